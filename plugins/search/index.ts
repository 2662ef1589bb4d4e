import type { EleventyConfig } from '../eleventy.ts'
import { addGeneratedPages } from '../generated-pages.ts'
import { openSite } from '../site.ts'
import { shippedText } from '../sources/package-files.ts'
import { addAsset } from '../theme/index.ts'
import { searchAddresses, searchHead } from '../theme/search-box.ts'
import { spokenWords, withWords } from '../theme/words/words.ts'
import { searchPages } from './page.ts'
import { searchPreview } from './preview.ts'
import { type BuildRun, folderFromRoot, indexSite, noteToSearch, pagesOf } from './site-index.ts'

/** Add the search over all pages: its page, its script, and its index when a build has written the pages. */
export default function search(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  if (!site.options.search) return
  let addresses = 0

  site.hasSearch = true
  site.head.push(() => searchHead(site.href).text)
  addGeneratedPages(eleventyConfig, site, 'handbookSearch', 'handbook', () => searchPages(site))
  addAsset(eleventyConfig, searchAddresses.script, () =>
    withWords(shippedText('search/search.js'), spokenWords(site.options)),
  )
  addAsset(eleventyConfig, searchAddresses.style, () => shippedText('search/search.css'))
  eleventyConfig.on('eleventy.before', (run: Pick<BuildRun, 'directories' | 'runMode'>) => {
    if (run.runMode === 'build') site.scope?.made.set(folderFromRoot(site, run), '')
  })
  eleventyConfig.on('eleventy.contentMap', ({ urlToInputPath }: { urlToInputPath: object }) => {
    addresses = Object.keys(urlToInputPath).length
  })
  eleventyConfig.on('eleventy.after', async (run: BuildRun) => {
    if (run.outputMode !== 'fs') return
    if (run.runMode !== 'build') searchPreview.note(site, run)
    // What was built in part says nothing of the other pages.
    else if (site.scope?.toSearch) noteToSearch(site, run, site.scope.toSearch)
    else if (!site.scope?.isPart && (!run.incremental || run.results.length >= addresses))
      await indexSite(site, pagesOf(run), run)
  })
  if (process.env.ELEVENTY_RUN_MODE === 'serve')
    eleventyConfig.setServerOptions({ onRequest: { [`${searchAddresses.index}pagefind.js`]: searchPreview.answer } })
}
