import type { DataFile } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import { editDistance, plain } from '../../problems/suggest.ts'
import { asFields, asText, asTexts } from '../fields.ts'
import { entriesIn, isPlaceholder } from './imported.ts'

/** Values of courses that are known to be right, as they are written. */
export interface Classification {
  subjects: string[]
  maintainers: string[]
}

/**
 * Read `classification.yml`. Without it, the values that courses use are right, but for those that are almost another one
 * that is used at least three times as often.
 */
export function readClassification(file: DataFile | undefined, courses: DataFile | undefined): Classification {
  const used = (field: string): string[] => usualValues(courses, field)
  if (!file) return { subjects: used('use_case'), maintainers: used('maintainer') }
  const dimensions = Object.entries(asFields(file.yaml.value))
  const declared = (key: string): string[] | undefined => {
    const found = dimensions.find(
      ([name, value]) => plain(name) === key || plain(asText(asFields(value).name) ?? '') === key,
    )
    const { categories } = asFields(found?.[1])
    return Array.isArray(categories) ? categories.flatMap((one) => asText(asFields(one).name) ?? []) : undefined
  }
  return {
    subjects: declared('usecase') ?? used('use_case'),
    maintainers: declared('maintainer') ?? used('maintainer'),
  }
}

function usualValues(courses: DataFile | undefined, field: string): string[] {
  const entries = (courses && entriesIn(courses, 'courses')) ?? []
  const values = grouped(
    entries.flatMap(({ fields }) => asTexts(fields[field])).filter((value) => !isPlaceholder(value)),
    (value) => value,
  )
  const isSlip = (value: string, count: number): boolean =>
    [...values].some(([other, uses]) => uses.length >= count * 3 && other !== value && isAlmost(value, other))
  return [...values].flatMap(([value, uses]) => (isSlip(value, uses.length) ? [] : [value]))
}

function isAlmost(value: string, other: string): boolean {
  const limit = Math.floor(plain(value).length / 5)
  return editDistance(plain(value), plain(other), limit) <= limit
}
