import { htmlToMarkdown } from '../core/model/html-to-markdown/html-to-markdown.ts'
import { fileBeside, isElsewhere, namesFile, resolvedAddress } from '../core/model/markdown/link-address.ts'

/** The text of a page in Markdown, below its front matter. */
export interface SourceText {
  /** Path of its file, from the site's root. */
  path: string
  url: string
  title: string
  description?: string
  text: string
}

/**
 * Whether a text says by itself all that its page says, in Markdown that everybody reads: no calls of shortcodes, no marks of
 * one dialect. HTML is part of Markdown.
 */
export function saysAll(text: string): boolean {
  return !/\{[{%:]/.test(text)
}

/**
 * The twin of a page from its own text.
 *
 * @param addressOfFile  Address of the page behind a path from the site's root.
 * @param absolute       An address of the site as one that works anywhere.
 */
export function twinOfSource(
  { path, url, title, description, text }: SourceText,
  addressOfFile: (path: string) => string | undefined,
  absolute: (address: string) => string,
): string {
  const resolve = (address: string): string => {
    if (isElsewhere(address) || address.startsWith('#')) return address
    const [, bare = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? []
    const file = namesFile(bare) ? addressOfFile(fileBeside(path, bare) ?? '') : undefined
    return absolute((file ?? resolvedAddress(bare, { url })) + rest)
  }
  return twin(title, description, withAddresses(text, resolve))
}

/**
 * The twin of a page from its HTML, whatever made it: its main part without navigation, forms and scripts.
 *
 * @returns  Nothing for what has no main part.
 */
export function twinOfHtml(page: string, absolute: (address: string) => string): string | undefined {
  const start = page.search(/<main[\s>]/)
  const end = page.lastIndexOf('</main>')
  if (start === -1 || end < start) return undefined
  const resolve = (address: string): string =>
    isElsewhere(address) || address.startsWith('#') ? address : absolute(address)
  return `${htmlToMarkdown(page.slice(start, end), resolve)}\n`
}

function twin(title: string, description: string | undefined, text: string): string {
  const body = text.trim()
  const hasTitle = /^#\s/.test(body)
  return [
    ...(hasTitle ? [] : [`# ${title}`]),
    ...(description && !hasTitle ? [`> ${description.replace(/\s+/g, ' ')}`] : []),
    body,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

/** The text with each address of a link or picture resolved; what stands in code is no link. */
function withAddresses(text: string, resolve: (address: string) => string): string {
  const piece =
    /(^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\2[`~]*[ \t]*$|(?![\s\S])))|((`+)(?!`)[\s\S]*?[^`]\4(?!`))|(\]\(<?)([^\s()<>]+)|(^ {0,3}\[[^\]]+\]:[ \t]*<?)([^\s<>]+)/gm
  return text.replace(piece, (all, fence, _mark, code, _ticks, open, address, label, target) => {
    if (fence !== undefined || code !== undefined) return all
    return open !== undefined ? open + resolve(address) : label + resolve(target)
  })
}
