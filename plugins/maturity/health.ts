import { maturityOf } from '../core/model/product/maturity.ts'
import type { Category } from '../core/model/product/taxonomy.ts'
import { catalogue, type ProblemCode } from '../core/problems/catalogue.ts'
import type { Problem } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { date, levelMark } from '../theme/level.ts'
import type { MaturityContext } from './overview.ts'

/** What the health page looks for, in the order in which it matters. */
const topics: { title: string; id: string; codes: ProblemCode[] }[] = [
  { title: 'Contradictions', id: 'contradictions', codes: ['maturity/ahead-of-dates', 'maturity/unknown-level'] },
  {
    title: 'Date reversals',
    id: 'date-reversals',
    codes: ['maturity/date-order', 'maturity/gap', 'maturity/equal-dates'],
  },
  {
    title: 'Pages that say otherwise',
    id: 'drift',
    codes: ['page/maturity-drift', 'page/stage-drift', 'page/owner-drift', 'page/unreadable-maturity'],
  },
  { title: 'Without dates', id: 'without-dates', codes: ['maturity/no-dates', 'maturity/missing'] },
  { title: 'Without direction', id: 'without-direction', codes: ['taxonomy/no-direction'] },
]

/**
 * The health page: overdue promises, contradictions, and what is missing.
 *
 * @param problems  Those of data and pages, in reading order.
 */
export function maturityHealth(problems: readonly Problem[], context: MaturityContext): Html {
  const { handbook } = context
  const overdue = handbook.taxonomy.categories.filter((category) => overdueStep(category, context) !== undefined)
  return html`<p>What the data says of itself on ${date(handbook.today)}. <code>handbook check</code> lists the same with its places.</p>
<h2 id="overdue">Overdue promises</h2>
${overdue.length === 0 ? html`<p>None.</p>` : overdueTable(overdue, context)}
${topics.map(({ title, id, codes }) =>
  topic(
    title,
    id,
    problems.filter((problem) => codes.includes(problem.code)),
  ),
)}`
}

function overdueStep(category: Category, { handbook }: MaturityContext) {
  return maturityOf(category, handbook.options.maturity.ladder, handbook.today).steps.find(
    (step) => step.state === 'overdue',
  )
}

function overdueTable(overdue: Category[], context: MaturityContext): Html {
  const { ladder } = context.handbook.options.maturity
  const row = (category: Category): Piece => {
    const step = overdueStep(category, context)
    const { level } = maturityOf(category, ladder, context.handbook.today)
    return (
      step &&
      html`<tr><th scope="row">${link(context.addressOf(category), category.name)}</th><td>${levelMark(ladder, level)}</td><td>${levelMark(ladder, step.level)}</td><td>${date(step.date)}</td></tr>`
    )
  }
  return html`<div class="table-box"><table><thead><tr><th scope="col">Category</th><th scope="col">Today</th><th scope="col">Promised</th><th scope="col">For</th></tr></thead><tbody>${overdue.map(row)}</tbody></table></div>`
}

function topic(title: string, id: string, problems: Problem[]): Html {
  if (problems.length === 0) return html`<h2 id="${id}">${title}</h2><p>None.</p>`
  const why = [...new Set(problems.map((problem) => catalogue[problem.code].why))]
  const item = ({ message, file, place }: Problem): Html =>
    html`<li>${message} <span class="note">${file}${place && `:${place.start.line}`}</span></li>`
  return html`<h2 id="${id}">${title}</h2><p>${counting(problems.length, 'finding')}. ${why.join(' ')}</p><ul>${problems.map(item)}</ul>`
}
