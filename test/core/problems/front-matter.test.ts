import matter from 'gray-matter'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type FrontMatter, frontMatterEngines, readFrontMatter } from '../../../plugins/core/problems/front-matter.ts'
import { spanOf, text } from '../support.ts'

const test = suite('core/problems/front-matter')

/** Text that leaves a trace when somebody runs it. */
const trap = '{ title: globalThis.handbookTrap = true }'
const isTrapped = (): boolean => 'handbookTrap' in globalThis

const refusedScripts = [
  'js',
  'javascript',
  'jsLegacy',
  'node',
  'mjs',
  'cjs',
  'jsx',
  'ts',
  'typescript',
  'coffee',
  'coffeescript',
  'cson',
]
for (const language of refusedScripts) {
  test(`refuses ---${language} and never runs it`, () => {
    const found = readFrontMatter(`---${language}\n${trap}\n---\nText\n`, 'tides.md')

    assert.not(isTrapped())
    assert.equal(found, {
      problems: [
        {
          code: 'front-matter/javascript',
          severity: 'error',
          message: `JavaScript front matter (\`---${language}\`) is not run.`,
          file: 'tides.md',
          place: { start: { line: 1, column: 1 }, end: { line: 1, column: 4 + language.length } },
          help: 'Write the front matter in YAML, between two lines of three hyphens.',
        },
      ],
    })
  })
}

for (const language of ['JS', 'JavaScript', 'Coffee']) {
  test(`refuses ---${language}, which the parser takes for a script, and never runs it`, () => {
    const found = readFrontMatter(`---${language}\n${trap}\n---\n`, 'tides.md')

    assert.not(isTrapped())
    assert.is(found.yaml, undefined)
    assert.is(found.problems.length, 1)
  })
}

const refusedLanguages: [fence: string, language: string, end: number][] = [
  ['---toml', 'toml', 8],
  ['---foo', 'foo', 7],
  ['---constructor', 'constructor', 15],
  ['---toString', 'toString', 12],
  ['---__proto__', '__proto__', 13],
  ['---JSON', 'JSON', 8],
  ['--- # comment', '# comment', 14],
  ['--- title: Bay', 'title: Bay', 15],
]
for (const [fence, language, end] of refusedLanguages) {
  test(`refuses "${fence}"`, () => {
    assert.equal(readFrontMatter(`${fence}\ntitle: Bay\n---\nText\n`, 'tides.md'), {
      problems: [
        {
          code: 'front-matter/language',
          severity: 'error',
          message: `Front matter in \`${language}\` is not read.`,
          file: 'tides.md',
          place: { start: { line: 1, column: 1 }, end: { line: 1, column: end } },
          help: 'Write the front matter in YAML, between two lines of three hyphens.',
        },
      ],
    })
  })
}

const readAsMap: [name: string, page: string][] = [
  ['three hyphens', '---\ntitle: Bay\n---\nText\n'],
  ['hyphens and spaces', '---  \ntitle: Bay\n---  \nText\n'],
  ['---yaml', '---yaml\ntitle: Bay\n---\nText\n'],
  ['---yml', '---yml\ntitle: Bay\n---\nText\n'],
  ['--- yaml', '--- yaml\ntitle: Bay\n---\nText\n'],
  ['---YAML, as the build does', '---YAML\ntitle: Bay\n---\nText\n'],
  ['---json', '---json\n{ "title": "Bay" }\n---\nText\n'],
  ['a byte order mark', '\uFEFF---\ntitle: Bay\n---\nText\n'],
  ['line ends of Windows', '---\r\ntitle: Bay\r\n---\r\nText\r\n'],
  ['a comment before the fields', '---\n# about the bay\ntitle: Bay\n---\n'],
  ['the head of a page, cut at its closing fence', '---\ntitle: Bay\n---'],
  ['a closing fence of four hyphens', '---\ntitle: Bay\n----\nText\n'],
]
for (const [name, page] of readAsMap) {
  test(`reads ${name}`, () => {
    const { yaml, problems } = readFrontMatter(page, 'tides.md')

    assert.equal(problems, [])
    assert.equal(yaml?.value, { title: 'Bay' })
  })
}

const openings = ['', '----', '---', '--- ', '\uFEFF---', '---yaml', '--- json', '---\r']
const blocks = ['', '#\n', '# a\n', '\r\n# a\r\n', 'a: b\n', 'a: b\r\n', '{"a": "b"}\n', '- a\n']
const ends = ['', '---', '---\n', '----\na: c', ' ---\n', '---\nText\n---\n']
const fences = openings.flatMap((opening) => blocks.flatMap((block) => ends.map((end) => `${opening}\n${block}${end}`)))

test('takes pages apart as gray-matter does in the build', () => {
  for (const page of fences) {
    const found = readFrontMatter(page, '')
    if (found.problems[0]?.code === 'front-matter/language') continue
    let inBuild: FrontMatter = { problems: [] }
    const engines = frontMatterEngines((_, one) => {
      inBuild = one
    })
    matter(page, { engines })
    assert.equal({ ...found, yaml: found.yaml?.built }, { ...inBuild, yaml: inBuild.yaml?.built }, page)
  }
})

const placed: [name: string, page: string, span: string][] = [
  ['in YAML', '---\ntitle: Bay\nweight: heavy\n---\n', '3:9-3:14'],
  ['in YAML with a language', '---yaml\ntitle: Bay\nweight: heavy\n---\n', '3:9-3:14'],
  ['in JSON', '---json\n{\n  "weight": "heavy"\n}\n---\n', '3:13-3:20'],
  ['in JSON indented by tabs', '---json\n{\n\t"weight": "heavy"\n}\n---\n', '3:12-3:19'],
  ['behind a byte order mark', '\uFEFF---\ntitle: Bay\nweight: heavy\n---\n', '3:9-3:14'],
  ['in lines of Windows', '---\r\ntitle: Bay\r\nweight: heavy\r\n---\r\n', '3:9-3:14'],
]
for (const [name, page, span] of placed) {
  test(`counts lines as the file does ${name}`, () => {
    const { yaml } = readFrontMatter(page, 'tides.md')

    assert.ok(yaml)
    assert.is(spanOf(yaml.place(['weight'])), span)
  })
}

const withoutFrontMatter: [name: string, page: string][] = [
  ['a page of text', 'Text\n'],
  ['an empty page', ''],
  ['four hyphens', '----\ntitle: Bay\n---\n'],
  ['a space before the hyphens', ' ---\ntitle: Bay\n---\n'],
  ['plus signs', '+++\ntitle = "Bay"\n+++\n'],
]
for (const [name, page] of withoutFrontMatter) {
  test(`finds no front matter in ${name}`, () => {
    assert.equal(readFrontMatter(page, 'tides.md'), { problems: [] })
  })
}

for (const [name, block] of [
  ['nothing', ''],
  ['a comment alone', '# later\n'],
  ['a tilde', '~\n'],
]) {
  test(`takes ${name} between the fences for no fields`, () => {
    const { yaml, problems } = readFrontMatter(`---\n${block}---\nText\n`, 'tides.md')

    assert.equal(problems, [])
    assert.equal(yaml?.value ?? {}, {})
    assert.equal(yaml?.built ?? {}, {})
  })
}

test('tells of a list', () => {
  assert.equal(readFrontMatter('---\n- low\n- high\n---\n', 'tides.md'), {
    problems: [
      {
        code: 'front-matter/not-a-map',
        severity: 'error',
        message: 'The front matter is a list, not keys and values.',
        file: 'tides.md',
        place: { start: { line: 2, column: 1 }, end: { line: 3, column: 7 } },
        help: 'Begin the page with front matter such as `title: …` before any horizontal line.',
      },
    ],
  })
})

test('tells of a paragraph between two horizontal lines', () => {
  const found = readFrontMatter('---\nThe water is low at noon and high again at midnight.\n---\n', 'tides.md')

  assert.equal(found, {
    problems: [
      {
        code: 'front-matter/not-a-map',
        severity: 'error',
        message: 'The front matter is the text "The water is low at noon and high again ", not keys and values.',
        file: 'tides.md',
        place: { start: { line: 2, column: 1 }, end: { line: 2, column: 53 } },
        help: 'Begin the page with front matter such as `title: …` before any horizontal line.',
      },
    ],
  })
})

const broken: [name: string, page: string, code: string, message: string, span: string, help?: string][] = [
  [
    'a tab',
    '---\ntitle: Bay\npier:\n\tdepth: 4\n---\n',
    'yaml/syntax',
    'The front matter is not YAML: tab characters must not be used in indentation.',
    '4:1-4:2',
    'Indent with spaces.',
  ],
  [
    'a key that stands twice',
    '---\ntitle: Bay\ntitle: Cove\n---\n',
    'yaml/duplicate-key',
    'In the front matter, the key `title` stands twice, first on line 2.',
    '3:1-3:6',
  ],
]
for (const [name, page, code, message, span, help] of broken) {
  test(`tells of ${name}, and where`, () => {
    const { yaml, problems } = readFrontMatter(page, 'tides.md')

    assert.is(yaml, undefined)
    assert.equal(
      problems.map(({ place, ...rest }) => ({ ...rest, span: place && spanOf(place) })),
      [{ code, severity: 'error', message, file: 'tides.md', span, ...(help ? { help } : {}) }],
    )
  })
}

test('tells of front matter that is not JSON', () => {
  const { yaml, problems } = readFrontMatter('---json\n{ title: "Bay" }\n---\n', 'tides.md')

  assert.is(yaml, undefined)
  assert.equal(
    problems.map(({ code, file }) => ({ code, file })),
    [{ code: 'yaml/syntax', file: 'tides.md' }],
  )
})

test('ends at the first line of hyphens, even inside a block text, as the build does', () => {
  const page = text`
    ---
    title: Bay
    notes: |
      low
    ---
      high
    ---
  `

  const { yaml, problems } = readFrontMatter(page, 'tides.md')

  assert.equal(problems, [])
  assert.equal(yaml?.value, { title: 'Bay', notes: 'low\n' })
})

test('the engines hand the build its dates as Date, and the page as it was read', () => {
  const read: [string, FrontMatter][] = []
  const { yaml } = frontMatterEngines((file, found) => read.push([file, found]))

  const data = yaml?.parse('\ntitle: Bay\nopened: 2024-02-01', { filePath: 'src/bay.md' }) as { opened?: unknown }

  assert.instance(data.opened, Date)
  assert.is(JSON.stringify(data), '{"title":"Bay","opened":"2024-02-01T00:00:00.000Z"}')
  assert.equal(
    read.map(([file, found]) => [file, found.yaml?.value, found.problems]),
    [['src/bay.md', { title: 'Bay', opened: '2024-02-01' }, []]],
  )
})

test('the engines give a broken page no data', () => {
  const read: FrontMatter[] = []
  const { yaml, javascript } = frontMatterEngines((_, found) => read.push(found))

  assert.equal(yaml?.parse('a: b: c'), {})
  assert.equal(javascript?.parse(trap), {})
  assert.not(isTrapped())
  assert.equal(
    read.map((found) => found.problems.map((problem) => problem.code)),
    [['yaml/syntax'], ['front-matter/javascript']],
  )
})

test.run()
