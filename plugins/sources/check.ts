import type { Handbook } from '../core/model/handbook.ts'
import type { PageKindName } from '../core/model/page.ts'
import { checkPages } from '../core/model/page-problems.ts'
import { inReadingOrder, type Problem } from '../core/problems/problem.ts'
import type { CompiledSchema } from '../core/problems/schema-problems.ts'
import { layoutNames } from './layouts.ts'
import { findPages, readBody, readPage } from './pages.ts'
import { suiteSchema } from './schemas.ts'

/** The schema for the front matter of a kind of page. */
export function pageSchema(kind: PageKindName): CompiledSchema {
  return suiteSchema(kind)
}

export interface SiteCheck {
  /** In reading order. */
  problems: Problem[]
  pages: number
}

/**
 * Check every page of a site, and its data.
 *
 * @param onPage  Called after each page that was read.
 */
export function checkSite(root: string, handbook: Handbook, onPage: (done: number, total: number) => void): SiteCheck {
  const { options } = handbook
  const pages = findPages(root, options).map((path, index, { length }) => {
    const page = readPage(root, path, options)
    onPage(index + 1, length)
    return page
  })
  const known = layoutNames(root, options)
  const { problems } = checkPages(pages, handbook, {
    schemaOf: pageSchema,
    layouts: () => known,
    bodyOf: (page) => readBody(root, page.path),
  })
  return { problems: inReadingOrder([...handbook.problems, ...problems]), pages: pages.length }
}
