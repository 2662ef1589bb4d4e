import type { Fields } from '../core/model/fields.ts'
import { ancestors, type NavigationTree, readingOrder } from './navigation.ts'
import type { Shell } from './page-shell.ts'
import { relatedPages } from './related-pages.ts'
import { longestList, sideNavigation } from './side-navigation.ts'
import type { SpokenWords } from './words/words.ts'

type Surroundings = Pick<Shell, 'side' | 'above' | 'below' | 'neighbours' | 'related' | 'isHome'>

/**
 * What stands around each page of a site, by its address; made once for all pages as far as it is the same.
 *
 * @param fields  Front matter by address, which tells what pages have in common.
 */
export function surroundings(
  tree: NavigationTree,
  fields: ReadonlyMap<string, Fields>,
  href: (url: string) => string,
  words: SpokenWords,
): (url: string) => Surroundings {
  const side = sideNavigation(tree, href, words)
  const order = readingOrder(tree)
  const related = relatedPages([...order.keys()].map((node) => ({ node, fields: fields.get(node.url) ?? {} })))
  return (url) => {
    const node = tree.nodes.get(url)
    return {
      side: side(node),
      above: ancestors(node),
      below: node && node.children.length > longestList ? node.children : [],
      neighbours: (node && order.get(node)) ?? {},
      related: node ? related(node) : [],
      isHome: node !== undefined && node === tree.home,
    }
  }
}
