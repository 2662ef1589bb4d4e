import { compareText } from '../core/problems/problem.ts'

/** A page, as navigation sees it. */
export interface NavigationPage {
  url: string
  title: string
  /** Lower comes first; pages without come after those with. */
  weight?: number
  /** Known to its children and to itself, but not listed among the pages below its parent. */
  isUnlisted?: boolean
}

export interface NavigationNode extends NavigationPage {
  parent?: NavigationNode
  /** In order: by weight, then by title. */
  children: NavigationNode[]
}

/** The tree of pages: a page is the child of the nearest page above its address. */
export function navigationTree(pages: readonly NavigationPage[]): Map<string, NavigationNode> {
  const nodes = new Map(pages.map((page) => [page.url, { ...page, children: [] } as NavigationNode]))
  for (const node of nodes.values()) {
    const parent = parentOf(node.url, nodes)
    if (!parent) continue
    node.parent = parent
    if (!node.isUnlisted) parent.children.push(node)
  }
  for (const node of nodes.values()) node.children.sort(inOrder)
  return nodes
}

function parentOf(url: string, nodes: Map<string, NavigationNode>): NavigationNode | undefined {
  let path = url
  while (path.length > 1) {
    path = path.replace(/[^/]*\/?$/, '')
    const node = nodes.get(path)
    if (node && path !== url) return node
  }
  return undefined
}

function inOrder(a: NavigationPage, b: NavigationPage): number {
  const byWeight = (a.weight ?? Number.POSITIVE_INFINITY) - (b.weight ?? Number.POSITIVE_INFINITY)
  return byWeight || compareText(a.title.toLowerCase(), b.title.toLowerCase()) || compareText(a.url, b.url)
}

/** The pages above a page, the home page first. */
export function ancestors(node: NavigationNode | undefined): NavigationNode[] {
  return node?.parent ? [...ancestors(node.parent), node.parent] : []
}
