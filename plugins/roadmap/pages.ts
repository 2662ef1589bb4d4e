import { roadmapOf } from '../core/model/planning/roadmap.ts'
import { roadmapJson } from '../core/model/planning/roadmap-json.ts'
import { type GeneratedPage, generatedPage } from '../generated-pages.ts'
import { roadmapAddress, roadmapEntryAddress } from '../theme/roadmap-entry.ts'
import { roadmapContent } from './content.ts'
import { type RoadmapContext, roadmapDataAddress } from './context.ts'

/** The roadmap; none for a site that has neither a product nor anything that goes away. */
export function roadmapPages(context: RoadmapContext): GeneratedPage[] {
  const { handbook } = context
  if (handbook.taxonomy.stages.length + handbook.releaseData.deprecations.length === 0) return []
  return [
    generatedPage({
      url: roadmapAddress(handbook.options.direction.basePath),
      title: 'Roadmap',
      weight: 1,
      description: 'What comes, when, and where: issues and epics, maturity, removals.',
      toc: false,
      render: () => roadmapContent(context).text,
    }),
  ]
}

/** The roadmap as data. */
export function roadmapFiles(context: RoadmapContext): GeneratedPage[] {
  const { handbook, href } = context
  if (roadmapPages(context).length === 0) return []
  const url = roadmapDataAddress(handbook.options.direction.basePath)
  const data = (): object =>
    roadmapJson(roadmapOf(handbook), handbook, (entry) => roadmapEntryAddress(entry, context, href))
  return [generatedPage({ url, title: url, render: () => `${JSON.stringify(data(), null, 2)}\n` })]
}
