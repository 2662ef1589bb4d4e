import { directionHealth } from '../core/model/direction/direction-health.ts'
import { asText } from '../core/model/fields.ts'
import { judged } from '../core/model/judgement.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'
import { inReadingOrder } from '../core/problems/problem.ts'
import type { EleventyConfig, PageData } from '../eleventy.ts'
import { addGeneratedPages, type GeneratedPage, generatedPage } from '../generated-pages.ts'
import { openSite, type Site } from '../site.ts'
import { addLayout, addLayoutAlias } from '../theme/index.ts'
import { plainLine } from '../theme/markdown.ts'
import { directionHealthContent } from './health.ts'
import { landingContent } from './landing.ts'
import { directionContent } from './page.ts'
import type { PanelContext } from './panel.ts'
import { redirectContent } from './redirect.ts'

/** Add a direction page for each section, stage, group and category, a landing page, and redirects from old addresses. */
export default function direction(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  const { basePath } = site.options.direction
  const context = panelContext(site)

  addLayout(eleventyConfig, 'direction', {
    data: { layout: 'handbook' },
    render: (data: PageData) => withPanels(data, context, site),
  })
  addLayoutAlias(eleventyConfig, 'sec_direction', 'direction')
  addGeneratedPages(eleventyConfig, site, 'handbookDirectionLanding', 'handbook', () => {
    const { landing } = site.direction()
    const render = () => landingContent(landing, context, site.href(`${basePath}maturity/`)).text
    return site.handbook().taxonomy.stages.length > 0
      ? [generatedPage({ url: basePath, title: 'Direction', render })]
      : []
  })
  addGeneratedPages(eleventyConfig, site, 'handbookDirection', 'direction', () =>
    site.direction().pages.map(({ url, title, lead, parts }) =>
      generatedPage({
        url,
        title,
        description: lead?.description && plainLine(lead.description, Number.POSITIVE_INFINITY),
        editPath: dataFile(lead ?? parts[0]?.entity),
        render: () => '',
      }),
    ),
  )
  addGeneratedPages(eleventyConfig, site, 'handbookDirectionHealth', 'handbook', () =>
    site.handbook().taxonomy.stages.length > 0 ? [healthPage(site)] : [],
  )
  addGeneratedPages(eleventyConfig, site, 'handbookRedirects', false, () =>
    site
      .direction()
      .redirects.map((redirect) =>
        generatedPage({ url: redirect.url, title: redirect.title, render: () => redirectContent(redirect, context) }),
      ),
  )
}

function panelContext(site: Site): PanelContext {
  return {
    get handbook() {
      return site.handbook()
    },
    addressOf: (entity) => site.href(site.direction().addressOf(entity)),
    addressFrom: site.addressFrom,
    get changes() {
      return site.history()?.events
    },
  }
}

/** The page about what is to be mended. */
function healthPage(site: Site): GeneratedPage {
  const content = (): string => {
    const { taxonomy, problems, options } = site.handbook()
    const { problems: ofPages, written } = site.findings()
    const found = inReadingOrder(judged([...problems, ...ofPages], options.rules))
    const health = directionHealth(found, [...site.pages.values()], written, taxonomy, options.direction.basePath)
    return directionHealthContent(health, { ...panelContext(site), href: site.href }).text
  }
  return generatedPage({
    url: `${site.options.direction.basePath}health/`,
    title: 'Direction health',
    weight: 6,
    description: 'Direction pages and data that need a look, by owner.',
    render: content,
  })
}

/** A page's content with the panels of the entities that it is about. */
function withPanels({ page, title, content = '' }: PageData, context: PanelContext, site: Site): string {
  const found = site.direction().pageAt(page.url || '')
  if (!found || found.parts.length === 0) return content
  return directionContent(found, content, context, asText(title)).text
}

function dataFile(entity: Entity | undefined): string | undefined {
  return entity?.source.file.file
}
