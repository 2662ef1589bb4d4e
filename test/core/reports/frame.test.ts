import { eastAsianWidth } from 'get-east-asian-width'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Place } from '../../../plugins/core/problems/problem.ts'
import { codeFrame } from '../../../plugins/core/reports/frame.ts'

const test = suite('core/reports/frame')

/** The place of the first occurrence of a word. */
function placeOf(source: string, word: string): Place {
  const before = source.slice(0, source.indexOf(word)).split('\n')
  const column = [...(before.at(-1) as string)].length + 1
  return { start: { line: before.length, column }, end: { line: before.length, column: column + [...word].length } }
}

const frameOf = (source: string, word: string): string => codeFrame(source, placeOf(source, word)) ?? ''

const tides = 'title: Tides\nweight: 1\nmaturity: vaible\nowner: Ada\ntags: [low]'

test('shows the line with a mark below, between its neighbours', () => {
  assert.is(
    frameOf(tides, 'vaible'),
    ['    2 | weight: 1', '  > 3 | maturity: vaible', '      |           ^^^^^^', '    4 | owner: Ada'].join('\n'),
  )
})

test('has nothing above the first line', () => {
  assert.is(frameOf(tides, 'title'), ['  > 1 | title: Tides', '      | ^^^^^', '    2 | weight: 1'].join('\n'))
})

test('has nothing below the last line', () => {
  assert.is(frameOf(tides, 'low'), ['    4 | owner: Ada', '  > 5 | tags: [low]', '      |        ^^^'].join('\n'))
})

test('has nothing around the only line', () => {
  assert.is(frameOf('title: Tides', 'Tides'), ['  > 1 | title: Tides', '      |        ^^^^^'].join('\n'))
})

test('puts numbers of different lengths below each other', () => {
  const source = Array.from({ length: 11 }, (_, index) => `line: ${index + 1}`).join('\n')

  assert.is(
    frameOf(source, '10'),
    ['     9 | line: 9', '  > 10 | line: 10', '       |       ^^', '    11 | line: 11'].join('\n'),
  )
})

test('leaves the carriage returns of Windows out', () => {
  assert.is(
    frameOf('title: Tides\r\nweight: 1\r\nowner: Ada\r\n', 'weight'),
    ['    1 | title: Tides', '  > 2 | weight: 1', '      | ^^^^^^', '    3 | owner: Ada'].join('\n'),
  )
})

test('leaves no white space at the end of a row', () => {
  assert.is(frameOf('\ntitle: \n\n', 'title'), ['    1 |', '  > 2 | title:', '      | ^^^^^', '    3 |'].join('\n'))
})

const marks: [name: string, line: string, word: string, mark: string][] = [
  ['wide Japanese characters', 'title: 湾の潮', '湾の潮', '       ^^^^^^'],
  ['a word behind wide characters', '湾: 潮 vaible', 'vaible', '       ^^^^^^'],
  ['narrow Japanese characters', 'ﾃｽﾄ: vaible', 'vaible', '     ^^^^^^'],
  ['full-width Latin letters', 'ｔｉｄｅ: low', 'low', '          ^^^'],
  ['combining marks before it', 'cafe\u0301: vaible', 'vaible', '      ^^^^^^'],
  ['combining marks in it', 'name: cafe\u0301', 'cafe\u0301', '      ^^^^'],
  ['kana with a combining mark', 'か\u3099: low', 'low', '    ^^^'],
  ['characters beyond the basic plane', '𝒶: low', 'low', '   ^^^'],
  ['tabs', '\ttide:\tlow', 'low', '       ^^^'],
]
for (const [name, line, word, mark] of marks) {
  test(`marks the right columns with ${name}`, () => {
    assert.is(frameOf(line, word).split('\n')[1], `      | ${mark}`)
  })
}

test('shows a tab as one column', () => {
  assert.is(frameOf('\ttide:\tlow', 'low').split('\n')[0], '  > 1 |  tide: low')
})

test('marks one column of a place without length, and behind the end of a line', () => {
  const spot = { line: 1, column: 5 }

  assert.is(codeFrame('tide', { start: spot, end: spot }), ['  > 1 | tide', '      |     ^'].join('\n'))
})

test('marks the rest of the first line of a place over several', () => {
  const place = { start: { line: 2, column: 8 }, end: { line: 4, column: 2 } }

  assert.is(
    codeFrame('title: Tides\ncrew: [ada,\n  ben,\n]\n', place),
    ['    1 | title: Tides', '  > 2 | crew: [ada,', '      |        ^^^^', '    3 |   ben,'].join('\n'),
  )
})

test('marks wide characters up to the end of the first line of a place over several', () => {
  const place = { start: { line: 1, column: 4 }, end: { line: 2, column: 1 } }

  assert.is(codeFrame('潮: 高い\nx', place)?.split('\n')[1], '      |     ^^^^')
})

test('cuts a long line behind the place', () => {
  const source = `tide: low ${'x'.repeat(200)}`

  assert.is(frameOf(source, 'low').split('\n')[0], `  > 1 | tide: low ${'x'.repeat(90)}…`)
})

test('cuts a long line before the place and behind, and marks the word that is left', () => {
  const [row, mark] = frameOf(`${'x'.repeat(150)}vaible${'y'.repeat(150)}`, 'vaible').split('\n') as [string, string]

  assert.is(row, `  > 1 | …${'x'.repeat(39)}vaible${'y'.repeat(55)}…`)
  assert.is(mark, `      |  ${' '.repeat(39)}^^^^^^`)
})

test('cuts long neighbours as well', () => {
  const [above] = frameOf(`${'x'.repeat(150)}\ntide: low`, 'tide').split('\n')

  assert.is(above, `    1 | ${'x'.repeat(100)}…`)
})

test('shows nothing of a line that nobody can read, but lines beside it', () => {
  const source = `low\n${'x'.repeat(900_000)} tide\n`

  assert.is(codeFrame(source, placeOf(source, 'tide')), undefined)
  assert.is(frameOf(source, 'low').split('\n').length, 3)
})

test('marks no further than it shows', () => {
  const place = { start: { line: 1, column: 7 }, end: { line: 1, column: 300 } }

  const [row, mark] = (codeFrame(`tide: ${'x'.repeat(400)}`, place) ?? '').split('\n') as [string, string]

  assert.is(row, `  > 1 | tide: ${'x'.repeat(94)}…`)
  assert.is(mark, `      |       ${'^'.repeat(94)}`)
})

const widthOf = (row: string): number =>
  [...row].reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0) as number), 0)

test('marks the word in a long line of wide characters', () => {
  const [row, mark] = frameOf(`${'湾'.repeat(150)}vaible`, 'vaible').split('\n') as [string, string]

  assert.is(widthOf(row.slice(0, row.indexOf('vaible'))), mark.indexOf('^'))
  assert.is(mark.slice(mark.indexOf('^')), '^^^^^^')
})

test('takes no more columns for a long line of wide characters than for one of narrow ones', () => {
  const [narrow] = frameOf(`tide: low ${'x'.repeat(300)}`, 'low').split('\n') as [string]
  const [wide] = frameOf(`tide: low ${'湾'.repeat(300)}`, 'low').split('\n') as [string]

  assert.ok(widthOf(wide) <= widthOf(narrow), `${widthOf(wide)} columns instead of ${widthOf(narrow)}`)
})

test.run()
