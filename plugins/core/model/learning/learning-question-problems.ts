import { problemAt } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import type { LearningUnit } from './learning.ts'
import type { Question } from './learning-questions.ts'

/** Find knowledge checks without questions, questions without exactly the right answers, and answers that nobody explains. */
export function questionProblems(unit: LearningUnit): Problem[] {
  const { kind, uid, fields, source } = unit
  const isEmpty = fields.questions === null || (Array.isArray(fields.questions) && fields.questions.length === 0)
  if (kind === 'knowledge_check' && isEmpty) {
    const message = `The knowledge check \`${uid}\` asks nothing.`
    const help = 'Add questions, or set `draft: true` until they are there.'
    return unit.isDraft ? [] : [problemAt(source, 'learning/answers', message, { field: ['questions'], help })]
  }
  return unit.questions.flatMap((question, index) => {
    if (question.choices.length === 0) return []
    return [...answerProblems(unit, question, index), ...explanationProblems(unit, question, index)]
  })
}

function answerProblems(
  { uid, source }: LearningUnit,
  { text, choices, isMultiple }: Question,
  index: number,
): Problem[] {
  const right = choices.filter(({ isCorrect }) => isCorrect).length
  const report = (rest: string, help: string): Problem[] => {
    const message = `The question "${text}" of \`${uid}\` ${rest}.`
    return [problemAt(source, 'learning/answers', message, { field: ['questions', index, 'question'], help })]
  }
  if (right === 0) return report('has no right answer', 'Add `correct: true` to the right choice.')
  if (right > 1 && !isMultiple)
    return report(`has ${right} right answers, but readers can choose one`, 'Add `multiple: true` to the question.')
  return []
}

/** A question needs one explanation, or one for each choice. */
function explanationProblems({ uid, source }: LearningUnit, question: Question, index: number): Problem[] {
  const { text, choices, explanation } = question
  const silent = choices.filter((choice) => choice.explanation === undefined)
  if (explanation !== undefined || silent.length === 0) return []
  const message =
    silent.length === choices.length
      ? `The question "${text}" of \`${uid}\` explains no answer.`
      : `The question "${text}" of \`${uid}\` does not explain the answer "${silent[0]?.text}".`
  const help = 'Add `explanation` to each choice, or to the question as a whole.'
  return [problemAt(source, 'learning/explanation', message, { field: ['questions', index, 'question'], help })]
}
