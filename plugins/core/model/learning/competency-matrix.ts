import type { Learning, LearningModule, LearningUnit } from './learning.ts'
import { competenciesOf } from './learning-catalogue.ts'
import type { Competency, LearningTerm } from './learning-vocabulary.ts'

/** A competency with what there is to learn it, by topic and slot. */
export interface MatrixPart {
  competency: Competency
  rows: MatrixRow[]
  modules: LearningModule[]
  /** Slots with something in them, and all of them. */
  filled: number
  total: number
}

export interface MatrixRow {
  /** Absent for resources of the competency that name no topic. */
  topic?: LearningTerm
  /** One list for each slot of the vocabulary. */
  cells: LearningUnit[][]
  /** Resources that name no slot. */
  others: LearningUnit[]
}

/** Everything there is for each competency, gaps included. A competency without topics has one row. */
export function competencyMatrix(learning: Learning): MatrixPart[] {
  return learning.vocabulary.competencies.map((competency) => {
    const units = learning.units.filter((unit) => competenciesOf(unit, learning).includes(competency.key))
    const keys = competency.topics.map(({ key }) => key)
    const loose = units.filter(({ topics }) => !topics.some((topic) => keys.includes(topic)))
    const ofTopics = competency.topics.map((topic) => ({
      topic,
      ...row(
        units.filter(({ topics }) => topics.includes(topic.key)),
        learning,
      ),
    }))
    const rows = keys.length === 0 || loose.length > 0 ? [...ofTopics, row(loose, learning)] : ofTopics
    const counted = keys.length === 0 ? rows : ofTopics
    const cells = counted.flatMap((one) => one.cells)
    return {
      competency,
      rows,
      modules: learning.modules.filter((module) => competenciesOf(module, learning).includes(competency.key)),
      filled: cells.filter((cell) => cell.length > 0).length,
      total: cells.length,
    }
  })
}

function row(units: readonly LearningUnit[], { vocabulary }: Learning): MatrixRow {
  const slots = vocabulary.slots.map(({ key }) => key)
  return {
    cells: slots.map((slot) => units.filter((unit) => unit.slot === slot)),
    others: units.filter(({ slot }) => slot === undefined || !slots.includes(slot)),
  }
}
