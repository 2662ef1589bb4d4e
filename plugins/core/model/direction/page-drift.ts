import { ruleOf } from '../../problems/catalogue.ts'
import { grouped } from '../../problems/grouped.ts'
import type { Place, Problem } from '../../problems/problem.ts'
import { plain } from '../../problems/suggest.ts'
import { asTexts } from '../fields.ts'
import type { Page } from '../pages/page.ts'
import { pageProblem } from '../pages/page-entity.ts'
import { type Ladder, rungOf } from '../product/ladder.ts'
import { maturityOf } from '../product/maturity.ts'
import { bareName, isPlaceholder } from '../product/people.ts'
import { type Category, type Entity, present, sectionOf, stageOf, type Taxonomy } from '../product/taxonomy.ts'

/** What a page states about an entity, and where. */
interface Statement {
  what: 'maturity' | 'stage' | 'owner'
  /** As readers see it, links and emphasis removed. */
  text: string
  /** The raw cell, where template expressions still show. */
  raw: string
  /** Absent on a page that is about none: then only what nobody could look up is told. */
  about?: Entity
  place: Place
  /** Of a row below columns: the line of their names. */
  table?: number
}

/**
 * Find where a page states a maturity, stage or owner that the data contradicts.
 *
 * Read are the front matter and the tables of the body: rows like `| Maturity | Viable |`, columns named so, and lists of
 * categories with such a column. A table below the heading of a category, or a row that begins with its name, is about it;
 * any other is about the page's own entity, but for several rows about one: they tell of its parts. In prose, `Maturity: Viable` in a list and "at the Viable maturity level" count.
 *
 * @param body       The page's text.
 * @param firstLine  Line on which the text begins in its file, from 1.
 */
export function pageDrift(
  page: Page,
  entity: Entity | undefined,
  body: string,
  firstLine: number,
  { taxonomy, ladder, today }: { taxonomy: Taxonomy; ladder: Ladder; today: string },
): Problem[] {
  return [
    ...(entity ? frontMatterDrift(page, entity, ladder, today) : []),
    ...statements(body, firstLine, entity, taxonomy).flatMap((statement) => drift(page.path, statement, ladder, today)),
  ]
}

function frontMatterDrift(page: Page, entity: Entity, ladder: Ladder, today: string): Problem[] {
  const { maturity, owner } = page.fields
  const problems = asTexts(maturity).flatMap((text) => {
    const trouble = maturityTrouble(text, text, entity, ladder, today)
    return trouble ? [pageProblem(page, trouble.code, trouble.message, 'maturity')] : []
  })
  for (const text of asTexts(owner)) {
    const message = ownerTrouble(text, entity)
    if (message) problems.push(pageProblem(page, 'page/owner-drift', message, 'owner'))
  }
  return problems
}

function drift(file: string, statement: Statement, ladder: Ladder, today: string): Problem[] {
  const { what, text, raw, about, place } = statement
  const found = ((): { code: Problem['code']; message: string } | undefined => {
    if (what === 'maturity') return maturityTrouble(text, raw, about, ladder, today)
    const message = about && (what === 'stage' ? stageTrouble(text, about) : ownerTrouble(text, about))
    return message === undefined ? undefined : { code: `page/${what}-drift`, message }
  })()
  return found ? [{ ...found, severity: ruleOf(found.code).severity, file, place }] : []
}

function maturityTrouble(
  text: string,
  raw: string,
  about: Entity | undefined,
  ladder: Ladder,
  today: string,
): { code: 'page/maturity-drift' | 'page/unreadable-maturity'; message: string } | undefined {
  const borrowed = borrowedMaturity(raw)
  if (borrowed !== undefined) {
    if (about?.kind !== 'category' || borrowed === about.key) return undefined
    return {
      code: 'page/maturity-drift',
      message: `The page of \`${about.key}\` shows the maturity of \`${borrowed}\`.`,
    }
  }
  const words = text.replace(/[^\p{L}\s]/gu, ' ').trim()
  const rung = words === '' ? undefined : (rungOf(ladder, words) ?? rungOf(ladder, words.split(/\s+/)[0] as string))
  if (rung === undefined) {
    return text === '' || isPlaceholder(text)
      ? undefined
      : { code: 'page/unreadable-maturity', message: `The page states the maturity "${text}", which is not a level.` }
  }
  if (about?.kind !== 'category') return undefined
  const { level, since } = maturityOf(about, ladder, today)
  if (level === ladder[rung]) return undefined
  const isGiven = since !== undefined || asTexts(about.fields.maturity).length > 0
  const data = isGiven ? `in the data it is ${level.label}` : 'the data gives it no maturity'
  return {
    code: 'page/maturity-drift',
    message: `The page states that \`${about.key}\` is ${ladder[rung]?.label}; ${data}.`,
  }
}

/** The category whose maturity a template expression shows. */
function borrowedMaturity(raw: string): string | undefined {
  return /categories(?:\[["']|\.)([\w-]+)(?:["']\])?\.maturity/.exec(raw)?.[1]
}

/** What a template expression says is known only when it runs. */
function isTemplate(raw: string): boolean {
  return /\{[{%]|<%/.test(raw)
}

function stageTrouble(text: string, about: Entity): string | undefined {
  const stage = stageOf(about)
  if (!stage || text === '' || isPlaceholder(text)) return undefined
  // Pages link the stage's section as often as the stage itself; several names stand side by side.
  const known = [
    stage,
    ...(about.kind === 'category' ? about.groups.map((group) => group.stage) : []),
    ...(sectionOf(about) ? [sectionOf(about) as Entity] : []),
  ]
  const stated = text
    .split(/[,/&>]|\band\b/)
    .map(plain)
    .filter(Boolean)
  if (stated.some((name) => known.some((entity) => plain(entity.name) === name || plain(entity.key) === name)))
    return undefined
  return `The page states the stage "${text}"; in the data \`${about.key}\` belongs to ${stage.name}.`
}

function ownerTrouble(text: string, about: Entity): string | undefined {
  const groups = about.kind === 'category' ? about.groups : []
  const homes: Entity[] = [
    about,
    ...groups,
    ...(stageOf(about) ? [stageOf(about) as Entity] : []),
    ...(sectionOf(about) ? [sectionOf(about) as Entity] : []),
  ]
  const names = new Set(homes.flatMap((home) => home.people.flatMap((holders) => holders.names.map(bareName))))
  const stated = text
    .split(/[,&]|\band\b/)
    .map((name) => bareName(name.trim()))
    .filter(Boolean)
  const strangers = stated.filter((name) => !names.has(name) && name.includes(' ') && !isPlaceholder(name))
  if (names.size === 0 || strangers.length === 0 || strangers.length < stated.length) return undefined
  return `The page names "${text}" as owner, who holds no role of \`${about.key}\`, its group, stage or section in the data.`
}

const headers: Record<string, Statement['what']> = {
  maturity: 'maturity',
  maturitylevel: 'maturity',
  stage: 'stage',
  owner: 'owner',
  productmanager: 'owner',
  dri: 'owner',
}

/** Read the statements of the tables in a Markdown text, code fences left out. */
function statements(body: string, firstLine: number, own: Entity | undefined, taxonomy: Taxonomy): Statement[] {
  const found: Statement[] = []
  const categories = new Map(taxonomy.categories.map((category) => [plain(category.name), category]))
  const categoryNamed = (text: string): Category | undefined => categories.get(plain(text))
  let about = own
  let columns: (Statement['what'] | undefined)[] | undefined
  let table = 0
  let fence: string | undefined
  // What stands in a comment, readers do not see: often instructions of the template.
  const visibleBody = body.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
  for (const [index, line] of visibleBody.split('\n').entries()) {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
      continue
    }
    if (mark) {
      fence = mark
      continue
    }
    const heading = /^#{1,6}\s+(.*?)\s*(?:\{[^}]*\})?\s*#*$/.exec(line)?.[1]
    if (heading !== undefined) about = categoryNamed(visible(heading)) ?? (line.startsWith('####') ? about : own)
    const cells = tableCells(line)
    if (!cells) {
      columns = undefined
      found.push(...proseStatements(line, firstLine + index, about))
      continue
    }
    if (cells.every((cell) => /^:?-*:?$/.test(cell.text.trim()))) continue
    const [first, second] = cells
    const place = (cell: Cell): Place => ({
      start: { line: firstLine + index, column: cell.column },
      end: { line: firstLine + index, column: cell.column + [...cell.text.trim()].length },
    })
    const state = (what: Statement['what'], cell: Cell, subject: Entity | undefined, table?: number): void => {
      if (isTemplate(cell.text) && !borrowedMaturity(cell.text)) return
      const stated = { what, raw: cell.text, text: visible(cell.text), place: place(cell) }
      found.push({ ...stated, ...present({ about: subject, table }) })
    }
    const rowHeader = first && headers[plain(visible(first.text))]
    if (rowHeader && second && cells.length === 2 && !headers[plain(visible(second.text))]) {
      state(rowHeader, second, about)
      continue
    }
    const named = cells.map((cell) => headers[plain(visible(cell.text))])
    if (!columns) {
      columns = named
      table = index
      continue
    }
    const subject = (first && categoryNamed(visible(first.text))) ?? about
    for (const [position, what] of columns.entries()) {
      const cell = cells[position]
      if (what && cell) state(what, cell, subject, table)
    }
  }
  return withoutParts(found)
}

/** Several rows of a table that state something of one entity are about parts of it, such as features. */
function withoutParts(found: readonly Statement[]): Statement[] {
  const rows = grouped(found, ({ table, what, about }) => `${table} ${what} ${about?.key}`)
  return [...rows.values()].flatMap((stated) =>
    stated.length > 1 && stated[0]?.table !== undefined && stated[0].about ? [] : stated,
  )
}

/** What a line of prose states of the maturity. */
function proseStatements(line: string, number: number, about: Entity | undefined): Statement[] {
  if (about?.kind !== 'category') return []
  const match =
    /^\s*[-*]\s+\[?\**Maturity\**:\**\s*(?<raw>[^\]\n]+)/d.exec(line) ??
    /\bat the (?<raw>\S+|<%=[^%]*%>|`[^`]*`) (?:category )?maturity level/d.exec(line) ??
    /(?<raw><%=[^%]*\.maturity[^%]*%>)/d.exec(line)
  const raw = match?.groups?.raw
  const [start = 0, end = 0] = match?.indices?.groups?.raw ?? []
  if (raw === undefined || (isTemplate(raw) && !borrowedMaturity(raw))) return []
  const column = (offset: number): number => [...line.slice(0, offset)].length + 1
  const place = { start: { line: number, column: column(start) }, end: { line: number, column: column(end) } }
  return [{ what: 'maturity', raw, text: visible(raw), about, place }]
}

interface Cell {
  text: string
  /** Of its first visible character, from 1. */
  column: number
}

/** The cells of a table row, or nothing when the line is none. */
export function tableCells(line: string): Cell[] | undefined {
  if (!/^\s*\|.*\|\s*$/.test(line)) return undefined
  const cells: Cell[] = []
  let start = line.indexOf('|') + 1
  for (let at = start; at < line.length; at++) {
    if (line[at] !== '|' || line[at - 1] === '\\') continue
    const text = line.slice(start, at)
    const lead = /^\s*/.exec(text)?.[0].length ?? 0
    cells.push({ text, column: [...line.slice(0, start + (lead < text.length ? lead : 0))].length + 1 })
    start = at + 1
  }
  return cells
}

/** What readers see of a piece of Markdown: the text of links, without emphasis, code marks and tags. */
export function visible(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .trim()
}
