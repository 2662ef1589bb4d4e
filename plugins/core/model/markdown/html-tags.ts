/** What a tag of HTML in a page's text says that checks and links ask for. */
export interface HtmlTag {
  /** What an anchor can lead to. */
  id?: string
  /** In the order in which they stand. */
  addresses: HtmlAddress[]
}

/** Where a tag leads, or what it shows. */
interface HtmlAddress {
  /** What readers follow, a file that the page shows, or a page within the page. */
  kind: 'link' | 'image' | 'frame'
  /** Character references resolved. */
  text: string
  /** Offsets of the address as it is written. */
  start: number
  end: number
  /** Whether others can stand in the same attribute: `srcset`. */
  isInList: boolean
}

/** Find the ids and addresses in HTML; comments, scripts and styles say nothing. */
export function htmlTags(html: string): HtmlTag[] {
  const visible = html.includes('<!--') ? html.replace(comments, blank) : html
  // Behind the last end of a tag is no tag: looking for one from each `<` would take its square of time.
  const whole = visible.slice(0, visible.lastIndexOf('>') + 1)
  const tags: HtmlTag[] = []
  let end = 0
  for (const { 1: name = '', index } of whole.matchAll(/<([a-z][^\s/>]*)/gi)) {
    // A value of the tag before may look like a tag.
    if (index < end) continue
    end = tagEnd(whole, index)
    tags.push(htmlTag(name.toLowerCase(), whole.slice(index, end), index))
    if (/^(?:script|style)$/i.test(name)) end = codeEnd(whole, name, end)
  }
  return tags
}

const comments = /<!--[\s\S]*?(?:-->|$)/g

function blank(comment: string): string {
  return comment.replace(/[^\n]/g, ' ')
}

/** Where a tag ends that begins at an offset: an angle bracket within quotes does not end it, unless they are never closed. */
function tagEnd(html: string, start: number): number {
  const stop = /[>"']/g
  stop.lastIndex = start
  for (let found = stop.exec(html); found && found[0] !== '>'; found = stop.exec(html)) {
    const close = html.indexOf(found[0], stop.lastIndex)
    if (close !== -1) stop.lastIndex = close + 1
  }
  return stop.lastIndex || html.length
}

/** Where a script or a style ends; what stands in it are no tags. */
function codeEnd(html: string, name: string, start: number): number {
  const close = new RegExp(`</${name}`, 'gi')
  close.lastIndex = start
  return close.exec(html)?.index ?? html.length
}

type Addresses = Readonly<Record<string, HtmlAddress['kind']>>

const shown: Addresses = { src: 'image', srcset: 'image', poster: 'image' }

/** Attributes that hold addresses. */
const addressesOf: Readonly<Record<string, Addresses>> = {
  a: { href: 'link' },
  area: { href: 'link' },
  img: shown,
  source: shown,
  video: shown,
  audio: shown,
  track: shown,
  embed: shown,
  object: { data: 'image' },
  iframe: { src: 'frame' },
}

function htmlTag(name: string, tag: string, offset: number): HtmlTag {
  const found: HtmlTag = { addresses: [] }
  if (!tag.includes('=')) return found
  const kinds = Object.hasOwn(addressesOf, name) ? (addressesOf[name] as Addresses) : {}
  const ids = new Map<string, string>()
  for (const { attribute, value, at } of attributesOf(tag)) {
    if (attribute === 'id' || (attribute === 'name' && name === 'a')) ids.set(attribute, value)
    const kind = Object.hasOwn(kinds, attribute) ? kinds[attribute] : undefined
    if (kind) found.addresses.push(...addressesIn(value, offset + at, kind, attribute === 'srcset'))
  }
  const id = ids.get('id') || ids.get('name')
  return id ? { id, ...found } : found
}

const attributePattern = /\s([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g

/** The attributes of a tag that have a value, by their names in lower case; of several of one name the first counts. */
function attributesOf(tag: string): { attribute: string; value: string; at: number }[] {
  const found = new Map<string, { attribute: string; value: string; at: number }>()
  for (const match of tag.matchAll(attributePattern)) {
    const [whole, name = '', double, single, bare] = match
    const attribute = name.toLowerCase()
    const value = double ?? single ?? bare ?? ''
    const at = match.index + whole.length - value.length - (bare === undefined ? 1 : 0)
    if (!found.has(attribute)) found.set(attribute, { attribute, value, at })
  }
  return [...found.values()]
}

function addressesIn(value: string, offset: number, kind: HtmlAddress['kind'], isInList: boolean): HtmlAddress[] {
  const parts = isInList
    ? Array.from(value.matchAll(candidate), ({ 1: written = '', index }) => ({ written, index }))
    : [{ written: value, index: 0 }]
  return parts.map(({ written, index }) => {
    const start = offset + index
    return { kind, text: addressIn(written), start, end: start + written.length, isInList }
  })
}

/** One of a `srcset`: its address, and what tells when it is the one to show. */
const candidate = /([^\s,]\S*?)(?:,(?=\s|$)|\s[^,]*(?:,|$)|$)/g

/** In addresses of HTML, unlike those of Markdown, browsers take a backslash for a slash. */
function addressIn(value: string): string {
  return value.replaceAll('&amp;', '&').replaceAll('\\', '/')
}
