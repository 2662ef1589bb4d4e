import type { HandbookOptions } from '../core/model/options.ts'

/** The address of the page for what is not there, and of what it needs. */
export const notFoundAddresses = {
  page: '/404.html',
  script: '/assets/handbook/not-found.js',
  /** Addresses of all pages, for the script. */
  pages: '/assets/handbook/addresses.json',
} as const

/** Where the Markdown twin of a page stands; pages without a file name get one: https://llmstxt.org/ */
export function twinAddress(url: string): string {
  return url.endsWith('/') ? `${url}index.md` : `${url}.md`
}

/** Addresses of the files about the site as a whole. */
export function siteFileAddresses({ outputs, site }: Pick<HandbookOptions, 'outputs' | 'site'>): string[] {
  return [
    ...(outputs.sitemap && site.url !== undefined ? ['/sitemap.xml'] : []),
    ...(outputs.robots ? ['/robots.txt'] : []),
    ...(outputs.llms ? ['/llms.txt'] : []),
    ...(outputs.notFound ? Object.values(notFoundAddresses) : []),
  ]
}

/** An address of the site as it stands in lists and links outside HTML: without spaces. What is encoded already stays. */
export function encodedAddress(url: string): string {
  return encodeURI(url).replace(/%25(?=[0-9a-f]{2})/gi, '%')
}
