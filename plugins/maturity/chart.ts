import type { Ladder } from '../core/model/product/ladder.ts'
import { countsByRung } from '../core/model/product/maturity.ts'
import type { Category } from '../core/model/product/taxonomy.ts'
import { type Html, html } from '../theme/html.ts'
import { date, shade } from '../theme/level.ts'

/** How many categories stood, or will stand, on each level on some days. */
export interface Series {
  /** `YYYY-MM-DD`, ascending, without repetition. */
  days: string[]
  /** For each day, one count for each level, lowest first. */
  counts: number[][]
  today: string
}

/** Four years back from the beginning of this one, to a year ahead, at each day on which a category changes. */
export function maturitySeries(categories: readonly Category[], ladder: Ladder, today: string): Series {
  const start = `${Number(today.slice(0, 4)) - 4}-01-01`
  const end = `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('-02-29', '-02-28')}`
  const changes = categories.flatMap((category) =>
    ladder.slice(1).flatMap((level) => {
      const day = category.fields[level.dateField]
      return typeof day === 'string' && day > start && day < end ? [day] : []
    }),
  )
  const days = [...new Set([start, ...changes, today, end])].sort()
  return { days, counts: days.map((day) => countsByRung(categories, ladder, day, today)), today }
}

const width = 720
const height = 300
const box = { left: 36, top: 12, right: width - 12, bottom: height - 28 }

/** The series as stacked areas, highest level at the bottom, with steps where a category changes; and as a table. */
export function maturityChart(series: Series, ladder: Ladder, id: string): Html {
  const { days, today } = series
  const total = Math.max(1, ...series.counts.map((counts) => counts.reduce((sum, count) => sum + count, 0)))
  const first = dayNumber(days[0] as string)
  const span = Math.max(1, dayNumber(days.at(-1) as string) - first)
  const x = (day: string): number => round(box.left + ((dayNumber(day) - first) / span) * (box.right - box.left))
  const y = (count: number): number => round(box.bottom - (count / total) * (box.bottom - box.top))
  const ticks = [0, Math.round(total / 2), total]
  const years = yearStarts(days)
  return html`<figure>
<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">Categories by maturity over time</title>
<desc id="${id}-text">${summary(series, ladder)}</desc>
${ticks.map((tick) => html`<line x1="${box.left}" x2="${box.right}" y1="${y(tick)}" y2="${y(tick)}"/><text x="${box.left - 6}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`)}
${ladder.map((level, rung) => html`<path class="chart-level-${shade(ladder, level)}" d="${area(series, rung, x, y)}"><title>${level.label}</title></path>`)}
${years.map((day) => html`<text x="${x(day)}" y="${height - 8}" text-anchor="middle">${day.slice(0, 4)}</text>`)}
<line class="today" x1="${x(today)}" x2="${x(today)}" y1="${box.top}" y2="${box.bottom}"/>
</svg>
<figcaption class="note">Each band is a level, the highest at the bottom; the dashed line is ${date(today)}. Right of it are plans.</figcaption>
</figure>
<details><summary>The same as a table</summary>${seriesTable(series, ladder)}</details>`
}

/** The outline of one band: above it all lower levels, below it all higher ones. */
function area(
  { days, counts }: Series,
  rung: number,
  x: (day: string) => number,
  y: (count: number) => number,
): string {
  const above = (row: number[], from: number): number => row.slice(from).reduce((sum, count) => sum + count, 0)
  const edge = (from: number): [number, number][] =>
    days.flatMap((day, index): [number, number][] => {
      const level = y(above(counts[index] as number[], from))
      const before = index > 0 ? y(above(counts[index - 1] as number[], from)) : level
      return before === level
        ? [[x(day), level]]
        : [
            [x(day), before],
            [x(day), level],
          ]
    })
  const points = [...edge(rung), ...edge(rung + 1).reverse()]
  return `M${points.map(([px, py]) => `${px} ${py}`).join('L')}Z`
}

function summary({ days, counts, today }: Series, ladder: Ladder): string {
  const row = counts[days.indexOf(today)] as number[]
  return `On ${today}: ${ladder.map((level, rung) => `${row[rung]} ${level.label.toLowerCase()}`).join(', ')}.`
}

/** One row for each beginning of a year, today, and the end. */
function seriesTable({ days, counts, today }: Series, ladder: Ladder): Html {
  const shown = days.filter(
    (day, index) =>
      day === today || index === 0 || index === days.length - 1 || day.slice(0, 4) !== days[index - 1]?.slice(0, 4),
  )
  const row = (day: string): Html => {
    const numbers = counts[days.indexOf(day)] as number[]
    return html`<tr><th scope="row">${date(day)}${day === today && ' (today)'}</th>${numbers.map((count) => html`<td class="number">${count}</td>`)}</tr>`
  }
  return html`<div class="table-box"><table><thead><tr><th scope="col">Day</th>${ladder.map((level) => html`<th scope="col" class="number">${level.label}</th>`)}</tr></thead><tbody>${shown.map(row)}</tbody></table></div>`
}

function yearStarts(days: string[]): string[] {
  const from = Number(days[0]?.slice(0, 4))
  const to = Number(days.at(-1)?.slice(0, 4))
  return Array.from({ length: to - from + 1 }, (_, index) => `${from + index}-01-01`).filter(
    (day) => day >= (days[0] as string),
  )
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
