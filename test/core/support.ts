import {
  buildHandbook,
  type DataFiles,
  directionPlaces,
  type Handbook,
  type HandbookFiles,
} from '../../plugins/core/model/handbook.ts'
import { withDefaults } from '../../plugins/core/model/options.ts'
import { type Page, pageKindOf, pageKinds } from '../../plugins/core/model/pages/page.ts'
import type { Category, Group, Section, Stage, Taxonomy } from '../../plugins/core/model/product/taxonomy.ts'
import { buildTaxonomy } from '../../plugins/core/model/product/taxonomy.ts'
import { collectReleases, type Releases } from '../../plugins/core/model/releases/releases.ts'
import type { DataFile } from '../../plugins/core/problems/data-file.ts'
import { isYamlFailure, type LocatedYaml, parseYaml, type YamlPath } from '../../plugins/core/problems/located-yaml.ts'
import type { Place, Problem } from '../../plugins/core/problems/problem.ts'
import { bodyOf, frontMatterOf, pageOf } from '../../plugins/sources/pages.ts'
import { asReleasePost } from '../../plugins/sources/release-files.ts'

/** The day on which tests take place. */
export const testDay = '2026-05-10'

/** A text written over several lines: without its first line break, and without the indentation that all lines share. */
export function text(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  const lines = String.raw(strings, ...values)
    .replace(/^\n/, '')
    .split('\n')
  const widths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const shared = Math.min(...widths)
  return lines.map((line) => line.slice(shared)).join('\n')
}

/** YAML that is known to be sound. */
export function yamlOf(source: string, firstLine?: number): LocatedYaml {
  const yaml = parseYaml(source, firstLine)
  if (isYamlFailure(yaml)) throw new Error(`The test's own YAML is broken: ${yaml.reason}`)
  return yaml
}

export function dataFileOf(file: string, source: string): DataFile {
  return { file, yaml: yamlOf(source) }
}

/** The texts of the data files, each absent when the site has none. */
export type DataTexts = { [Name in keyof DataFiles]?: string }

const fileNames: Record<keyof DataFiles, string> = {
  sections: 'sections.yml',
  stages: 'stages.yml',
  categories: 'categories.yml',
  features: 'features.yml',
  pricingThemes: 'pricing_themes.yml',
  jobs: 'jobs_to_be_done.yml',
  renames: 'renames.yml',
  team: 'team.yml',
  releases: 'releases.yml',
  releaseManagers: 'release_post_managers.yml',
  mvps: 'mvps.yml',
  redirects: 'redirects.yml',
  milestones: 'milestones.yml',
  learning: 'learning.yml',
  learningPaths: 'learning_paths.yml',
  learningModules: 'learning_modules.yml',
  learningUnits: 'learning_units.yml',
  learningAchievements: 'learning_achievements.yml',
  kickoffs: 'kickoffs.yml',
}

function filesOf(texts: DataTexts): HandbookFiles {
  const names = Object.keys(texts) as (keyof DataFiles)[]
  return Object.fromEntries(names.map((name) => [name, dataFileOf(fileNames[name], texts[name] as string)]))
}

/** The hierarchy that some YAML texts describe. */
export function taxonomyOf(texts: Pick<DataTexts, 'sections' | 'stages' | 'categories'>): Taxonomy {
  return buildTaxonomy(filesOf(texts))
}

interface HandbookWishes {
  /** Files of folders. */
  files?: Pick<HandbookFiles, 'releasePosts' | 'deprecations'>
  /** As they would stand in `handbook.config.json`. */
  options?: Record<string, unknown>
  today?: string
  /** Problems met while reading the files. */
  reading?: Problem[]
}

/** The handbook that some YAML texts describe. */
export function handbookOf(
  texts: DataTexts,
  { options = {}, today = testDay, reading = [], files = {} }: HandbookWishes = {},
): Handbook {
  return buildHandbook({ ...filesOf(texts), ...files }, reading, withDefaults(options), today)
}

/**
 * The releases that some files make.
 *
 * @param texts  Release notes and deprecations in YAML, and pages, by their paths from the site's root.
 * @param data   The single data files.
 */
export function releasesOf(
  texts: Record<string, string>,
  data: DataTexts = {},
  wishes: Omit<HandbookWishes, 'files'> = {},
): Releases {
  const below = (folder: string): [path: string, text: string][] =>
    Object.entries(texts).filter(([path]) => path.startsWith(folder))
  const releasePosts = below('_data/release_posts/').map(([path, text]) => {
    const post = asReleasePost(dataFileOf(path, text))
    if ('code' in post) throw new Error(`The test's own release has no version: ${path}`)
    return post
  })
  const deprecations = below('_data/deprecations/').map(([path, text]) => dataFileOf(path, text))
  const handbook = handbookOf(data, { ...wishes, files: { releasePosts, deprecations } })
  const pages = below('src/').map(([path, text]) => pageOf(path, handbook.options, frontMatterOf(text, path)))
  return collectReleases(handbook, pages, ({ path }) => bodyOf({ bytes: Buffer.from(texts[path] as string) }))
}

/** Where direction pages live when the options say nothing. */
export const places = directionPlaces(withDefaults({}))

/** An entity that the test knows to exist. */
export function sectionIn({ sections }: Taxonomy, key: string): Section {
  return existing(sections, key)
}
export function stageIn({ stages }: Taxonomy, key: string): Stage {
  return existing(stages, key)
}
export function groupIn({ groups }: Taxonomy, key: string): Group {
  return existing(groups, key)
}
export function categoryIn({ categories }: Taxonomy, key: string): Category {
  return existing(categories, key)
}

function existing<Item extends { key: string }>(items: readonly Item[], key: string): Item {
  const item = items.find((one) => one.key === key)
  if (!item) throw new Error(`The test's own data has no ${key}`)
  return item
}

/** A category of the stage `shore` with these further lines of YAML. */
export function categoryOf(fields: string): Category {
  const lines = fields.split('\n').map((line) => `  ${line}`)
  const categories = ['beacons:', '  name: Beacons', '  stage: shore', ...lines].join('\n')
  return categoryIn(taxonomyOf({ categories, stages: 'stages: {shore: {display_name: Shore}}' }), 'beacons')
}

/** A Markdown page with this front matter, whose first line is line 2 of the file. */
export function pageWith(
  path: string,
  frontMatter: string,
  { url, layout }: { url?: string; layout?: string } = {},
): Page {
  const yaml = yamlOf(frontMatter, 2)
  const name = path.replace(/^src\//, '')
  return {
    path,
    name,
    ...pageKindOf(pageKinds(undefined), name, layout),
    fields: yaml.value as Page['fields'],
    yaml,
    problems: [],
    remarks: [],
    ...(url ? { url } : {}),
  }
}

/** A place as `line:column-line:column`. */
export function spanOf({ start, end }: Place): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}

/** The place of each path, as `line:column-line:column`. */
export function spansOf(source: string, paths: YamlPath[], what?: 'key' | 'value'): string[] {
  const yaml = yamlOf(source)
  return paths.map((path) => spanOf(yaml.place(path, what)))
}

/** Problems as `file:line:column severity code message`, in the order given. */
export function linesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ file, place, severity, code, message }) => {
    const spot = place ? `:${place.start.line}:${place.start.column}` : ''
    return `${file}${spot} ${severity} ${code} ${message}`
  })
}

/** Only the problems of one rule, or of one family of rules such as `maturity/`. */
export function ofRule(rule: string, problems: readonly Problem[]): Problem[] {
  return problems.filter(({ code }) => code === rule || (rule.endsWith('/') && code.startsWith(rule)))
}
