import type { LearningUnit } from '../core/model/learning/learning.ts'
import type { Question } from '../core/model/learning/learning-questions.ts'
import { type Html, html, type Piece, raw } from '../theme/html.ts'
import { inlineTitle } from '../theme/markdown.ts'

/** The questions of a unit. Without the script, answers and explanations open below each question. */
export function knowledgeCheck({ uid, questions }: LearningUnit): Piece {
  const asked = questions.filter(({ text, choices }) => text !== '' && choices.length > 0)
  if (asked.length === 0) return undefined
  // The text above may well have a heading "Knowledge check" of its own.
  const id = `check-of-${uid}`
  return html`<section class="knowledge-check" data-check="${uid}" data-settles="always" aria-labelledby="${id}">
<h2 id="${id}">Knowledge check</h2>
${asked.map((question, index) => questionPiece(question, `${uid}-${index + 1}`, index + 1))}
</section>
`
}

function questionPiece({ text, isMultiple, choices, explanation }: Question, name: string, number: number): Html {
  const type = isMultiple ? 'checkbox' : 'radio'
  const choice = (one: Question['choices'][number], index: number): Html =>
    html`<li><label><input type="${type}" name="${name}" value="${index}"> ${inlineTitle(one.text)}</label></li>`
  const answer = (one: Question['choices'][number]): Html =>
    html`<li><strong>${one.isCorrect ? 'Right' : 'Wrong'}:</strong> ${inlineTitle(one.text)}${one.explanation && html`<br>${inlineTitle(one.explanation)}`}</li>`
  const right = choices.flatMap(({ isCorrect }, index) => (isCorrect ? [index] : [])).join(' ')
  return html`<fieldset class="question" data-right="${right}">
<legend>${number}. ${inlineTitle(text)}${isMultiple && html` <span class="note">(more than one)</span>`}</legend>
<ul class="choices">${choices.map(choice)}</ul>
<p data-answer hidden><button type="button">Check the answer</button> <span role="status"></span></p>
<details><summary>Answers and explanations</summary><ul>${choices.map(answer)}</ul>${explanation && html`<p>${inlineTitle(explanation)}</p>`}</details>
</fieldset>
${raw('')}`
}
