import { maturityOn } from '../core/model/product/maturity-on.ts'
import { inReadingOrder } from '../core/problems/problem.ts'
import type { EleventyConfig } from '../eleventy.ts'
import { addGeneratedPages, generatedPage } from '../generated-pages.ts'
import { openSite, type Site } from '../site.ts'
import { addAsset } from '../theme/index.ts'
import { maturityHealth } from './health.ts'
import { type MaturityContext, maturityOverview } from './overview.ts'

/** Add the pages that compare the maturity of all categories, what is wrong with it, and its data as JSON. */
export default function maturity(eleventyConfig: EleventyConfig): void {
  const site = openSite(eleventyConfig)
  const base = `${site.options.direction.basePath}maturity/`
  const json = `${site.options.direction.basePath}maturity.json`
  const context = maturityContext(site, `${base}health/`, json)

  addGeneratedPages(eleventyConfig, site, 'handbookMaturity', 'handbook', () => {
    if (site.handbook().taxonomy.categories.length === 0) return []
    const editPath = site.handbook().taxonomy.categories[0]?.source.file.file
    const problems = () => inReadingOrder([...site.handbook().problems, ...site.findings().problems])
    return [
      generatedPage({
        url: base,
        title: 'Category maturity',
        weight: 2,
        description: 'How mature each category of the product is, today and in the next quarters.',
        editPath,
        render: () => maturityOverview(context).text,
      }),
      generatedPage({
        url: context.healthUrl,
        title: 'Maturity health',
        description: 'Promises that are overdue, and data that contradicts itself.',
        editPath,
        render: () => maturityHealth(problems(), context).text,
      }),
    ]
  })
  addAsset(eleventyConfig, json, () => `${JSON.stringify(maturityOn(site.handbook(), site.today), null, 2)}\n`)
}

function maturityContext(site: Site, healthUrl: string, jsonUrl: string): MaturityContext & { healthUrl: string } {
  return {
    healthUrl,
    get handbook() {
      return site.handbook()
    },
    addressOf: (entity) => site.href(site.direction().addressOf(entity)),
    healthAddress: site.href(healthUrl),
    jsonAddress: site.href(jsonUrl),
  }
}
