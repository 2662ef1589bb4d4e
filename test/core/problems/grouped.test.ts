import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { grouped } from '../../../plugins/core/problems/grouped.ts'

const test = suite('core/problems/grouped')

test('groups items by what they have in common, in order', () => {
  assert.equal(
    [...grouped(['heron', 'gull', 'hull', 'goat'], (word) => word.charAt(0))],
    [
      ['h', ['heron', 'hull']],
      ['g', ['gull', 'goat']],
    ],
  )
})

test.run()
