import { tuneEngine } from './build/engine.ts'
import { quickenOnce } from './build/speedups.ts'
import changes from './changes/index.ts'
import direction from './direction/index.ts'
import type { EleventyConfig } from './eleventy.ts'
import frontMatter from './front-matter/index.ts'
import kickoff from './kickoff/index.ts'
import learningPaths from './learning-paths/index.ts'
import markdown from './markdown/index.ts'
import maturity from './maturity/index.ts'
import releaseNotes from './release-notes/index.ts'
import roadmap from './roadmap/index.ts'
import search from './search/index.ts'
import { openSite } from './site.ts'
import siteFiles from './site-files/index.ts'
import theme from './theme/index.ts'
import timeline from './timeline/index.ts'

/** The whole suite. Its options stand in `handbook.config.json`. */
export default function handbook(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)

  tuneEngine()
  eleventyConfig.on('eleventy.before', () => quickenOnce(site.root))
  eleventyConfig.addPlugin(theme)
  eleventyConfig.addPlugin(frontMatter)
  eleventyConfig.addPlugin(markdown)
  eleventyConfig.addPlugin(direction)
  eleventyConfig.addPlugin(maturity)
  eleventyConfig.addPlugin(releaseNotes)
  eleventyConfig.addPlugin(timeline)
  eleventyConfig.addPlugin(kickoff)
  eleventyConfig.addPlugin(changes)
  eleventyConfig.addPlugin(learningPaths)
  eleventyConfig.addPlugin(roadmap)
  eleventyConfig.addPlugin(search)
  eleventyConfig.addPlugin(siteFiles)
}

export { catalogue } from './core/problems/catalogue.ts'
export {
  changes,
  direction,
  frontMatter,
  kickoff,
  learningPaths,
  markdown,
  maturity,
  releaseNotes,
  roadmap,
  search,
  siteFiles,
  theme,
  timeline,
}
