import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { HandbookOptions } from '../core/model/options.ts'
import { compareText } from '../core/problems/problem.ts'
import { searchAddresses } from '../theme/search-box.ts'
import type { Facets } from './facets.ts'
import { makeIndex } from './site-index.ts'

/**
 * Make the index of a site that was built in parts.
 *
 * @param pages   By address: where each lies, from the root, and its facets.
 * @param output  The folder of the site, from the root.
 */
export async function indexParts(
  root: string,
  options: HandbookOptions,
  pages: ReadonlyMap<string, { path: string; facets: object }>,
  output: string,
): Promise<void> {
  const files = [...pages]
    .sort(([a], [b]) => compareText(a, b))
    .map(([url, { path }]) => ({ url, read: () => readFileSync(join(root, path), 'utf8') }))
  const facets = (url: string): Facets => pages.get(url)?.facets as Facets
  await makeIndex(options, files, facets, resolve(root, output, `.${searchAddresses.index}`))
}
