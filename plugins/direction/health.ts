import type { DirectionHealth, HealthEntry, HealthOwner } from '../core/model/direction/direction-health.ts'
import type { Problem } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { inlineTitle } from '../theme/markdown.ts'
import type { PanelContext } from './panel.ts'

export interface HealthContext extends PanelContext {
  /** An address of the site with the path prefix. */
  href(url: string): string
}

/** What is to be mended in direction pages and their data, by owner. */
export function directionHealthContent({ owners, pages, reviewed }: DirectionHealth, context: HealthContext): Html {
  const { today, options } = context.handbook
  const all = owners.flatMap(({ entries }) => entries.flatMap(({ problems }) => problems))
  return html`<p>On ${date(today)}, ${reviewed} of ${counting(pages, 'direction page')} had been reviewed within ${options.direction.reviewDays} days. <code>handbook check</code> lists the same with its places.</p>
${all.length === 0 ? html`<p>Nothing is to be mended.</p>` : html`${summary(owners)}${owners.map((owner, index) => ownerSection(owner, index, context))}`}`
}

function summary(owners: readonly HealthOwner[]): Html {
  const rows = owners.map(({ name, entries }, index) => {
    const problems = entries.flatMap((entry) => entry.problems)
    const counts = (['error', 'warning', 'info'] as const).map((severity) => {
      const count = problems.filter((one) => one.severity === severity).length
      return html`<td class="number">${count > 0 && count}</td>`
    })
    return html`<tr><th scope="row">${link(`#owner-${index + 1}`, name ?? 'Nobody')}</th>${counts}</tr>`
  })
  return html`<div class="table-box"><table><thead><tr><th scope="col">Owner</th><th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th><th scope="col" class="number">Notes</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function ownerSection({ name, entries }: HealthOwner, index: number, context: HealthContext): Html {
  return html`<h2 id="owner-${index + 1}">${name ?? 'Nobody'}</h2>
<ul class="item-list">${entries.map((entry) => entryItem(entry, context))}</ul>
`
}

function entryItem({ title, url, entity, problems }: HealthEntry, { href, addressOf }: HealthContext): Html {
  const address = url === undefined ? entity && addressOf(entity) : href(url)
  return html`<li>${link(address, title)}<ul>${problems.map(finding)}</ul></li>`
}

function finding({ message, severity, file, place, help }: Problem): Html {
  const mark = severity !== 'info' && html`<span class="mark">${severity === 'error' ? 'Error' : 'Warning'}</span> `
  return html`<li>${mark}${inlineTitle(message)}${help && html` ${inlineTitle(help)}`} <span class="note">${file}${place && `:${place.start.line}`}</span></li>`
}
