import type { EleventyConfig } from '../eleventy.ts'
import { addGeneratedPages } from '../generated-pages.ts'
import { openSite } from '../site.ts'
import type { KickoffContext } from './content.ts'
import { kickoffPages } from './pages.ts'

/** Add the page of the next kickoff, and one for each milestone. */
export default function kickoff(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  const context: KickoffContext = {
    get handbook() {
      return site.handbook()
    },
    get releases() {
      return site.releases()
    },
    href: site.href,
    addressOf: (entity) => site.href(site.direction().addressOf(entity)),
  }

  addGeneratedPages(eleventyConfig, site, 'handbookKickoffs', 'handbook', () => kickoffPages(context))
}
