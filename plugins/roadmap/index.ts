import { posix } from 'node:path'
import type { Entity } from '../core/model/product/taxonomy.ts'
import type { EleventyConfig } from '../eleventy.ts'
import { addGeneratedPages, type GeneratedPage, generatedPage } from '../generated-pages.ts'
import { openSite } from '../site.ts'
import { shippedText } from '../sources/package-files.ts'
import { roadmapAssets } from './context.ts'
import { roadmapFiles, roadmapPages } from './pages.ts'

/** Add the roadmap and its data. */
export default function roadmap(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  const context = {
    href: site.href,
    addressOf: (entity: Entity) => site.href(site.direction().addressOf(entity)),
    get handbook() {
      return site.handbook()
    },
  }

  addGeneratedPages(eleventyConfig, site, 'handbookRoadmap', 'handbook', () => roadmapPages(context))
  addGeneratedPages(eleventyConfig, site, 'handbookRoadmapFiles', false, () => {
    const files = roadmapFiles(context)
    return files.length > 0 ? [...files, ...Object.values(roadmapAssets).map(asset)] : []
  })
}

/** A file that is shipped as it is. */
function asset(url: string): GeneratedPage {
  return generatedPage({ url, title: url, render: () => shippedText(`roadmap/${posix.basename(url)}`) })
}
