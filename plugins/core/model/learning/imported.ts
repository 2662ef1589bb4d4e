import { type DataFile, problemAt } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { asFields, asText, asTexts, type Fields } from '../fields.ts'
import { misreadMinutes } from './learning-minutes.ts'
import { writtenMinutes } from './written-minutes.ts'

/** Something imported, for one of our files, and what is to be said of it. */
export interface Imported {
  units: Fields[]
  modules: Fields[]
  paths: Fields[]
  /** Values for `learning.yml`. */
  terms: Required<Record<'roles' | 'subjects' | 'competencies', Fields[]>>
  remarks: Problem[]
  /** What was read, by what it is called: "148 courses". */
  read: Record<string, number>
}

/** Gives out uids, none twice. */
export type UidTaker = (wish: string, fallback: string) => { uid: string; isRepeated: boolean }

export function uidTaker(): UidTaker {
  const taken = new Set<string>()
  return (wish, fallback) => {
    const base = keyOf(wish) || keyOf(fallback) || 'unit'
    let uid = base
    for (let count = 2; taken.has(uid); count++) uid = `${base}-${count}`
    taken.add(uid)
    return { uid, isRepeated: uid !== base }
  }
}

/** A name as a key: small letters, digits and hyphens, at most 60; empty when no letter of the name can be one. */
export function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/&/g, ' and ')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}

/** Something that stands where a value will be, such as TBD. */
export function isPlaceholder(value: unknown): boolean {
  return /^(tbd|tba|n\/a|-+)$/i.test(asText(value) ?? '')
}

/** Values for `learning.yml`, each once, by the names that the files use. */
export function termsOf(names: readonly string[]): Fields[] {
  return [...new Map(names.map((name) => [keyOf(name), { key: keyOf(name), name }])).values()]
}

/** A list that may be written as one text with commas. */
export function listed(value: unknown): string[] {
  return Array.isArray(value) ? asTexts(value) : (asText(value) ?? '').split(',').flatMap((one) => asText(one) ?? [])
}

/** Whether a field says nothing. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Says something of a field of an entry. */
export type Say = (field: string, code: ImportCode, message: string, expected?: string[]) => void

type ImportCode = Extract<Problem['code'], `import/${string}`>

/** The fields without those that hold a placeholder, each of which is told. */
export function withoutPlaceholders(fields: Fields, names: readonly string[], title: string, say: Say): Fields {
  const isGone = (name: string): boolean => {
    const values = listed(fields[name])
    return names.includes(name) && values.length > 0 && values.every(isPlaceholder)
  }
  const gone = Object.keys(fields).filter(isGone)
  for (const name of gone) {
    const [verb, pronoun] = name.endsWith('s') ? ['are', 'they are'] : ['is', 'it is']
    const value = listed(fields[name]).join(', ')
    say(
      name,
      'import/placeholder',
      `The ${name} of "${title}" ${verb} "${value}", which says nothing: ${pronoun} left out.`,
    )
  }
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !gone.includes(name)))
}

/** A time as whole minutes, and as a note where it is written in words. */
export function timeOf(time: unknown, title: string, say: Say): { minutes?: number; note?: string } {
  if (isEmpty(time)) return {}
  const misread = misreadMinutes(time, true)
  if (misread) {
    say('time', 'import/time', `The time of "${title}" is ${misread.what} It becomes ${misread.meant} minutes.`)
    return { minutes: misread.meant }
  }
  if (/^\d+$/.test(asText(time) ?? '')) return { minutes: Number(time) }
  const minutes = writtenMinutes(asText(time) ?? '')
  if (minutes === undefined)
    say('time', 'import/unplaced', `The time "${time}" of "${title}" is no time: it is kept as a note.`)
  return { ...(minutes === undefined ? {} : { minutes }), note: noteOf('time', time) }
}

/** A field as a line of `notes`. */
export function noteOf(field: string, value: unknown): string {
  return `${field}: ${typeof value === 'object' ? JSON.stringify(value) : value}`
}

/** An entry of an imported file. */
export interface Entry {
  fields: Fields
  /** Where it stands in the file. */
  path: readonly (string | number)[]
}

/** The entries of a file: a list, or a list under a name of its own, such as `paths:`; nothing when it has neither. Empty entries are left out. */
export function entriesIn({ yaml }: DataFile, name: string): Entry[] | undefined {
  const within = asFields(yaml.value)[name]
  const list = Array.isArray(yaml.value) ? yaml.value : within
  if (!Array.isArray(list)) return undefined
  return list.flatMap((one, index) => {
    if (isEmpty(one)) return []
    const fields = asText(one) === undefined ? asFields(one) : { name: one, title: one }
    return [{ fields, path: list === within ? [name, index] : [index] }]
  })
}

/** A remark at a field of an entry of a list. */
export function remarkAt(
  file: DataFile,
  path: Entry['path'],
  field: readonly string[],
  code: ImportCode,
  message: string,
  expected: string[] = [],
): Problem {
  return problemAt({ file, path }, code, message, {
    field,
    ...(expected.length > 0 ? { expected } : {}),
  })
}

/** The last step of an address, which often says what it is about. */
export function lastStep(url: string | undefined): string {
  return (
    (url ?? '')
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  )
}

/** What is said of a file in which there is nothing to import. */
export function noList(file: DataFile, name: string): Problem {
  return remarkAt(
    file,
    [],
    [],
    'import/unplaced',
    `There is no list of ${name} in the file: nothing of it is imported.`,
  )
}
