import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readFrontMatter } from '../../../plugins/core/problems/front-matter.ts'

const test = suite('core/problems/yaml-dialect')

/** What is told of fields that are read, with places. */
function remarksOn(fields: string): string[] {
  const { yaml, remarks = [] } = readFrontMatter(`---\n${fields}\n---\n`, 'a.md')
  assert.ok(yaml)
  return remarks.map(({ place, message }) => `${place?.start.line}:${place?.start.column} ${message}`)
}

const surprises: [written: string, why: string][] = [
  ['16.10', 'is read as the number 16.1.'],
  ['012', 'is read as the number 12, and by other parsers as 10.'],
  ['089', 'is read as the number 89, and by other parsers as text.'],
  ['0o12', 'is read as the number 10, and by other parsers as text.'],
  ['1_000', 'is text here, and the number 1000 for other parsers.'],
  ['1:30', 'is text here, and the number 90 for other parsers.'],
  ['1:30:00', 'is text here, and the number 5400 for other parsers.'],
  ['yes', 'is text here, and true or false for other parsers.'],
  ['Off', 'is text here, and true or false for other parsers.'],
]
for (const [written, why] of surprises) {
  const places: [name: string, fields: string, told: string][] = [
    ['a field', `v: ${written}`, `2:4 \`v: ${written}\``],
    ['a field with a comment, in lines of Windows', `v: ${written} # so\r`, `2:4 \`v: ${written}\``],
    ['a list', `v:\n- a\n- ${written}`, `4:3 \`v[1]: ${written}\``],
    ['a list in brackets', `v: [a, ${written}]`, `2:8 \`v[1]: ${written}\``],
    ['a map in braces', `v: {w: ${written}, x: 1}`, `2:8 \`v.w: ${written}\``],
  ]
  for (const [name, fields, told] of places) {
    test(`tells how ${written} is read in ${name}`, () => {
      assert.equal(remarksOn(fields), [`${told} ${why}`])
    })
  }
}

for (const fields of [
  'v: "16.10"',
  'v: [\'012\', "no"]',
  'v: x 012',
  'v: a-no',
  'v: 2024-01-10',
  'v: 1.5',
  'v: no entry',
  'v: 10',
]) {
  test(`has nothing to say of ${fields}`, () => {
    assert.equal(remarksOn(fields), [])
  })
}

const refused =
  'The text in quotes or brackets goes on in a line that is not indented further, which other YAML parsers refuse.'
const continued: [fields: string, told: string[]][] = [
  ['v: "high\ntide"', [`3:1 ${refused}`]],
  ["v: 'high\ntide'", [`3:1 ${refused}`]],
  ['v: "high\n  and\ntide"', [`4:1 ${refused}`]],
  ['v: "high\ntide: low"', [`3:1 ${refused}`]],
  ['v: "high\n\ntide"\nw: 1', [`4:1 ${refused}`]],
  ['v:\n  w: "high\n  tide"', [`4:1 ${refused}`]],
  ['v:\n- "high\ntide"', [`4:1 ${refused}`]],
  ['v: [high,\ntide]', [`3:1 ${refused}`]],
  ['v: {w: "high\ntide"}', [`3:1 ${refused}`]],
  ['v: "high\n  tide"', []],
  ['v:\n  "high\n tide"', []],
  ['v: [\n  high\n]', []],
  ["v: it's high\nw: 'tide'", []],
  ['v: |\n  "high\n  tide"', []],
]
for (const [fields, told] of continued) {
  test(`${told.length > 0 ? 'tells that other parsers refuse' : 'lets stand'} ${JSON.stringify(fields)}`, () => {
    assert.equal(remarksOn(fields), told)
  })
}

test.run()
