import { type Problem, placeOf, severities } from '../core/problems/problem.ts'
import { countOf } from '../core/reports/pretty.ts'
import { html } from '../theme/html.ts'

const style =
  'position:fixed;inset-block-end:1rem;inset-inline-end:1rem;z-index:1000;max-width:min(44rem,90vw);max-height:70vh;overflow:auto;' +
  'padding:0.75rem 1rem;border:2px solid #c5221f;border-radius:8px;background:Canvas;color:CanvasText;font:14px/1.5 system-ui,sans-serif'

/** What is wrong with a page, over the page itself while it is previewed; it can be closed. */
function overlay(problems: readonly Problem[]): string {
  if (problems.length === 0) return ''
  const ranked = [...problems].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  const items = ranked.map(
    (problem) =>
      html`<li><code>${placeOf(problem)}</code> ${problem.severity} <code>${problem.code}</code><br>${problem.message}${problem.help && html`<br>${problem.help}`}</li>`,
  )
  return html`<details id="handbook-problems" open style="${style}"><summary>${countOf(problems)} on this page</summary><ul>${items}</ul></details>`
    .text
}

/** The page with the overlay at its end. */
export function withOverlay(page: string, problems: readonly Problem[]): string {
  const drawn = overlay(problems)
  const end = page.lastIndexOf('</body>')
  if (drawn === '' || end === -1) return page
  return page.slice(0, end) + drawn + page.slice(end)
}
