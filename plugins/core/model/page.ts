import type { LocatedYaml } from '../problems/located-yaml.ts'
import type { Problem } from '../problems/problem.ts'
import type { Fields } from './fields.ts'
import type { EntityKind } from './taxonomy.ts'

export type PageKindName = 'page' | 'job-family' | 'direction-page'

/** A kind of page: which pages are of it, and which schema their front matter obeys. */
export interface PageKind {
  name: PageKindName
  /** Layouts that make a page one of this kind, whatever its path. */
  layouts: readonly string[]
  /** Paths, from the folder of pages, that make it one without a layout. The last kind takes every page. */
  path: RegExp
  /** The layout that draws it when it names none. */
  layout: string
}

/** The kinds of pages, tried in this order. */
export const pageKinds: readonly PageKind[] = [
  { name: 'direction-page', layouts: ['direction', 'sec_direction'], path: /^direction\//, layout: 'direction' },
  { name: 'job-family', layouts: ['job_family_page'], path: /^job-families\/(?!_?index\.)/, layout: 'job_family_page' },
  {
    name: 'page',
    layouts: ['handbook', 'handbook-page-toc', 'markdown_page', 'default'],
    path: /./,
    layout: 'handbook',
  },
]

/** Layouts that the suite brings. */
export const suiteLayouts: readonly string[] = pageKinds.flatMap((kind) => kind.layouts)

/** A Markdown page, as far as its front matter tells. */
export interface Page {
  /** From the site's root, with forward slashes. */
  path: string
  /** From the folder of pages. */
  name: string
  /** Absent when the page is not written, or when only the build can tell. */
  url?: string
  kind: PageKind
  /** Front matter as it stands, and what directory data adds below it. */
  fields: Fields
  yaml?: LocatedYaml
  /** What is wrong with the front matter as such. */
  problems: Problem[]
}

/** The kind of a page: by its layout, else by its path. A layout of the site's own makes an ordinary page. */
export function pageKindOf(name: string, layout: unknown): PageKind {
  const fallback = pageKinds.at(-1) as PageKind
  if (typeof layout === 'string') return pageKinds.find((kind) => kind.layouts.includes(layout)) ?? fallback
  return pageKinds.find((kind) => kind.path.test(name)) ?? fallback
}

/** Fields of a direction page that name what it is about, the most specific first. */
export const entityFields: readonly EntityKind[] = ['category', 'group', 'stage', 'section']
