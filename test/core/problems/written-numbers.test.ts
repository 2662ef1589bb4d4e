import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { mended } from '../../../plugins/core/problems/fix.ts'
import { withWrittenNumbers } from '../../../plugins/core/problems/written-numbers.ts'
import { compileSchema } from '../../../plugins/sources/schema-compiler.ts'
import { dataFileOf, linesOf, text } from '../support.ts'

const test = suite('core/problems/written-numbers')

const version = { type: ['string', 'null'], pattern: '^\\d+\\.\\d+$' }
const schema = compileSchema({
  type: 'array',
  items: { type: 'object', properties: { version, crew: { type: 'number' }, name: { type: 'string' } } },
})

const source = text`
  - { version: 15.10, crew: 4.0 }
  - version: 16.0 # the next one
    crew: 5
  - { version: "15.9" }
`

test('takes a number as it is written where a text of its form is wanted, and nothing else', () => {
  const { file, problems } = withWrittenNumbers(dataFileOf('boats.yml', source), schema)

  assert.equal(file.yaml.value, [{ version: '15.10', crew: 4 }, { version: '16.0', crew: 5 }, { version: '15.9' }])
  assert.equal(linesOf(problems), [
    'boats.yml:1:14 warning schema/type `[0].version` is the number 15.1. It is taken as it is written: 15.10.',
    'boats.yml:2:12 warning schema/type `[1].version` is the number 16. It is taken as it is written: 16.0.',
  ])
})

test('what is so written can be mended', () => {
  const { problems } = withWrittenNumbers(dataFileOf('boats.yml', source), schema)

  assert.equal(mended(source, problems), {
    text: source.replace('15.10', '"15.10"').replace('16.0', '"16.0"'),
    count: 2,
  })
})

test('leaves to the schema what does not have the form, is no number, or comes from elsewhere', () => {
  for (const source of [
    '[{ version: 16 }]',
    '[{ version: 1.5e1 }]',
    '[{ version: true }]',
    '[{ name: 15.10 }]',
    '[{}]',
  ])
    assert.equal(withWrittenNumbers(dataFileOf('boats.yml', source), schema).problems, [], source)
  const aliased = dataFileOf('boats.yml', '[{ crew: &crew 4.0 }, { version: *crew }]')
  assert.equal(withWrittenNumbers(aliased, schema).problems, [])
})

test.run()
