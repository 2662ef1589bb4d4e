import { type Roadmap, roadmapOf } from '../core/model/planning/roadmap.ts'
import { axisOf } from '../core/model/planning/roadmap-axis.ts'
import { horizonNames } from '../core/model/planning/roadmap-time.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { roadmapEntryAddress, roadmapKind, roadmapStatus } from '../theme/roadmap-entry.ts'
import { legend } from './bar.ts'
import { type RoadmapContext, roadmapAssets, roadmapDataAddress } from './context.ts'
import { roadmapForm } from './form.ts'
import { groupNames, roadmapTable } from './table.ts'

/** The roadmap: a table that is complete by itself, and a form that arranges and filters it. */
export function roadmapContent(context: RoadmapContext): Html {
  const { handbook, href } = context
  const roadmap = roadmapOf(handbook)
  const { entries, since } = roadmap
  const data = link(href(roadmapDataAddress(handbook.options.direction.basePath)), 'The roadmap as data')
  if (entries.length === 0)
    return html`<p>Nothing on the roadmap has a time yet. What gets one in GitLab, as the date of a level of maturity or as the version of a removal appears here.</p>
<p class="note">${data}.</p>
${left(roadmap, context)}`
  const axis = axisOf(
    entries.map(({ time }) => time),
    since,
    handbook.today,
  )
  return html`<link rel="stylesheet" href="${href(roadmapAssets.style)}">
<p>${summary(roadmap)} It is a plan, not a promise: what it says can change, or not come at all.</p>
<p class="note">Now is until ${date(roadmap.horizons.now)}, next until ${date(roadmap.horizons.next)}. Shipped since ${date(since)}. ${data}.</p>
<script type="module" src="${href(roadmapAssets.script)}"></script>
${roadmapForm(roadmap, context)}
${legend()}
${roadmapTable(entries, axis, context)}
${groupNames(entries, handbook)}
${left(roadmap, context)}`
}

function summary({ entries }: Roadmap): string {
  const counts = horizonNames.flatMap(({ key, name }) => {
    const count = entries.filter(({ horizon }) => horizon === key).length
    return count === 0 ? [] : [`${count} ${name.toLowerCase()}`]
  })
  return `${counting(entries.length, 'entry', 'entries')}: ${counts.join(', ')}.`
}

/** What the table does not show, so that nothing is lost. */
function left({ undated, earlier, since }: Roadmap, context: RoadmapContext): Piece {
  return html`${earlier > 0 && html`<p class="note">${counting(earlier, 'entry was', 'entries were')} shipped before ${date(since)} and ${earlier === 1 ? 'is' : 'are'} not shown.</p>`}
${undated.length > 0 && html`<h2 id="without-a-time">Without a time</h2><details><summary>${counting(undated.length, 'entry', 'entries')} without a date or a milestone that has one</summary><ul>${undated.map((entry) => html`<li>${link(roadmapEntryAddress(entry, context, context.href), entry.title)} <span class="note">${roadmapKind(entry.kind)}${entry.milestone !== undefined && `, ${entry.milestone}`}${entry.status !== 'planned' && html`, ${roadmapStatus(entry.status)}`}</span></li>\n`)}</ul></details>`}`
}
