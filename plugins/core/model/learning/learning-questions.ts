import { asFields, asText } from '../fields.ts'
import { present } from '../product/taxonomy.ts'

/** A question of a knowledge check. */
export interface Question {
  text: string
  /** Whether more than one choice is to be made. */
  isMultiple: boolean
  choices: Choice[]
  explanation?: string
}

interface Choice {
  text: string
  isCorrect: boolean
  explanation?: string
}

/** Read `questions` of a unit; what is no question at all is left out, and told by the schema. */
export function readQuestions(value: unknown): Question[] {
  return (Array.isArray(value) ? value : []).map(asFields).map((fields) => ({
    text: asText(fields.question) ?? '',
    isMultiple: fields.multiple === true,
    choices: (Array.isArray(fields.choices) ? fields.choices : []).map(asFields).map((choice) => ({
      text: asText(choice.text) ?? '',
      isCorrect: choice.correct === true,
      ...present({ explanation: asText(choice.explanation) }),
    })),
    ...present({ explanation: asText(fields.explanation) }),
  }))
}
