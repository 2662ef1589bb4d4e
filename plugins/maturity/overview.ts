import type { Handbook } from '../core/model/handbook.ts'
import { quartersFrom } from '../core/model/planning/quarters.ts'
import type { Level } from '../core/model/product/ladder.ts'
import { maturityOf, rungOn, type Step, shownMean, stageMean } from '../core/model/product/maturity.ts'
import { type Category, type Entity, type Stage, stageOf } from '../core/model/product/taxonomy.ts'
import { compareText } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { date, levelMark } from '../theme/level.ts'
import { maturityChart, maturitySeries } from './chart.ts'

export interface MaturityContext {
  handbook: Handbook
  /** Address of an entity's page, path prefix included. */
  addressOf(entity: Entity): string
  /** Address of the health page, path prefix included. */
  healthAddress: string
  jsonAddress: string
}

/** The maturity page: legend, columns by stage, chart, tables, means and planned moves. */
export function maturityOverview(context: MaturityContext): Html {
  const { handbook } = context
  const { taxonomy, options, today } = handbook
  const { ladder } = options.maturity
  const shown = taxonomy.categories.filter((category) => category.marketing)
  const stages = taxonomy.stages.filter((stage) => shownIn(stage).length > 0)
  const homeless = shown.filter((category) => !category.stage)
  return html`<p>${counting(shown.length, 'category', 'categories')} in ${counting(stages.length, 'stage')}, each on one level of maturity. ${link(context.healthAddress, 'Health')} lists what is overdue or contradictory. <a href="${context.jsonAddress}">The same as JSON</a>.</p>
<h2 id="levels">Levels</h2>
${legend(context, shown)}
<h2 id="stages">Stages</h2>
<ul class="cards">${stages.map((stage) => stageColumn(stage, context))}</ul>
<h2 id="over-time">Over time</h2>
${maturityChart(maturitySeries(shown, ladder, today), ladder, 'maturity-chart')}
<h2 id="moves">Planned moves</h2>
${moves(shown, context)}
<h2 id="means">Means by stage</h2>
${means(stages, handbook, context)}
<h2 id="by-stage">Today and the next four quarters</h2>
${stages.map((stage) => stageTable(stage, context))}
${homeless.length > 0 && html`<h3 id="without-stage">Without a stage</h3>${levelTable(homeless, context)}`}
${otherCategories(context)}`
}

/** Public categories of a stage, most mature first. */
function shownIn(stage: Stage): Category[] {
  return stage.categories.filter((category) => category.marketing && category.stage === stage)
}

function legend({ handbook }: MaturityContext, shown: Category[]): Html {
  const { ladder } = handbook.options.maturity
  const rows = ladder.map((level, rung) => {
    const count = shown.filter((category) => rungOn(category, ladder, handbook.today, handbook.today) === rung).length
    return html`<tr><th scope="row">${levelMark(ladder, level)}</th><td>${level.description}</td><td class="number">${count}</td></tr>`
  })
  return html`<div class="table-box"><table><thead><tr><th scope="col">Level</th><th scope="col">What it takes</th><th scope="col" class="number">Categories</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

/** A stage as readers compare it: when it began, what it has, what is to come. */
function stageColumn(stage: Stage, { handbook, addressOf }: MaturityContext): Html {
  const { ladder } = handbook.options.maturity
  const ranked = shownIn(stage)
    .map((category) => ({ category, rung: rungOn(category, ladder, handbook.today, handbook.today) }))
    .sort((a, b) => b.rung - a.rung)
  const item = ({ category, rung }: (typeof ranked)[number]): Html =>
    html`<li>${link(addressOf(category), category.name)} ${levelMark(ladder, ladder[rung] as Level)}</li>`
  const there = ranked.filter(({ rung }) => rung > 0)
  const coming = ranked.filter(({ rung }) => rung === 0)
  const { established } = stage.fields
  return html`<li><h3>${link(addressOf(stage), stage.name)}</h3>${typeof established === 'number' && html`<p class="note">Since ${established}</p>`}${there.length > 0 && html`<ul>${there.map(item)}</ul>`}${coming.length > 0 && html`<p class="note">Upcoming</p><ul>${coming.map(item)}</ul>`}</li>`
}

/** Each next step that is still ahead, soonest first. */
function moves(shown: Category[], { handbook, addressOf }: MaturityContext): Piece {
  const { ladder } = handbook.options.maturity
  const planned = shown
    .flatMap((category) => {
      const { level, steps } = maturityOf(category, ladder, handbook.today)
      const next = steps.find((step) => step.state === 'planned')
      return next ? [{ category, level, next }] : []
    })
    .sort((a, b) => compareText(a.next.date, b.next.date) || compareText(a.category.key, b.category.key))
  if (planned.length === 0) return html`<p>None.</p>`
  const row = ({ category, level, next }: { category: Category; level: Level; next: Step }): Html =>
    html`<tr><td>${date(next.date)}</td><th scope="row">${link(addressOf(category), category.name)}</th><td>${stageOf(category)?.name}</td><td>${levelMark(ladder, level)}</td><td>${levelMark(ladder, next.level)}</td></tr>`
  return html`<div class="table-box"><table><thead><tr><th scope="col">Planned for</th><th scope="col">Category</th><th scope="col">Stage</th><th scope="col">From</th><th scope="col">To</th></tr></thead><tbody>${planned.map(row)}</tbody></table></div>`
}

function means(stages: Stage[], { taxonomy, options, today }: Handbook, { addressOf }: MaturityContext): Html {
  const { ladder } = options.maturity
  const competitors = [
    ...new Set(taxonomy.categories.flatMap((category) => category.competitors.map(({ key }) => key))),
  ].sort(compareText)
  const row = (stage: Stage): Html => {
    const { mean, competitors: others } = stageMean(stage, ladder, today, today)
    const cells = [mean, ...competitors.map((name) => others[name])]
    return html`<tr><th scope="row">${link(addressOf(stage), stage.name)}</th>${cells.map((value) => html`<td class="number">${value === undefined ? '–' : shownMean(value)}</td>`)}</tr>`
  }
  return html`<p class="note">From 1, ${(ladder[0] as Level).label.toLowerCase()}, to ${ladder.length}, ${(ladder.at(-1) as Level).label.toLowerCase()}. A competitor without a rating for a category counts 0 there.</p>
<div class="table-box"><table><thead><tr><th scope="col">Stage</th><th scope="col" class="number">Ours</th>${competitors.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead><tbody>${stages.map(row)}</tbody></table></div>`
}

function stageTable(stage: Stage, context: MaturityContext): Html {
  return html`<h3 id="stage-${stage.key}">${stage.name}</h3>${levelTable(shownIn(stage), context)}`
}

/** Categories with their level today and at the end of this and the next three quarters. */
function levelTable(categories: Category[], { handbook, addressOf }: MaturityContext): Html {
  const { maturity } = handbook.options
  const quarters = quartersFrom(handbook.today, 4, maturity.fiscalYearStart)
  const row = (category: Category): Html => {
    const on = (day: string): Html =>
      levelMark(maturity.ladder, maturity.ladder[rungOn(category, maturity.ladder, day, handbook.today)] as Level)
    return html`<tr><th scope="row">${link(addressOf(category), category.name)}</th><td>${on(handbook.today)}</td>${quarters.map(({ end }) => html`<td>${on(end)}</td>`)}</tr>`
  }
  return html`<div class="table-box"><table><thead><tr><th scope="col">Category</th><th scope="col">Today</th>${quarters.map(({ name, end }) => html`<th scope="col" title="until ${end}">${name}</th>`)}</tr></thead><tbody>${categories.map(row)}</tbody></table></div>`
}

/** Categories that are not shown in public overviews: nobody is left out, but they do not count. */
function otherCategories(context: MaturityContext): Piece {
  const others = context.handbook.taxonomy.categories.filter((category) => !category.marketing)
  if (others.length === 0) return undefined
  return html`<h2 id="others">Categories outside public overviews</h2><details><summary>${counting(others.length, 'category', 'categories')}</summary>${levelTable(others, context)}</details>`
}
