import { productManager } from '../product/product-manager.ts'
import type { Entity, EntityKind } from '../product/taxonomy.ts'
import { type DirectionPlaces, derivedAddress, directionAddress } from './direction-pages.ts'

/** A heading that direction pages have, with what belongs below it. */
interface Part {
  heading: string
  /** 2 or 3. */
  level?: 3
  hint: string
}

const plan: Part = { heading: 'One-year plan', hint: 'What will be different in a year, and why that matters most.' }
const next: Part = {
  heading: 'What comes next',
  hint: 'The next three months: single issues, by their titles and with links. Later things as topics only.',
}
const notPlanned: Part = {
  heading: 'What is not planned',
  hint: 'What people ask for and will not get now, with the reason.',
}

const wide: Part[] = [
  { heading: 'Overview', hint: 'Whom it serves, what it does for them, and how it stands today.' },
  { heading: 'Challenges', hint: 'What makes it hard, said honestly.' },
  plan,
  { heading: 'Themes', level: 3, hint: 'A few, each with the problem behind it.' },
  { ...notPlanned, level: 3 },
  { heading: 'Three-year strategy', hint: 'Where it is going beyond the plans.' },
]

/** The headings that GitLab's templates recommend, in order: wide ones for sections and stages, narrow ones for categories. */
const parts: Record<EntityKind, readonly Part[]> = {
  section: [...wide, { heading: 'Stages', hint: 'What each stage adds. The data below the page lists them.' }, next],
  stage: [
    ...wide,
    { heading: 'Categories', hint: 'How they belong together. The data below the page lists them.' },
    next,
  ],
  group: [...wide, next],
  category: [
    { heading: 'Overview', hint: 'What it is, whose problem it solves, and how it stands today.' },
    { heading: 'How to take part', hint: 'Where to comment, and whom to talk to.' },
    { heading: 'Strategy and themes', hint: 'The few ideas that decide what is built.' },
    plan,
    next,
    { heading: 'In progress', level: 3, hint: 'What is worked on this month.' },
    { heading: 'Recently completed', level: 3, hint: 'The last three months, and what they changed for people.' },
    notPlanned,
    { heading: 'Best in class', hint: 'Who does it best, what that takes, and how far it is from here.' },
    { heading: 'Target audience', hint: 'The people it is built for, in the order in which they count.' },
    { heading: 'Pricing and packaging', hint: 'What is in which tier, and by which rule.' },
    { heading: 'What analysts say', hint: 'How they name the field, and what they measure.' },
  ],
}

/**
 * Where a new page about an entity goes: to its address in the data, or to the derived one when that is a part of another page.
 *
 * @param input  Folder of the pages.
 */
export function directionPath(entity: Entity, places: DirectionPlaces, input: string): string {
  const wish = directionAddress(entity, places)
  const isOwn = wish.anchor === undefined && wish.url.endsWith('/') && wish.url !== '/'
  const url = isOwn ? wish.url : derivedAddress(entity, places.basePath)
  const folder = input === '.' ? '' : `${input}/`
  const hasMembers = entity.kind === 'section' || entity.kind === 'stage'
  return `${folder}${url.slice(1, -1)}${hasMembers ? '/index' : ''}.md`
}

/**
 * A new direction page: front matter, and the recommended headings, each with a comment on what belongs below it.
 *
 * @param today  `YYYY-MM-DD`: the day of the first review.
 */
export function directionText(entity: Entity, today: string): string {
  const { kind, key, name } = entity
  const owner = productManager(entity)
  const reference = kind === 'group' ? `${entity.stage.key}/${key}` : key
  return [
    '---',
    'layout: direction',
    `title: ${JSON.stringify(name)}`,
    `description: ${JSON.stringify(`Where ${name} is going, what comes next, and what is not planned.`)}`,
    `${kind}: ${JSON.stringify(reference)}`,
    ...(owner ? [`owner: ${JSON.stringify(owner)}`] : []),
    `last_reviewed: ${today}`,
    '---',
    ...parts[kind].flatMap(({ heading, level = 2, hint }) => [
      '',
      `${'#'.repeat(level)} ${heading}`,
      '',
      `<!-- ${hint} -->`,
    ]),
    '',
  ].join('\n')
}
