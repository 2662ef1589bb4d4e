import type { DataFile } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { either, suggest } from '../../problems/suggest.ts'
import { asFields, asText, type Fields } from '../fields.ts'
import { type Imported, keyOf, lastStep, remarkAt, type UidTaker } from './imported.ts'
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

const known = ['name', 'url', 'description', 'live_date', 'maintainer', 'use_case', ...Object.keys(values)]

/** The courses of `learn.yml` as units, in its order. */
export function importCourses(file: DataFile, classification: Classification, take: UidTaker): Imported {
  const remarks: Problem[] = []
  const courses = (Array.isArray(file.yaml.value) ? file.yaml.value : []).map(asFields)
  const units = courses.map((course, index): Fields => {
    const title = asText(course.name) ?? `Course ${index + 1}`
    const url = asText(course.url)
    const { uid, isRepeated } = take(title, lastStep(url))
    const say = (field: string, code: Parameters<typeof remarkAt>[3], message: string, expected: string[] = []) =>
      remarks.push(remarkAt(file, index, field, code, message, expected))
    if (isRepeated)
      say('name', 'import/repeated-uid', `Another course is called "${title}": this one gets the uid \`${uid}\`.`)
    if (url === undefined)
      say('url', 'import/unplaced', `The course "${title}" has no address: it is listed without a link.`)
    for (const [field, right] of [
      ['use_case', classification.subjects],
      ['maintainer', classification.maintainers],
    ] as const) {
      const value = asText(course[field])
      if (value === undefined || right.includes(value)) continue
      const expected = suggest(value, right)
      const hint = expected.length > 0 ? ` Did you mean ${either(expected.map((one) => `"${one}"`))}?` : ''
      say(field, 'import/unclassified', `The ${field} "${value}" of "${title}" is not classified.${hint}`, expected)
    }
    const notes: string[] = []
    if (asText(course.confidentiality) === undefined) {
      notes.push('confidentiality: not said')
      say('confidentiality', 'import/unplaced', `"${title}" does not say who may use it: it is taken for internal.`)
    }
    const translated = Object.entries(values).map(([field, names]): Fields => {
      const value = asText(course[field])
      const found = value === undefined ? {} : names[value.toLowerCase()]
      if (found) return found
      notes.push(`${field}: ${value}`)
      say(field, 'import/unplaced', `The ${field} "${value}" of "${title}" has no field: it is kept as a note.`)
      return {}
    })
    for (const [field, value] of Object.entries(course)) {
      if (known.includes(field) || value === null) continue
      notes.push(`${field}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
      say(field, 'import/unplaced', `\`${field}\` of "${title}" has no field: it is kept as a note.`)
    }
    const subject = asText(course.use_case)
    const optional: [string, unknown][] = [
      ['url', url],
      ['summary', asText(course.description)],
      ['available_on', asText(course.live_date)],
      ['owner', asText(course.maintainer)],
      ['subjects', subject && [keyOf(subject)]],
      ['notes', notes.length > 0 && notes],
    ]
    const given = optional.filter(([, value]) => value !== undefined && value !== false)
    return {
      uid,
      title,
      kind: 'external',
      access: 'internal',
      ...Object.fromEntries(given),
      ...Object.assign({}, ...translated),
    }
  })
  return {
    units,
    modules: [],
    paths: [],
    terms: { subjects: [], competencies: [] },
    remarks,
    read: { courses: courses.length },
  }
}
