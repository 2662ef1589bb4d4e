import type { Problem } from '../../problems/problem.ts'
import type { Direction, DirectionItem } from '../direction/direction-items.ts'
import { asVersion } from '../product/version.ts'
import type { ReleaseItem } from './release-item.ts'
import type { Release, Releases } from './releases.ts'

/** What stands between a release and its day. */
export interface Readiness {
  /** Problems of the files of its items. */
  problems: Problem[]
  /** Issues and epics of its milestone that are done and that no item tells of. */
  untold: DirectionItem[]
  /** What the release itself lacks. */
  missing: string[]
}

/**
 * Look at a release before its day.
 *
 * @param problems  Those of the whole site.
 */
export function releaseReadiness(
  release: Release,
  releases: Releases,
  problems: readonly Problem[],
  direction: Direction | undefined,
): Readiness {
  const files = new Set(release.items.map(({ source }) => source.file.file))
  if (release.page) files.add(release.page)
  const told = new Set(releases.items.flatMap(({ item }) => item.workItems.map(sameAddress)))
  const isUntold = ({ milestone, state, url }: DirectionItem): boolean =>
    milestone !== undefined &&
    (asVersion(milestone.title)?.text ?? milestone.title) === release.name &&
    state === 'closed' &&
    !told.has(sameAddress(url))
  return {
    problems: problems.filter(({ file }) => files.has(file)),
    untold: (direction?.items ?? []).filter(isUntold),
    missing: [
      ...(release.items.length === 0 ? ['It has no items.'] : []),
      ...(release.date === undefined ? ['It has no date.'] : []),
      ...(release.mvps.length === 0 ? ['It thanks no contributor above all.'] : []),
      ...(release.page !== undefined && release.description === undefined ? ['Its index has no description.'] : []),
      ...release.items.filter(isToldInFull).flatMap(lacks),
    ],
  }
}

function isToldInFull({ type, level }: ReleaseItem): boolean {
  return type === 'feature' && level !== 'tertiary'
}

/** What an item does not name. Of stages and categories of items in YAML the checks tell. */
function lacks({ title, documentation, page, stage, stageText, categoryTexts }: ReleaseItem): string[] {
  return [
    ...(documentation === undefined ? ['documentation'] : []),
    ...(page && stage === undefined && stageText === undefined ? ['stage'] : []),
    ...(page && categoryTexts.length === 0 ? ['category'] : []),
  ].map((what) => `"${title}" names no ${what}.`)
}

/** Issues and work items have several addresses for one thing. */
function sameAddress(address: string): string {
  return address
    .replace(/\/-\/(issues|work_items|epics)\//, '/-/')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')
    .replace('/groups/', '/')
}

/** Whether nothing stands in the way. */
export function isReady({ problems, untold, missing }: Readiness): boolean {
  return untold.length === 0 && missing.length === 0 && !problems.some(({ severity }) => severity !== 'info')
}
