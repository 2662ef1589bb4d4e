import { codeRanges } from '../markdown/code-ranges.ts'
import { plainTitle } from '../markdown/plain-title.ts'
import { withOtherAddresses } from '../markdown/text-addresses.ts'
import { tierName } from '../product/availability.ts'
import { lowestTier, type ReleaseItem } from './release-item.ts'
import { type Release, type ReleaseSection, sectionOfItem } from './releases.ts'
import { deprecationTold } from './told-deprecations.ts'

/** The channels for which a release can be told. */
export const releaseChannels = ['announcement', 'slack', 'email', 'whats-new', 'blog', 'changelog'] as const
export type ReleaseChannel = (typeof releaseChannels)[number]

/** What a text needs to know besides the release. */
export interface TextScene {
  /** Full address of a path of the site; the path itself when the site has no address. */
  addressOf(item: ReleaseItem): string
  /** Full address of what an item links to. */
  addressIn(item: ReleaseItem, address: string): string
  releaseAddress: string
  sections: readonly ReleaseSection[]
}

/** A release in the words of a channel. */
export function releaseText(release: Release, channel: ReleaseChannel, scene: TextScene): string {
  return writers[channel](release, scene)
}

const writers: Record<ReleaseChannel, (release: Release, scene: TextScene) => string> = {
  announcement,
  slack,
  email,
  'whats-new': whatsNew,
  blog,
  changelog,
}

/** How many items a short text names. */
const few = 7

/** What is told first: top and primary items, or the first others where there are none. */
function highlights({ items }: Release): ReleaseItem[] {
  const features = items.filter(isFeature)
  const first = features.filter(({ level }) => level === 'top' || level === 'primary')
  return (first.length > 0 ? first : features).slice(0, few)
}

function isFeature({ type, level }: ReleaseItem): boolean {
  return level !== 'tertiary' && !['deprecation', 'removal', 'upgrade', 'other'].includes(type)
}

function ofType(release: Release, ...types: ReleaseItem['type'][]): ReleaseItem[] {
  return release.items.filter(({ type }) => types.includes(type))
}

/** Names of what goes away, from the release itself and from the deprecations, each once. */
function goingAway(release: Release, type: 'deprecation' | 'removal'): string[] {
  const told = type === 'deprecation' ? release.announced : release.removed
  const others = ofType(release, type).filter((item) => !deprecationTold(item, release, told))
  return [...told, ...others].map(({ title }) => title)
}

function dated({ title, date, state }: Release): string {
  if (date === undefined) return title
  return state === 'upcoming' ? `${title}, planned for ${date}` : `${title}, released on ${date}`
}

/** A long text in Markdown: every item with its text, by section. */
function announcement(release: Release, scene: TextScene): string {
  const part = (heading: string, items: readonly ReleaseItem[]): string[] =>
    items.length === 0 ? [] : [`## ${heading}`, ...items.map((item) => longItem(item, scene))]
  const features = release.items.filter(isFeature)
  const first = features.filter(({ level }) => level === 'top' || level === 'primary')
  const rest = features.filter((item) => !first.includes(item))
  const bySection = scene.sections.flatMap((section) =>
    part(
      section.title,
      rest.filter((item) => sectionOfItem(item, scene.sections) === section),
    ),
  )
  return joined([
    `# ${release.title}`,
    `${dated(release)}. [Everything in this release](${scene.releaseAddress}).`,
    ...(release.mvps.length > 0 ? [`Thanks to ${release.mvps.map(({ name }) => name).join(' and ')}.`] : []),
    ...part('Primary features', first),
    ...bySection,
    ...part(
      'Bug fixes and improvements',
      release.items.filter(({ level }) => level === 'tertiary'),
    ),
    ...bulletPart('Deprecations', goingAway(release, 'deprecation')),
    ...bulletPart('Removals', goingAway(release, 'removal')),
    ...part('Other notable changes', ofType(release, 'other')),
    ...part('Before you upgrade', ofType(release, 'upgrade')),
  ])
}

function bulletPart(heading: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`## ${heading}`, names.map((name) => `- ${inMarkdown(name)}`).join('\n')]
}

function longItem(item: ReleaseItem, scene: TextScene): string {
  const tier = lowestTier(item)
  const facts = [tier && `From ${tierName(tier)}`, item.stage?.name].filter((one) => one !== undefined).join(' · ')
  return joined([
    `### [${inMarkdown(item.title)}](${scene.addressOf(item)})`,
    ...(facts === '' ? [] : [`_${facts}_`]),
    ...(item.body === '' ? [] : [withDeeperHeadings(told(item.body, item, scene))]),
    ...(item.impact ? [`**Impact:** ${told(item.impact, item, scene)}`] : []),
    ...(item.action ? [`**What to do:** ${told(item.action, item, scene)}`] : []),
  ])
}

/** A title in Markdown: code is all that is marked in it, and nothing in it ends its link or begins a tag. */
function inMarkdown(title: string): string {
  const isCode = codeRanges(title)
  return title.replace(/(?<!\\)[[\]<]/g, (mark, offset: number) => (isCode(offset) ? mark : `\\${mark}`))
}

/** A text of an item for where a path means nothing. An anchor is one of the item's own page, or else of its release. */
function told(text: string, item: ReleaseItem, scene: TextScene): string {
  const home = item.page?.url === undefined ? scene.releaseAddress : scene.addressOf(item)
  return withOtherAddresses(text, (address) =>
    address.startsWith('#') ? home + address : scene.addressIn(item, address),
  )
}

/** Headings of an item stand below that of the item itself. */
function withDeeperHeadings(body: string): string {
  const isCode = codeRanges(body)
  return body.replace(/^(#{1,6}) /gm, (heading, marks: string, offset: number) =>
    isCode(offset) ? heading : `${'#'.repeat(Math.min(marks.length + 3, 6))} `,
  )
}

/** A short text in Slack's own marks: https://api.slack.com/reference/surfaces/formatting */
function slack(release: Release, scene: TextScene): string {
  const breaking = [...ofType(release, 'breaking-change').map(({ title }) => title), ...goingAway(release, 'removal')]
  return [
    `*<${scene.releaseAddress}|${slackText(dated(release))}>*`,
    ...highlights(release).map((item) => `• <${scene.addressOf(item)}|${slackText(item.title)}>${slackTier(item)}`),
    ...more(release),
    ...(breaking.length > 0 ? [`:warning: Before you upgrade: ${slackList(breaking)}`] : []),
    '',
  ].join('\n')
}

function slackList(names: readonly string[]): string {
  const shown = names.slice(0, few).map(slackText).join(', ')
  return names.length > few ? `${shown} and ${names.length - few} more` : shown
}

function slackTier(item: ReleaseItem): string {
  const tier = lowestTier(item)
  return tier === undefined || tier === 'free' ? '' : ` _${tierName(tier)}_`
}

function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '¦')
}

function more(release: Release): string[] {
  const rest = release.items.filter(isFeature).length - highlights(release).length
  return rest > 0 ? [`and ${rest} more.`] : []
}

/** A plain text with a subject line. */
function email(release: Release, scene: TextScene): string {
  const first = highlights(release)
  const removals = goingAway(release, 'removal')
  const upgrade = ofType(release, 'upgrade', 'breaking-change').map(({ title }) => title)
  const list = (names: readonly string[]): string => names.map((name) => `- ${name}`).join('\n')
  return joined([
    `Subject: ${release.title}: ${plainTitle(first[0]?.title ?? 'what is new')}`,
    `${dated(release)}.`,
    ...(first.length > 0
      ? [
          [
            'What is new:',
            ...first.map((item) => `- ${plainTitle(item.title)}\n  ${scene.addressOf(item)}`),
            ...more(release),
          ].join('\n'),
        ]
      : []),
    ...(upgrade.length > 0 ? [`Before you upgrade:\n${list(upgrade.map(plainTitle))}`] : []),
    ...(removals.length > 0 ? [`No longer there:\n${list(removals.map(plainTitle))}`] : []),
    `Everything in this release: ${scene.releaseAddress}`,
  ])
}

/** Entries for the product itself: https://docs.gitlab.com/development/documentation/ and `data/whats_new` of GitLab. */
function whatsNew(release: Release, scene: TextScene): string {
  const all = highlights(release)
  // No list at all would be null.
  if (all.length === 0) return '[]\n'
  return all
    .map((item) => {
      const { tiers, offerings, documentation } = item
      const link = documentation === undefined ? scene.addressOf(item) : scene.addressIn(item, documentation)
      const paragraphs = told(item.body, item, scene)
        .split('\n')
        .map((line) => (line === '' ? '' : `    ${line}`))
      return [
        `- name: ${quoted(item.title)}`,
        '  description: |',
        ...(item.body === '' ? [`    ${item.title}`] : paragraphs),
        `  stage: ${quoted(item.stage?.key ?? item.stageText ?? 'none')}`,
        `  self-managed: ${offerings.includes('self_managed')}`,
        `  gitlab-com: ${offerings.includes('gitlab_com')}`,
        `  available_in: [${tiers.map(tierName).join(', ')}]`,
        `  documentation_link: ${quoted(link)}`,
        ...(release.date ? [`  published_at: ${release.date}`] : []),
        `  release: ${quoted(release.name)}`,
        '',
      ].join('\n')
    })
    .join('\n')
}

/** A text in double quotes, which YAML and JSON read alike. */
function quoted(text: string): string {
  return JSON.stringify(text)
}

/** The skeleton of an article: front matter, the highlights with their texts, and the rest by name. */
function blog(release: Release, scene: TextScene): string {
  const first = highlights(release)
  const rest = release.items.filter((item) => isFeature(item) && !first.includes(item))
  const front = [
    '---',
    `title: ${quoted(release.title)}`,
    `description: ${quoted(
      first
        .map(({ title }) => plainTitle(title))
        .slice(0, 3)
        .join(', '),
    )}`,
    ...(release.date ? [`date: ${release.date}`] : []),
    '---',
  ].join('\n')
  return joined([
    front,
    `${dated(release)}.`,
    ...first.map((item) =>
      joined([
        `## ${inMarkdown(item.title)}`,
        ...(item.body === '' ? [] : [withDeeperHeadings(told(item.body, item, scene))]),
        `[Read on](${scene.addressOf(item)})`,
      ]),
    ),
    ...(rest.length > 0
      ? ['## And also', rest.map((item) => `- [${inMarkdown(item.title)}](${scene.addressOf(item)})`).join('\n')]
      : []),
    `[Everything in this release](${scene.releaseAddress})`,
  ])
}

/** As in https://keepachangelog.com: what was added, changed, deprecated, removed, fixed and made safer. */
function changelog(release: Release, scene: TextScene): string {
  const line = (item: ReleaseItem): string => `- [${inMarkdown(item.title)}](${scene.addressOf(item)})`
  const part = (heading: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`### ${heading}`, lines.join('\n')]
  return joined([
    `## ${release.name}${release.date ? ` (${release.date})` : ''}`,
    ...part('Breaking', ofType(release, 'breaking-change').map(line)),
    ...part('Added', ofType(release, 'feature').map(line)),
    ...part('Changed', ofType(release, 'enhancement', 'performance', 'upgrade', 'other', 'known-issue').map(line)),
    ...part(
      'Deprecated',
      goingAway(release, 'deprecation').map((name) => `- ${inMarkdown(name)}`),
    ),
    ...part(
      'Removed',
      goingAway(release, 'removal').map((name) => `- ${inMarkdown(name)}`),
    ),
    ...part('Fixed', ofType(release, 'bug-fix').map(line)),
    ...part('Security', ofType(release, 'security').map(line)),
  ])
}

function joined(blocks: readonly string[]): string {
  return `${blocks.map((block) => block.trimEnd()).join('\n\n')}\n`
}
