import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { questionProblems } from '../../../../plugins/core/model/learning/learning-question-problems.ts'
import { linesOf, text } from '../../support.ts'
import { learningOf } from './learning-support.ts'

const test = suite('core/model/learning/learning-question-problems')

/** The problems of one question with these lines below its text. */
const problemsOf = (lines: string): string[] => {
  const head = text`
    - uid: check
      title: Check
      kind: knowledge_check
      questions:
        - question: Which knot?
  `
  const units =
    head +
    lines
      .split('\n')
      .map((line) => `      ${line}\n`)
      .join('')
  return linesOf(learningOf({ units }).units.flatMap(questionProblems))
}

test('finds nothing wrong with one right answer and an explanation for each', () => {
  assert.equal(
    problemsOf(
      'choices: [{ text: Bowline, correct: true, explanation: It holds. }, { text: Granny, explanation: It slips. }]',
    ),
    [],
  )
})

test('finds a knowledge check that asks nothing, unless it is a draft', () => {
  const units = text`
    - { uid: none, title: None, kind: knowledge_check, questions: [] }
    - { uid: empty, title: Empty, kind: knowledge_check, questions: }
    - { uid: draft, title: Draft, kind: knowledge_check, questions: [], draft: true }
    - { uid: article, title: Article, kind: article, questions: [] }
  `

  assert.equal(linesOf(learningOf({ units }).units.flatMap(questionProblems)), [
    'learningUnits.yml:1:63 error learning/answers The knowledge check `none` asks nothing.',
    'learningUnits.yml:2:54 error learning/answers The knowledge check `empty` asks nothing.',
  ])
})

test('takes one explanation for all answers', () => {
  assert.equal(
    problemsOf('choices: [{ text: Bowline, correct: true }, { text: Granny }]\nexplanation: Only one holds.'),
    [],
  )
})

test('finds a question without a right answer', () => {
  assert.equal(problemsOf('choices: [{ text: Bowline }, { text: Granny }]\nexplanation: None.'), [
    'learningUnits.yml:5:17 error learning/answers The question "Which knot?" of `check` has no right answer.',
  ])
})

test('finds several right answers where one can be chosen', () => {
  const choices = 'choices: [{ text: Bowline, correct: true }, { text: Reef, correct: true }]\nexplanation: Both.'

  assert.equal(problemsOf(choices), [
    'learningUnits.yml:5:17 error learning/answers The question "Which knot?" of `check` has 2 right answers, but readers can choose one.',
  ])
  assert.equal(problemsOf(`${choices}\nmultiple: true`), [])
})

test('finds answers that nobody explains', () => {
  assert.equal(problemsOf('choices: [{ text: Bowline, correct: true }, { text: Granny }]'), [
    'learningUnits.yml:5:17 warning learning/explanation The question "Which knot?" of `check` explains no answer.',
  ])
  assert.equal(problemsOf('choices: [{ text: Bowline, correct: true, explanation: It holds. }, { text: Granny }]'), [
    'learningUnits.yml:5:17 warning learning/explanation The question "Which knot?" of `check` does not explain the answer "Granny".',
  ])
})

test.run()
