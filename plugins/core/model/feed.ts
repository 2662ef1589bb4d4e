import { xml } from '../problems/xml.ts'
/** A list of news, for feed readers. */
export interface Feed {
  title: string
  /** Full address of the page behind it. */
  home: string
  /** Full address of the feed itself. */
  self: string
  entries: FeedEntry[]
}

export interface FeedEntry {
  /** A tag URI: stays when addresses change. */
  id: string
  title: string
  /** Full address. */
  url: string
  /** `YYYY-MM-DD` */
  date: string
  /** HTML that is safe to show. */
  content: string
  tags: string[]
}

/**
 * The public address of what a link of the site leads to; full addresses as they are. Links have the path prefix of the site already,
 * which its own address has as well.
 */
export function wholeAddress(href: string, siteUrl: string = 'https://handbook.invalid'): string {
  return href.startsWith('/') ? new URL(siteUrl).origin + href : href
}

/** Most entries that a feed should have: readers fetch it again and again. */
export const mostEntries = 100

/** The date of an empty feed, which must have one. */
const noDate = '1970-01-01'

/** A feed as Atom (RFC 4287). */
export function atomFeed({ title, home, self, entries }: Feed): string {
  const entry = ({ id, title, url, date, content, tags }: FeedEntry): string => `  <entry>
    <id>${xml(id)}</id>
    <title>${xml(title)}</title>
    <link rel="alternate" type="text/html" href="${xml(url)}"/>
    <published>${date}T00:00:00Z</published>
    <updated>${date}T00:00:00Z</updated>
${tags.map((tag) => `    <category term="${xml(tag)}"/>\n`).join('')}    <content type="html">${xml(content)}</content>
  </entry>
`
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(self)}</id>
  <title>${xml(title)}</title>
  <author><name>${xml(title.split(':')[0] as string)}</name></author>
  <updated>${newest(entries)}T00:00:00Z</updated>
  <link rel="alternate" type="text/html" href="${xml(home)}"/>
  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>
${entries.map(entry).join('')}</feed>
`
}

/** A feed as JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed({ title, home, self, entries }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    items: entries.map(({ id, title, url, date, content, tags }) => ({
      id,
      url,
      title,
      content_html: content,
      date_published: `${date}T00:00:00Z`,
      ...(tags.length > 0 ? { tags } : {}),
    })),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}

function newest(entries: readonly FeedEntry[]): string {
  return entries.reduce((latest, { date }) => (date > latest ? date : latest), entries[0]?.date ?? noDate)
}
