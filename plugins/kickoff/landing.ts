import { type Kickoff, leadingKickoff } from '../core/model/planning/kickoffs.ts'
import { type Html, html, link } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { type KickoffContext, kickoffAddress, kickoffContent } from './content.ts'

/** The next kickoff, and the way to all others. */
export function kickoffLanding(kickoffs: readonly Kickoff[], context: KickoffContext): Html {
  const leading = leadingKickoff(kickoffs)
  if (!leading) return html`<p>No planned items.</p>`
  return html`${leading.state !== 'next' && html`<p class="note">No kickoff lies ahead. This is the newest.</p>`}${kickoffContent(leading, context)}
<h2 id="kickoffs">All kickoffs</h2>
<div class="table-box"><table><thead><tr><th scope="col">Version</th><th scope="col">Kickoff</th><th scope="col">Release</th><th scope="col">State</th></tr></thead><tbody>${kickoffs.map((one) => row(one, context))}</tbody></table></div>`
}

const words: Record<Kickoff['state'], string> = {
  upcoming: 'to come',
  next: 'next',
  current: 'under way',
  past: 'released',
}

function row(kickoff: Kickoff, { handbook, href }: KickoffContext): Html {
  const { version, day, release, state } = kickoff
  const address = href(kickoffAddress(handbook.options.direction.basePath, kickoff))
  return html`<tr><th scope="row">${link(address, version.text)}</th><td>${day && date(day)}</td><td>${release && date(release)}</td><td>${words[state]}</td></tr>
`
}
