import type { NavigationNode } from '../theme/navigation.ts'
import type { ListedPage } from './listed-page.ts'
import { oneLine } from './one-line.ts'

/** What `llms.txt` is made from. */
export interface LlmsSource {
  title: string
  /** Each page of the site that is listed, by its address. */
  pages: ReadonlyMap<string, ListedPage>
  home: NavigationNode | undefined
  /** Where a page can be read, by its address: its twin where there are twins. */
  link(url: string): string
  hasTwins: boolean
  /** Absent when there is none. */
  sitemap?: string
}

/** How many pages it names at most, unless the first two levels alone are more: who wants all reads the sitemap. */
const mostPages = 500

/**
 * What language models are told of a site: its parts, with the pages of as many levels as are not too many.
 *
 * Format: https://llmstxt.org/
 */
export function llmsText({ title, pages, home, link, hasTwins, sitemap }: LlmsSource): string {
  const parts = (home?.children ?? []).filter(({ url }) => pages.has(url))
  const levels = levelsToShow(parts)
  const line = ({ url, title }: NavigationNode): string => {
    const description = pages.get(url)?.description
    return `- [${bracketed(title)}](${link(url)})${description ? `: ${oneLine(description)}` : ''}`
  }
  const summary = pages.get('/')?.description
  return [
    `# ${oneLine(title)}`,
    ...(summary ? [`> ${oneLine(summary)}`] : []),
    ...(hasTwins ? ['Every page is there as Markdown, too: `index.md` behind its address.'] : []),
    ...parts.map((part) => {
      const listed = [part, ...below(part, levels - 1)].filter(({ url }) => pages.has(url))
      return [`## ${oneLine(part.title)}`, '', ...listed.map(line)].join('\n')
    }),
    ...(sitemap ? [`## Optional\n\n- [All addresses](${sitemap})`] : []),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function levelsToShow(parts: readonly NavigationNode[]): number {
  let levels = 2
  let nodes = parts.flatMap((part) => part.children)
  let count = parts.length + nodes.length
  while (nodes.length > 0) {
    nodes = nodes.flatMap((node) => node.children)
    count += nodes.length
    if (count > mostPages) break
    levels += 1
  }
  return levels
}

function below(node: NavigationNode, levels: number): NavigationNode[] {
  if (levels === 0) return []
  return node.children.flatMap((child) => [child, ...below(child, levels - 1)])
}

function bracketed(text: string): string {
  return oneLine(text).replace(/[[\]\\]/g, '\\$&')
}
