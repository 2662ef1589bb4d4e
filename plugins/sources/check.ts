import { join } from 'node:path'
import type { Handbook } from '../core/model/handbook.ts'
import { ignoresIn, judged, withoutIgnored } from '../core/model/judgement.ts'
import type { PageKindName } from '../core/model/page.ts'
import { checkPages } from '../core/model/page-problems.ts'
import { grouped } from '../core/model/taxonomy-problems.ts'
import { inReadingOrder, type Problem } from '../core/problems/problem.ts'
import type { CompiledSchema } from '../core/problems/schema-problems.ts'
import { layoutNames } from './layouts.ts'
import { findPages, readBody, readPage } from './pages.ts'
import { suiteSchema } from './schemas.ts'
import { readText } from './text-file.ts'

/** The schema for the front matter of a kind of page. */
export function pageSchema(kind: PageKindName): CompiledSchema {
  return suiteSchema(kind)
}

export interface SiteCheck {
  /** In reading order. */
  problems: Problem[]
  /** Paths of the pages that were looked at, in order. */
  pages: string[]
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
  const byPage = withoutIgnoredIn(root, problems)
  return {
    problems: inReadingOrder(judged([...handbook.problems, ...byPage], options.rules)),
    pages: pages.map((page) => page.path),
  }
}

/** Leave out what the pages themselves ask to ignore. Only pages with problems are read for that. */
function withoutIgnoredIn(root: string, problems: readonly Problem[]): Problem[] {
  return [...grouped(problems, (problem) => problem.file)].flatMap(([file, found]) => {
    const read = readText(join(root, file), file)
    return 'text' in read && read.text.includes('handbook-ignore')
      ? withoutIgnored(found, ignoresIn(read.text), file)
      : found
  })
}
