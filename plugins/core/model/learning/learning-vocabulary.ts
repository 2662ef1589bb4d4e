import type { DataFile } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import { asFields, asText } from '../fields.ts'
import { present } from '../product/taxonomy.ts'

/** A value by which learning is classified. */
export interface LearningTerm {
  key: string
  name: string
  summary?: string
  /** Address of a page about it; roles only. */
  page?: string
}

export interface Competency extends LearningTerm {
  topics: LearningTerm[]
}

/** What `learning.yml` declares, in its order; the first of each key counts. */
export interface LearningVocabulary {
  /** Absent when the site has none. */
  file?: DataFile
  /** Lowest first. */
  levels: LearningTerm[]
  roles: LearningTerm[]
  competencies: Competency[]
  subjects: LearningTerm[]
  /** Columns of the competency matrix. */
  slots: LearningTerm[]
}

const usualLevels: LearningTerm[] = [
  { key: 'beginner', name: 'Beginner' },
  { key: 'intermediate', name: 'Intermediate' },
  { key: 'advanced', name: 'Advanced' },
]

const usualSlots: LearningTerm[] = [
  { key: 'quick', name: 'Quick reads and videos' },
  { key: 'deeper', name: 'Going deeper' },
  { key: 'course', name: 'Courses' },
  { key: 'book', name: 'Books' },
]

/** Read `learning.yml`; without the file, only levels and slots have values. */
export function readVocabulary(file: DataFile | undefined): LearningVocabulary {
  const fields = asFields(file?.yaml.value)
  const levels = terms(fields.levels)
  const slots = terms(fields.slots)
  return {
    ...present({ file }),
    levels: levels.length > 0 ? levels : usualLevels,
    roles: terms(fields.roles),
    competencies: firsts(
      maps(fields.competencies).flatMap((one) =>
        term(one).map((competency) => ({ ...competency, topics: terms(one.topics) })),
      ),
    ),
    subjects: terms(fields.subjects),
    slots: slots.length > 0 ? slots : usualSlots,
  }
}

/** The competency that a topic belongs to. */
export function competencyOfTopic({ competencies }: LearningVocabulary, topic: string): Competency | undefined {
  return competencies.find(({ topics }) => topics.some(({ key }) => key === topic))
}

/** Place of a level, 0 for the lowest; nothing when it is not declared. */
export function levelRank({ levels }: LearningVocabulary, level: string | undefined): number | undefined {
  const rank = levels.findIndex(({ key }) => key === level)
  return rank === -1 ? undefined : rank
}

/** The name of a declared value; the value itself when it is not declared. */
export function nameOf(terms: readonly LearningTerm[], key: string): string {
  return terms.find((term) => term.key === key)?.name ?? key
}

function terms(value: unknown): LearningTerm[] {
  return firsts(maps(value).flatMap(term))
}

function firsts<Term extends LearningTerm>(terms: readonly Term[]): Term[] {
  return [...grouped(terms, ({ key }) => key).values()].flatMap(([first]) => first ?? [])
}

function term(fields: ReturnType<typeof asFields>): LearningTerm[] {
  const key = asText(fields.key)
  if (key === undefined) return []
  return [
    {
      key,
      name: asText(fields.name) ?? key,
      ...present({ summary: asText(fields.summary), page: asText(fields.page) }),
    },
  ]
}

function maps(value: unknown): ReturnType<typeof asFields>[] {
  return (Array.isArray(value) ? value : []).map(asFields)
}
