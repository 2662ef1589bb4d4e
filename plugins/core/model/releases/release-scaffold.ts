import { codeRanges } from '../markdown/code-ranges.ts'
import { withOtherAddresses } from '../markdown/text-addresses.ts'
import { tiers as allTiers } from '../product/availability.ts'
import type { Version } from '../product/version.ts'
import { uniqueSlug } from './release-item.ts'
import type { Release } from './releases.ts'

/** Where the index of a new release goes: beside those that are there, in the same pattern; in a folder of its own in any case. */
export function indexPathOf(version: Version, releases: readonly Release[], input: string, product: string): string {
  const { major, minor } = version
  const before = releases.find((one) => one.page !== undefined && one.version !== undefined)
  if (before?.page && before.version) {
    const { major: oldMajor, minor: oldMinor } = before.version
    const steps = before.page.split('/')
    const named = steps.map((step) =>
      step === String(oldMajor)
        ? String(major)
        : step.replace(new RegExp(`(^|\\D)${oldMajor}([-_.])${oldMinor}(?!\\d)`), `$1${major}$2${minor}`),
    )
    return named.join('/').replace(/(?<!(?:^|\/)_?index)\.md$/, '/index.md')
  }
  const slug = product
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return `${input === '.' ? '' : `${input}/`}releases/${major}/${slug}-${major}-${minor}-released/index.md`
}

/** The index of a new release. */
export function indexText(product: string, version: Version, date: string | undefined): string {
  return [
    '---',
    `title: ${JSON.stringify(`${product} ${version.text} release notes`)}`,
    'description: ""',
    ...(date ? [`date: ${date}`] : []),
    '# notable_contributor: { name: "", url: "" }',
    '---',
    '',
    `${product} ${version.text} brings the following.`,
    '',
  ].join('\n')
}

/** The name of an item's file: short enough for any disk, whatever its script, and never that of an index. */
export function itemFileName(title: string): string {
  const slug = uniqueSlug(title, 'feature', new Set())
  const short =
    [...slug]
      .slice(0, 60)
      .join('')
      .replace(/^-+|-+$/g, '') || 'item'
  return `${/^(index|readme)$/.test(short) ? `${short}-item` : short}.md`
}

/** What an item is drafted from. */
export interface ItemDraft {
  title: string
  stage?: string
  categories: string[]
  tiers: string[]
  documentation?: string
  workItem: string
  body: string
}

/** An item as a page. */
export function itemText({ title, stage, categories, tiers, documentation, workItem, body }: ItemDraft): string {
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    `tier: [${tiers.join(', ')}]`,
    'offering: [gitlab_com, self_managed]',
    `stage: ${stage === undefined ? '""' : JSON.stringify(stage)}`,
    `categories: [${categories.map((one) => JSON.stringify(one)).join(', ')}]`,
    ...(documentation ? [`documentation_link: ${JSON.stringify(documentation)}`] : []),
    `work_item: ${JSON.stringify(workItem)}`,
    '---',
    '',
    body === '' ? 'Say what is new and why it matters.' : body,
    '',
  ].join('\n')
}

/** An issue, as far as an item is drafted from it. */
export interface DraftSource {
  title: string
  description: string
  url: string
  labels: readonly string[]
}

/**
 * Draft an item from an issue: the text below its heading "Release notes", the documentation that is linked there, and stage,
 * categories and tiers by its labels.
 *
 * @param names  Key of a stage and name of a category by label.
 */
export function draftFrom(
  { title, description, url, labels }: DraftSource,
  names: { stage(label: string): string | undefined; category(label: string): string | undefined },
): ItemDraft {
  const body = withFullAddresses(releaseNotesOf(description), url)
  const documentation = /https?:\/\/docs\.[^\s)\]>"'`]*[^\s)\]>"'`.,;:!?*_]/.exec(body)?.[0]
  const stage = labels.flatMap((label) => names.stage(label) ?? [])[0]
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    categories: labels.flatMap((label) => names.category(label) ?? []),
    tiers: tiersByLabel(labels),
    workItem: url,
    body,
    ...(stage ? { stage } : {}),
    ...(documentation ? { documentation } : {}),
  }
}

/** The text from the heading "Release notes" to the next heading of its level, without comments; code has no headings. */
function releaseNotesOf(description: string): string {
  const text = description.replace(/\r\n?/g, '\n').replace(/<!--[\s\S]*?-->/g, '')
  const isCode = codeRanges(text)
  const headings = [...text.matchAll(/^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/gm)].filter(({ index }) => !isCode(index))
  const at = headings.findIndex(([, , title = '']) =>
    /^release (?:notes?|posts?)(?: summary)?$/i.test(title.replace(/[*_:]/g, '').trim()),
  )
  const heading = headings[at]
  if (!heading) return ''
  const level = (heading[1] as string).length
  const next = headings.slice(at + 1).find(([, marks = '']) => marks.length <= level)
  return text.slice(heading.index + heading[0].length, next?.index).trim()
}

/** Full addresses for what GitLab reads from the issue's project or from its host; `#12` and the like stay as they are. */
function withFullAddresses(body: string, issue: string): string {
  const [project] = issue.split('/-/')
  return withOtherAddresses(body, (address) => {
    if (address.startsWith('/uploads/')) return project + address
    return /^\/(?!\/)/.test(address) ? new URL(address, issue).href : address
  })
}

/** A label names the lowest tier that has it; without one, all have it. */
function tiersByLabel(labels: readonly string[]): string[] {
  const sold = allTiers.filter(({ isOld }) => !isOld)
  const lowest = sold.findIndex(({ name }) => labels.includes(`GitLab ${name}`))
  return sold.slice(Math.max(lowest, 0)).map(({ name }) => name)
}
