import {
  type Direction,
  type DirectionItem,
  itemsOf,
  recentlyShipped,
  upcomingByMilestone,
  wishlist,
} from '../core/model/direction/direction-items.ts'
import type { ProductMilestone } from '../core/model/direction/product-milestones.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { directionItem } from '../theme/item-marks.ts'
import { date } from '../theme/level.ts'

/** How many milestones are told, and how many entries of each list. */
const milestonesShown = 3
const wishesShown = 10
const othersShown = 10
const shippedShown = 10
/** Days for which what was shipped counts as recent. */
const recentDays = 92

/** What is planned, wished for and done, as GitLab tells it. */
export function plans(
  entity: Entity,
  direction: Direction | undefined,
  today: string,
  heading: (id: string, text: Piece, below?: number) => Html,
): Piece {
  if (!direction) return undefined
  const items = itemsOf(entity, direction)
  const planned = upcomingByMilestone(items, milestonesShown)
  const wishes = wishlist(items)
  const shipped = recentlyShipped(items, daysBefore(today, recentDays))
  const open = items.filter(({ state }) => state === 'opened')
  const told = new Set([...planned.flatMap((one) => one.items), ...wishes])
  const others = open.filter((item) => !told.has(item))
  const merged = entity.kind === 'stage' ? direction.merged.filter(({ label }) => label === entity.label) : []
  if (items.length === 0 && merged.length === 0) return undefined
  return html`${heading('next', 'What is next')}
<p class="note">${counting(open.length, 'open item')} with the direction label, as of ${date(direction.pulledAt.slice(0, 10))}.</p>
${planned.map(({ milestone, items }) => html`${heading(`milestone-${milestone.id}`, milestoneName(milestone), 2)}${listOf(items, items.length)}`)}
${planned.length === 0 && html`<p>Nothing is planned for the current and the coming milestones.</p>`}
${others.length > 0 && html`${heading('other-milestones', 'In other milestones', 2)}${listOf(others, othersShown, milestoneNote)}`}
${wishes.length > 0 && html`${heading('wishlist', 'Wishlist')}<p class="note">${counting(wishes.length, 'item')} without a milestone, the most wanted first.</p>${listOf(wishes, wishesShown)}`}
${shipped.length > 0 && html`${heading('shipped', 'Recently shipped')}${listOf(shipped, shippedShown)}`}
${merged.length > 0 && html`${heading('merged', 'Merged merge requests')}<ul>${merged.map(({ milestone, count, community }) => html`<li>${milestone}: ${count}${community > 0 && `, ${community} of them from the community`}</li>`)}</ul>`}`
}

function milestoneName({ title, due, url, state }: ProductMilestone): Html {
  return html`${link(url, title)}${due && html` <span class="note">until ${date(due)}${state === 'current' && ', current'}</span>`}`
}

/** The milestone of an item that stands below no heading of its own. */
function milestoneNote({ milestone }: DirectionItem): Piece {
  return (
    milestone && html` <span class="note">${milestone.title}${milestone.state === 'past' && ', which is over'}</span>`
  )
}

function listOf(
  items: readonly DirectionItem[],
  most: number,
  noteOf: (item: DirectionItem) => Piece = () => undefined,
): Html {
  const line = (item: DirectionItem): Html => html`<li>${directionItem(item)}${noteOf(item)}</li>`
  const rest = items.slice(most)
  return html`<ul>${items.slice(0, most).map(line)}</ul>${rest.length > 0 && html`<details><summary>${counting(rest.length, 'more item')}</summary><ul>${rest.map(line)}</ul></details>`}`
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
