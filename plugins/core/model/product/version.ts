import { compareText } from '../../problems/problem.ts'
import { asDate, asText } from '../fields.ts'

/** A version of the product, of two numbers. */
export interface Version {
  major: number
  minor: number
  /** `15.10` */
  text: string
}

/** Read a text that is a version and nothing else: `15.10`, `v15.10`, `15_10`, `15-10`. */
export function asVersion(text: string | undefined): Version | undefined {
  const match = /^v?(\d{1,4})[._-](\d{1,4})$/.exec(text?.trim() ?? '')
  return match ? versionOf(Number(match[1]), Number(match[2])) : undefined
}

/** The version that a field gives. Without quotes, `17.0` is the number 17: the schema tells, and the entry is not lost. */
export function versionFrom(value: unknown): Version | undefined {
  return asVersion(Number.isInteger(value) ? `${value}.0` : asText(value))
}

/** The version that the name of a folder or file holds: `15_4`, `acme-19-1-released`, `2018_01_22_acme_10_4_released.yml`. */
export function versionIn(name: string): Version | undefined {
  const match = /(?:^|[^\d._-][._-]?)v?(\d{1,3})[._-](\d{1,3})(?![._-]?\d)/.exec(
    name.replace(/^\d{4}[-_]\d\d[-_]\d\d[-_]?/, ''),
  )
  return match ? versionOf(Number(match[1]), Number(match[2])) : undefined
}

/** The day, `YYYY-MM-DD`, with which the name of a folder or file begins: `2018_01_22_acme_10_4_released.yml`. */
export function dayIn(name: string): string | undefined {
  return asDate(/^\d{4}[-_]\d\d[-_]\d\d(?!\d)/.exec(name)?.[0].replaceAll('_', '-'))
}

/** Whether the name of a folder stands for what has no version yet: `unreleased`, `next`, `upcoming`, `acme-next`. */
export function isUnreleased(folder: string): boolean {
  return /(^|[-_.])(unreleased|next|upcoming)$/i.test(folder)
}

function versionOf(major: number, minor: number): Version {
  return { major, minor, text: `${major}.${minor}` }
}

/** Order by number: 15.9 before 15.10. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || compareText(a.text, b.text)
}

/** Whether a version is another one or comes after it. */
export function isSince(version: Version, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor)
}

/** Last minor versions of GitLab's majors that did not have the usual eleven after the first. */
const lastMinors = [
  [3, 1],
  [4, 2],
  [5, 4],
  [6, 9],
  [7, 14],
  [8, 17],
  [9, 5],
  [10, 8],
  [12, 10],
  [13, 12],
  [14, 10],
] as const

/** How many releases lie from one version to another; negative when the other comes first. */
export function releasesBetween(from: Version, to: Version): number {
  return ordinal(to) - ordinal(from)
}

/** The version so many releases after another one, or before it; nothing before the first. */
export function versionAfter(from: Version, releases: number): Version | undefined {
  const wanted = ordinal(from) + releases
  let major = Math.max(0, from.major + Math.ceil(releases / 12))
  while (major > 0 && firstOf(major) > wanted) major--
  while (firstOf(major + 1) <= wanted) major++
  return wanted < 0 ? undefined : versionOf(major, wanted - firstOf(major))
}

function ordinal({ major, minor }: Version): number {
  return firstOf(major) + minor
}

/** How many releases come before a major. */
function firstOf(major: number): number {
  return lastMinors.reduce((sum, [one, last]) => (one < major ? sum + last - 11 : sum), major * 12)
}
