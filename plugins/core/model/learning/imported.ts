import { type DataFile, problemAt } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import type { Fields } from '../fields.ts'

/** Something imported, for one of our files, and what is to be said of it. */
export interface Imported {
  units: Fields[]
  modules: Fields[]
  paths: Fields[]
  /** Values for `learning.yml`. */
  terms: Required<Record<'subjects' | 'competencies', Fields[]>>
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

/** A remark at a field of an entry of a list. */
export function remarkAt(
  file: DataFile,
  index: number,
  field: string,
  code: Extract<Problem['code'], `import/${string}`>,
  message: string,
  expected: string[] = [],
): Problem {
  return problemAt({ file, path: [index] }, code, message, {
    field: [field],
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
