import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { mended } from '../../../plugins/core/problems/fix.ts'
import type { Problem } from '../../../plugins/core/problems/problem.ts'
import { schemaProblems } from '../../../plugins/core/problems/schema-problems.ts'
import { compileSchema } from '../../../plugins/sources/schema-compiler.ts'
import { yamlOf } from '../support.ts'

const test = suite('core/problems/fix')

const schema = compileSchema({
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string' },
    weight: { type: 'number' },
    level: { enum: ['Low tide', 'High tide'] },
    state: { enum: ['Planned', 'Not Planned'] },
    boats: { type: 'array', items: { type: 'string' } },
    oars: { type: ['array', 'null'], items: { enum: ['Long', 'Short'] } },
    pier: { type: 'array' },
    crew: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, properties: { name: { 'x-aliases': ['title'] } } },
    },
  },
})

function mend(text: string): { text: string; count: number } {
  const yaml = yamlOf(text)
  return mended(text, schemaProblems(schema, yaml.value, 'tides.yml', yaml.place))
}

const certain: [what: string, before: string, after: string][] = [
  ['the name of a field', 'titel: Bay\n', 'title: Bay\n'],
  ['a name in quotes', '"titel": Bay\n', '"title": Bay\n'],
  ['the case of a value', 'title: Bay\nlevel: low-tide\n', 'title: Bay\nlevel: Low tide\n'],
  [
    'the case of a value beside one that resembles it',
    'title: Bay\nstate: not planned\n',
    'title: Bay\nstate: Not Planned\n',
  ],
  ['a value in single quotes', "title: Bay\nlevel: 'LOW TIDE'\n", "title: Bay\nlevel: 'Low tide'\n"],
  ['several places of one line', '{ titel: Bay, wieght: 3 }\n', '{ title: Bay, weight: 3 }\n'],
  ['one text into a list of one', 'title: Bay\nboats: Heron # ours\n', 'title: Bay\nboats: [Heron] # ours\n'],
  ['one text in quotes into a list', `title: Bay\nboats: 'Heron: old'\r\n`, `title: Bay\nboats: ['Heron: old']\r\n`],
  ['one word of several into a list', 'title: Bay\noars: Long\n', 'title: Bay\noars: [Long]\n'],
  ['one text of a map in braces into a list', '{ title: Bay, boats: Heron }\n', '{ title: Bay, boats: [Heron] }\n'],
  ['one text behind an alias into a list', 'title: &t Bay\nboats: *t\n', 'title: &t Bay\nboats: [*t]\n'],
  ['a key of a closed map', 'title: Bay\ncrew: [{ title: Ada }]\n', 'title: Bay\ncrew: [{ name: Ada }]\n'],
  [
    'a key where it is written, and not where aliases repeat it',
    'title: Bay\ncrew:\n  - &a { title: Ada }\n  - *a\n  - <<: *a\n',
    'title: Bay\ncrew:\n  - &a { name: Ada }\n  - *a\n  - <<: *a\n',
  ],
  [
    'nothing but the word: comments, blank lines and line ends stay',
    '# tides\r\n\r\ntitel:   "潮"   # wide\r\nweigth: 3\r\n',
    '# tides\r\n\r\ntitle:   "潮"   # wide\r\nweight: 3\r\n',
  ],
]
for (const [what, before, after] of certain) {
  test(`mends ${what}`, () => {
    assert.is(mend(before).text, after)
  })
}

const doubtful: [what: string, text: string][] = [
  ['a value that resembles no other', 'title: Bay\nlevel: ebb\n'],
  ['a value that differs in letters', 'title: Bay\nlevel: Lou tide\n'],
  ['what is missing', 'weight: 3\n'],
  ['a text with commas, which may be a list already', 'title: Bay\nboats: Heron, Gull\n'],
  ['a text with brackets', 'title: Bay\nboats: "Heron [old]"\n'],
  ['a text of several lines', 'title: Bay\nboats: >-\n  Heron\n  Gull\n'],
  ['a text that goes on', 'title: Bay\nboats: Heron\n  Gull\n'],
  ['a number that is to be a list', 'title: Bay\nboats: 3\n'],
  ['nothing that is to be a list', 'title: Bay\nboats:\n'],
  ['a text that is to be a list of who knows what', 'title: Bay\npier: north\n'],
  ['a text that comes from elsewhere', 'title: Bay\n<<: { boats: Heron }\n'],
]
for (const [what, text] of doubtful) {
  test(`leaves ${what} to its author`, () => {
    assert.equal(mend(text), { text, count: 0 })
  })
}

test('counts what it mends', () => {
  assert.is(mend('titel: Bay\nweigth: 3\n').count, 2)
})

for (const code of ['page/canonical-path', 'taxonomy/direction-form'] as const) {
  test(`mends the path of ${code} within its quotes`, () => {
    const place = { start: { line: 2, column: 17 }, end: { line: 2, column: 25 } }
    const problem: Problem = { code, severity: 'warning', message: 'x', file: 'a.md', place, expected: ['/bay/'] }

    assert.is(mended('---\ncanonical_path: "/cove/" # old', [problem]).text, '---\ncanonical_path: "/bay/" # old')
  })
}

test('counts a list as one place', () => {
  assert.is(mend('title: Bay\nboats: Heron\n').count, 1)
})

test('makes the edits of one problem together or not at all', () => {
  const at = (column: number) => ({ start: { line: 1, column }, end: { line: 1, column: column + 1 } })
  const problem: Problem = { code: 'reference/case', severity: 'error', message: 'x', file: 'a.yml' }
  const swap = (a: number, b: number): Problem => ({
    ...problem,
    edits: [
      { place: at(a), text: 'B' },
      { place: at(b), text: 'A' },
    ],
  })

  assert.equal(mended('[A, B, A, B]', [swap(2, 5), { ...problem, edits: [] }, swap(5, 8), swap(8, 11)]), {
    text: '[B, A, B, A]',
    count: 2,
  })
})

test('mends a place once, whatever is said of it', () => {
  const place = { start: { line: 1, column: 1 }, end: { line: 1, column: 4 } }
  const problem: Problem = {
    code: 'reference/case',
    severity: 'error',
    message: 'x',
    file: 'a.yml',
    place,
    expected: ['bay'],
  }

  assert.equal(mended('Bay', [problem, { ...problem, expected: ['cove'] }]), { text: 'bay', count: 1 })
})

test.run()
