import { join } from 'node:path'
import type { Handbook } from '../core/model/handbook.ts'
import { ignoresIn, judged, withoutIgnored } from '../core/model/judgement.ts'
import { checkPages } from '../core/model/page-problems.ts'
import { grouped } from '../core/model/taxonomy-problems.ts'
import { inReadingOrder, type Problem } from '../core/problems/problem.ts'
import { directoryData } from './directory-data.ts'
import { layoutNames } from './layouts.ts'
import { compileKinds, pageSchema } from './page-schemas.ts'
import { findPages, readBody, readPage } from './pages.ts'
import { readText } from './text-file.ts'

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
  compileKinds(root, options)
  const inherited = directoryData(root, options)
  const pages = findPages(root, options).map((path, index, { length }) => {
    const page = readPage(root, path, options, inherited.fieldsFor(path))
    onPage(index + 1, length)
    return page
  })
  const known = layoutNames(root, options)
  const { problems } = checkPages(pages, handbook, {
    schemaOf: (page) => pageSchema(root, page),
    layouts: () => known,
    bodyOf: (page) => readBody(root, page.path),
  })
  const byPage = withoutIgnoredIn(root, problems)
  return {
    problems: inReadingOrder(judged([...handbook.problems, ...inherited.problems, ...byPage], options.rules)),
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
