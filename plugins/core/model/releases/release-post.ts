import type { DataFile, Source } from '../../problems/data-file.ts'
import { asFields, asText, asTexts, type Fields } from '../fields.ts'
import { withoutEntities } from '../markdown/entities.ts'
import { marksForTags } from '../markdown/marks-for-tags.ts'
import { isHostedOnly, type Offering, tiersOf } from '../product/availability.ts'
import { present } from '../product/taxonomy.ts'
import type { Version } from '../product/version.ts'
import {
  addOnsOf,
  defaultWeight,
  type ItemLevel,
  type ItemType,
  type Namings,
  type ReleaseItem,
  uniqueSlug,
} from './release-item.ts'
import { withoutComments } from './without-comments.ts'

/** Release notes in YAML: a file with one item, or with a whole release. */
export interface ReleasePost {
  file: DataFile
  /** Absent for what is not yet released. */
  version?: Version
  /** `YYYY-MM-DD`, where the name of the file tells. */
  date?: string
}

/** A contributor whom a release thanks above all. */
export interface Mvp {
  name: string
  handle?: string
  url?: string
  /** Markdown. */
  body?: string
  source?: Source
  /** Whether the page of the release says it in its own text. */
  isInText?: true
}

/** What the files of one release hold. */
export interface PostContent {
  /** What the release as a whole is called and is about; the first file that tells counts. */
  title?: string
  description?: string
  items: ReleaseItem[]
  mvps: Mvp[]
  /** Links that call to something. */
  calls: { title: string; link: string }[]
}

/**
 * Read the files of one release, in the order given. Format: `schemas/release-post.schema.json`; entries that its schema
 * refuses for want of a name are left out here.
 *
 * @param taken  Names that items of the release in other formats have.
 */
export function readReleasePosts(
  posts: readonly ReleasePost[],
  namings: Namings,
  taken: Iterable<string> = [],
): PostContent {
  const used = new Set(taken)
  const content: PostContent = { items: [], mvps: [], calls: [] }
  for (const { file } of posts) {
    const whole = asFields(file.yaml.value)
    content.items.push(...itemsOf(file, whole, namings, used))
    content.mvps.push(...mvpsOf(file, asFields(whole.mvp)))
    for (const { title, link } of listOf(whole.cta).map(asFields)) {
      const call = { title: asText(title), link: asText(link) }
      if (call.title && call.link) content.calls.push({ title: call.title, link: call.link })
    }
  }
  const told = (field: string): string | undefined =>
    posts.map(({ file }) => asText(asFields(file.yaml.value)[field])).find((text) => text !== undefined)
  return { ...content, ...present({ title: told('title'), description: told('description') }) }
}

function itemsOf(file: DataFile, whole: Fields, namings: Namings, used: Set<string>): ReleaseItem[] {
  const features = asFields(whole.features)
  const featuresAt = (level: ItemLevel): ReleaseItem[] =>
    listOf(features[level]).flatMap((entry, index) =>
      feature(asFields(entry), { file, path: ['features', level, index] }, level, namings, used),
    )
  return [
    ...featuresAt('top'),
    ...featuresAt('primary'),
    ...featuresAt('secondary'),
    ...listOf(whole.tertiary).flatMap((entry, index) =>
      feature(asFields(entry), { file, path: ['tertiary', index] }, 'tertiary', namings, used),
    ),
    ...notes(file, whole, 'deprecations', 'deprecation', 'feature_name', used),
    ...notes(file, whole, 'removals', 'removal', 'feature_name', used),
    ...notes(file, whole, 'upgrades', 'upgrade', 'title', used),
    ...upgradeText(file, whole, 'upgrade', used),
    ...upgradeText(file, whole, 'barometer', used),
    ...notes(file, whole, 'extras', 'other', 'title', used),
  ]
}

function feature(fields: Fields, source: Source, level: ItemLevel, namings: Namings, used: Set<string>): ReleaseItem[] {
  const title = asText(fields.name)
  if (title === undefined) return []
  const available = asTexts(fields.available_in)
  // Until 11.5, `team` named the stage.
  const stageText = asText(fields.stage) ?? asText(fields.team)
  const categoryTexts = asTexts(fields.categories)
  return [
    {
      ...itemBase(title, level === 'tertiary' ? collectionType(title) : 'feature', source, used),
      level,
      tiers: tiersOf(available),
      offerings: offeringsOf(fields, available),
      ...addOnsOf(fields.add_ons),
      ...present({
        stage: namings.stage(stageText),
        stageText,
        documentation: asText(fields.documentation_link) ?? asText(fields.webpage_url),
      }),
      categories: namings.categories(categoryTexts),
      categoryTexts,
      // Those of 2017 were written as HTML writes them.
      workItems: workItemFields.flatMap((field) => asTexts(fields[field])).map(withoutEntities),
      media: [fields.image_url, fields.video].flatMap((src) =>
        asText(src) ? [{ src: asText(src) as string, alt: title }] : [],
      ),
      body: bodyOf(fields),
    },
  ]
}

/** Fields with addresses of what stands behind a feature, and of lists of it for collections of small things. */
const workItemFields = [
  'issue_url',
  'epic_url',
  'mr_url',
  'issueboard_url',
  'performance_url',
  'bug_fixes_url',
  'performance_improvements_url',
  'ux_improvements_url',
]

/** Deprecations, removals, upgrade notes and extras, which belong to no stage. */
function notes(
  file: DataFile,
  whole: Fields,
  list: string,
  type: ItemType,
  nameField: string,
  used: Set<string>,
): ReleaseItem[] {
  return listOf(whole[list]).flatMap((entry, index) => {
    const fields = asFields(entry)
    const title = asText(fields[nameField]) ?? (type === 'upgrade' ? upgradeTitle(fields) : undefined)
    if (title === undefined) return []
    const source: Source = { file, path: [list, index] }
    const workItems = asTexts(fields.issue_url)
    const optional = {
      due: asText(fields.due) ?? asText(fields.date_of_removal),
      documentation: asText(fields.documentation_link),
    }
    return [{ ...itemBase(title, type, source, used), workItems, ...present(optional), body: bodyOf(fields) }]
  })
}

/** Upgrade notes have no names: their first words stand for one. Nothing when there is no text at all. */
function upgradeTitle(fields: Fields): string | undefined {
  const body = bodyOf(fields)
  const [line = ''] = body
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[\s>#*-]+|[`*]|(?<!\w)_|_(?!\w)/g, '')
    .split(/\n|(?<=[.!?:])\s/)
  if (line.trim() === '') return body === '' ? undefined : 'Before you upgrade'
  return line.length <= 80 ? line.replace(/[.:]$/, '') : `${line.slice(0, 80).replace(/\s+\S*$/, '')}…`
}

/** Until 12.7, what to know before upgrading mostly stood in one text, called barometer until 11.7. */
function upgradeText(file: DataFile, whole: Fields, field: string, used: Set<string>): ReleaseItem[] {
  const fields = asFields(whole[field])
  const title = upgradeTitle(fields)
  if (title === undefined) return []
  const source: Source = { file, path: [field] }
  return [{ ...itemBase(title, 'upgrade', source, used), body: bodyOf(fields) }]
}

function itemBase(title: string, type: ItemType, source: Source, used: Set<string>): ReleaseItem {
  return {
    title: marksForTags(title),
    slug: uniqueSlug(title, type, used),
    type,
    level: 'secondary',
    tiers: [],
    offerings: [],
    categories: [],
    categoryTexts: [],
    workItems: [],
    weight: defaultWeight,
    media: [],
    contributors: [],
    body: '',
    source,
  }
}

function bodyOf({ description }: Fields): string {
  return typeof description === 'string' ? marksForTags(withoutComments(description)).trim() : ''
}

function offeringsOf(fields: Fields, available: readonly string[]): Offering[] {
  if (isHostedOnly(available)) return ['gitlab_com']
  const has = (field: Offering, otherwise: boolean): Offering[] =>
    (fields[field] ?? otherwise) === true ? [field] : []
  return [
    ...has('gitlab_com', true),
    ...has('self_managed', true),
    ...has('gitlab_dedicated', false),
    ...has('gitlab_dedicated_for_government', false),
  ]
}

function collectionType(title: string): ItemType {
  if (/\bbug/i.test(title)) return 'bug-fix'
  return /\bperformance\b/i.test(title) ? 'performance' : 'enhancement'
}

function mvpsOf(file: DataFile, fields: Fields): Mvp[] {
  const people = namesAndHandles(fields.fullname, fields.gitlab)
  // One text tells of all, and stands below the last.
  return people.map((person, index) => {
    const body = index === people.length - 1 ? bodyOf(fields) || undefined : undefined
    return { ...person, ...present({ body }), source: { file, path: ['mvp'] } }
  })
}

/** One person, or a list of names and one of handles in the same order. */
export function namesAndHandles(names: unknown, handles: unknown): Pick<Mvp, 'name' | 'handle'>[] {
  const handleAt = [handles].flat()
  return [names].flat().flatMap((one, index) => {
    const name = asText(one)
    return name === undefined ? [] : [{ name, ...present({ handle: asText(handleAt[index]) }) }]
  })
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
