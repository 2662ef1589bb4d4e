/** Twins of pages in Markdown are written beside what Eleventy hands over. */
const twin = /<link rel="alternate" type="text\/markdown"[^>]*>/

/** Links of pages to addresses of the same site, or to anchors, that do not exist: "/from/ -> /to/#anchor". */
export function brokenLinks(pages: ReadonlyMap<string, string>): string[] {
  const ids = new Map<string, Set<string>>()
  const idsOf = (url: string): Set<string> => {
    const known =
      ids.get(url) ?? new Set([...(pages.get(url) ?? '').matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id as string))
    ids.set(url, known)
    return known
  }
  return [...pages].flatMap(([from, page]) =>
    [...page.replace(twin, '').matchAll(/\shref="([^"]*)"/g)].flatMap(([, written]) => {
      const address = (written as string).replaceAll('&amp;', '&')
      if (!/^(\/(?!\/)|#)/.test(address)) return []
      const [place = '', anchor] = address.split('#')
      const [path] = place.split('?') as [string]
      const url = path === '' ? from : path
      const isThere = pages.has(url) && (anchor === undefined || idsOf(url).has(decodeURIComponent(anchor)))
      return isThere ? [] : [`${from} -> ${address}`]
    }),
  )
}
