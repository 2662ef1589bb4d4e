import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isYamlFailure, parseYaml, yamlProblem } from '../../../plugins/core/problems/located-yaml.ts'

const test = suite('core/problems/yaml-slips')

/** What is told of a text: the place, the reason, and what to do. */
function toldOf(source: string): string[] {
  const result = parseYaml(source)
  assert.ok(isYamlFailure(result), source)
  const { message, place, help } = yamlProblem(result, 'the file', 'a.yml')
  assert.ok(place)
  const { start, end } = place
  const told = message.replace(/^The file is not YAML: |^In the file, /, '')
  return [`${start.line}:${start.column}-${end.line}:${end.column}`, told, ...(help ? [help] : [])]
}

const slips: [name: string, source: string, told: string[]][] = [
  [
    'a colon in a text',
    'title: Tides: high and low\nowner: Ada\n',
    ['1:8-1:27', 'the text holds a colon.', 'Put it in quotes: `title: "Tides: high and low"`.'],
  ],
  [
    'a quote in the last line that is never closed',
    'owner: Ada\ntitle: "Tides',
    ['2:8-2:9', 'the quote `"` is never closed.', 'Close it with `"`.'],
  ],
  [
    'a field without its colon',
    'title: Tides\nowner Ada Moss\nweight: 3\n',
    ['2:1-2:15', 'the line has no colon.', 'Write `field: value`. If the line belongs to the text above, indent it.'],
  ],
  [
    'a last field without its colon',
    'title: Tides\nowner Ada Moss\n',
    ['2:1-2:15', 'the line has no colon.', 'Write `field: value`. If the line belongs to the text above, indent it.'],
  ],
  [
    'a folded text that is not indented',
    'title: >\nHigh and low\nweight: 3\n',
    ['2:1-2:13', 'the line has no colon.', 'Write `field: value`. If the line belongs to the text above, indent it.'],
  ],
  [
    'fields of which the first is indented',
    '# Tides\n  title: Tides\nowner: Ada\n',
    [
      '3:1-3:11',
      'the first line is indented, and this one is not.',
      'Let all fields begin in the same column, best in the first.',
    ],
  ],
  [
    'an item of no list',
    'title: Tides\nowner: Ada\n- low\n',
    [
      '3:1-3:6',
      'an item of a list stands among fields.',
      'Write the items of a list directly below the field that they belong to, or remove the line.',
    ],
  ],
  [
    'a list without a name',
    '- low\ntitle: Tides\n',
    [
      '2:1-2:13',
      'a field stands below the items of a list.',
      'Give the list a name: a line with a field and a colon above it.',
    ],
  ],
  [
    'a colon in an item of a list, with quotes in the text',
    'title: Tides\nlinks:\n  - name: Tides: "high"\n',
    ['3:11-3:24', 'the text holds a colon.', 'Put it in quotes: `name: \'Tides: "high"\'`.'],
  ],
  [
    'a handle without quotes',
    'owner: @ada\n',
    ['1:8-1:12', 'a text cannot begin with `@`.', 'Put it in quotes: `owner: "@ada"`.'],
  ],
  [
    'a handle without quotes in a list',
    'owners:\n  - "@ada"\n  - @finn\n',
    ['3:5-3:10', 'a text cannot begin with `@`.', 'Put it in quotes: `- "@finn"`.'],
  ],
  [
    'a backtick',
    'title: `npm test` runs\n',
    ['1:8-1:23', 'a text cannot begin with a backtick.', 'Put it in quotes: `title: "`npm test` runs"`.'],
  ],
  [
    'bold type',
    'title: *New* tides\n',
    ['1:8-1:19', 'a text cannot begin with `*`.', 'Put it in quotes: `title: "*New* tides"`.'],
  ],
  [
    'a mark of a tag',
    'title: !important\n',
    ['1:8-1:18', 'a text cannot begin with `!`.', 'Put it in quotes: `title: "!important"`.'],
  ],
  [
    'a mark of a block',
    'title: > 5 boats\n',
    ['1:8-1:17', 'a text cannot begin with `>`.', 'Put it in quotes: `title: "> 5 boats"`.'],
  ],
  [
    'a mark of a list',
    'title: - tides\n',
    ['1:8-1:15', 'a text cannot begin with `-`.', 'Put it in quotes: `title: "- tides"`.'],
  ],
  [
    'a word in brackets before a text',
    'title: [Draft] Tides\n',
    ['1:8-1:21', 'what begins with `[` is no text.', 'Put it in quotes: `title: "[Draft] Tides"`.'],
  ],
  [
    'an apostrophe in single quotes',
    "title: 'Ada's tides'\n",
    ['1:8-1:21', 'the quote ends before the text does.', 'Put it in quotes: `title: "Ada\'s tides"`.'],
  ],
  [
    'a text behind a quoted word',
    'title: "High" tide\n',
    ['1:8-1:19', 'the quote ends before the text does.', 'Put it in quotes: `title: \'"High" tide\'`.'],
  ],
  [
    'a path of Windows in double quotes',
    'file: "C:\\Users\\ada"\n',
    [
      '1:7-1:21',
      'the backslash begins an escape that does not exist.',
      'Write each backslash twice, or use single quotes.',
    ],
  ],
  [
    'a quote that is never closed',
    'title: "Tides\nowner: Ada\n',
    ['1:8-1:9', 'the quote `"` is never closed.', 'Close it with `"`.'],
  ],
  [
    'a bracket that is never closed',
    'tags: [high, low\nowner: Ada\n',
    ['1:7-1:8', 'the bracket `[` is never closed.', 'Close it with `]`.'],
  ],
  [
    'a brace that is never closed, at the end',
    'tide: { high: 4\n',
    ['1:7-1:8', 'the bracket `{` is never closed.', 'Close it with `}`.'],
  ],
  [
    'a colon without a space',
    'title: Tides\nowner:Ada\nstage: plan\n',
    ['2:1-2:10', 'behind `owner`, a colon and a space are missing.', 'Write `owner: Ada`.'],
  ],
  [
    'a colon without a space in the first line',
    '\ntitle:Tides\nowner: Ada\n',
    ['2:1-2:12', 'behind `title`, a colon and a space are missing.', 'Write `title: Tides`.'],
  ],
  [
    'a wide colon',
    '題名：潮\nowner: Ada\n',
    ['1:1-1:5', 'behind `題名`, a colon and a space are missing.', 'Write `題名: 潮`.'],
  ],
  [
    'a wide space behind the colon',
    'title:　潮\nowner: Ada\n',
    ['1:7-1:8', 'a character stands in it that looks like a space and is none (U+3000).', 'Write a plain space.'],
  ],
  [
    'a space that does not break, in front of an item',
    'tags:\n\u00a0\u00a0- high\nowner: Ada\n',
    ['2:1-2:2', 'a character stands in it that looks like a space and is none (U+00A0).', 'Write a plain space.'],
  ],
  [
    'what a merge left behind',
    'title: Tides\n<<<<<<< HEAD\nowner: Ada\n=======\nowner: Finn\n>>>>>>> finn\n',
    [
      '2:1-2:13',
      'a conflict of a merge is left in it.',
      'Keep one of the two versions, and remove the lines of `<`, `=` and `>`.',
    ],
  ],
  [
    'a tab',
    'title: Tides\ntags:\n\t- high\n',
    ['3:1-3:2', 'tab characters must not be used in indentation.', 'Indent with spaces.'],
  ],
  [
    'a line that is indented too far',
    'title: Tides\n owner: Ada\n',
    [
      '2:2-2:12',
      'bad indentation of a mapping entry.',
      'Let the line begin in the same column as those that it belongs to.',
    ],
  ],
  [
    'a line that ends the text',
    'title: Tides\n...\nowner: Ada\n',
    ['2:1-2:4', 'the line `...` ends it, and more follows.', 'Remove the line.'],
  ],
  [
    'a line that ends a text that another began',
    '# Tides\n---\ntitle: Tides\n---\nowner: Ada\n',
    ['4:1-4:4', 'the line `---` ends it, and more follows.', 'Remove the line.'],
  ],
  [
    'lines of Windows',
    'title: Tides: high\r\nowner: Ada\r\n',
    ['1:8-1:19', 'the text holds a colon.', 'Put it in quotes: `title: "Tides: high"`.'],
  ],
  [
    'nothing that is known',
    'title: "a\\u00"\n',
    [
      '1:8-1:15',
      'the backslash begins an escape that does not exist.',
      'Write each backslash twice, or use single quotes.',
    ],
  ],
]
for (const [name, source, told] of slips) {
  test(`tells of ${name}, and what to do`, () => {
    assert.equal(toldOf(source), told)
  })
}

const repeated: [source: string, told: string[]][] = [
  ['tide: {low: 1, low: 2}\n', ['1:16-1:19', 'the key `low` stands twice, first on line 1.']],
  ['{\n  "low": 1,\n  "low": 2\n}\n', ['3:3-3:8', 'the key `"low"` stands twice, first on line 2.']],
  ['"tide": low\nowner: tide\ntide: high\n', ['3:1-3:5', 'the key `tide` stands twice, first on line 1.']],
  ['low tide: 1\nlow tide: 2\n', ['2:1-2:9', 'the key `low tide` stands twice, first on line 1.']],
  ['a:\n  - b: a\n    a: 1\n    c: 2\n    a: 3\n', ['5:5-5:6', 'the key `a` stands twice, first on line 3.']],
  ['潮位: 1\n潮位: 2\n', ['2:1-2:3', 'the key `潮位` stands twice, first on line 1.']],
]
for (const [source, told] of repeated) {
  test(`tells both places of a key that stands twice in ${JSON.stringify(source)}`, () => {
    assert.equal(toldOf(source), told)
  })
}

test('finds its way through any beginning of a text', () => {
  const source = '\n\ntitle: "Tides: high"\ntags: [a, {b: c}]\n- x: @y\nowner:Ada\n...\n\n'
  for (let end = 0; end <= source.length; end++) {
    for (const text of [source.slice(0, end), source.slice(end)]) {
      const result = parseYaml(text)
      if (isYamlFailure(result)) assert.ok(result.reason !== '' && result.place.start.line >= 1)
    }
  }
})

test.run()
