import { posix } from 'node:path'
import { asText } from '../core/model/fields.ts'
import { type FindOvertakings, overtakingsIn } from '../core/model/learning/learning-overtaken.ts'
import { shownLearning } from '../core/model/learning/learning-shown.ts'
import type { EleventyConfig, PageData } from '../eleventy.ts'
import { addGeneratedPages, type GeneratedPage } from '../generated-pages.ts'
import { openSite, type Site } from '../site.ts'
import { shippedText } from '../sources/package-files.ts'
import { html } from '../theme/html.ts'
import { addLayout } from '../theme/index.ts'
import { withoutTitle } from '../theme/page-content.ts'
import type { LearningContext } from './context.ts'
import { scriptAddress, styleAddress } from './frame.ts'
import { learningFiles, learningPages } from './pages.ts'
import { relatedPiece } from './related.ts'
import { unitContent } from './unit-page.ts'

/** Add the catalogue of what can be learnt, and a page for each path, module, unit, role and competency. */
export default function learningPaths(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  const context = learningContext(site)

  addLayout(eleventyConfig, 'learning_unit', {
    data: { layout: 'handbook' },
    render: (data: PageData) => unitPage(data, context, site),
  })
  addGeneratedPages(eleventyConfig, site, 'handbookLearning', 'handbook', () => learningPages(context))
  addGeneratedPages(eleventyConfig, site, 'handbookLearningFiles', false, () => {
    const files = learningFiles(context)
    return files.length > 0 ? [...files, ...assets] : []
  })
  site.below.push((data) => relatedTo(data, context, site))
}

function learningContext(site: Site): LearningContext {
  let overtakings: { from: object; of: FindOvertakings } | undefined
  let shown: { from: object; learning: LearningContext['learning'] } | undefined
  return {
    get handbook() {
      return site.handbook()
    },
    get learning() {
      const { learning } = site.findings()
      if (shown?.from !== learning) shown = { from: learning, learning: shownLearning(learning, site.today) }
      return shown.learning
    },
    get releases() {
      return site.releases()
    },
    overtakingsOf: (item) => {
      const releases = site.releases()
      if (overtakings?.from !== releases)
        overtakings = { from: releases, of: overtakingsIn(releases, site.history()?.events ?? [], site.today) }
      return overtakings.of(item)
    },
    href: site.href,
    addressFrom: site.addressFrom,
    addressOf: (entity) => site.href(site.direction().addressOf(entity)),
  }
}

/** A unit that is a page of the site; one that is not shown yet is drawn as it is written. */
function unitPage({ page, title, content = '' }: PageData, context: LearningContext, site: Site): string {
  const uid = site.pages.get(posix.normalize(page.inputPath))?.fields.uid
  const unit = typeof uid === 'string' ? context.learning.byUid.get(uid) : undefined
  if (!unit || !('kind' in unit) || !unit.page) return content
  const prose = withoutTitle(content, asText(title) ?? '')
  return html`${prose.heading}${unitContent(unit, prose.content, context)}`.text
}

/** Pages about learning show what belongs to them anyway. */
function relatedTo(data: PageData, context: LearningContext, site: Site): string {
  const url = data.page.url || ''
  if (context.learning.byUid.size === 0 || url.startsWith(site.options.learning.basePath)) return ''
  const entities =
    site
      .direction()
      .pageAt(url)
      ?.parts.map((part) => part.entity) ?? []
  // What Eleventy hands over is mixed with the data files of the same names.
  const fields = site.pages.get(posix.normalize(data.page.inputPath))?.fields ?? {}
  return relatedPiece(fields, entities, context)
}

const assets: readonly GeneratedPage[] = [
  { url: styleAddress, title: 'Style', render: () => shippedText('learning-paths/learning.css') },
  { url: scriptAddress, title: 'Script', render: () => shippedText('learning-paths/learning.js') },
]
