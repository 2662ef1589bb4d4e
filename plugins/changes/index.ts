import type { EleventyConfig } from '../eleventy.ts'
import { addGeneratedPages } from '../generated-pages.ts'
import { openSite } from '../site.ts'
import type { ChangesContext } from './context.ts'
import { changeFiles, changePages } from './pages.ts'

/** Add the pages about what changed, how promises moved, and feeds of both. */
export default function changes(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  const context: ChangesContext = {
    href: site.href,
    addressOf: (entity) => site.href(site.direction().addressOf(entity)),
    addressOfFile: (path) => {
      const url = site.pages.get(path)?.url
      return url === undefined ? undefined : site.href(url)
    },
    get handbook() {
      return site.handbook()
    },
    get history() {
      return site.history()
    },
  }

  addGeneratedPages(eleventyConfig, site, 'handbookChanges', 'handbook', () => changePages(context))
  addGeneratedPages(eleventyConfig, site, 'handbookChangeFiles', false, () => changeFiles(context))
}
