import type { MarkdownIt, Token } from 'markdown-it'
import type { ReferenceSettings } from '../core/model/markdown/markdown-settings.ts'
import { labelPill } from './labels.ts'

/**
 * Make links of GitLab's references, outside code and links.
 *
 * https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
export function withReferences(markdown: MarkdownIt, settings: ReferenceSettings): void {
  // Before texts are joined: afterwards, nobody could tell what an author has escaped.
  markdown.core.ruler.before('text_join', 'handbook_references', ({ tokens, Token }) => {
    for (const inline of tokens) {
      if (inline.type !== 'inline' || !possible.test(inline.content)) continue
      let depth = 0
      inline.children = (inline.children ?? []).flatMap((token) => {
        depth += token.type === 'link_open' ? 1 : token.type === 'link_close' ? -1 : 0
        return depth === 0 && token.type === 'text' && possible.test(token.content)
          ? linked(token, settings, Token)
          : [token]
      })
    }
  })
  markdown.renderer.rules.label_pill = (tokens, index) => {
    const { name, href } = (tokens[index] as Token).meta as { name: string; href?: string }
    return labelPill(name, undefined, href)
  }
}

// The pattern itself tries every word for a path: most texts are spared that.
const possible = /[#!&]\d|%[\d"]|[~@][a-z"]/i

const pattern =
  /(?<![\w/&#!%~@.:-])(?:([\w.-]+(?:\/[\w.-]+)+)?(?:([#!])(\d{1,12})|%(\d+\.\d+(?:\.\d+)?|"[^"\n]{1,255}"))|([\w.-]+(?:\/[\w.-]+)*)?&(\d{1,12})|~([a-z](?:[\w.&?-]*[\w&-])?(?:::?[\w.&?-]*\w)*|"[^"\n]{1,255}")|@([a-z][\w.-]*\w))(?![\w/]|-\w)/gi

function linked(token: Token, settings: ReferenceSettings, TokenClass: typeof Token): Token[] {
  const { content } = token
  const made: Token[] = []
  let at = 0
  const text = (from: number, to: number): void => {
    if (to <= from) return
    const one = new TokenClass('text', '', 0)
    one.content = content.slice(from, to)
    made.push(one)
  }
  for (const match of content.matchAll(pattern)) {
    const [found, , , , , , , label] = match
    const href = addressOf(match, settings)
    if (href === undefined && label === undefined) continue
    text(at, match.index)
    at = match.index + found.length
    if (label !== undefined) {
      const pill = new TokenClass('label_pill', '', 0)
      pill.content = found
      pill.meta = { name: bare(label), ...(href === undefined ? {} : { href }) }
      made.push(pill)
      continue
    }
    const open = new TokenClass('link_open', 'a', 1)
    open.attrs = [
      ['href', href as string],
      ['class', 'reference'],
    ]
    made.push(open)
    text(match.index, at)
    made.push(new TokenClass('link_close', 'a', -1))
  }
  if (made.length === 0) return [token]
  text(at, content.length)
  return made
}

function addressOf(match: RegExpMatchArray, { host, project, group, users }: ReferenceSettings): string | undefined {
  const [, path, mark, number, milestone, groupPath, epic, label, user] = match
  const place = path ?? project
  if (number !== undefined)
    return place === undefined
      ? undefined
      : `${host}/${place}/-/${mark === '#' ? 'issues' : 'merge_requests'}/${number}`
  if (milestone !== undefined)
    return place === undefined
      ? undefined
      : `${host}/${place}/-/milestones?search_title=${encodeURIComponent(bare(milestone))}&state=all`
  if (epic !== undefined) {
    const owner = groupPath ?? group
    return owner === undefined ? undefined : `${host}/groups/${owner}/-/epics/${epic}`
  }
  if (label !== undefined) {
    const issues = project === undefined ? (group === undefined ? undefined : `groups/${group}`) : project
    return issues === undefined
      ? undefined
      : `${host}/${issues}/-/issues?label_name%5B%5D=${encodeURIComponent(bare(label))}`
  }
  return users && user !== undefined ? `${host}/${user}` : undefined
}

function bare(text: string): string {
  return text.replace(/^"|"$/g, '')
}
