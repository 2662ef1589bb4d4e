import type { EleventyConfig } from '../eleventy.ts'
import { addGeneratedPages } from '../generated-pages.ts'
import { openSite } from '../site.ts'
import { timelineFiles, timelinePages } from './pages.ts'

/** Add the product development timeline, with calendars for each role. */
export default function timeline(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  const context = {
    href: site.href,
    get handbook() {
      return site.handbook()
    },
  }

  addGeneratedPages(eleventyConfig, site, 'handbookTimeline', 'handbook', () => timelinePages(context))
  addGeneratedPages(eleventyConfig, site, 'handbookCalendars', false, () => timelineFiles(context))
}
