import type { ProblemCode } from '../../problems/catalogue.ts'
import { grouped } from '../../problems/grouped.ts'
import { compareText, type Problem } from '../../problems/problem.ts'
import { asText, asTexts } from '../fields.ts'
import type { Page } from '../pages/page.ts'
import { bareName } from '../product/people.ts'
import { productManager } from '../product/product-manager.ts'
import { type Entity, entitiesOf, type Taxonomy } from '../product/taxonomy.ts'
import { isDirectionPage } from './direction-hygiene.ts'
import type { WrittenPage } from './direction-pages.ts'

/** What there is to mend for one person. */
export interface HealthOwner {
  /** Absent for what nobody owns. */
  name?: string
  entries: HealthEntry[]
}

/** A page, or something in the data, with what is wrong with it. */
export interface HealthEntry {
  title: string
  /** Of the page; absent for entries of the data. */
  url?: string
  entity?: Entity
  problems: Problem[]
}

export interface DirectionHealth {
  owners: HealthOwner[]
  /** Hand-written direction pages, and how many of them were reviewed in time. */
  pages: number
  reviewed: number
}

/** What the health page tells, beside all rules of `direction/`. */
const otherCodes: readonly ProblemCode[] = [
  'page/maturity-drift',
  'page/stage-drift',
  'page/owner-drift',
  'page/unreadable-maturity',
  'taxonomy/no-direction',
  'maturity/overdue',
]

const reviewCodes: readonly ProblemCode[] = [
  'direction/review-overdue',
  'direction/review-unreadable',
  'direction/never-reviewed',
]

/**
 * Sort findings by who is to mend them: the owner of the page, else the product manager of what it is about, or of the nearest
 * home that has one. Owners stand by name, what nobody owns last; every finding stands once.
 *
 * @param problems  Those of data and pages, in reading order.
 */
export function directionHealth(
  problems: readonly Problem[],
  pages: readonly Page[],
  written: readonly WrittenPage[],
  taxonomy: Taxonomy,
  basePath: string,
): DirectionHealth {
  const byPath = new Map(pages.map((page) => [page.path, page]))
  const told = problems.filter(
    ({ code, file }) => (code.startsWith('direction/') || otherCodes.includes(code)) && !byPath.get(file)?.leftOut,
  )
  const aboutPath = new Map(written.map(({ path, entity }) => [path, entity]))
  const owned = [...grouped(told, (one) => keyOf(one, byPath))].map(([, some]) => {
    const page = byPath.get((some[0] as Problem).file)
    const entity = page ? aboutPath.get(page.path) : entityBehind(some[0] as Problem, taxonomy)
    const [named] = page ? asTexts(page.fields.owner) : []
    return { owner: named ?? productManager(entity) ?? '', entry: entry(some, page, entity) }
  })
  const owners = [...grouped(owned, ({ owner }) => bareName(owner))]
    .map(([, some]) => [nameOf(some.map(({ owner }) => owner)), some] as const)
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || compareText(a, b))
  const direction = pages.filter((page) => !page.leftOut && isDirectionPage(page, aboutPath.get(page.path), basePath))
  const late = new Set(problems.filter(({ code }) => reviewCodes.includes(code)).map(({ file }) => file))
  return {
    owners: owners.map(([name, some]) => ({ ...(name ? { name } : {}), entries: some.map((one) => one.entry) })),
    pages: direction.length,
    reviewed: direction.filter(({ path }) => !late.has(path)).length,
  }
}

/** Of the ways in which a person is named, the shortest: the one without a remark, where there is one. */
function nameOf(owners: readonly string[]): string {
  return owners.reduce((shortest, one) => (one.length < shortest.length ? one : shortest))
}

/** Findings of one page belong together, and those of one entry of the data. */
function keyOf({ file, pointer = '' }: Problem, pages: ReadonlyMap<string, Page>): string {
  return pages.has(file) ? file : `${file} ${pointer.startsWith('/') ? pointer.split('/')[1] : pointer}`
}

function entry(problems: Problem[], page: Page | undefined, entity: Entity | undefined): HealthEntry {
  const title = (page && asText(page.fields.title)) ?? entity?.name ?? (problems[0] as Problem).file
  return { title, problems, ...(page?.url ? { url: page.url } : {}), ...(entity ? { entity } : {}) }
}

/** The entity that a finding in the data, or of GitLab's items, is about. */
function entityBehind({ file, pointer = '', code }: Problem, taxonomy: Taxonomy): Entity | undefined {
  const stage = taxonomy.stages.find(({ name }) => pointer === `${code}:${name}`)
  if (stage) return stage
  const key = pointer.split('/')[1]
  return entitiesOf(taxonomy).find(
    ({ source, key: own }) => source.file.file === file && own === key && source.path.length === 1,
  )
}
