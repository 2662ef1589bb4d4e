import type { DirectionItem } from '../core/model/direction/direction-items.ts'
import { type Html, html, link } from './html.ts'
import { inlineTitle } from './markdown.ts'

/** An issue or epic as one line: its title, and marks for what readers look for. */
export function directionItem(item: DirectionItem): Html {
  const { url, title, kind, tier, isHighlight, health, upvotes } = item
  const marks = [
    kind === 'epic' && 'Epic',
    tier,
    isHighlight && 'Highlight',
    health === 'at_risk' && 'At risk',
    health === 'needs_attention' && 'Needs attention',
  ].filter((mark) => typeof mark === 'string')
  return html`${link(url, inlineTitle(title))}${marks.length > 0 && html` <span class="marks">${marks.map((mark) => html`<span class="mark">${mark}</span>`)}</span>`}${upvotes !== undefined && upvotes > 0 && html` <span class="note">${upvotes} ${upvotes === 1 ? 'vote' : 'votes'}</span>`}`
}
