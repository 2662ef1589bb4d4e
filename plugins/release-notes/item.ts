import { tierName } from '../core/model/product/availability.ts'
import { itemStatuses, itemTypes, lowestTier, type ReleaseItem } from '../core/model/releases/release-item.ts'
import { lineageOf } from '../core/model/releases/release-lineage.ts'
import type { Release, ReleasedItem } from '../core/model/releases/releases.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { inlineTitle, markdown, plainLine } from '../theme/markdown.ts'
import { addressIn, type Draw, drawnOnce, type ReleaseContext, textScope } from './context.ts'

/** The marks of an item: lowest tier, status, stage and what sort of change it is. */
export const marks: Draw<ReleaseItem> = drawnOnce((item, context) => {
  const tier = lowestTier(item)
  const status = itemStatuses.find(({ key }) => key === item.status)
  const type = itemTypes.find(({ key }) => key === item.type)
  const pieces = [
    tier && html`<li class="mark mark-${tier}">${tierName(tier)}</li>`,
    status && html`<li class="mark">${status.name}</li>`,
    item.type !== 'feature' && type && html`<li class="mark">${type.name}</li>`,
    item.due && html`<li class="mark">Removal: ${item.due}</li>`,
    item.stage
      ? html`<li class="mark">${link(context.addressOf(item.stage), item.stage.name)}</li>`
      : item.stageText && html`<li class="mark">${item.stageText}</li>`,
  ]
  return html`<ul class="marks">${pieces}</ul>`
})

/** The whole text of an item below a heading of the third level, as release pages and feeds show it. */
export const itemText: Draw<ReleaseItem> = drawnOnce((item, context) => textBelow(3, item, context))

/** The whole text of an item on its own page. */
export function itemPageText(item: ReleaseItem, context: ReleaseContext): Html {
  return textBelow(1, item, context)
}

function textBelow(level: number, item: ReleaseItem, context: ReleaseContext): Html {
  const body = markdown(item.body, { ...textScope(item, context), headingLevel: level + 1 })
  return html`${body}${itemAdditions(level, item, context)}`
}

/** What an item tells besides its text: for breaking changes what they do and what to do about them, and pictures. */
export function itemAdditions(level: number, item: ReleaseItem, context: ReleaseContext): Html {
  const scope = { ...textScope(item, context), headingLevel: level + 2 }
  const part = (title: string, text: string | undefined): Piece =>
    text !== undefined && html`<h${level + 1}>${title}</h${level + 1}>${markdown(text, scope)}`
  return html`${part('Impact', item.impact)}${part('What to do', item.action)}${item.media.map((one) => medium(item, one, context))}`
}

function medium(
  item: ReleaseItem,
  { src, alt, caption }: ReleaseItem['media'][number],
  context: ReleaseContext,
): Piece {
  const address = addressIn(item, src, context)
  if (address === undefined) return undefined
  const isPicture = /\.(png|jpe?g|gif|svg|webp|avif)$/i.test(address.replace(/[?#].*$/, ''))
  if (!isPicture) return html`<p>${link(address, `Video: ${caption ?? alt}`)}</p>`
  return html`<figure><img src="${address}" alt="${alt}" loading="lazy">${caption && html`<figcaption>${caption}</figcaption>`}</figure>`
}

/** Where to read on. */
export function readOn(item: ReleaseItem, context: ReleaseContext): Piece {
  const documentation = item.documentation && addressIn(item, item.documentation, context)
  const links = [
    documentation && link(documentation, 'Documentation'),
    ...item.workItems.map((address) => link(address, workItemName(address))),
    item.feedbackIssue && link(item.feedbackIssue, 'Give feedback'),
  ].filter((one): one is Html => typeof one === 'object')
  return links.length === 0
    ? undefined
    : html`<p class="read-on">${links.map((one, index) => [index > 0 && ' · ', one])}</p>`
}

/** What an address leads to: one of them, or a list. Work items of groups are epics. */
function workItemName(address: string): string {
  const path = address.replace(/[?#].*$/, '')
  const plural = /(epics|merge_requests|issues|work_items)\/?$/.test(path) ? 's' : ''
  if (/epics|\/groups\/.*\/work_items/.test(path)) return `Epic${plural}`
  if (/merge_requests/.test(path)) return `Merge request${plural}`
  return /boards/.test(path) ? 'Issue board' : `Issue${plural}`
}

/** All facts about an item, for its own page. */
export function itemFacts({ item, release }: ReleasedItem, context: ReleaseContext): Html {
  const { addressOf, handbook, href } = context
  const joined = (pieces: Piece[]): Piece => pieces.map((piece, index) => [index > 0 && ', ', piece])
  const { offerings } = handbook.options.releases
  const offeringNames = offerings.flatMap(({ key, name }) => (item.offerings.includes(key) ? [name] : []))
  const unknown = item.categoryTexts.length - item.categories.length
  const rows: [string, Piece][] = [
    ['Release', html`${link(href(release.url), release.title)}${release.date && html`, ${date(release.date)}`}`],
    ['Type', itemTypes.find(({ key }) => key === item.type)?.name],
    ['Status', itemStatuses.find(({ key }) => key === item.status)?.name],
    ['Tiers', item.tiers.map(tierName).join(', ')],
    ['Offerings', offeringNames.join(', ')],
    ['Add-ons', item.addOns?.join(', ')],
    ['Stage', item.stage ? link(addressOf(item.stage), item.stage.name) : item.stageText],
    [
      'Categories',
      unknown > 0
        ? item.categoryTexts.join(', ')
        : joined(item.categories.map((category) => link(addressOf(category), category.name))),
    ],
    ['Thanks to', joined(item.contributors.map(({ name, url }) => link(url, name)))],
  ]
  const shown = rows.filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return html`<dl class="facts">${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>${readOn(item, context)}${lineage({ item, release }, context)}`
}

/** The way of a feature from experiment to what it is now. */
function lineage(one: ReleasedItem, { releases, href }: ReleaseContext): Piece {
  const line = lineageOf(one, releases)
  if (line.length < 2) return undefined
  const step = ({ item, release }: ReleasedItem): Html => {
    const status = itemStatuses.find(({ key }) => key === item.status)?.name
    const title =
      item === one.item
        ? html`<strong>${inlineTitle(item.title)}</strong>`
        : link(href(releases.addressOf(item)), inlineTitle(item.title))
    return html`<li>${release.title}: ${title}${status && ` (${status.toLowerCase()})`}</li>`
  }
  return html`<h2 id="history">History</h2><ol class="lineage">${line.map(step)}</ol>`
}

/** An item as a list names it. */
export const itemTitle: Draw<ReleaseItem> = drawnOnce((item, context) => {
  const title = link(context.href(context.releases.addressOf(item)), inlineTitle(item.title))
  return html`${title} ${marks(item, context)}`
})

/** How the text of an item begins, below its name in a list. */
export const itemBeginning: Draw<ReleaseItem, Piece> = drawnOnce(
  ({ body }) => body !== '' && html`<br><span class="note">${plainLine(body, 160)}</span>`,
)

export function versionName({ version, title }: Release): string {
  return version?.text ?? title
}
