import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withoutComments } from '../../../../plugins/core/model/releases/without-comments.ts'

const test = suite('core/model/releases/without-comments')

const claims: [what: string, given: string, kept: string][] = [
  ['comments of a line and of several', '<!-- vale off -->\nMasts\n<!--\nlater\n-->\nfold.', '\nMasts\n\nfold.'],
  ['comments among words', 'Masts <!-- all of them -->fold.<!-- x -->', 'Masts fold.'],
  ['what looks like one within another', 'A<!-- b <!-- c -->D', 'AD'],
]
for (const [what, given, kept] of claims) {
  test(`leaves out ${what}`, () => {
    assert.is(withoutComments(given), kept)
  })
}

test('leaves code, and comments that never end', () => {
  for (const text of ['Write `<!-- x -->`.', '```html\n<!-- x -->\n```', 'Masts <!-- fold.', 'No --> comment'])
    assert.is(withoutComments(text), text)
})

test('takes a time that grows with the text', () => {
  const start = performance.now()
  for (const text of ['<!--', '<!-- -->', '<!-- `'].map((part) => part.repeat(20_000))) withoutComments(text)

  assert.ok(performance.now() - start < 2000)
})

test.run()
