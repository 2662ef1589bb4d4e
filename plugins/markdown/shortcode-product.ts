import { namedThings } from '../core/model/markdown/shortcode-data.ts'
import { tiers } from '../core/model/product/availability.ts'
import { maturityOf } from '../core/model/product/maturity.ts'
import { resolveEntity } from '../core/model/product/renames.ts'
import type { Category, Entity, Stage } from '../core/model/product/taxonomy.ts'
import { compareText } from '../core/problems/problem.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { levelMark } from '../theme/level.ts'
import type { Draw, Drawing, Drawn, DrawnData } from './shortcode-drawing.ts'

/** A section, stage, group or category by its name, as a link to its page. */
export const entityName: Draw = (drawing) => {
  const [thing] = namedThings(drawing.call)
  if (!thing) return undefined
  const entity = namedEntity(drawing)
  return [html`${entity && drawing.data ? named(entity, drawing.data) : thing.name}`.text, '']
}

/** Who holds which role in a group. */
export const groupTable: Draw = (drawing) => {
  const entity = namedEntity(drawing)
  const [thing] = namedThings(drawing.call)
  if (!thing) return undefined
  if (!entity || !drawing.data) return block(html`<p>${thing.name}</p>`)
  const rows = entity.people.map(({ role, names }): Piece[] => [role, names.join(', ') || 'To be determined'])
  return block(table(html`${named(entity, drawing.data)}`, ['Role', 'Name'], rows))
}

/** All categories by stage and group, with their maturity. */
export const categories: Draw = ({ data }) => {
  if (!data) return undefined
  return block(html`${data.taxonomy.stages.map((stage) => stageTable(stage, data))}`)
}

/** All categories, in the order of their names. */
export const categoryIndex: Draw = ({ data }) => {
  if (!data) return undefined
  return block(html`<ul>\n${byName(data).map((category) => html`<li>${named(category, data)}</li>\n`)}</ul>`)
}

/** Where each category belongs, and who answers for it. */
export const categoryLookup: Draw = ({ data }) => {
  if (!data) return undefined
  const rows = byName(data).map((category): Piece[] => [
    named(category, data),
    commas(category.groups.map((group) => named(group, data))),
    commas(holders(category, ['pm'])),
    commas(holders(category, ['em', 'backend_engineering_manager'])),
  ])
  return block(table(undefined, ['Category', 'Group', 'Product manager', 'Engineering manager'], rows))
}

/** What each category lets people do, and from which tier on. */
export const categoryFeatures: Draw = ({ data }) => {
  if (!data) return undefined
  const rows = data.features.map(({ title, link: address, categories, lowestTier }): Piece[] => [
    link(address?.startsWith('/') ? undefined : address, title),
    commas(categories.map((category) => named(category, data))),
    tiers.find(({ key }) => key === lowestTier)?.name,
  ])
  return block(table(undefined, ['Feature', 'Category', 'From tier'], rows))
}

function namedEntity({ call, data }: Drawing): Entity | undefined {
  const [thing] = namedThings(call)
  const kinds = ['section', 'stage', 'group', 'category'] as const
  const kind = kinds.find((one) => one === thing?.kind)
  if (!thing || !kind || !data) return undefined
  const resolution = resolveEntity(data.taxonomy, data.renames, kind, thing.name)
  if (resolution.found) return resolution.found
  return resolution.why === 'case' ? resolution.meant : undefined
}

function stageTable(stage: Stage, data: DrawnData): Html {
  const home = stage.groups.flatMap((group) => group.categories.map((category) => ({ group: [group], category })))
  const others = stage.categories.filter((category) => !home.some((row) => row.category === category))
  const rows = [...home, ...others.map((category) => ({ group: [], category }))].map(({ group, category }): Piece[] => [
    commas(group.map((one) => named(one, data))),
    named(category, data),
    levelMark(data.ladder, maturityOf(category, data.ladder, data.today).level),
    category.documentation?.startsWith('http') && link(category.documentation, 'Documentation'),
  ])
  return rows.length === 0 ? html`` : table(named(stage, data), ['Group', 'Category', 'Maturity', 'Links'], rows)
}

/** Names of those who hold the first of these roles that somebody holds. */
function holders({ groups }: Category, fields: readonly string[]): string[] {
  const all = fields.map((field) =>
    groups.flatMap(({ people }) => people.find((one) => one.field === field)?.names ?? []),
  )
  return [...new Set(all.find((names) => names.length > 0) ?? [])]
}

function byName({ taxonomy }: DrawnData): Category[] {
  return [...taxonomy.categories].sort((a, b) => compareText(a.name, b.name))
}

function named(entity: Entity, { addressOf }: DrawnData): Html {
  return link(addressOf(entity), entity.name)
}

function commas(pieces: readonly Piece[]): Piece {
  return pieces.map((piece, index) => [index > 0 && ', ', piece])
}

function table(caption: Html | undefined, heads: readonly string[], rows: readonly (readonly Piece[])[]): Html {
  return html`<table>${caption && html`<caption>${caption}</caption>`}<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody></table>\n`
}

function block(content: Html): Drawn {
  return [content.text, '']
}
