import { compareText, type Problem } from '../problems/problem.ts'
import type { CompiledSchema, ReferenceResolver } from '../problems/schema.ts'
import { schemaProblems } from '../problems/schema-problems.ts'
import { either, suggest } from '../problems/suggest.ts'
import { directionHygiene, isDirectionPage, missingPages } from './direction/direction-hygiene.ts'
import type { WrittenPage } from './direction/direction-pages.ts'
import { namedItems } from './direction/named-items.ts'
import { pageDrift } from './direction/page-drift.ts'
import { directionPlaces, type Handbook } from './handbook.ts'
import { buildLearning, type Learning } from './learning/learning.ts'
import { learningProblems } from './learning/learning-problems.ts'
import { isTooLong, sitePath } from './pages/address.ts'
import type { Page } from './pages/page.ts'
import { pageEntity, pageProblem } from './pages/page-entity.ts'
import { repeatedFields } from './pages/repeated-fields.ts'
import type { VisibleText } from './pages/visible-text.ts'
import type { Entity } from './product/taxonomy.ts'
import { referenceResolver } from './references.ts'
import { isRelease, isReleaseItem, versionOfPage } from './releases/release-page.ts'

/** The schema that a page is checked against. */
export interface PageSchema {
  schema: CompiledSchema
  /** Its name and why it is this one: "page, by its path". */
  why: string
}

/** What pages need for their checks. */
export interface PageSources {
  /** The schema of a page and why it is that one, or a problem when there is none to be read. */
  schemaOf(page: Page): PageSchema | Problem
  /** The names of all layouts that a page can use. */
  layouts(): ReadonlySet<string>
  /** The text of a page below its front matter; asked only of pages that tell of a direction. */
  bodyOf(page: Page): { body: string; firstLine: number } | undefined
  /** Such a text as readers see it, which takes a parser; absent where front matter alone is checked. */
  visibleText?(body: string, firstLine: number): VisibleText
}

/** What a look at all pages brings: their problems, and which entity each is about. */
export interface PageFindings {
  problems: Problem[]
  written: WrittenPage[]
  /** Everything that can be learnt, units that are pages included. */
  learning: Learning
}

/** Check the pages of a site against their schemas, the data and each other. */
export function checkPages(
  pages: readonly Page[],
  handbook: Handbook,
  { schemaOf, layouts, bodyOf, visibleText }: PageSources,
): PageFindings {
  const { taxonomy, renames, options, today } = handbook
  const { ladder } = options.maturity
  const learning = buildLearning(handbook.learningFiles, pages)
  const resolve = referenceResolver(handbook, pageNames(pages), learning, releaseNames(handbook, pages))
  const places = directionPlaces(options)
  const found = pages.map((page) => ({ page, ...pageEntity(page, taxonomy, renames, places) }))
  const items = namedItems(handbook.direction?.items ?? [])
  const judged: { page: Page; schema: CompiledSchema }[] = []
  const problems = found.flatMap(({ page, entity, problems }) => {
    // It is no page, and needs no front matter.
    if (page.leftOut === 'resource') return []
    if (page.problems.length > 0) return page.problems
    const judge = schemaOf(page)
    if (!('code' in judge)) judged.push({ page, schema: judge.schema })
    const isDirection = isDirectionPage(page, entity, places.basePath)
    const body = entity || isDirection || page.kind.layouts.includes('direction') ? bodyOf(page) : undefined
    const drift = body ? pageDrift(page, entity, body.body, body.firstLine, { taxonomy, ladder, today }) : []
    const hygiene =
      body && isDirection && visibleText
        ? directionHygiene(page, entity, visibleText(body.body, body.firstLine), handbook, items)
        : []
    return [
      ...oncePerCause(page.remarks, frontMatterProblems(page, judge, resolve)),
      // Hugo draws a page without its layout, too.
      ...(options.markdown.hugo ? [] : layoutProblem(page, layouts())),
      ...canonicalProblem(page, places.siteUrl),
      ...longAddress(page, options.markdown.hugo ? 'url' : 'permalink'),
      ...problems,
      ...drift,
      ...hygiene,
    ]
  })
  const written = found.flatMap(({ page, entity }): WrittenPage[] => {
    if (page.url === undefined) return []
    const drawsPanels = page.kind.layouts.includes('direction')
    return [{ path: page.path, url: page.url, drawsPanels, ...(entity ? { entity } : {}) }]
  })
  const ofSite = [
    ...crowdedPages(found),
    ...repeatedFields(judged),
    ...missingPages(written, handbook, places),
    ...learningProblems(learning, { taxonomy, today, reviewMonths: options.learning.reviewMonths }),
  ]
  return { problems: [...problems, ...ofSite], learning, written }
}

function frontMatterProblems(page: Page, found: PageSchema | Problem, resolve: ReferenceResolver): Problem[] {
  if ('code' in found) return [found]
  const start = { line: 1, column: 1 }
  const place = page.yaml?.place ?? (() => ({ start, end: start }))
  return schemaProblems(found.schema, page.fields, page.path, place, resolve).map((problem) => ({
    ...problem,
    schema: found.why,
  }))
}

/**
 * A date that does not exist is told once, with what the site would show; and so is a number where text is meant, with how it
 * was written.
 */
function oncePerCause(remarks: readonly Problem[], found: readonly Problem[]): Problem[] {
  if (remarks.length === 0) return [...found]
  const about = (code: Problem['code'], pointer: string | undefined): Problem | undefined =>
    remarks.find((remark) => remark.code === code && remark.pointer === pointer)
  const told = found
    .filter(({ code, pointer }) => code !== 'schema/format' || !about('yaml/impossible-date', pointer))
    .map((problem) => {
      const { help } = (problem.code === 'schema/type' && about('yaml/surprising-scalar', problem.pointer)) || {}
      return help ? { ...problem, help } : problem
    })
  const isTold = ({ code, pointer }: Problem): boolean =>
    code === 'yaml/surprising-scalar' && told.some((one) => one.code === 'schema/type' && one.pointer === pointer)
  return [...remarks.filter((remark) => !isTold(remark)), ...told]
}

/** Versions of all releases: of those with a known day, and of those with files or pages. */
function releaseNames({ releaseData }: Handbook, pages: readonly Page[]): Set<string> {
  const ofPages = pages.flatMap((page) => (isRelease(page) || isReleaseItem(page) ? (versionOfPage(page) ?? []) : []))
  const ofPosts = releaseData.posts.flatMap(({ version }) => version ?? [])
  return new Set([...releaseData.days.keys(), ...[...ofPosts, ...ofPages].map(({ text }) => text)])
}

/** What can be named to mean a page: its address and its path. */
function pageNames(pages: readonly Page[]): Set<string> {
  const names = new Set<string>()
  for (const { path, url } of pages) {
    names.add(path)
    if (url !== undefined) names.add(url)
  }
  return names
}

function layoutProblem(page: Page, layouts: ReadonlySet<string>): Problem[] {
  const layout = page.fields.layout
  if (typeof layout !== 'string' || layout === '' || layouts.has(layout)) return []
  const expected = suggest(layout, layouts)
  const hint = expected.length > 0 ? ` Did you mean ${either(expected.map((name) => `\`${name}\``))}?` : ''
  return [
    { ...pageProblem(page, 'page/unknown-layout', `There is no layout \`${layout}\`.${hint}`, 'layout'), expected },
  ]
}

/** The canonical path must be the page's own; one on another site is the author's business. */
function canonicalProblem(page: Page, siteUrl: string | undefined): Problem[] {
  const text = page.fields.canonical_path
  if (typeof text !== 'string' || text === '' || page.url === undefined || text === page.url) return []
  if (URL.canParse(text) && (sitePath(text, siteUrl)?.url ?? page.url) === page.url) return []
  const message = `\`canonical_path\` is "${text}", but the page stands at "${page.url}".`
  return [{ ...pageProblem(page, 'page/canonical-path', message, 'canonical_path'), expected: [page.url] }]
}

function longAddress(page: Page, field: 'url' | 'permalink'): Problem[] {
  const text = page.fields[field]
  if (page.leftOut || typeof text !== 'string' || !text.split('/').some(isTooLong)) return []
  return [
    pageProblem(page, 'page/address', `\`${field}\` has a name of more than 255 bytes, which no file can have.`, field),
  ]
}

/** Find pages written to one address, and pages about one entity; the first by path is in its right. */
function crowdedPages(found: readonly { page: Page; entity?: Entity }[]): Problem[] {
  const atAddress = new Map<string, Page>()
  const about = new Map<Entity, Page>()
  return [...found]
    .sort((a, b) => compareText(a.page.path, b.page.path))
    .flatMap(({ page, entity }): Problem[] => {
      const sameAddress = page.url === undefined ? undefined : atAddress.get(page.url)
      const sameEntity = entity && about.get(entity)
      if (page.url !== undefined && !sameAddress) atAddress.set(page.url, page)
      if (entity && !sameEntity) about.set(entity, page)
      if (sameAddress) {
        const message = `The page would be written to ${page.url}, where ${sameAddress.path} is written.`
        return [{ code: 'page/address', severity: 'error', message, file: page.path }]
      }
      if (entity && sameEntity) {
        const message = `The page is about the ${entity.kind} \`${entity.key}\`, as ${sameEntity.path} already is.`
        return [{ code: 'page/second-page', severity: 'error', message, file: page.path }]
      }
      return []
    })
}
