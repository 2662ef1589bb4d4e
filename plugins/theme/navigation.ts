import { compareText } from '../core/problems/problem.ts'

/** A page, as navigation sees it. */
export interface NavigationPage {
  url: string
  title: string
  /** Lower comes first; pages without come after those with. */
  weight?: number
  /** Known to its children and to itself, but not listed among the pages below its parent. */
  isUnlisted?: boolean
  /** Address of the page that it belongs to, where that stands deeper in the same branch than the address says. */
  above?: string
}

export interface NavigationNode extends NavigationPage {
  parent?: NavigationNode
  /** In order: by weight, then by title. */
  children: NavigationNode[]
}

export interface NavigationTree {
  /** By address. */
  nodes: ReadonlyMap<string, NavigationNode>
  home?: NavigationNode
  /** The pages at the top: those below the home page, or those that have nothing above them. */
  roots: readonly NavigationNode[]
}

/** The tree of pages: a page is the child of the page that it belongs to, else of the nearest page above its address. */
export function navigationTree(pages: readonly NavigationPage[]): NavigationTree {
  const nodes = new Map(pages.map((page) => [page.url, { ...page, children: [] } as NavigationNode]))
  for (const node of nodes.values()) {
    const parent = parentOf(node.url, nodes)
    if (parent) node.parent = parent
  }
  for (const node of nodes.values()) {
    const owner = node.above === undefined ? undefined : nodes.get(node.above)
    if (owner && isBetween(owner, node)) node.parent = owner
  }
  for (const node of nodes.values()) if (!node.isUnlisted) node.parent?.children.push(node)
  for (const node of nodes.values()) node.children.sort(inOrder)
  const home = nodes.get('/')
  const roots = home?.children ?? [...nodes.values()].filter((node) => !node.parent && !node.isUnlisted).sort(inOrder)
  return { nodes, roots, ...(home ? { home } : {}) }
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

/** Whether a page stands below the parent of another page, and not below that page itself. */
function isBetween(owner: NavigationNode, node: NavigationNode): boolean {
  const path = [owner, ...ancestors(owner)]
  return !path.includes(node) && node.parent !== undefined && path.includes(node.parent)
}

function inOrder(a: NavigationPage, b: NavigationPage): number {
  const byWeight = (a.weight ?? Number.POSITIVE_INFINITY) - (b.weight ?? Number.POSITIVE_INFINITY)
  return byWeight || compareText(a.title.toLowerCase(), b.title.toLowerCase()) || compareText(a.url, b.url)
}

/** The pages above a page, the home page first. */
export function ancestors(node: NavigationNode | undefined): NavigationNode[] {
  return node?.parent ? [...ancestors(node.parent), node.parent] : []
}

/** The pages before and after each page, depth first. Nothing leads from one page at the top of the site to another. */
export function readingOrder({ roots }: NavigationTree): ReadonlyMap<NavigationNode, Neighbours> {
  const neighbours = new Map<NavigationNode, Neighbours>()
  for (const root of roots) {
    let previous: NavigationNode | undefined
    for (const node of inDepth(root)) {
      const before = previous && neighbours.get(previous)
      if (before) before.next = node
      neighbours.set(node, previous ? { previous } : {})
      previous = node
    }
  }
  return neighbours
}

export interface Neighbours {
  previous?: NavigationNode
  next?: NavigationNode
}

function* inDepth(node: NavigationNode): Generator<NavigationNode> {
  yield node
  for (const child of node.children) yield* inDepth(child)
}
