import { problemAt, type Source } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import type { Problem } from '../../problems/problem.ts'
import { asFields, asText } from '../fields.ts'
import type { Learning } from './learning.ts'

/** A key, and where it stands. */
interface Key {
  key: string
  field: (string | number)[]
}

/** Keys that stand twice among values of one sort in `learning.yml`, or among the objectives of a module. */
export function keyProblems({ vocabulary: { file }, modules }: Learning): Problem[] {
  const ofModules = modules.flatMap(({ uid, fields, source }) =>
    repeated(keysIn(fields.objectives, ['objectives']), source, `objectives of \`${uid}\``),
  )
  if (!file) return ofModules
  const fields = asFields(file.yaml.value)
  const competencies = Array.isArray(fields.competencies) ? fields.competencies : []
  const topics = competencies.flatMap((one, index) => keysIn(asFields(one).topics, ['competencies', index, 'topics']))
  const source = { file, path: [] }
  return [
    ...['levels', 'roles', 'competencies', 'subjects', 'slots'].flatMap((sort) =>
      repeated(keysIn(fields[sort], [sort]), source, sort),
    ),
    ...repeated(topics, source, 'topics'),
    ...ofModules,
  ]
}

function keysIn(value: unknown, path: (string | number)[]): Key[] {
  return (Array.isArray(value) ? value : []).flatMap((one, index) => {
    const key = asText(asFields(one).key)
    return key === undefined ? [] : [{ key, field: [...path, index, 'key'] }]
  })
}

function repeated(keys: readonly Key[], source: Source, sort: string): Problem[] {
  return [...grouped(keys, ({ key }) => key).values()].flatMap(([, ...copies]) =>
    copies.map(({ key, field }) =>
      problemAt(source, 'learning/duplicate-key', `The key \`${key}\` stands twice among the ${sort}.`, { field }),
    ),
  )
}
