/**
 * What crawlers are told.
 *
 * @param siteUrl        Public address of the site; without it the sitemap cannot be named.
 * @param isForEverybody Previews ask not to be crawled at all.
 */
export function robots(siteUrl: string | undefined, hasSitemap: boolean, isForEverybody: boolean): string {
  if (!isForEverybody) return 'User-agent: *\nDisallow: /\n'
  const sitemap = siteUrl && hasSitemap ? `\nSitemap: ${siteUrl}/sitemap.xml\n` : ''
  return `User-agent: *\nAllow: /\n${sitemap}`
}
