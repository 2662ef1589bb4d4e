import { problemAt } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { either, suggest } from '../../problems/suggest.ts'
import { asTexts } from '../fields.ts'
import type { Taxonomy } from '../product/taxonomy.ts'
import type { LearningItem } from './learning.ts'
import type { LearningTerm, LearningVocabulary } from './learning-vocabulary.ts'

/** Find values that neither `learning.yml` nor the taxonomy knows. */
export function classificationProblems(
  item: LearningItem,
  { levels, roles, competencies, subjects, slots }: LearningVocabulary,
  { categories, stages }: Taxonomy,
): Problem[] {
  const topics = competencies.flatMap((competency) => competency.topics)
  const declared: [field: string, what: string, terms: readonly LearningTerm[]][] = [
    ['level', 'level', levels],
    ['roles', 'role', roles],
    ['competencies', 'competency', competencies],
    ['topics', 'topic', topics],
    ['subjects', 'subject', subjects],
    ['slot', 'slot', slots],
  ]
  return [
    ...declared.flatMap(([field, what, terms]) => undeclared(item, field, what, terms, 'learning/undeclared-value')),
    ...undeclared(item, 'categories', 'category', categories, 'taxonomy/unknown-reference'),
    ...undeclared(item, 'stages', 'stage', stages, 'taxonomy/unknown-reference'),
  ]
}

function undeclared(
  { uid, fields, source }: LearningItem,
  field: string,
  what: string,
  terms: readonly { key: string; name: string }[],
  code: 'learning/undeclared-value' | 'taxonomy/unknown-reference',
): Problem[] {
  const given = fields[field]
  return asTexts(given).flatMap((value) => {
    if (terms.some(({ key }) => key === value)) return []
    const expected = keysMeant(value, terms)
    const hint = expected.length > 0 ? ` Did you mean ${either(expected.map((one) => `\`${one}\``))}?` : ''
    const place = Array.isArray(given) ? [field, given.findIndex((one) => String(one).trim() === value)] : [field]
    const message = `There is no ${what} \`${value}\`, which \`${uid}\` names.${hint}`
    return [problemAt(source, code, message, { field: place, expected })]
  })
}

/** Keys near the value; a name may have been written instead of its key. */
function keysMeant(value: string, terms: readonly { key: string; name: string }[]): string[] {
  const named = suggest(
    value,
    terms.map(({ name }) => name),
  ).flatMap((name) => terms.find((term) => term.name === name)?.key ?? [])
  return [
    ...new Set([
      ...suggest(
        value,
        terms.map(({ key }) => key),
      ),
      ...named,
    ]),
  ].slice(0, 3)
}
