import picomatch from 'picomatch'
import type { LocatedYaml } from '../../problems/located-yaml.ts'
import type { Problem } from '../../problems/problem.ts'
import { asFields, asText, asTexts, type Fields } from '../fields.ts'
import type { EntityKind } from '../product/taxonomy.ts'
import { isUnreleased, versionIn } from '../product/version.ts'
import type { LeftOut } from './left-out.ts'

/** A kind of page: which pages are of it, and which schema their front matter obeys. */
export interface PageKind {
  name: string
  /** Layouts that make a page one of this kind, whatever its path. */
  layouts: readonly string[]
  /** Whether a path, from the folder of pages, makes it one without a layout. */
  takes(name: string): boolean
  /** The layout that draws it when it names none. */
  layout: string
  /** Whether navigation leaves its pages out of lists: others lead to them. */
  isUnlisted?: boolean
  /** File of its schema, from the site's root; absent for the suite's own kinds, whose schemas bear their names. */
  schema?: string
}

/** The suite's kinds, tried in this order; the last takes every page. */
const suiteKinds: readonly PageKind[] = [
  kind('direction-page', ['direction', 'sec_direction'], /^direction\//, 'direction'),
  { ...kind('learning-unit', ['learning_unit'], /^learn\/(?!_?index\.)/, 'learning_unit'), isUnlisted: true },
  kind('job-family', ['job_family_page'], /^job-families\/(?!_?index\.)/, 'job_family_page'),
  { ...kind('release', ['release'], /./, 'release'), takes: isReleasePath },
  { ...kind('release-item', ['release-item'], /./, 'release-item'), takes: isInReleaseFolder },
  kind('page', ['handbook'], /./, 'handbook'),
]

function kind(name: string, layouts: string[], path: RegExp, layout: string): PageKind {
  return { name, layouts, takes: (page) => path.test(page), layout }
}

/** The index of a release's folder, or a file that holds all of a release, such as `releases/18/acme-18-5-released.md`. */
function isReleasePath(name: string): boolean {
  if (isInReleaseFolder(name)) return /\/_?index(\.html)?\.md$/.test(name)
  const [, file] = /(?:^|\/)releases\/(?:.*\/)?(v?\d+[-_.]\d+|[^/]*-released)(?:\.html)?\.md$/.exec(name) ?? []
  return file !== undefined && versionIn(file) !== undefined
}

/** Whether the folder of a page is that of a release: it has two numbers, such as `acme-19-1-released`, or none yet. */
function isInReleaseFolder(name: string): boolean {
  const [, folder] = /(?:^|\/)releases\/(?:.*\/)?([^/]+)\/[^/]+\.md$/.exec(name) ?? []
  return folder !== undefined && (/\d[-_.]\d/.test(folder) || isUnreleased(folder))
}

/** GitLab's layouts for pages of any kind: they say nothing of the kind, and the layout of the kind draws them. */
export const generalLayouts: readonly string[] = ['handbook-page-toc', 'markdown_page', 'default']

/** Layouts that the suite brings. */
export const suiteLayouts: readonly string[] = [...suiteKinds.flatMap(({ layouts }) => layouts), ...generalLayouts]

/**
 * The kinds of pages of a site: its own first, in their order, then the suite's.
 *
 * @param given  `kinds` of the options, which have passed their schema.
 */
export function pageKinds(given: unknown): PageKind[] {
  const own = (Array.isArray(given) ? given : []).map(asFields).map((fields): PageKind => {
    const globs = asTexts(fields.files)
    const takes = globs.length > 0 ? picomatch(globs, { dot: true }) : () => false
    const layouts = asTexts(fields.layout)
    return {
      name: asText(fields.name) as string,
      layouts,
      takes,
      layout: layouts[0] ?? 'handbook',
      schema: asText(fields.schema) as string,
    }
  })
  return [...own, ...suiteKinds]
}

/** A Markdown page, as far as its front matter tells. */
export interface Page {
  /** From the site's root, with forward slashes. */
  path: string
  /** From the folder of pages. */
  name: string
  /** Absent when the page is not written, or when only the build can tell. */
  url?: string
  /** Why Hugo leaves it out, in handbooks for Hugo. */
  leftOut?: LeftOut
  kind: PageKind
  /** Why it is of that kind: "by its layout `handbook`", "by its path". */
  because: string
  /** Front matter, with what directory data adds to it. */
  fields: Fields
  yaml?: LocatedYaml
  /** What is wrong with the front matter as such. */
  problems: Problem[]
  /** What else is odd about it. */
  remarks: Problem[]
}

/**
 * The kind of a page and why it is: a layout counts before a path, and the site's own kinds before the suite's. The layouts of
 * ordinary pages, and layouts of the site's own, say nothing against a kind of the site's own.
 */
export function pageKindOf(kinds: readonly PageKind[], name: string, layout: unknown): Pick<Page, 'kind' | 'because'> {
  const named = typeof layout === 'string' && layout !== '' && !generalLayouts.includes(layout) ? layout : undefined
  const hasLayout = ({ layouts }: PageKind): boolean => named !== undefined && layouts.includes(named)
  const last = kinds.at(-1) as PageKind
  const byLayout = kinds.find((kind) => kind !== last && hasLayout(kind))
  if (byLayout) return { kind: byLayout, because: `by its layout \`${named}\`` }
  const byPath = kinds.find((kind) => (isOwn(kind) || named === undefined) && kind.takes(name)) ?? last
  if (!isOwn(byPath) && hasLayout(last)) return { kind: last, because: `by its layout \`${named}\`` }
  return { kind: byPath, because: 'by its path' }
}

/** Whether a kind is the site's own. */
function isOwn({ schema }: PageKind): boolean {
  return schema !== undefined
}

/** Fields of a direction page that name what it is about, the most specific first. */
export const entityFields: readonly EntityKind[] = ['category', 'group', 'stage', 'section']
