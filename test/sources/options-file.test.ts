import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../../plugins/core/model/options.ts'
import type { Problem } from '../../plugins/core/problems/problem.ts'
import { readOptions } from '../../plugins/sources/options-file.ts'
import { linesOf } from '../core/support.ts'
import { inFolder, latin1, refusalOf } from './support.ts'

const test = suite('sources/options-file')

/** Every fault that a configuration file is refused for. */
function faultsOf(text: string | Uint8Array): readonly Problem[] {
  return inFolder({ 'handbook.config.json': text }, (root) => refusalOf(() => readOptions(root)).problems)
}

test('has defaults for a site without the file', () => {
  inFolder({}, (root) => {
    assert.equal(readOptions(root), { options: withDefaults({}), given: {} })
  })
})

test('reads the file, and tells what it says itself', () => {
  const given = { input: 'pages', site: { title: 'Boat book' } }

  inFolder({ 'handbook.config.json': JSON.stringify(given) }, (root) => {
    assert.equal(readOptions(root), { options: withDefaults(given), given })
  })
})

test('reads another file when asked to', () => {
  inFolder({ 'handbook.config.json': '{ "input": "a" }', 'other/book.json': '{ "input": "b" }' }, (root) => {
    assert.is(readOptions(root, 'other/book.json').options.input, 'b')
  })
})

test('refuses a file that was asked for and does not exist', () => {
  inFolder({}, (root) => {
    const { code, message, problems } = refusalOf(() => readOptions(root, 'book.json'))

    assert.equal({ code, message }, { code: 'config/missing', message: 'book.json The file does not exist.' })
    assert.equal(linesOf(problems), ['book.json error config/missing The file does not exist.'])
  })
})

test('refuses a file that is not UTF-8', () => {
  assert.equal(linesOf(faultsOf(latin1)), ['handbook.config.json error data/unreadable The file is not UTF-8.'])
})

const syntaxFaults: [name: string, text: string, line: number, column: number][] = [
  ['a comma after the last entry', '{\n  "input": "src",\n}', 3, 1],
  ['a missing comma', '{\n  "input": "src"\n  "data": "facts"\n}', 3, 3],
  ['a word without quotes', '{\n  "input": src\n}', 2, 12],
  ['a comment', '{\n  // folders\n  "input": "src"\n}', 2, 3],
  ['a missing bracket', '{\n  "input": "src"', 2, 17],
  ['nothing at all', '', 1, 1],
]
for (const [name, text, line, column] of syntaxFaults) {
  test(`points at ${name}`, () => {
    const faults = faultsOf(text)

    assert.equal(faults, [
      {
        code: 'config/syntax',
        severity: 'error',
        message: `The file is not JSON: ${reasonOf(text).replace(/\s+/g, ' ')}.`,
        file: 'handbook.config.json',
        place: { start: { line, column }, end: { line, column: column + 1 } },
      },
    ])
  })
}

/** Why a text is not JSON, in the words of the Node.js that runs the test. */
function reasonOf(text: string): string {
  try {
    JSON.parse(text)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('The text is JSON')
}

test('lists every fault with its place', () => {
  const text = '{\n  "inptu": "src",\n  "site": { "url": "boats" },\n  "maturity": { "fiscalYearStart": 13 }\n}'

  assert.equal(linesOf(faultsOf(text)).sort(), [
    'handbook.config.json:2:3 error config/invalid `inptu` is not a field of this file. Did you mean `input`?',
    'handbook.config.json:3:20 error config/invalid `site.url` is "boats", which is not a full address such as https://example.com/page.',
    'handbook.config.json:4:36 error config/invalid `maturity.fiscalYearStart` is 13. It must be <= 12.',
  ])
})

test('reads a file that begins with a byte order mark', () => {
  inFolder({ 'handbook.config.json': '\uFEFF{ "input": "pages" }' }, (root) => {
    assert.equal(readOptions(root).given, { input: 'pages' })
  })
})

test('refuses an option that stands twice, and rules that do not exist', () => {
  assert.equal(linesOf(faultsOf('{\n  "input": "src",\n  "input": "pages"\n}')), [
    'handbook.config.json:3:3 error config/syntax In the file, the key `"input"` stands twice, first on line 2.',
  ])
  assert.equal(linesOf(faultsOf('{\n  "rules": { "link/brokn": "off", "tides": "error", "link/image": "error" }\n}')), [
    'handbook.config.json:2:14 error config/invalid There is no rule `link/brokn`. Did you mean `link/broken`?',
    'handbook.config.json:2:35 error config/invalid There is no rule `tides`.',
  ])
})

test('knows the place of a fault in a file that is indented by tabs', () => {
  assert.equal(linesOf(faultsOf('{\n\t"input": "src",\n\t"data": 7\n}')), [
    'handbook.config.json:3:10 error config/invalid `data` is 7. It must be text.',
  ])
})

const others: [text: string, line: string][] = [
  [
    '[]',
    'handbook.config.json:1:1 error config/invalid The file is an empty list. It must be a map of keys and values.',
  ],
  [
    '{ "direction": { "basePath": "direction" } }',
    'handbook.config.json:1:30 error config/invalid `direction.basePath` is "direction", which does not have the form `^/([^/.][^/]*/)*$`.',
  ],
  [
    '{ "maturity": { "ladder": [{ "key": "afloat", "label": "Afloat" }] } }',
    'handbook.config.json:1:27 error config/invalid `maturity.ladder` has 1 entry. It must have at least 2 entries.',
  ],
  [
    '{ "maturity": { "ladder": [{ "key": "Afloat", "label": "Afloat" }, { "key": "sunk" }] } }',
    'handbook.config.json:1:37 error config/invalid `maturity.ladder[0].key` is "Afloat", which does not have the form `^[a-z][a-z0-9_]*$`.',
  ],
]
for (const [text, line] of others) {
  test(`refuses ${text}`, () => {
    assert.is(linesOf(faultsOf(text))[0], line)
  })
}

for (const ladder of ['clasic', 'Current']) {
  test(`refuses the ladder "${ladder}", which is neither of those that the suite brings`, () => {
    assert.is(faultsOf(JSON.stringify({ maturity: { ladder } })).length, 1)
  })
}

test('refuses a base path that leaves the site', () => {
  assert.is(faultsOf('{ "direction": { "basePath": "/../" } }').length, 1)
})

test.run()
