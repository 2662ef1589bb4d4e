import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isYamlFailure, parseYaml, type YamlPath, yamlProblem } from '../../../plugins/core/problems/located-yaml.ts'
import type { Place, Spot } from '../../../plugins/core/problems/problem.ts'
import { linesOf, spanOf, spansOf, text, yamlOf } from '../support.ts'

const test = suite('core/problems/located-yaml')

test('points at a value', () => {
  assert.equal(spansOf('name: Lighthouse\nopen: true', [['name'], ['open']]), ['1:7-1:17', '2:7-2:11'])
})

test('points at a key when asked for it', () => {
  assert.equal(spansOf('name: Lighthouse\nopen: true', [['name'], ['open']], 'key'), ['1:1-1:5', '2:1-2:5'])
})

test('tells how a value is written', () => {
  const yaml = yamlOf('since: 15.10 # not 15.1\nuntil: "16.0"\ncrew: [Ada, 4.0]')

  assert.equal([['since'], ['until'], ['crew', 1]].map(yaml.written), ['15.10', '"16.0"', '4.0'])
})

test('counts lines from the line on which the text begins in its file', () => {
  assert.equal(spanOf(yamlOf('name: Lighthouse', 12).place(['name'])), '12:7-12:17')
})

test('reads a text that a line of hyphens ends', () => {
  const yaml = yamlOf('---\nname: Lighthouse\nlog: |\n  ---\n---\n\n')

  assert.equal(yaml.value, { name: 'Lighthouse', log: '---\n' })
  assert.is(spanOf(yaml.place(['name'])), '2:7-2:17')
})

test('points into nested maps', () => {
  const source = text`
    harbour:
      pier:
        length: 80
  `

  assert.equal(spansOf(source, [['harbour', 'pier', 'length']]), ['3:13-3:15'])
  assert.equal(spansOf(source, [['harbour', 'pier']], 'key'), ['2:3-2:7'])
})

test('points at list items', () => {
  const source = text`
    boats:
      - Heron
      - name: Gull
        crew: 4
  `

  assert.equal(
    spansOf(source, [
      ['boats', 0],
      ['boats', 1],
      ['boats', 1, 'crew'],
    ]),
    ['2:5-2:10', '3:5-4:12', '4:11-4:12'],
  )
})

test('points at the key of the list when the key of an item is asked for', () => {
  assert.equal(spansOf('boats:\n  - Heron\n  - Gull', [['boats', 1]], 'key'), ['1:1-1:6'])
})

test('points at the beginning of an item for a field that it does not have', () => {
  assert.equal(spansOf('boats:\n  - name: Heron\n  - name: Gull', [['boats', 1, 'crew']]), ['3:5-3:9'])
})

test('points into flow collections', () => {
  const source = 'tide: {high: 6, low: [0, {at: noon}]}'

  assert.equal(
    spansOf(source, [
      ['tide', 'high'],
      ['tide', 'low', 0],
      ['tide', 'low', 1, 'at'],
    ]),
    ['1:14-1:15', '1:23-1:24', '1:31-1:35'],
  )
  assert.equal(spansOf(source, [['tide', 'low']], 'key'), ['1:17-1:20'])
})

test('points into a flow collection that is the whole text, or a list item', () => {
  assert.equal(spansOf('{"name": "Bay", "pier": {"depth": 4}}', [['name'], ['pier', 'depth']]), [
    '1:10-1:15',
    '1:35-1:36',
  ])
  assert.equal(
    spansOf('[[1, 2], {depth: 4}]', [
      [0, 1],
      [1, 'depth'],
    ]),
    ['1:6-1:7', '1:18-1:19'],
  )
  assert.equal(
    spansOf('- {depth: 4}\n- [5, 6]', [
      [0, 'depth'],
      [1, 1],
    ]),
    ['1:11-1:12', '2:7-2:8'],
  )
})

test('points behind a key without a value in a flow map', () => {
  assert.equal(spansOf('{open, depth: 4}', [['depth']]), ['1:15-1:16'])
})

test('points behind a pair in a flow list', () => {
  assert.equal(spansOf('crew: [cook: Ada, Finn]', [['crew', 1]]), ['1:19-1:23'])
})

test('points behind an explicit key without a value', () => {
  assert.equal(spansOf('? open\n? depth\n: 4', [['depth']]), ['3:3-3:4'])
})

test('finds quoted keys by their text and points at the quotes', () => {
  const source = `"deep water": 1\n'it''s low': 2`

  assert.equal(spansOf(source, [['deep water'], ["it's low"]], 'key'), ['1:1-1:13', '2:1-2:12'])
  assert.equal(spansOf(source, [['deep water'], ["it's low"]]), ['1:15-1:16', '2:14-2:15'])
})

test('points at the quotes of quoted values', () => {
  assert.equal(spansOf(`a: "two words"\nb: 'it''s'`, [['a'], ['b']]), ['1:4-1:15', '2:4-2:11'])
})

test('finds numeric keys, written as text or as a number', () => {
  assert.equal(
    spansOf('2026:\n  tides: 700', [
      ['2026', 'tides'],
      [2026, 'tides'],
    ]),
    ['2:10-2:13', '2:10-2:13'],
  )
})

test('shows a block scalar from its mark to the end of its last line', () => {
  const source = text`
    notes: |
      Low water
      at noon

    next: >-
      High
  `

  assert.equal(spansOf(source, [['notes'], ['next']]), ['1:8-3:10', '5:7-6:7'])
})

test('shows a plain text over two lines whole', () => {
  assert.equal(spansOf('note: low\n  water\nopen: no', [['note'], ['open']]), ['1:7-2:8', '3:7-3:9'])
})

test('leaves out comments, tags and anchors around a value', () => {
  const source = text`
    depth: !!str 5   # metres
    pier: &pier North
  `

  assert.equal(spansOf(source, [['depth'], ['pier']]), ['1:14-1:15', '2:13-2:18'])
})

test('points at an alias, and at its key for what lies inside', () => {
  const source = text`
    north: &north {depth: 4}
    south: *north
  `

  assert.equal(spansOf(source, [['south'], ['south', 'depth']]), ['2:8-2:14', '2:1-2:6'])
})

test('points at a merge key, and at the map for a field that comes through it', () => {
  const source = text`
    north: &north {depth: 4}
    south:
      <<: *north
      length: 9
  `

  assert.equal(
    spansOf(source, [
      ['south', '<<'],
      ['south', 'depth'],
      ['south', 'length'],
    ]),
    ['3:7-3:13', '2:1-2:6', '4:11-4:12'],
  )
  assert.equal(yamlOf(source).value, { north: { depth: 4 }, south: { depth: 4, length: 9 } })
})

test('points at the key when the value is empty', () => {
  assert.equal(spansOf('pier:\ndepth: # unknown\nopen: ""', [['pier'], ['depth'], ['open']]), [
    '1:1-1:5',
    '2:1-2:6',
    '3:7-3:9',
  ])
})

test('points at the key of an empty value at the very end of the text', () => {
  assert.equal(spansOf('name: Bay\npier:', [['pier']]), ['2:1-2:5'])
})

test('points at a null that is written out', () => {
  assert.equal(spansOf('pier: ~\ndepth: null', [['pier'], ['depth']]), ['1:7-1:8', '2:8-2:12'])
})

test('keeps the places of list items after empty ones', () => {
  const source = text`
    boats:
      -
      - Heron
      - ~
      -
      - Gull
  `

  assert.equal(
    spansOf(source, [
      ['boats', 1],
      ['boats', 2],
      ['boats', 4],
    ]),
    ['3:5-3:10', '4:5-4:6', '6:5-6:9'],
  )
})

test('points at the key of the list for an item that was left empty', () => {
  assert.equal(spansOf('boats:\n  - Heron\n  -\n  - Gull', [['boats', 1]]), ['1:1-1:6'])
})

test('shows the nearest parent when the path leads nowhere', () => {
  const source = 'harbour:\n  pier: North\n'

  assert.equal(
    spansOf(source, [
      ['harbour', 'depth'],
      ['harbour', 'pier', 'length'],
      ['harbour', 0],
    ]),
    ['1:1-1:8', '2:3-2:7', '1:1-1:8'],
  )
})

test('shows the first key when nothing of the path exists', () => {
  assert.equal(spansOf('# tides\nname: Bay\n', [['depth']]), ['2:1-2:5'])
})

test('stands at the beginning of an empty text', () => {
  assert.equal(spansOf('', [[], ['depth']]), ['1:1-1:1', '1:1-1:1'])
})

test('counts wide characters as one column', () => {
  assert.equal(
    spansOf('⛵️🌊: {"港": 深い, low: 1}', [
      ['⛵️🌊', '港'],
      ['⛵️🌊', 'low'],
    ]),
    ['1:12-1:14', '1:21-1:22'],
  )
})

test('does not count the carriage returns of Windows', () => {
  assert.equal(spansOf('name: Bay\r\nboats:\r\n  - Heron\r\n  - Gull\r\n', [['name'], ['boats', 1]]), [
    '1:7-1:10',
    '4:5-4:9',
  ])
})

test('keeps places right behind a byte order mark', () => {
  const yaml = yamlOf('\uFEFFname: Bay\ndepth: 40\n')

  assert.equal(spanOf(yaml.place(['depth'])), '2:8-2:10')
  assert.equal(spanOf(yaml.place(['depth'], 'key')), '2:1-2:6')
})

test('reads dates as they are written, impossible ones included', () => {
  const { value } = yamlOf('opened: 2022-11-01\nlist: [2024-02-31, {at: 2025-01-02}]\ntime: 2022-11-01T10:00:00Z')

  assert.equal(value, {
    opened: '2022-11-01',
    list: ['2024-02-31', { at: '2025-01-02' }],
    time: '2022-11-01T10:00:00Z',
  })
})

test('hands dates to templates as Date', () => {
  const built = yamlOf('opened: 2022-11-01\nnote: "2022-11-01"').built as { opened: unknown; note: unknown }

  assert.instance(built.opened, Date)
  assert.is((built.opened as Date).toISOString(), '2022-11-01T00:00:00.000Z')
  assert.is(built.note, '2022-11-01')
})

test('leaves texts that only look like values of YAML 1.1 alone', () => {
  assert.equal(yamlOf('a: yes\nb: on\nc: 1:30:00\nd: 1_000').value, { a: 'yes', b: 'on', c: '1:30:00', d: '1_000' })
})

const failures: [name: string, source: string, kind: string, reason: string, span: string][] = [
  ['a tab', 'pier:\n\tdepth: 4', 'syntax', 'tab characters must not be used in indentation', '2:1-2:2'],
  ['a second colon', 'name: Bay: deep\n', 'syntax', 'the text holds a colon', '1:7-1:16'],
  ['an unclosed quote', 'name: "Bay\n', 'syntax', 'the quote `"` is never closed', '1:7-1:8'],
  ['an unknown alias', 'name: [*bay, 1]\n', 'syntax', 'unidentified alias "bay"', '1:12-1:13'],
  [
    'a key that stands twice',
    'name: Bay\ndepth: 4\nname: Cove\n',
    'duplicate-key',
    'the key `name` stands twice, first on line 1',
    '3:1-3:5',
  ],
  [
    'a nested key that stands twice',
    'b: 1\na:\n  b: 1\n  c:\n    b: 1\n  b: 2\n',
    'duplicate-key',
    'the key `b` stands twice, first on line 3',
    '6:3-6:4',
  ],
  [
    'a quoted key that stands twice',
    '"low tide": 1\n"low tide": 2\n',
    'duplicate-key',
    'the key `"low tide"` stands twice, first on line 1',
    '2:1-2:11',
  ],
  [
    'a key that stands twice in a list item',
    '- name: Bay\n  depth: 4\n- depth: 5\n  depth: 6\n',
    'duplicate-key',
    'the key `depth` stands twice, first on line 3',
    '4:3-4:8',
  ],
]
for (const [name, source, kind, reason, span] of failures) {
  test(`tells where ${name} stands`, () => {
    const result = parseYaml(source)

    assert.ok(isYamlFailure(result))
    assert.equal({ kind: result.kind, reason: result.reason, span: spanOf(result.place) }, { kind, reason, span })
  })
}

test('counts the lines of a failure from the line on which the text begins', () => {
  const result = parseYaml('pier:\n\tdepth: 4', 7)

  assert.ok(isYamlFailure(result))
  assert.is(spanOf(result.place), '8:1-8:2')
})

test('words a failure for the file that it is in', () => {
  const [syntax, duplicate] = ['pier:\n\tdepth: 4', 'name: Bay\nname: Cove'].map((source) => parseYaml(source, 2))

  assert.ok(syntax && isYamlFailure(syntax) && duplicate && isYamlFailure(duplicate))
  assert.equal(
    linesOf([yamlProblem(syntax, 'the front matter', 'a.md'), yamlProblem(duplicate, 'the file', 'a.yml')]),
    [
      'a.md:3:1 error yaml/syntax The front matter is not YAML: tab characters must not be used in indentation.',
      'a.yml:3:1 error yaml/duplicate-key In the file, the key `name` stands twice, first on line 2.',
    ],
  )
})

test('every scalar of a large document, cut out at its place and read again, gives its value', () => {
  const source = largeDocument()
  const { value, place } = yamlOf(source)
  const scalars = scalarsOf(value)

  assert.ok(scalars.length > 500, `only ${scalars.length} scalars`)
  for (const { path, value } of scalars) {
    const found = cut(source, place(path))
    assert.equal(yamlOf(found).value, value, `${path.join('.')} is cut out as ${JSON.stringify(found)}`)
  }
})

test('every key of a large document, cut out at its place and read again, gives the key', () => {
  const source = largeDocument()
  const { value, place } = yamlOf(source)
  const paths = scalarsOf(value).flatMap(({ path }) => (typeof path.at(-1) === 'string' ? [path] : []))

  assert.ok(paths.length > 300, `only ${paths.length} keys`)
  for (const path of paths) {
    assert.is(String(yamlOf(cut(source, place(path, 'key'))).value), path.at(-1))
  }
})

/** A document in every style of YAML, always the same. */
function largeDocument(): string {
  let seed = 7
  const below = (limit: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * limit)
  }
  const one = (choices: readonly string[]): string => choices[below(choices.length)] as string
  const scalar = (): string =>
    one([
      'tide',
      'low water',
      '"a: b # c"',
      "'it''s'",
      '42',
      '-1.5',
      'true',
      '2024-02-31',
      '😀 日本',
      '"\\u00e9\\n"',
      '~',
    ])
  const flow = (depth: number): string => {
    if (depth === 0 || below(3) === 0) return scalar()
    const items = Array.from({ length: 1 + below(3) }, () => flow(depth - 1))
    return below(2) === 0 ? `[${items.join(', ')}]` : `{ ${items.map((item, at) => `f${at}: ${item}`).join(', ')} }`
  }
  const block = (indent: string, depth: number): string[] =>
    Array.from({ length: 4 }, (_, at) => {
      const key = one([`k${at}`, `"k ${at}"`, `'k-${at}'`, `${2020 + at}`, `é${at}`])
      const head = `${indent}${key}:`
      const choice = below(depth > 0 ? 9 : 6)
      if (choice === 0) return [`${head} ${scalar()}  # note: one`]
      if (choice === 1) return [`${head} ${flow(2)}`]
      if (choice === 2) return [`${head} |-`, `${indent}  first: line`, '', `${indent}  - second`]
      if (choice === 3) return [`${head} >-`, `${indent}  folded`, `${indent}  text`]
      if (choice === 4) return [`${head} two`, `${indent}    lines`, '']
      if (choice === 5) return [`${head}`, ...list(indent, depth)]
      return [`${head}${one([' # comment', '', ' !!map'])}`, ...block(`${indent}  `, depth - 1)]
    }).flat()
  const list = (indent: string, depth: number): string[] =>
    Array.from({ length: 3 }, () => {
      const choice = below(depth > 0 ? 4 : 3)
      if (choice === 0) return [`${indent}- ${scalar()}`]
      if (choice === 1) return [`${indent}-`, `${indent}- ${flow(1)}`]
      if (choice === 2) return [`${indent}- name: ${scalar()}`, `${indent}  level: ${scalar()}`]
      return [`${indent}-`, ...block(`${indent}  `, depth - 1)]
    }).flat()
  const chapters = Array.from({ length: 30 }, (_, at) => [`chapter${at}:`, ...block('  ', 2), '# between'])
  return `${chapters.flat().join('\n')}\n`
}

/** The scalars of a value with their paths, without the empty ones, which have no place of their own. */
function scalarsOf(value: unknown, path: YamlPath = []): { path: YamlPath; value: unknown }[] {
  if (value === null) return []
  if (typeof value !== 'object') return [{ path, value }]
  const steps: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return steps.flatMap(([step, item]) => scalarsOf(item, [...path, step]))
}

function cut(source: string, { start, end }: Place): string {
  const lines = source.split('\n').map((line) => [...line])
  const offset = ({ line, column }: Spot): number =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1
  return [...source].slice(offset(start), offset(end)).join('')
}

test.run()
