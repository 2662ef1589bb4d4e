import { join, posix } from 'node:path'
import type { HandbookOptions } from '../core/model/options.ts'
import type { PageSchema } from '../core/model/page-problems.ts'
import type { Page } from '../core/model/pages/page.ts'
import { pageProblem } from '../core/model/pages/page-entity.ts'
import { HandbookError, type Problem } from '../core/problems/problem.ts'
import { siteSchema, suiteSchema } from './schemas.ts'

/**
 * The schema for the front matter of a page: the one that it names as `$schema`, else that of its kind.
 *
 * @throws HandbookError  `schema/broken` when the schema of a kind is itself wrong.
 */
export function pageSchema(root: string, page: Page): PageSchema | Problem {
  const { $schema } = page.fields
  if (typeof $schema === 'string') return namedSchema(root, page, $schema)
  const { name, schema } = page.kind
  const why = `${schema ?? name}, ${page.because}`
  return { schema: schema === undefined ? suiteSchema(name) : siteSchema(join(root, schema), schema), why }
}

function namedSchema(root: string, page: Page, address: string): PageSchema | Problem {
  const file = posix.normalize(
    address.startsWith('/') ? address.slice(1) : posix.join(posix.dirname(page.path), address),
  )
  const refused = (why: string): Problem =>
    pageProblem(page, 'page/unknown-schema', `The page names the schema "${address}": ${why}.`, '$schema')
  if (/^[a-z]+:/i.test(address)) return refused('schemas are not read from the web')
  if (file.startsWith('..')) return refused('it lies outside the site')
  try {
    return { schema: siteSchema(join(root, file), file), why: `${file}, named by the page` }
  } catch (error) {
    if (error instanceof HandbookError) return refused(error.message.replace(/\.$/, ''))
    throw error
  }
}

/**
 * Compile the schemas of the site's own kinds.
 *
 * @throws HandbookError  `schema/broken` when one is wrong: nothing can be checked then.
 */
export function compileKinds(root: string, { kinds }: HandbookOptions): void {
  for (const { schema } of kinds) {
    if (schema !== undefined) siteSchema(join(root, schema), schema)
  }
}
