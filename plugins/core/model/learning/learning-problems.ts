import { problemAt } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import type { Problem } from '../../problems/problem.ts'
import { either, suggest } from '../../problems/suggest.ts'
import type { Taxonomy } from '../product/taxonomy.ts'
import type { Learning, LearningItem } from './learning.ts'
import { achievementProblems } from './learning-achievement-problems.ts'
import { classificationProblems } from './learning-classification-problems.ts'
import { keyProblems } from './learning-key-problems.ts'
import { orderProblems } from './learning-order-problems.ts'
import { questionProblems } from './learning-question-problems.ts'
import { timeProblems } from './learning-time-problems.ts'

/** What the checks of learning need to know beside it. */
export interface LearningChecks {
  taxonomy: Taxonomy
  /** `YYYY-MM-DD` */
  today: string
  /** Months after which something that nobody has reviewed is told. */
  reviewMonths: number
}

/** Find what is wrong with paths, modules, units and achievements. */
export function learningProblems(learning: Learning, checks: LearningChecks): Problem[] {
  const items = [...learning.paths, ...learning.modules, ...learning.units]
  return [
    ...duplicates(learning),
    ...unknownUids(learning),
    ...orderProblems(learning),
    ...unreachable(learning),
    ...items.flatMap((item) => timeProblems(item, checks)),
    ...items.flatMap((item) => classificationProblems(item, learning.vocabulary, checks.taxonomy)),
    ...objectives(learning),
    ...learning.units.flatMap(questionProblems),
    ...achievementProblems(learning),
    ...keyProblems(learning),
  ]
}

function duplicates({ paths, modules, units, achievements }: Learning): Problem[] {
  const all = [...paths, ...modules, ...units, ...achievements]
  return [...grouped(all, ({ uid }) => uid).values()].flatMap(([first, ...copies]) =>
    copies.map(({ uid, source }) => {
      const name = first && ('name' in first ? first.name : first.title)
      const message = `The uid \`${uid}\` is taken: "${name}" in ${first?.source.file.file} has it as well.`
      return problemAt(source, 'learning/duplicate-uid', message, { field: ['uid'] })
    }),
  )
}

/** A list of uids that an item gives, with what they may lead to. */
interface UidList {
  field: string
  uids: readonly string[]
  what: string
  known: ReadonlyMap<string, unknown>
}

function unknownUids(learning: Learning): Problem[] {
  const { paths, modules, units, byUid } = learning
  const moduleUids = new Map(modules.map((module) => [module.uid, module]))
  const unitUids = new Map(units.map((unit) => [unit.uid, unit]))
  const needs = (item: LearningItem): UidList => ({
    field: 'prerequisites',
    uids: item.prerequisites,
    what: 'path, module or unit',
    known: byUid,
  })
  const listed = (item: LearningItem): UidList[] => {
    if ('kind' in item) return []
    return 'moduleUids' in item
      ? [{ field: 'modules', uids: item.moduleUids, what: 'module', known: moduleUids }]
      : [{ field: 'units', uids: item.unitUids, what: 'unit', known: unitUids }]
  }
  return [...paths, ...modules, ...units].flatMap((item) =>
    [...listed(item), needs(item)].flatMap((list) => unknownIn(item, list, learning)),
  )
}

function unknownIn(item: LearningItem, { field, uids, what, known }: UidList, { byUid }: Learning): Problem[] {
  return uids.flatMap((uid) => {
    if (known.has(uid)) return []
    if (field === 'prerequisites' && /\s/.test(uid)) {
      const message = `A prerequisite of \`${item.uid}\` is said in words, where only uids can stand.`
      const help = 'Say it in `prerequisites_text`.'
      return [problemAt(item.source, 'learning/unknown-uid', message, { field: fieldOf(item, field, uid), help })]
    }
    const other = byUid.get(uid)
    const expected = other ? [] : suggest(uid, known.keys())
    const hint = expected.length > 0 ? ` Did you mean ${either(expected.map((one) => `\`${one}\``))}?` : ''
    const message = other
      ? `\`${uid}\`, which \`${item.uid}\` lists, is no ${what}: its uid stands for something else.`
      : `There is no ${what} \`${uid}\`, which \`${item.uid}\` lists.${hint}`
    return [problemAt(item.source, 'learning/unknown-uid', message, { field: fieldOf(item, field, uid), expected })]
  })
}

/** Where an item names a value: in a list, or as the only text. */
function fieldOf({ fields }: LearningItem, field: string, value: string): (string | number)[] {
  const given = fields[field]
  return Array.isArray(given) ? [field, given.findIndex((one) => String(one).trim() === value)] : [field]
}

/** What nothing leads to; of a uid that is taken, that alone is told. */
function unreachable({ modules, units, byUid }: Learning): Problem[] {
  return [
    ...modules
      .filter((module) => module.paths.length === 0 && !module.isDraft && byUid.get(module.uid) === module)
      .map((module) =>
        problemAt(module.source, 'learning/unreachable', `The module \`${module.uid}\` is in no path.`, {
          field: ['uid'],
        }),
      ),
    ...units
      .filter((unit) => unit.page && unit.modules.length === 0 && !unit.isDraft && byUid.get(unit.uid) === unit)
      .map((unit) =>
        problemAt(unit.source, 'learning/unreachable', `The unit \`${unit.uid}\` is in no module.`, { field: ['uid'] }),
      ),
  ]
}

/** Objectives that no unit covers, and units that cover what is no objective. */
function objectives({ modules, units }: Learning): Problem[] {
  const uncovered = modules.flatMap((module) => {
    const covered = new Set(module.units.flatMap(({ covers }) => covers))
    return module.objectives.flatMap(({ key, text }, index) => {
      if (covered.has(key)) return []
      const message = `No unit of \`${module.uid}\` covers the objective "${text}".`
      const help = `Add \`${key}\` to \`covers\` of the unit that teaches it.`
      return [problemAt(module.source, 'learning/objective', message, { field: ['objectives', index], help })]
    })
  })
  const strange = units.flatMap((unit) => {
    const known = new Set(unit.modules.flatMap((module) => module.objectives.map(({ key }) => key)))
    return unit.covers.flatMap((key) => {
      if (known.has(key)) return []
      const expected = suggest(key, known)
      const hint = expected.length > 0 ? ` Did you mean ${either(expected.map((one) => `\`${one}\``))}?` : ''
      const message = `The unit \`${unit.uid}\` covers \`${key}\`, which no module that has it names as an objective.${hint}`
      return [problemAt(unit.source, 'learning/objective', message, { field: fieldOf(unit, 'covers', key), expected })]
    })
  })
  return [...uncovered, ...strange]
}
