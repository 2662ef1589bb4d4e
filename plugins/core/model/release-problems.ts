import { ruleOf } from '../problems/catalogue.ts'
import { problemAt, type Source } from '../problems/data-file.ts'
import { atLine, type Edit, type Problem } from '../problems/problem.ts'
import { suggest } from '../problems/suggest.ts'
import { offerings, tierName, tiers } from './availability.ts'
import { wordCount } from './body-rules.ts'
import { deprecationProblems } from './deprecation-problems.ts'
import { asTexts } from './fields.ts'
import { pageProblem } from './page-entity.ts'
import type { ReleaseItem } from './release-item.ts'
import { itemId, type Release, type Releases } from './releases.ts'
import { isSince, type Version } from './version.ts'

/** Most words of a title and of a text. */
const titleWords = 7
const bodyWords = 125

/** Find what is wrong with releases, by the rules of their time. */
export function releaseProblems({ releases, deprecations, strays }: Releases): Problem[] {
  return [
    ...deprecationProblems(deprecations),
    ...strays.map(
      (page): Problem =>
        pageProblem(
          page,
          'release/no-version',
          'The name of the folder tells no version: the item is in no release.',
          '',
        ),
    ),
    ...releases.flatMap((release) => [
      ...release.items.flatMap((item) => itemProblems(item, release.version)),
      ...secondItems(release),
    ]),
    ...lineageProblems(releases),
    ...secondMvps(releases),
  ]
}

function itemProblems(item: ReleaseItem, version: Version | undefined): Problem[] {
  const isStrict = item.page !== undefined || version === undefined || isSince(version, 15, 0)
  if (item.type === 'deprecation' || item.type === 'removal') return item.page ? [] : noteProblems(item, version)
  return [
    ...(item.body === '' ? [itemProblem(item, 'release/empty', `"${item.title}" has no text.`, 'body')] : []),
    ...(isStrict ? lengthProblems(item) : []),
    ...orderProblems(item),
    ...tierGap(item, version),
    ...mediaProblems(item, version),
    ...statusProblems(item),
    ...breakingProblems(item, version),
    ...missingFields(item, version),
  ]
}

/** Names under which the fields of an item stand in pages and in YAML. */
const fieldNames = {
  title: ['title', 'name'],
  tier: ['tier', 'available_in'],
  offering: ['offering', 'gitlab_com'],
  stage: ['stage', 'stage'],
  categories: ['categories', 'categories'],
  documentation: ['documentation_link', 'documentation_link'],
  workItem: ['work_item', 'issue_url'],
  media: ['media', 'image_url'],
  body: ['body', 'description'],
  level: ['level', 'name'],
  type: ['type', 'name'],
  status: ['status', 'name'],
  replaces: ['replaces', 'name'],
} as const

type ItemField = keyof typeof fieldNames

function nameOf(item: ReleaseItem, field: ItemField): string {
  return fieldNames[field][item.page ? 0 : 1]
}

/** A problem at a field of an item; at the text of its page for its body. */
function itemProblem(
  item: ReleaseItem,
  code: Problem['code'],
  message: string,
  field: ItemField,
  rest: { help?: string; expected?: string[]; edits?: Edit[] } = {},
): Problem {
  if (field === 'body' && item.page)
    return {
      code,
      severity: ruleOf(code).severity,
      message,
      file: item.page.path,
      place: atLine(item.bodyLine ?? 1),
      pointer: 'body:text',
      ...rest,
    }
  return problemAt(item.source, code, message, { field: [nameOf(item, field)], ...rest })
}

/** Items that come with every release under the same names; they need no stage, documentation or issue. */
const recurring =
  /^(Bug fixes|(Omnibus|Performance|Usability|GitLab Runner|GitLab( Helm)? chart) improvements|GitLab Runner \d+\.\d+)$/i

function isRecurring(item: ReleaseItem): boolean {
  return item.level === 'tertiary' || recurring.test(item.title)
}

/** Items in YAML name stage and categories since 12.8, and lead on to an issue; pages are checked by their schema. */
function missingFields(item: ReleaseItem, version: Version | undefined): Problem[] {
  const isFeature = item.type === 'feature' && !item.page
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
  ['tier', tiers.flatMap(({ key, name }) => [name, key])],
  ['offering', offerings.map(({ key }) => key)],
]

/** Pages list tiers and offerings in one order. */
function orderProblems(item: ReleaseItem): Problem[] {
  if (!item.page) return []
  const { value, place } = item.source.file.yaml
  return orders.flatMap(([field, order]) => {
    const name = nameOf(item, field)
    const given = asTexts((value as Record<string, unknown>)[name])
    if (given.some((one) => !order.includes(one)) || new Set(given).size < given.length) return []
    const sorted = [...given].sort((a, b) => order.indexOf(a) - order.indexOf(b))
    if (sorted.join() === given.join()) return []
    const edits = sorted.flatMap((text, index): Edit[] =>
      text === given[index] ? [] : [{ place: place([name, index], 'value'), text }],
    )
    const message = `\`${name}\` is not in its usual order.`
    return [itemProblem(item, 'release/order', message, field, { help: `Write ${sorted.join(', ')}.`, edits })]
  })
}

/** Higher tiers include the lower ones. Starter is passed over: it is no longer sold. */
function tierGap(item: ReleaseItem, version: Version | undefined): Problem[] {
  const lowest = tiers.findIndex(({ key }) => key === item.tiers[0])
  const isHostedOnly = item.offerings.length === 1 && item.offerings[0] === 'gitlab_com'
  if (lowest === -1 || (isHostedOnly && version && !isSince(version, 14, 0))) return []
  const missing = tiers.slice(lowest + 1).filter(({ key, isOld }) => !isOld && !item.tiers.includes(key))
  if (missing.length === 0) return []
  const names = missing.map(({ name }) => name).join(' and ')
  const message = `"${item.title}" is in ${tierName(item.tiers[0] as 'free')} but not in ${names}.`
  return [itemProblem(item, 'release/tier-gap', message, 'tier')]
}

/** Pictures of YAML items lie below the images of their release. */
function mediaProblems(item: ReleaseItem, version: Version | undefined): Problem[] {
  return item.media.flatMap(({ src }) => {
    if (/^https?:\/\/(www\.)?youtube\.com\//.test(src)) {
      const message = `The video "${src}" is on youtube.com, which tracks those who watch.`
      return [mediaProblem(item, message, 'Use www.youtube-nocookie.com.')]
    }
    const isReleased = version !== undefined && !item.source.file.file.includes('/unreleased/')
    const folder = `/images/${isReleased ? `${version.major}_${version.minor}` : 'unreleased'}/`
    if (item.page || !src.startsWith('/images/') || src.startsWith(folder)) return []
    return [mediaProblem(item, `The picture "${src}" does not lie below ${folder}.`, `Move it to ${folder}.`)]
  })
}

function mediaProblem(item: ReleaseItem, message: string, help: string): Problem {
  const isVideo = !item.page && message.startsWith('The video')
  if (isVideo) return problemAt(item.source, 'release/media', message, { field: ['video'], help })
  return itemProblem(item, 'release/media', message, 'media', { help })
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

/** Since 14.4 a name suffices, because the text stands among the deprecations. */
function noteProblems(item: ReleaseItem, version: Version | undefined): Problem[] {
  if (item.body !== '' || !version || isSince(version, 14, 4)) return []
  const message = `The ${item.type} "${item.title}" of ${version.text} has no text.`
  return [problemAt(item.source, 'release/deprecation-text', message, { field: ['feature_name'] })]
}

function secondItems({ items }: Release): Problem[] {
  const seen = new Map<string, ReleaseItem>()
  return items.flatMap((item) => {
    if (item.type === 'upgrade') return []
    const key = `${item.type} ${item.title.toLowerCase()}`
    const first = seen.get(key)
    if (!first) seen.set(key, item)
    const message = `There is another item "${item.title}" in this release, in ${first?.source.file.file}.`
    return first ? [itemProblem(item, 'release/second-item', message, 'title')] : []
  })
}

/** What items follow up must be there, and not lead back to them. */
function lineageProblems(releases: readonly Release[]): Problem[] {
  const byId = new Map(
    releases.flatMap((release) => release.items.map((item) => [itemId(release, item), item] as const)),
  )
  return [...byId].flatMap(([id, item]) => {
    if (item.replaces === undefined) return []
    if (!byId.has(item.replaces)) {
      const message = `"${item.title}" follows up \`${item.replaces}\`, which is no item.`
      return [
        itemProblem(item, 'release/replaces', message, 'replaces', { expected: suggest(item.replaces, byId.keys()) }),
      ]
    }
    const circle = circleFrom(id, byId)
    if (!circle) return []
    const message = `"${item.title}" follows up itself: ${circle.join(' → ')}.`
    return [itemProblem(item, 'release/replaces-loop', message, 'replaces')]
  })
}

/** The way from an item back to itself, when there is one. */
function circleFrom(start: string, byId: ReadonlyMap<string, ReleaseItem>): string[] | undefined {
  const way = [start]
  for (
    let id = byId.get(start)?.replaces;
    id !== undefined && !way.slice(1).includes(id);
    id = byId.get(id)?.replaces
  ) {
    way.push(id)
    if (id === start) return way
  }
  return undefined
}

function secondMvps(releases: readonly Release[]): Problem[] {
  const seen = new Map<string, string>()
  return [...releases].reverse().flatMap(({ version, mvps }) =>
    mvps.flatMap(({ name, handle, source }) => {
      if (!version || !source) return []
      const key = `${version.major} ${handle ?? name}`
      const before = seen.get(key)
      if (before === undefined) seen.set(key, version.text)
      const message = `${name} was thanked in ${before} already.`
      return before === undefined ? [] : [mvpProblem(source, message)]
    }),
  )
}

function mvpProblem(source: Source, message: string): Problem {
  return problemAt(source, 'release/second-mvp', message, { field: [source.path[0] === 'mvp' ? 'fullname' : 'name'] })
}
