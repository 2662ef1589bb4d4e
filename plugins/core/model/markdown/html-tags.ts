/** What a tag of HTML in a page's text says that checks ask for. */
export interface HtmlTag {
  /** What an anchor can lead to. */
  id?: string
  kind: 'link' | 'image'
  /** Where it leads, or what it shows; character references resolved. */
  address?: { text: string; start: number; end: number }
}

/** Find the ids, links and pictures in HTML; comments say nothing. */
export function htmlTags(html: string): HtmlTag[] {
  const visible = html.includes('<!--') ? html.replace(comments, blank) : html
  // Behind the last end of a tag is no tag: looking for one from each `<` would take its square of time.
  const whole = visible.slice(0, visible.lastIndexOf('>') + 1)
  return Array.from(whole.matchAll(tags), ({ 0: tag, index }) => htmlTag(tag, index))
}

const comments = /<!--[\s\S]*?(?:-->|$)/g
const tags = /<[a-z][^>]*>/gi

function blank(comment: string): string {
  return comment.replace(/[^\n]/g, ' ')
}

function htmlTag(tag: string, offset: number): HtmlTag {
  const isAnchor = /^<a\s/i.test(tag)
  const isImage = /^<(img|source|video|audio)\s/i.test(tag)
  const id = attribute(tag, 'id') ?? (isAnchor ? attribute(tag, 'name') : undefined)
  const address = isImage ? attribute(tag, 'src') : isAnchor ? attribute(tag, 'href') : undefined
  const start = offset + (address?.at ?? 0)
  return {
    kind: isImage ? 'image' : 'link',
    ...(id ? { id: id.value } : {}),
    ...(address ? { address: { text: addressIn(address.value), start, end: start + address.value.length } } : {}),
  }
}

/** In addresses of HTML, unlike those of Markdown, browsers take a backslash for a slash. */
function addressIn(value: string): string {
  return value.replaceAll('&amp;', '&').replaceAll('\\', '/')
}

const attributes = {
  id: attributePattern('id'),
  name: attributePattern('name'),
  src: attributePattern('src'),
  href: attributePattern('href'),
}

function attributePattern(name: string): RegExp {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
}

function attribute(tag: string, name: keyof typeof attributes): { value: string; at: number } | undefined {
  const match = attributes[name].exec(tag)
  const value = match?.[1] ?? match?.[2] ?? match?.[3]
  return match && value !== undefined ? { value, at: match.index + match[0].lastIndexOf(value) } : undefined
}
