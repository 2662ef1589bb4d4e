import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { siteFolder } from '../support/built-site.ts'
import { handbook, handbookProcess } from '../support/command.ts'
import { smallProduct, smallProductWith } from '../support/small-product.ts'

const test = suite('cli/main')

test('help goes to standard output and ends with 0; no command at all ends with 2', () => {
  const asked = handbookProcess(['--help'])
  const nothing = handbookProcess([])

  assert.is(asked.code, 0)
  assert.match(asked.out, /^handbook <command> \[options\]\n\nCommands\n {2}check /)
  assert.is(nothing.code, 2)
  assert.is(nothing.out, asked.out)
})

for (const command of ['check', 'build', 'maturity', 'schema']) {
  test(`${command} --help shows its options and an example`, () => {
    const { code, out } = handbook([command, '--help'])

    assert.is(code, 0)
    assert.match(out, new RegExp(`^handbook ${command} (?:\\[--merge FILE…\\] )?\\[options\\]\n`))
    assert.match(out, /\nExample: handbook \w+/)
  })
}

test('help of a command can be asked for either way', () => {
  assert.equal(handbook(['help', 'check']), handbook(['check', '--help']))
  assert.equal(handbook(['help', 'chek']), handbook(['chek']))
})

test('help leaves out what a command does not take', () => {
  const { out } = handbook(['build', '--help'])

  assert.match(out, '--today DATE')
  assert.not.match(out, /--(config|data|json)/)
})

test('--version prints the version alone', () => {
  assert.match(handbook(['--version']).out, /^\d+\.\d+\.\d+\n$/)
})

const mistakes: [args: string[], said: string][] = [
  [['chek'], 'error config/usage There is no command `chek`. Did you mean `check`?\n  See `handbook --help`.\n'],
  [
    ['check', '--rot', 'x'],
    'error config/usage There is no option `--rot`. Did you mean `--root`?\n  See `handbook check --help`.\n',
  ],
  [
    ['check', 'page.md'],
    'error config/usage `check` takes files with --merge alone.\n  It checks the whole site; --changed tells only of what has changed, --stdin of one page.\n',
  ],
  [['--json', 'check'], 'error config/usage The command comes first; found `--json`.\n  See `handbook --help`.\n'],
  [['check', '--root'], 'error config/usage --root needs a value: --root DIR.\n'],
  [['check', '--json=yes'], 'error config/usage --json takes no value.\n'],
  [['schema', '--json'], 'error config/usage `schema` takes no --json.\n  What it writes are JSON files.\n'],
  [
    ['build', '--json'],
    'error config/usage `build` takes no --json.\n  Eleventy reads the site as its configuration says, and tells of it in its own words.\n',
  ],
  [
    ['check', '--today', '2026-02-30'],
    'error config/usage --today is "2026-02-30", which is not a date.\n  Write it as 2026-01-31.\n',
  ],
  [
    ['maturity', '--on', 'soon'],
    'error config/usage --on is "soon", which is not a date.\n  Write it as 2026-01-31.\n',
  ],
  [
    ['check', '--config', 'none.json'],
    'none.json error config/missing The file does not exist.\n\n1 error in the configuration.\n',
  ],
  [['toString'], 'error config/usage There is no command `toString`.\n  See `handbook --help`.\n'],
]
for (const [args, said] of mistakes) {
  test(`handbook ${args.join(' ')} ends with 2 and says what to do`, () => {
    const outcome = handbook(args)

    assert.equal(outcome, { code: 2, out: '', said })
  })
}

test('a mistake and help come the same from a process of its own', () => {
  for (const args of [['chek'], ['check', '--help'], ['maturity', '--on', 'soon']])
    assert.equal(handbookProcess(args), handbook(args), args.join(' '))
})

test('a folder that is not there is a wrong usage', () => {
  for (const option of ['--root', '--data']) {
    const outcome = handbook(['check', option, '/nowhere/at/all'])

    assert.equal([outcome.code, outcome.out], [2, ''])
    assert.match(outcome.said, `Correct ${option}.`)
  }
})

test('check lists problems on standard output and ends with 1 when one is an error', () => {
  const folder = siteFolder({
    ...smallProductWith('_data/categories.yml', (text) => text.replace('stage: create', 'stage: plan')),
    'src/a.md': '---\ntitle: 12\n---\nText\n',
  })

  const outcome = handbookProcess(['check', '--root', folder.root, '--today', '2026-11-23'])
  folder.remove()

  assert.equal(outcome, {
    code: 1,
    said: '',
    out: `_data/categories.yml:22:11 warning maturity/overdue \`epics\` was to be viable on 2026-10-15, and is still minimal.
    21 |   available: 2024-05-16
  > 22 |   viable: 2026-10-15
       |           ^^^^^^^^^^
    23 |   direction: /direction/plan/epics/

_data/categories.yml:26:10 error taxonomy/stage-conflict \`wiki\` says stage \`plan\`, but the group \`editor\` that lists it belongs to \`create\` (_data/stages.yml).
    25 |   name: Wiki
  > 26 |   stage: plan
       |          ^^^^
    27 |   marketing: true

_data/stages.yml:14:38 info people/placeholder \`backend_engineering_manager\` of the group \`boards\` is to be determined.
    13 |         pm: Cleo Park
  > 14 |         backend_engineering_manager: TBD
       |                                      ^^^
    15 |         categories: [boards, epics]

src/a.md:2:8 error schema/type \`title\` is 12. It must be text.
    1 | ---
  > 2 | title: 12
      |        ^^
    3 | ---
  Put it in quotes.
  Schema: page, by its path

2 errors, 1 warning and 1 note in 2 pages and the data.
`,
  })
})

test('check ends with 0 when there are warnings alone, and prints JSON when asked', () => {
  const folder = siteFolder(smallProduct)

  const { code, out } = handbook(['check', '--root', folder.root, '--json'], { env: { HANDBOOK_TODAY: '2026-11-23' } })
  folder.remove()

  assert.is(code, 0)
  assert.equal(
    JSON.parse(out).problems.map(({ code, file, place }: { code: string; file: string; place: unknown }) => [
      code,
      file,
      place,
    ]),
    [
      ['maturity/overdue', '_data/categories.yml', { start: { line: 22, column: 11 }, end: { line: 22, column: 21 } }],
      ['people/placeholder', '_data/stages.yml', { start: { line: 14, column: 38 }, end: { line: 14, column: 41 } }],
    ],
  )
})

test('maturity counts on any day, as JSON and in words', () => {
  const folder = siteFolder(smallProduct)
  const args = ['maturity', '--root', folder.root, '--today', '2026-11-23']

  const past = handbook([...args, '--on', '2020-06-01', '--json'])
  const words = handbook(args)
  const all = handbook([...args, '--all', '--json'])
  folder.remove()

  assert.equal(JSON.parse(past.out).counts, { planned: 2, minimal: 1, viable: 2, complete: 0, lovable: 0 })
  assert.equal(JSON.parse(all.out).counts, { planned: 1, minimal: 2, viable: 1, complete: 1, lovable: 1 })
  assert.is(
    words.out,
    `Maturity on 2026-11-23

planned: 1
  Clusters (run)
minimal: 1
  Epics (plan), since 2024-05-16
viable: 1
  Issue Boards (plan), since 2022-03-17
complete: 1
  Wiki (create), since 2021-01-21
lovable: 1
  Alerts (run), since 2023-01-19

Mean by stage, 1 for the lowest level
  plan 2.5 (rival 2.0)
  create 4.0
  run 3.0
`,
  )
})

test('maturity says so when there is nothing to count', () => {
  const folder = siteFolder({})

  const { code, said } = handbook(['maturity', '--root', folder.root])
  folder.remove()

  assert.is(code, 0)
  assert.match(said, /^_data warning data\/missing There is no sections\.yml, stages\.yml, categories\.yml/)
})

test('a configuration of Eleventy that is not there is wrong usage', () => {
  const folder = siteFolder({})

  const { code, said } = handbook(['build', '--root', folder.root, '--eleventy', 'gone.js'])
  folder.remove()

  assert.equal([code, said], [2, 'error config/missing There is no file gone.js.\n  Correct --eleventy.\n'])
})

test('maturity refuses data that cannot be read, in place of wrong counts', () => {
  const folder = siteFolder(smallProductWith('_data/stages.yml', () => ''))

  const outcome = handbook(['maturity', '--root', folder.root])
  folder.remove()

  assert.equal(outcome, {
    code: 1,
    out: '',
    said: '_data/stages.yml error data/empty The file holds no data.\n\n1 error in the data.\n',
  })
})

test('the day comes from --today, HANDBOOK_TODAY or SOURCE_DATE_EPOCH, in this order', () => {
  const folder = siteFolder(smallProduct)
  const on = (args: string[], env: NodeJS.ProcessEnv): string =>
    JSON.parse(
      handbook(['maturity', '--json', '--root', folder.root, ...args], { env: { HANDBOOK_TODAY: '', ...env } }).out,
    ).on

  const days = [
    on(['--today', '2020-01-01'], { HANDBOOK_TODAY: '2021-01-01' }),
    on([], { HANDBOOK_TODAY: '2021-01-01', SOURCE_DATE_EPOCH: '0' }),
    on([], { SOURCE_DATE_EPOCH: '1700000000' }),
  ]
  folder.remove()

  assert.equal(days, ['2020-01-01', '2021-01-01', '2023-11-14'])
})

test('a configuration with faults ends with 2 and tells all of them with their places', () => {
  const folder = siteFolder({
    ...smallProduct,
    'handbook.config.json': '{\n  "inputs": "src",\n  "maturity": { "fiscalYearStart": 13 }\n}\n',
  })

  const outcome = handbookProcess(['check', '--root', folder.root])
  folder.remove()

  assert.equal(outcome, {
    code: 2,
    out: '',
    said: `handbook.config.json:2:3 error config/invalid \`inputs\` is not a field of this file. Did you mean \`input\`?
handbook.config.json:3:36 error config/invalid \`maturity.fiscalYearStart\` is 13. It must be <= 12.

2 errors in the configuration.
`,
  })
})

test('colour stays off where there is no terminal', () => {
  const mark = String.fromCharCode(27)

  assert.not.match(handbookProcess(['check']).out, mark)
})

/** The packages from which a command loads anything. */
function packagesOf(args: string[]): string[] {
  const folder = siteFolder({ ...smallProduct, 'src/index.md': '---\ntitle: Home\n---\n[a](/)\n' })
  const seen = join(folder.root, '.coverage')
  handbookProcess([...args, '--root', folder.root], { env: { NODE_V8_COVERAGE: seen } })
  const urls = readdirSync(seen).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(seen, file), 'utf8')) as { result: { url: string }[] }
    return result.map(({ url }) => url)
  })
  folder.remove()
  return [...new Set(urls.flatMap((url) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []))].sort()
}

test('a command loads no package that it does not use', () => {
  const heads = ['ajv', 'ajv-formats', 'get-east-asian-width', 'js-yaml', 'picomatch']

  assert.equal(packagesOf(['check', '--heads']), heads)
  const parsing = ['entities', 'linkify-it', 'markdown-it', 'markdown-it-deflist', 'markdown-it-footnote', 'mdurl']
  const texts = [...heads, ...parsing, '@dagrejs/dagre', 'parse5', 'punycode.js', 'uc.micro']
  assert.equal(packagesOf(['check']), texts.sort())
})

test.run()
