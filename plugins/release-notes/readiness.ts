import { releaseProblems } from '../core/model/releases/release-problems.ts'
import { isReady, releaseReadiness } from '../core/model/releases/release-readiness.ts'
import type { Release } from '../core/model/releases/releases.ts'
import { type Html, html, link } from '../theme/html.ts'
import type { ReleaseContext } from './context.ts'

/** What each upcoming release still lacks. */
export function readinessContent(context: ReleaseContext): Html {
  const upcoming = context.releases.releases.filter(({ state }) => state === 'upcoming')
  if (upcoming.length === 0) return html`<p>No release is upcoming.</p>`
  return html`<p>What upcoming releases still lack. <code>handbook release readiness</code> tells the same, links and pictures included.</p>
${upcoming.map((release) => stateOf(release, context))}`
}

function stateOf(release: Release, context: ReleaseContext): Html {
  const { releases, handbook, href } = context
  // Sizes of pictures and links are the business of the check.
  const problems = releaseProblems(releases, () => undefined)
  const state = releaseReadiness(release, releases, problems, handbook.direction)
  const lines = [
    ...state.missing.map((missing) => html`<li>${missing}</li>`),
    ...state.untold.map(({ title, url }) => html`<li>No item tells of ${link(url, title)}, which is done.</li>`),
    ...state.problems.map(({ message, file }) => html`<li>${message} <span class="note">${file}</span></li>`),
  ]
  return html`<h2 id="release-${release.name.replaceAll('.', '-')}">${link(href(release.url), release.title)}</h2>
<p>${isReady(state) ? 'Ready.' : 'Not ready.'}</p>
${lines.length > 0 && html`<ul>${lines}</ul>`}
`
}
