import type { HandbookOptions } from '../core/model/options.ts'
import { pageAliases } from '../core/model/pages/aliases.ts'
import type { FormerPage } from '../core/model/pages/lost-targets.ts'
import { readPageBody } from '../core/model/pages/page-body.ts'
import { blobs, GitRefusal } from './git-objects.ts'
import { partsOf } from './page-parts.ts'
import { frontMatterOf, pageOf } from './pages.ts'

/**
 * Pages as a commit has them, without those that it does not have; or why that cannot be told.
 *
 * @param paths  From the site's root.
 */
export async function formerPages(
  root: string,
  commit: string,
  paths: readonly string[],
  options: HandbookOptions,
): Promise<{ pages: FormerPage[] } | { unknown: string }> {
  const pages: FormerPage[] = []
  // Git is asked in lines.
  const asked = paths.filter((path) => !path.includes('\n'))
  const names = asked.map((path) => `${commit}:./${path}`)
  let index = 0
  try {
    for await (const bytes of blobs(root, names)) {
      const path = asked[index++] as string
      if (bytes) pages.push(formerPage(path, bytes, options))
    }
  } catch (error) {
    if (error instanceof GitRefusal) return { unknown: error.message }
    throw error
  }
  return { pages }
}

function formerPage(path: string, bytes: Buffer, options: HandbookOptions): FormerPage {
  const { head, text, firstLine } = partsOf(bytes)
  const page = pageOf(path, options, frontMatterOf(head, path))
  const old = pageAliases([page], () => false).aliases.map(({ url }) => url)
  let ids: ReadonlySet<string> | undefined
  return {
    path,
    addresses: page.url === undefined ? old : [page.url, ...old],
    ids() {
      ids ??= readPageBody(text(), firstLine, options.markdown).ids
      return ids
    },
  }
}
