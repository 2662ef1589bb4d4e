import type { Source } from '../../problems/data-file.ts'
import { atLine } from '../../problems/problem.ts'
import { asDate, asFields, asText, asTexts } from '../fields.ts'
import type { Page } from '../pages/page.ts'
import { belowTitle } from '../pages/title-heading.ts'
import { offerings, tiersOf } from '../product/availability.ts'
import { present } from '../product/taxonomy.ts'
import { dayIn, isUnreleased, type Version, versionIn } from '../product/version.ts'
import {
  addOnsOf,
  defaultWeight,
  type ItemLevel,
  type ItemType,
  itemStatuses,
  itemTypes,
  type Namings,
  type ReleaseItem,
} from './release-item.ts'
import type { Mvp } from './release-post.ts'
import { withoutComments } from './without-comments.ts'

/** Whether a page is the index of a release, or one of its items. */
export function isRelease({ kind }: Pick<Page, 'kind'>): boolean {
  return kind.layouts.includes('release')
}
export function isReleaseItem({ kind }: Pick<Page, 'kind'>): boolean {
  return kind.layouts.includes('release-item')
}

/** The version of the folder that a page lies in; of a release in one file, that of the file. */
export function versionOfPage(page: Page): Version | undefined {
  const [file = '', folder = ''] = stepsOf(page).reverse()
  const own = isRelease(page) && !/^_?index$/.test(file) ? versionIn(file) : undefined
  return own ?? versionIn(folder)
}

/** The folders that a page lies in and its own name, without the ending: `.md`, or `.html.md` as Middleman has it. */
function stepsOf({ name }: Page): string[] {
  return name.replace(/(\.html)?\.md$/, '').split('/')
}

/** The day of a release, as its page says, perhaps with a time of day, else as the name of its file or folder does. */
export function dayOfPage({ name, fields }: Page): string | undefined {
  const names = name.split('/').reverse().slice(0, 2)
  return asDate(asText(fields.date)?.replace(/[T ].*/s, '')) ?? names.map(dayIn).find((day) => day !== undefined)
}

/** Whether a page of a release belongs to the next one: its folder has no version yet. */
export function isOfNext({ name }: Page): boolean {
  return isUnreleased(name.split('/').at(-2) ?? '')
}

/** Order of releases in lists: newest first, what has no version before all. */
export function releaseWeight(version: Version | undefined): number {
  return version ? -(version.major * 1000 + version.minor) : Number.MIN_SAFE_INTEGER
}

/** Read an item from its page. Format: `schemas/release-item.schema.json`. */
export function readReleasePage(
  page: Page,
  text: { body: string; firstLine: number } | undefined,
  namings: Namings,
): ReleaseItem | undefined {
  const { fields } = page
  const title = asText(fields.title)
  if (title === undefined) return undefined
  const stageText = asText(fields.stage)
  const categoryTexts = asTexts(fields.categories)
  const given = new Set(asTexts(fields.offering))
  const optional = {
    stage: namings.stage(stageText),
    stageText,
    documentation: asText(fields.documentation_link),
    status: itemStatuses.find(({ key }) => key === fields.status)?.key,
    impact: asText(fields.impact),
    action: asText(fields.action),
    feedbackIssue: asText(fields.feedback_issue),
    replaces: asText(fields.replaces),
    bodyLine: text?.firstLine,
  }
  return {
    title,
    slug: stepsOf(page).at(-1) as string,
    type: itemTypes.find(({ key }) => key === fields.type)?.key ?? ('feature' as ItemType),
    level: fields.level === 'primary' ? 'primary' : ('secondary' as ItemLevel),
    tiers: tiersOf(asTexts(fields.tier)),
    offerings: offerings.flatMap(({ key }) => (given.has(key) ? [key] : [])),
    ...addOnsOf(fields.add_ons),
    ...present(optional),
    categories: namings.categories(categoryTexts),
    categoryTexts,
    workItems: asTexts(fields.work_item),
    weight: typeof fields.weight === 'number' ? fields.weight : defaultWeight,
    media: mediaOf(fields.media),
    contributors: namesOf(fields.contributors),
    body: belowTitle(withoutComments(text?.body ?? ''), title).trim(),
    source: sourceOf(page),
    page: { path: page.path, ...present({ url: page.url }) },
  }
}

/** The contributor whom the page of a release thanks: in its front matter, else in its text. */
export function mvpOfPage(page: Page, body = ''): Mvp | undefined {
  const [named] = namesOf([page.fields.notable_contributor])
  if (named) return { ...named, source: sourceOf(page) }
  const thanked = contributorIn(withoutComments(body))
  return thanked && { ...thanked, source: sourceOf(page), isInText: true }
}

/**
 * As GitLab names its notable contributors: behind a colon in a heading, or as the first link to a profile below a heading that
 * speaks of them, or whose text does. Who is thanked comes first: "nominated by" somebody before that means that only those who
 * nominated are linked. Items thank contributors of their own.
 */
function contributorIn(body: string): Pick<Mvp, 'name' | 'handle' | 'url'> | undefined {
  const heading = /^#{2,}[^\n:]*\bnotable contributors?: *(\S[^\n#]*)/im.exec(body)
  if (heading) return { name: (heading[1] as string).replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').trim() }
  const about = body.split(/^(?=#+ )/m).filter((part) => /\bnotable contributor/i.test(part))
  const [, by, name = '', url = '', handle = ''] =
    /(\bby\s+)?\[([^[\]]+)\]\((https:\/\/gitlab\.com\/([\w.-]+))\/?\)/.exec(about.join('')) ?? []
  return name === '' || by ? undefined : { name, url, handle }
}

function mediaOf(value: unknown): ReleaseItem['media'] {
  return (Array.isArray(value) ? value.map(asFields) : []).flatMap(({ src, alt, caption }) => {
    const source = asText(src)
    return source ? [{ src: source, alt: asText(alt) ?? '', ...present({ caption: asText(caption) }) }] : []
  })
}

/** Names, or maps with a name and an address. */
function namesOf(value: unknown): { name: string; url?: string }[] {
  return (Array.isArray(value) ? value : []).flatMap((one) => {
    const { name, url } = typeof one === 'string' ? { name: one, url: undefined } : asFields(one)
    const text = asText(name)
    return text ? [{ name: text, ...present({ url: asText(url) }) }] : []
  })
}

/** Where the front matter of a page stands; at its first line when all of it comes from elsewhere. */
export function sourceOf({ path, yaml }: Page): Source {
  return {
    file: { file: path, yaml: yaml ?? { value: {}, built: {}, place: () => atLine(1), written: () => '' } },
    path: [],
  }
}
