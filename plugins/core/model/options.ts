import { asFields, asText, asTexts, type Fields } from './fields.ts'
import { type GitLabSettings, gitlabSettings } from './gitlab/gitlab-settings.ts'
import type { RuleSettings } from './judgement.ts'
import { type MarkdownSettings, markdownSettings } from './markdown/markdown-settings.ts'
import type { LinkSettings } from './pages/link-problems.ts'
import { type PageKind, pageKinds } from './pages/page.ts'
import { type NamedOffering, namedOfferings } from './product/availability.ts'
import { type Ladder, ladders } from './product/ladder.ts'
import { present } from './product/taxonomy.ts'

/** The options of `handbook.config.json`, with defaults filled in. Docs: `schemas/options.schema.json`. */
export interface HandbookOptions {
  input: string
  data: string
  /** Folder of the site's own layouts. */
  layouts: string
  site: {
    title: string
    /** Without a slash at its end. */
    url?: string
    lang: string
    repository?: string
    branch: string
    gitlabGroup?: string
    productUrl?: string
  }
  /** The site's own kinds of pages, then the suite's. */
  kinds: readonly PageKind[]
  direction: {
    basePath: string
    /** Days after which a direction page is to be reviewed again. */
    reviewDays: number
    /** Months ahead in which pages may name single issues. */
    horizonMonths: number
  }
  releases: ReleaseSettings
  /** Absent when the site does not use GitLab. */
  gitlab?: GitLabSettings
  links: LinkSettings
  markdown: MarkdownSettings
  /** Severities that differ from those of the catalogue. */
  rules: RuleSettings
  maturity: { ladder: Ladder; fiscalYearStart: number }
  /** How what changed is shown; absent when it is not. */
  changes?: { months: number }
  /** Absent when the site has no search. */
  search?: {
    /** Patterns of addresses that are left out. */
    exclude: string[]
  }
  /** Which files about the site as a whole are made. */
  outputs: Record<(typeof outputNames)[number], boolean>
  learning: {
    basePath: string
    /** Months after which what nobody has reviewed is told. */
    reviewMonths: number
    /** For study plans. */
    hoursPerWeek: number
  }
  theme: {
    /** Addresses of the site's own style sheets. */
    styles: readonly string[]
    /** Days after which a page is to be reviewed again. */
    reviewDays: number
    /** Whether pages say when git last changed them. */
    lastUpdated: boolean
    /** Whether pages ask for feedback by issues. */
    feedback: boolean
    /** Words of the theme that the site says otherwise. */
    words: Readonly<Record<string, string>>
  }
}

/** Fill in the defaults. The given options have passed their schema. */
export function withDefaults(given: Fields): HandbookOptions {
  const site = asFields(given.site)
  const direction = asFields(given.direction)
  const maturity = asFields(given.maturity)
  const learning = asFields(given.learning)
  const theme = asFields(given.theme)
  const addresses = {
    url: asText(site.url)?.replace(/\/+$/, ''),
    repository: asText(site.repository)?.replace(/\/+$/, ''),
    gitlabGroup: asText(site.gitlabGroup)?.replace(/\/+$/, ''),
    productUrl: asText(site.productUrl)?.replace(/\/+$/, ''),
  }
  const input = folderOf(given.input) ?? 'src'
  return {
    input,
    data: folderOf(given.data) ?? '_data',
    layouts: folderOf(given.layouts) ?? (input === '.' ? '_includes' : `${input}/_includes`),
    site: {
      title: asText(site.title) ?? 'Handbook',
      lang: asText(site.lang) ?? 'en',
      branch: asText(site.branch) ?? 'main',
      ...present(addresses),
    },
    direction: {
      basePath: asText(direction.basePath) ?? '/direction/',
      reviewDays: typeof direction.reviewDays === 'number' ? direction.reviewDays : 31,
      horizonMonths: typeof direction.horizonMonths === 'number' ? direction.horizonMonths : 4,
    },
    releases: releaseSettings(asFields(given.releases)),
    ...present({ gitlab: gitlabSettings(given.gitlab) }),
    kinds: pageKinds(given.kinds),
    links: linkSettings(asFields(given.links), asFields(given.markdown).hugo === true),
    markdown: markdownSettings(given.markdown, addresses.url),
    rules: asFields(given.rules) as RuleSettings,
    maturity: {
      ladder: ladderOf(maturity.ladder),
      fiscalYearStart: typeof maturity.fiscalYearStart === 'number' ? maturity.fiscalYearStart : 1,
    },
    ...(given.changes === false ? {} : { changes: { months: Number(asFields(given.changes).months ?? 12) } }),
    ...(given.search === false ? {} : { search: { exclude: asTexts(asFields(given.search).exclude) } }),
    outputs: outputSettings(asFields(given.outputs)),
    learning: {
      basePath: asText(learning.basePath) ?? '/learn/',
      reviewMonths: typeof learning.reviewMonths === 'number' ? learning.reviewMonths : 12,
      hoursPerWeek: typeof learning.hoursPerWeek === 'number' ? learning.hoursPerWeek : 2,
    },
    theme: {
      styles: asTexts(theme.styles),
      reviewDays: typeof theme.reviewDays === 'number' ? theme.reviewDays : 365,
      lastUpdated: theme.lastUpdated !== false,
      feedback: theme.feedback !== false,
      words: asFields(theme.words) as Record<string, string>,
    },
  }
}

/** A folder as the paths of what lies in it begin: `src` for `./src/`. */
function folderOf(given: unknown): string | undefined {
  const path = asText(given)
  return path?.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '') || (path && '.')
}

/** Files about the site as a whole. */
const outputNames = ['sitemap', 'robots', 'llms', 'markdown', 'notFound'] as const

function outputSettings(given: Fields): HandbookOptions['outputs'] {
  return Object.fromEntries(outputNames.map((name) => [name, given[name] !== false])) as HandbookOptions['outputs']
}

/** How releases are shown. */
export interface ReleaseSettings {
  basePath: string
  /** What stands before the number in titles. */
  product: string
  /** In the order in which lists name them. */
  offerings: readonly NamedOffering[]
  /** Parts of a release's page, in order; absent: one for each stage. */
  sections?: { title: string; stages: string[] }[]
}

function releaseSettings({ basePath, product, offerings, sections }: Fields): ReleaseSettings {
  const given = Array.isArray(sections)
    ? sections.map(asFields).map(({ title, stages }) => ({ title: asText(title) ?? '', stages: asTexts(stages) }))
    : undefined
  return {
    basePath: asText(basePath) ?? '/releases/',
    product: asText(product) ?? 'Release',
    offerings: namedOfferings(asFields(offerings)),
    ...present({ sections: given }),
  }
}

/** Hugo copies a folder `static` by itself. */
function linkSettings(given: Fields, isHugo: boolean): LinkSettings {
  return {
    ignore: asTexts(given.ignore),
    static: given.static === undefined && isHugo ? ['static'] : asTexts(given.static),
  }
}

function ladderOf(given: unknown): Ladder {
  if (!Array.isArray(given)) return given === 'current' ? ladders.current : ladders.classic
  const symbols = ['○', '◔', '◑', '◕', '●']
  return given.map(asFields).map((level, rung) => {
    const key = asText(level.key) as string
    return {
      key,
      label: asText(level.label) ?? key,
      symbol: asText(level.symbol) ?? symbols[rung] ?? String(rung),
      description: asText(level.description) ?? '',
      dateField: asText(level.dateField) ?? key,
    }
  })
}
