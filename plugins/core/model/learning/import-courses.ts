import type { DataFile } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { either, suggest } from '../../problems/suggest.ts'
import { asDate, asText, asTexts, type Fields } from '../fields.ts'
import { present } from '../product/taxonomy.ts'
import {
  entriesIn,
  type Imported,
  isEmpty,
  keyOf,
  lastStep,
  noList,
  noteOf,
  remarkAt,
  type Say,
  timeOf,
  type UidTaker,
  withoutPlaceholders,
} from './imported.ts'
import type { Classification } from './learning-classification.ts'

/** How GitLab's values are called here. */
const values: Record<string, Record<string, Fields>> = {
  level: { beginner: { level: 'beginner' }, intermediate: { level: 'intermediate' }, advanced: { level: 'advanced' } },
  pace: {
    'self-paced': { pace: 'self_paced' },
    'instructor-led': { pace: 'instructor_led' },
    both: { pace: 'both' },
  },
  assessment: {
    none: { assessment: 'none' },
    test: { assessment: 'test' },
    badge: { assessment: 'badge' },
    certification: { assessment: 'certification' },
  },
  registration: {
    none: { registration: false },
    free: { registration: true, cost: 'free' },
    paid: { registration: true, cost: 'paid' },
  },
  confidentiality: {
    public: { access: 'public' },
    internal: { access: 'internal' },
    'limited access': { access: 'limited' },
  },
}

/** Fields that are understood; what any other says becomes a note. */
const known = [
  'name',
  'title',
  'url',
  'description',
  'live_date',
  'maintainer',
  'use_case',
  'time',
  ...Object.keys(values),
]

/** The courses of `learn.yml` as units, in its order. */
export function importCourses(file: DataFile, classification: Classification, take: UidTaker): Imported {
  const entries = entriesIn(file, 'courses')
  const remarks: Problem[] = entries ? [] : [noList(file, 'courses')]
  const units = (entries ?? []).map(({ fields, path }, index) => {
    const title = asText(fields.name) ?? asText(fields.title) ?? `Course ${index + 1}`
    const say: Say = (field, code, message, expected) =>
      remarks.push(remarkAt(file, path, [field], code, message, expected))
    return unitOf(fields, title, classification, take, say)
  })
  return {
    units,
    modules: [],
    paths: [],
    terms: { roles: [], subjects: [], competencies: [] },
    remarks,
    read: { courses: units.length },
  }
}

function unitOf(given: Fields, title: string, classification: Classification, take: UidTaker, say: Say): Fields {
  const course = withoutPlaceholders(given, known, title, say)
  const url = asText(course.url)
  const { uid, isRepeated } = take(title, lastStep(url))
  if (isRepeated)
    say('name', 'import/repeated-uid', `Another course is called "${title}": this one gets the uid \`${uid}\`.`)
  if (url === undefined)
    say('url', 'import/unplaced', `The course "${title}" has no address: it is listed without a link.`)
  sayUnclassified(course, title, classification, say)
  const { minutes, note } = timeOf(course.time, title, say)
  const notes = note === undefined ? [] : [note]
  if (isEmpty(course.confidentiality)) {
    notes.push('confidentiality: not said')
    say('confidentiality', 'import/unplaced', `"${title}" does not say who may use it: it is taken for internal.`)
  }
  const day = asDate(course.live_date)
  const isPlaced = (field: string, value: unknown): boolean => {
    if (field === 'live_date') return day !== undefined
    if (field === 'name' || field === 'title') return asText(value) === title
    if (field in values) return meaningOf(field, course) !== undefined
    if (field === 'url' || field === 'description') return asText(value) !== undefined
    return field === 'time' || (known.includes(field) && asTexts(value).length > 0)
  }
  for (const [field, value] of Object.entries(course)) {
    if (isEmpty(value) || isPlaced(field, value)) continue
    notes.push(noteOf(field, value))
    const what = known.includes(field) && asText(value) !== undefined ? `The ${field} "${value}"` : `\`${field}\``
    say(field, 'import/unplaced', `${what} of "${title}" has no field: it is kept as a note.`)
  }
  const subjects = asTexts(course.use_case).map(keyOf)
  const [owner, ...others] = asTexts(course.maintainer)
  return {
    uid,
    title,
    kind: 'external',
    access: 'internal',
    ...present({ minutes, url, summary: asText(course.description), available_on: day }),
    ...present({ owner: others.length > 0 ? [owner, ...others] : owner }),
    ...(subjects.length > 0 ? { subjects } : {}),
    ...(notes.length > 0 ? { notes } : {}),
    ...Object.assign({}, ...Object.keys(values).map((field) => meaningOf(field, course))),
  }
}

/** What the value of a field means in our fields. */
function meaningOf(field: string, course: Fields): Fields | undefined {
  return values[field]?.[asText(course[field])?.toLowerCase() ?? '']
}

function sayUnclassified(course: Fields, title: string, classification: Classification, say: Say): void {
  for (const [field, right] of [
    ['use_case', classification.subjects],
    ['maintainer', classification.maintainers],
  ] as const) {
    for (const value of asTexts(course[field])) {
      if (right.includes(value)) continue
      const expected = suggest(value, right)
      const hint = expected.length > 0 ? ` Did you mean ${either(expected.map((one) => `"${one}"`))}?` : ''
      say(field, 'import/unclassified', `The ${field} "${value}" of "${title}" is not classified.${hint}`, expected)
    }
  }
}
