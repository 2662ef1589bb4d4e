import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LearningUnit } from '../../plugins/core/model/learning/learning.ts'
import { knowledgeCheck } from '../../plugins/learning-paths/knowledge-check.ts'
import { html } from '../../plugins/theme/html.ts'
import { learningOf } from '../core/model/learning/learning-support.ts'
import { text } from '../core/support.ts'

const test = suite('learning-paths/knowledge-check')

test('code in questions, choices and explanations is shown as code, and nothing else is markup', () => {
  const units = text`
    - uid: check
      title: Check
      kind: knowledge_check
      questions:
        - question: What does ${'`git <branch>`'} *list*?
          choices:
            - { text: "${'`main`'}", correct: true, explanation: "See ${'`HEAD`'}." }
            - { text: Nothing, explanation: No. }
  `
  const [unit] = learningOf({ units }).units

  const drawn = html`${knowledgeCheck(unit as LearningUnit)}`.text

  assert.match(drawn, '<legend>1. What does <code>git &lt;branch&gt;</code> *list*?</legend>')
  assert.match(drawn, ' <code>main</code></label>')
  assert.match(drawn, '<strong>Right:</strong> <code>main</code><br>See <code>HEAD</code>.</li>')
})

test('its heading has an id that no heading of the text gets', () => {
  const units = text`
    - uid: sky.check
      title: Knowledge check
      questions: [{ question: Rain?, choices: [{ text: 'Yes', correct: true }], explanation: So. }]
  `
  const [unit] = learningOf({ units }).units

  const drawn = html`${knowledgeCheck(unit as LearningUnit)}`.text

  assert.match(drawn, 'aria-labelledby="check-of-sky.check">\n<h2 id="check-of-sky.check">Knowledge check</h2>')
})

test.run()
