import { ruleOf } from '../../problems/catalogue.ts'
import { problemAt, type Source } from '../../problems/data-file.ts'
import { type Edit, type Place, type Problem, pointerOf } from '../../problems/problem.ts'
import { asFields, asTexts, type Fields } from '../fields.ts'
import { wordCount } from '../pages/body-rules.ts'
import type { Page } from '../pages/page.ts'
import { pageProblem } from '../pages/page-entity.ts'
import { offerings, tierName, tiers } from '../product/availability.ts'
import { isSince, type Version } from '../product/version.ts'
import { deprecationProblems } from './deprecation-problems.ts'
import { type ItemField, itemProblem, nameOfField } from './item-problem.ts'
import { lineageProblems } from './lineage-problems.ts'
import { mediaProblems, type SizeOf } from './media-problems.ts'
import type { ReleaseItem } from './release-item.ts'
import { isRelease } from './release-page.ts'
import type { Release, Releases, Stray } from './releases.ts'
import { deprecationTold } from './told-deprecations.ts'

/** Most words of a title and of a text. */
const titleWords = 7
const bodyWords = 125

/**
 * Find what is wrong with releases, by the rules of their time.
 *
 * @param sizeOf  Bytes of a picture of an item; without it, sizes are not looked at.
 */
export function releaseProblems(all: Releases, sizeOf: SizeOf = () => undefined): Problem[] {
  const { releases, deprecations, thanks, strays } = all
  return [
    ...deprecationProblems(deprecations),
    ...strays.map(strayProblem),
    ...releases.flatMap((release) => [
      ...release.items.flatMap((item) =>
        deprecationTold(item, release, deprecations) ? [] : itemProblems(item, release.version, sizeOf),
      ),
      ...secondItems(release),
    ]),
    ...dateProblems(releases),
    ...lineageProblems(all),
    ...secondMvps(thanks),
  ]
}

function strayProblem({ page, why }: Stray): Problem {
  switch (why) {
    case 'no-version':
      return pageProblem(page, 'release/no-version', `The name of the folder tells no version: ${partOf(page)}.`, '')
    case 'layout':
      return pageProblem(
        page,
        'release/layout',
        `The layout \`${page.fields.layout}\` is none of an item: ${partOf(page)}.`,
        'layout',
      )
    case 'second':
      return pageProblem(
        page,
        'release/second-page',
        'Its release has another page already: what this one says is in no list.',
        '',
      )
  }
}

function partOf(page: Page): string {
  return isRelease(page) ? 'this is the page of no release' : 'the item is in no release'
}

function itemProblems(item: ReleaseItem, version: Version | undefined, sizeOf: SizeOf): Problem[] {
  const isStrict = item.page !== undefined || version === undefined || isSince(version, 15, 0)
  if (item.type === 'deprecation' || item.type === 'removal') return item.page ? [] : noteProblems(item, version)
  return [
    ...emptyProblems(item),
    ...markupProblems(item),
    ...(isStrict ? lengthProblems(item) : []),
    ...orderProblems(item),
    ...tierGap(item, version),
    ...mediaProblems(item, version, sizeOf),
    ...statusProblems(item),
    ...breakingProblems(item, version),
    ...missingFields(item, version),
  ]
}

/** YAML without a text is told by its schema, which sees neither the text of a page nor that a text is nothing but space. */
function emptyProblems(item: ReleaseItem): Problem[] {
  if (item.body !== '' || (!item.page && !item.within && !isBlank(item.source))) return []
  return [itemProblem(item, 'release/empty', `"${item.title}" has no text.`, 'body')]
}

/** Titles are shown as they are written: nobody wants to read tags and braces, other than as code. */
function markupProblems(item: ReleaseItem): Problem[] {
  const [markup] = /<\/?[a-z][^<>]*>|\{\{[^{}]*\}?\}?|\{%/i.exec(item.title.replace(/`[^`]*`/g, '')) ?? []
  if (markup === undefined) return []
  const message = `The title "${item.title}" holds \`${markup.trim()}\`, which is shown as it is written.`
  return [itemProblem(item, 'release/title-markup', message, 'title')]
}

function isBlank({ file, path }: Source): boolean {
  const entry = path.reduce<unknown>((value, step) => (value as Fields | undefined)?.[step], file.yaml.value)
  return /^\s+$/.test(String(asFields(entry).description))
}

/** Items that come with every release under the same names; they need no stage, documentation or issue. */
const recurring =
  /^(Bug fixes|(Omnibus|Performance|Usability|GitLab Runner|GitLab( Helm)? chart) improvements|GitLab Runner \d+\.\d+)$/i

function isRecurring(item: ReleaseItem): boolean {
  return item.level === 'tertiary' || recurring.test(item.title)
}

/**
 * Items in YAML name stage and categories since 12.8, and lead on to an issue; pages are checked by their schema, and what they
 * tell in their text has no such fields.
 */
function missingFields(item: ReleaseItem, version: Version | undefined): Problem[] {
  const isFeature = item.type === 'feature' && !item.page && !item.within
  if (!isFeature || isRecurring(item) || (version && !isSince(version, 12, 8))) return []
  const wanted: [ItemField, boolean, string][] = [
    ['stage', item.stageText !== undefined, '`stage`'],
    ['categories', item.categoryTexts.length > 0, '`categories`'],
    ['documentation', item.documentation !== undefined, '`documentation_link`'],
    ['workItem', item.workItems.length > 0, 'an address of its issue, epic or merge request'],
  ]
  return wanted.flatMap(([field, isThere, what]) =>
    isThere ? [] : [itemProblem(item, 'release/missing', `"${item.title}" has no ${what.replace(/^an /, '')}.`, field)],
  )
}

function lengthProblems(item: ReleaseItem): Problem[] {
  const ofTitle = wordCount(item.title)
  const ofBody = wordCount(item.body)
  const isCollection = isRecurring(item) || item.type !== 'feature'
  return [
    ...(ofTitle > titleWords && !isCollection
      ? [
          itemProblem(
            item,
            'release/title-length',
            `The title "${item.title}" has ${ofTitle} words. It should have at most ${titleWords}.`,
            'title',
          ),
        ]
      : []),
    ...(ofBody > bodyWords && !isCollection
      ? [
          itemProblem(
            item,
            'release/too-long',
            `The text of "${item.title}" has ${ofBody} words. It should have at most ${bodyWords}.`,
            'body',
          ),
        ]
      : []),
  ]
}

const orders: [ItemField, readonly string[]][] = [
  ['tier', tiers.map(({ name }) => name)],
  ['offering', offerings.map(({ key }) => key)],
]

/** Pages list tiers and offerings in one order. Lists that hold anything else, or the same twice, are told by their schema. */
function orderProblems(item: ReleaseItem): Problem[] {
  if (!item.page) return []
  const { value, place } = item.source.file.yaml
  return orders.flatMap(([field, order]) => {
    const name = nameOfField(item, field)
    const given = asTexts(asFields(value)[name])
    const isKnown = [asFields(value)[name]].flat().every((one) => order.includes(one as string))
    if (!isKnown || new Set(given).size < given.length) return []
    const sorted = [...given].sort((a, b) => order.indexOf(a) - order.indexOf(b))
    if (sorted.join() === given.join()) return []
    const places = given.map((_, index) => place([name, index], 'value'))
    // The entries of a list that stands elsewhere, behind an alias, all have the place of its field.
    const isHere = new Set(places.map(({ start }) => pointerOf([start.line, start.column]))).size === given.length
    const edits = sorted.flatMap((text, index): Edit[] =>
      isHere && text !== given[index] ? [{ place: places[index] as Place, text }] : [],
    )
    const message = `\`${name}\` is not in its usual order.`
    return [itemProblem(item, 'release/order', message, field, { help: `Write ${sorted.join(', ')}.`, edits })]
  })
}

/**
 * Higher tiers include the lower ones. Starter is passed over: it is no longer sold; Ultimate is there since 10.2. What is for Free
 * alone tells of Free itself, such as what can be bought for it.
 */
function tierGap(item: ReleaseItem, version: Version | undefined): Problem[] {
  if (item.tiers.length === 1 && item.tiers[0] === 'free') return []
  const lowest = tiers.findIndex(({ key }) => key === item.tiers[0])
  const isHostedOnly = item.offerings.length === 1 && item.offerings[0] === 'gitlab_com'
  if (lowest === -1 || (isHostedOnly && version && !isSince(version, 14, 0))) return []
  const isSold = ({ key, isOld }: (typeof tiers)[number]): boolean =>
    !isOld && (key !== 'ultimate' || !version || isSince(version, 10, 2))
  const missing = tiers.slice(lowest + 1).filter((tier) => isSold(tier) && !item.tiers.includes(tier.key))
  if (missing.length === 0) return []
  const names = missing.map(({ name }) => name).join(' and ')
  const message = `"${item.title}" is in ${tierName(item.tiers[0] as 'free')} but not in ${names}.`
  return [itemProblem(item, 'release/tier-gap', message, 'tier')]
}

function statusProblems(item: ReleaseItem): Problem[] {
  const inTitle = /\((beta|experiment|experimental|GA|limited availability)\)\s*$/i.exec(item.title)?.[1]
  const problems: Problem[] = []
  if (inTitle && !item.status && item.page)
    problems.push(itemProblem(item, 'release/status-in-title', `The title says "${inTitle}"; a field can.`, 'title'))
  if (item.status === 'experiment' && item.level === 'primary')
    problems.push(
      itemProblem(
        item,
        'release/unfinished-primary',
        `"${item.title}" is an experiment, and opens the release.`,
        'level',
      ),
    )
  if ((item.status === 'beta' || item.status === 'experiment') && !item.feedbackIssue)
    problems.push(itemProblem(item, 'release/beta-feedback', `"${item.title}" names no issue for feedback.`, 'status'))
  return problems
}

function breakingProblems(item: ReleaseItem, version: Version | undefined): Problem[] {
  if (item.type !== 'breaking-change') return []
  const missing = [...(item.impact ? [] : ['impact']), ...(item.action ? [] : ['action'])]
  return [
    ...(missing.length > 0
      ? [
          itemProblem(
            item,
            'release/breaking-without-action',
            `The breaking change "${item.title}" has no ${missing.map((name) => `\`${name}\``).join(' and no ')}.`,
            'type',
          ),
        ]
      : []),
    ...(version && version.minor !== 0
      ? [
          itemProblem(
            item,
            'release/breaking-in-minor',
            `"${item.title}" breaks something in ${version.text}, which is no major version.`,
            'type',
          ),
        ]
      : []),
  ]
}

/** Since 14.4 a name suffices, because the text stands among the deprecations; sites that keep those here say so by doing it. */
function noteProblems(item: ReleaseItem, version: Version | undefined): Problem[] {
  if (item.body !== '' || !version || isSince(version, 14, 4)) return []
  const message = `The ${item.type} "${item.title}" of ${version.text} has no text.`
  return [problemAt(item.source, 'release/deprecation-text', message, { field: ['feature_name'] })]
}

/** A version comes out after those before it; what has its day to come is upcoming, and no fault. */
function dateProblems(releases: readonly Release[]): Problem[] {
  let next: { name: string; date: string } | undefined
  return releases.flatMap(({ name, version, date, page, items }): Problem[] => {
    if (!version || date === undefined) return []
    const after = next
    if (!after || date < after.date) next = { name, date }
    const file = page ?? items[0]?.source.file.file
    if (!after || date <= after.date || file === undefined) return []
    const message = `${name} has the date ${date}, after that of ${after.name}, ${after.date}.`
    return [{ code: 'release/date-order', severity: ruleOf('release/date-order').severity, message, file }]
  })
}

function secondItems({ items }: Release): Problem[] {
  const seen = new Map<string, ReleaseItem>()
  return items.flatMap((item) => {
    if (item.type === 'upgrade') return []
    const byTitle = `${item.type} ${item.title.toLowerCase()}`
    const bySlug = `/${item.slug}`
    const first = seen.get(byTitle) ?? seen.get(bySlug)
    for (const key of [byTitle, bySlug]) if (!seen.has(key)) seen.set(key, item)
    if (!first) return []
    const name = first.slug === item.slug ? `\`${item.slug}\`` : `"${item.title}"`
    const message = `There is another item ${name} in this release, in ${first.source.file.file}.`
    return [itemProblem(item, 'release/second-item', message, 'title')]
  })
}

/** Once for each major version is the custom. */
function secondMvps(thanks: Releases['thanks']): Problem[] {
  const seen = new Map<string, string>()
  return [...thanks].reverse().flatMap(({ version, name, handle, source }) => {
    const key = `${version.major} ${(handle ?? name).toLowerCase()}`
    const before = seen.get(key)
    if (before === undefined) seen.set(key, version.text)
    if (before === undefined || !source) return []
    return [problemAt(source, 'release/second-mvp', `${name} was thanked in ${before} already.`, mvpField(source))]
  })
}

/** Where the name of an MVP stands: in a row of `mvps.yml`, in release notes in YAML, or in a page. */
function mvpField({ path: [step] }: Source): { field: string[] } {
  if (step === undefined) return { field: ['notable_contributor'] }
  return { field: [step === 'mvp' ? 'fullname' : 'name'] }
}
