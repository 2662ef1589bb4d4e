import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { siteFolder } from '../support/built-site.ts'
import { handbook, handbookProcess } from '../support/command.ts'

const test = suite('cli/check')

const page = (fields: string, text = 'Text\n'): string => `---\n${fields}\n---\n${text}`
const compact = ['--report', 'compact', '--today', '2026-11-23']
const noData =
  '_data warning data/missing There is no sections.yml, stages.yml, categories.yml in this folder: no direction and maturity pages are made.\n'

test('writes several reports in one run, each into its file', () => {
  const { root, remove } = siteFolder({ 'src/a.md': page('titel: A') })
  const file = (name: string): string => join(root, 'reports', name)

  const outcome = handbook([
    'check',
    '--root',
    root,
    ...compact,
    ...['junit=junit.xml', 'code-quality=quality.json', 'json=report.json'].flatMap((report) => {
      const [format, name = ''] = report.split('=')
      return ['--report', `${format}=${file(name)}`]
    }),
  ])
  const written = ['junit.xml', 'quality.json', 'report.json'].map((name) => existsSync(file(name)))
  const quality = JSON.parse(readFileSync(file('quality.json'), 'utf8'))
  remove()

  assert.is(outcome.code, 1)
  assert.is(
    outcome.out,
    `${noData}src/a.md:2:1 error schema/renamed-key There is no \`title\`, but a field \`titel\`. Did you mean \`title\`?\n`,
  )
  assert.equal(written, [true, true, true])
  assert.is(quality.length, 2)
})

test('takes links to what is redirected for sound, where the redirect leads somewhere', () => {
  const { root, remove } = siteFolder({
    '_data/redirects.yml': '- {sources: /old/, target: /a/}\n- {sources: /older/, target: /old/}\n',
    _redirects: '/away/ https://x.example/ 301\n/lost/ /gone/ 301\n',
    'src/a.md': page('title: A', '[old](/old/) [older](/older/#top) [away](/away/)\n\n[lost](/lost/)\n'),
  })

  const { out } = handbook(['check', '--root', root, ...compact])
  remove()

  assert.is(
    out,
    `${noData}_redirects:2:1 warning redirect/target There is no page at /gone/, to which /lost/ leads.
src/a.md:6:8 warning link/broken There is no page at \`/lost/\`.
`,
  )
})

test('code hosts get files as seen from the root of the repository, people as seen from the site', () => {
  const { root, remove } = siteFolder({
    '.git/HEAD': 'ref: refs/heads/main',
    'docs/handbook.config.json': '{ "rules": { "data/missing": "off" } }',
    'docs/src/a.md': page('titel: A'),
    'docs/src/b.md': page('title: B'),
  })
  const site = ['check', '--root', join(root, 'docs'), '--report']

  const [quality, junit, github, sarif, plain] = ['code-quality', 'junit', 'github', 'sarif', 'compact'].map(
    (format) => handbook([...site, format]).out,
  )
  remove()

  assert.match(quality ?? '', '"path": "docs/src/a.md"')
  assert.match(junit ?? '', 'name="docs/src/b.md" file="docs/src/b.md"')
  assert.match(github ?? '', '::error file=docs/src/a.md,')
  assert.match(sarif ?? '', '"uri": "docs/src/a.md"')
  assert.match(plain ?? '', /^src\/a\.md:2:1 /)
})

test('a time that is no number is told once, with what was meant', () => {
  const { root, remove } = siteFolder({
    'handbook.config.json': '{ "rules": { "data/missing": "off" } }',
    'src/learn/soup.md': page('title: Soup\nuid: soup\nminutes: 2 hours\ndraft: true'),
  })

  const { out } = handbook(['check', '--root', root, ...compact])
  remove()

  assert.is(
    out,
    'src/learn/soup.md:4:10 error learning/time `minutes` of `soup` is "2 hours", which is text and no number.\n',
  )
})

test('a number where text is meant is told once, with how it was written', () => {
  const { root, remove } = siteFolder({
    'handbook.config.json': '{ "rules": { "data/missing": "off" } }',
    'src/a.md': page('title: 16.10'),
  })

  const { out } = handbook(['check', '--root', root, '--report', 'pretty'])
  remove()

  assert.is(
    out,
    `src/a.md:2:8 error schema/type \`title\` is 16.1. It must be text.
    1 | ---
  > 2 | title: 16.10
      |        ^^^^^
    3 | ---
  Write \`"16.10"\` if text is meant.
  Schema: page, by its path

1 error in 1 page and the data.
`,
  )
})

test('a report that does not exist is a wrong usage, with the one that was meant', () => {
  assert.equal(handbook(['check', '--report', 'junitt']), {
    code: 2,
    out: '',
    said: 'error config/usage There is no report `junitt`.\n  Did you mean junit?\n',
  })
})

for (const [report, said] of [
  ['junit=', '--report junit= names no file.\n  See `handbook check --help`.'],
  ['junit=FILE/report.xml', 'FILE/report.xml cannot be written (EEXIST).'],
] as const) {
  test(`--report ${report} is a wrong usage`, () => {
    const { root, remove } = siteFolder({ 'src/a.md': page('title: A') })
    const file = join(root, 'src/a.md')
    const outcome = handbook(['check', '--root', root, '--report', report.replace('FILE', file)])
    remove()

    assert.is(outcome.code, 2)
    assert.match(outcome.said, said.replace('FILE', file))
  })
}

test('--fail-on sets the least severity that fails', () => {
  const { root, remove } = siteFolder({ 'src/a.md': page('title: A\nversion: 16.10') })
  const codes = ['error', 'warning'].map((severity) => handbook(['check', '--root', root, '--fail-on', severity]).code)
  const wrong = handbook(['check', '--root', root, '--fail-on', 'often'])
  remove()

  assert.equal(codes, [0, 1])
  assert.is(wrong.code, 2)
})

test('a baseline silences what it knows, not what is new, and fails when it knows too much', () => {
  const { root, write, remove } = siteFolder({ 'src/a.md': page('titel: A'), 'src/b.md': page('titel: B') })
  const check = (...options: string[]) => handbook(['check', '--root', root, ...compact, ...options])

  const update = check('--update-baseline')
  const known = check()
  write({ 'src/a.md': page('description: Lines move\ntitel: A'), 'src/c.md': page('titel: C') })
  const fresh = check()
  write({ 'src/b.md': page('title: B'), 'src/c.md': page('title: C') })
  const stale = check()
  check('--update-baseline')
  const pruned = check()
  remove()

  assert.equal(update, { code: 0, out: '', said: 'handbook.baseline.json now knows 3 problems.\n' })
  assert.equal([known.code, known.out], [0, '\n'])
  assert.equal([fresh.code, fresh.out.split(' ')[0]], [1, 'src/c.md:2:1'])
  assert.equal(
    [stale.code, stale.out],
    [1, 'handbook.baseline.json error baseline/stale schema/renamed-key no longer occurs in src/b.md at /title.\n'],
  )
  assert.is(pruned.code, 0)
})

test('with --heads, a baseline is not taken for stale, and cannot be written', () => {
  const { root, remove } = siteFolder({
    'handbook.config.json': '{ "rules": { "data/missing": "off" } }',
    'src/a.md': page('titel: A', '[x](/nowhere/)\n'),
  })
  const check = (...options: string[]) => handbook(['check', '--root', root, ...compact, ...options])

  check('--update-baseline')
  const heads = check('--heads')
  const update = check('--heads', '--update-baseline')
  remove()

  assert.equal([heads.code, heads.out], [0, '\n'])
  assert.equal(update, {
    code: 2,
    out: '',
    said: 'error config/usage --heads and --update-baseline do not go together.\n  Without links and texts, the baseline would lose what it knows of them.\n',
  })
})

for (const option of ['--fix', '--changed']) {
  test(`--update-baseline refuses ${option}, since it knows the whole site`, () => {
    const { root, remove } = siteFolder({ 'src/a.md': page('titel: A') })
    const outcome = handbook(['check', '--root', root, '--update-baseline', option])
    remove()

    assert.is(outcome.code, 2)
    assert.match(outcome.said, `--update-baseline and ${option} do not go together.`)
  })
}

test('--stdin checks a text that is not saved, in place of its file', () => {
  const { root, remove } = siteFolder({ 'src/a.md': page('title: A'), 'src/b.md': page('titel: B') })
  const check = (input: string | Buffer) =>
    handbookProcess(['check', '--root', root, ...compact, '--stdin', join(root, 'src/a.md')], { input })

  const unsaved = check(page('title: A', '[潮](/nowhere/)'))
  const foreign = check(Buffer.from(page('title: É'), 'latin1'))
  remove()

  assert.equal(unsaved, {
    code: 0,
    out: 'src/a.md:4:5 warning link/broken There is no page at `/nowhere/`.\n',
    said: '',
  })
  assert.equal(foreign, { code: 1, out: 'src/a.md error data/unreadable The file is not UTF-8.\n', said: '' })
})

for (const path of ['README.md', '../README.md', '_data/stages.yml', 'src/notes.txt']) {
  test(`--stdin refuses ${path}, which is no page`, () => {
    const { root, remove } = siteFolder({ 'src/a.md': page('title: A') })

    const outcome = handbook(['check', '--root', root, ...compact, '--stdin', join(root, path)])
    remove()

    assert.equal(outcome, {
      code: 2,
      out: '',
      said: `error config/usage \`${path}\` is no page of this site.\n  Pages are Markdown files below \`src\`.\n`,
    })
  })
}

for (const option of ['--fix', '--update-baseline']) {
  test(`--stdin refuses ${option}, since the file has another text`, () => {
    const { root, remove } = siteFolder({ 'src/a.md': page('title: A') })
    const outcome = handbook(['check', '--root', root, '--stdin', join(root, 'src/a.md'), option])
    remove()

    assert.is(outcome.code, 2)
    assert.match(outcome.said, `--stdin and ${option} do not go together.`)
  })
}

test('a site can give rules other severities, and a page can ask to ignore one, with a reason', () => {
  const { root, remove } = siteFolder({
    'handbook.config.json': '{ "rules": { "data/missing": "off", "link/broken": "warning" } }',
    'src/a.md': page('title: A', '[x](/nowhere/)\n'),
    'src/b.md': page('title: B', '<!-- handbook-ignore link/broken: comes with the next release -->\n[x](/nowhere/)\n'),
    'src/c.md': page('title: C', '<!-- handbook-ignore link/broken -->\n[x](/nowhere/)\n'),
  })

  const { code, out } = handbook(['check', '--root', root, ...compact])
  remove()

  assert.is(code, 1)
  assert.is(
    out,
    `src/a.md:4:5 warning link/broken There is no page at \`/nowhere/\`.
src/c.md:4:1 error ignore/no-reason \`handbook-ignore link/broken\` gives no reason, and ignores nothing.
src/c.md:5:5 warning link/broken There is no page at \`/nowhere/\`.
`,
  )
})

test('--fix mends what is certain and tells what is left', () => {
  const { root, remove } = siteFolder({ 'src/a.md': '---\ntitel: "A" # kept\nweight: x\n---\nText\n' })

  const { code, out, said } = handbook(['check', '--root', root, ...compact, '--fix'])
  const text = readFileSync(join(root, 'src/a.md'), 'utf8')
  remove()

  assert.is(text, '---\ntitle: "A" # kept\nweight: x\n---\nText\n')
  assert.is(said, 'src/a.md: mended 1 place.\n')
  assert.equal(
    [code, out],
    [1, `${noData}src/a.md:3:9 error schema/type \`weight\` is "x". It must be a number or empty.\n`],
  )
})

test('--fix puts tiers and offerings in order, and makes lists of single values, in the items of releases', () => {
  const item = (fields: string): string =>
    `---\r\ntitle: Masts\r\n${fields}\r\nstage: sail\r\ncategories: Masts # one\r\n---\r\nFold.\r\n`
  const path = 'src/releases/19/boats-19-0-released/masts.md'
  const { root, remove } = siteFolder({
    [path]: item(
      "tier: [ 'Ultimate', Premium ] # by price\r\noffering:\r\n  - self_managed\r\n  # first\r\n  - gitlab_com",
    ),
  })

  const { said, out } = handbook(['check', '--root', root, ...compact, '--fix'])
  const text = readFileSync(join(root, path), 'utf8')
  remove()

  assert.is(
    text,
    item(
      "tier: [ 'Premium', Ultimate ] # by price\r\noffering:\r\n  - gitlab_com\r\n  # first\r\n  - self_managed",
    ).replace('Masts # one', '[Masts] # one'),
  )
  assert.is(said, `${path}: mended 3 places.\n`)
  assert.is(out, noData)
})

test('finds pictures of release items that are too large, in YAML and in pages, wherever they are copied from', () => {
  const picture = 'x'.repeat(150_001)
  const { root, remove } = siteFolder({
    'handbook.config.json': '{ "links": { "static": ["public"] } }',
    'public/images/15_4/large.png': picture,
    'public/images/15_4/small.png': 'x',
    'src/releases/19.1/large.png': picture,
    'src/releases/19.1/masts.md': page(
      'title: Masts\ntier: [Ultimate]\noffering: [gitlab_com]\nstage: sail\ncategories: []\nmedia:\n  - { src: large.png, alt: x }\n  - { src: https://boats.example/large.png, alt: x }\n  - { src: ../../../etc/passwd, alt: x }',
    ),
    '_data/release_posts/15_4/a.yml':
      'tertiary:\n  - { name: A, description: x, image_url: /images/15_4/large.png }\n  - { name: B, description: x, image_url: /images/15_4/small.png }\n  - { name: C, description: x, image_url: /images/15_4/gone.png }\n  - { name: D, description: x, image_url: "/images/15_4/%00.png" }\n',
  })

  const { out } = handbook(['check', '--root', root, ...compact])
  remove()

  assert.is(
    out,
    `${noData}_data/release_posts/15_4/a.yml:2:43 warning release/media-size The picture "/images/15_4/large.png" has 150,001 bytes. It should have at most 150,000.
src/releases/19.1/masts.md:8:3 warning release/media-size The picture "large.png" has 150,001 bytes. It should have at most 150,000.
`,
  )
})

test('links are followed to pages, generated pages, anchors, files and pictures', () => {
  const { root, remove } = siteFolder({
    '_data/sections.yml': 'dev:\n  name: Dev\n',
    '_data/stages.yml':
      'stages:\n  plan:\n    display_name: Plan\n    section: dev\n    direction: /direction/dev/#plan\n    groups: {}\n',
    '_data/categories.yml': 'wiki:\n  name: Wiki\n  stage: plan\n',
    'static/logo.png': '',
    'src/how/plan.svg': '',
    'src/how/index.md': page('title: How', '## Our plan\n'),
    'handbook.config.json': '{ "links": { "static": ["static"], "ignore": ["/shop/**"] } }',
    'src/a.md': page(
      'title: A',
      '[1](/how/) [2](how/index.md#our-plan) [3](/direction/dev/#plan) [4](/direction/maturity/#levels) ![5](/logo.png) [6](/shop/x)\n\n' +
        '[7](/hwo/) [8](/how/#plans) [9](/direction/dev/#plann) ![10](/loge.png)\n',
    ),
  })

  const { out } = handbook(['check', '--root', root, ...compact])
  remove()

  assert.equal(
    out.split('\n').filter((line) => line.includes('link/')),
    [
      'src/a.md:6:5 warning link/broken There is no page at `/hwo/`. Did you mean /how/?',
      'src/a.md:6:16 warning link/anchor There is no anchor `#plans` at /how/.',
      'src/a.md:6:33 warning link/anchor There is no anchor `#plann` at /direction/dev/. Did you mean `#plan`?',
      'src/a.md:6:62 warning link/image There is no file at `/loge.png`.',
    ],
  )
})

test('what units, achievements and roles name is followed as links of pages are', () => {
  const files = {
    '_data/learning.yml': 'roles:\n  - { key: cook, name: Cook, page: /galley/ }\n',
    '_data/learning_units.yml':
      '- { uid: soup, title: Soup, kind: reading, minutes: 3, url: /sop/ }\n' +
      '- { uid: fish, title: Fish, kind: reading, minutes: 3, url: /soup/#bones }\n' +
      '- { uid: bread, title: Bread, kind: reading, minutes: 3, url: /soup/ }\n' +
      '- { uid: wine, title: Wine, kind: reading, minutes: 3, url: "https://cellar.example/wine" }\n',
    '_data/learning_achievements.yml':
      '- { uid: chef, name: Chef, description: Cooks., criteria: Cook., image: /images/chef.svg }\n',
    'src/soup.md': page('title: Soup', 'Text.\n'),
    'src/learn/oven.md': page('title: Oven\nuid: oven\nminutes: 2\nurl: /ovens/', 'Text.\n'),
  }
  const found = (config: string): string[] => {
    const { root, remove } = siteFolder({ ...files, 'handbook.config.json': config })
    const { out } = handbook(['check', '--root', root, ...compact])
    remove()
    return out.split('\n').filter((line) => line.includes('link/'))
  }

  assert.equal(found('{}'), [
    '_data/learning.yml:2:36 warning link/broken There is no page at `/galley/`.',
    '_data/learning_achievements.yml:1:73 warning link/image There is no file at `/images/chef.svg`.',
    '_data/learning_units.yml:1:61 warning link/broken There is no page at `/sop/`. Did you mean /soup/?',
    '_data/learning_units.yml:2:61 warning link/anchor There is no anchor `#bones` at /soup/.',
    'src/learn/oven.md:5:6 warning link/broken There is no page at `/ovens/`.',
  ])
  assert.equal(found('{ "site": { "productUrl": "https://ship.example" } }'), [])
})

test('addresses under which no file can lie are told as others are', () => {
  const long = 'x'.repeat(300)
  const { root, remove } = siteFolder({
    'src/a.md': page(
      'title: A',
      `[1](b.md/c/d.png) ![2](/logo.png/e.png)\n\n![3](${long}.png) ![4](/${long}/f.png) [5](%00.png)\n`,
    ),
    'src/b.md': page('title: B'),
    'src/logo.png': '',
  })

  const { code, out } = handbook(['check', '--root', root, ...compact])
  remove()

  assert.is(code, 0)
  assert.is(
    out,
    `${noData}src/a.md:4:5 warning link/broken There is no page at \`b.md/c/d.png\`.
src/a.md:4:24 warning link/image There is no file at \`/logo.png/e.png\`.
src/a.md:6:6 warning link/image There is no file at \`${long}.png\`.
src/a.md:6:317 warning link/image There is no file at \`/${long}/f.png\`.
src/a.md:6:630 warning link/broken There is no page at \`␀.png\`.
`,
  )
})

test('pages of other generators that nothing reads are told, but for those that the site leaves out', () => {
  const { root, remove } = siteFolder({
    '.eleventyignore': 'src/old\n',
    'src/a.md': page('title: A'),
    'src/how/plan.html.md.erb': page('title: Plan', '<%= partial "tides" %>\n'),
    'src/how/tides.markdown': page('title: Tides'),
    'src/old/b.html.haml': '',
    'src/how/_parts.erb': '',
    'src/how/_index.mdown': '',
    'src/logo.png': '',
  })

  const { code, out } = handbook(['check', '--root', root, ...compact])
  remove()

  assert.is(code, 0)
  assert.is(
    out,
    `${noData}src/how/_index.mdown warning page/unread Nothing reads the file: Eleventy does not know \`.mdown\`.
src/how/plan.html.md.erb warning page/unread Nothing reads the file: Eleventy does not know \`.erb\`.
src/how/tides.markdown warning page/unread Nothing reads the file: Eleventy does not know \`.markdown\`.
`,
  )
})

test('findings are the same without a cache, with one, and with a damaged one', () => {
  const { root, write, remove } = siteFolder({
    'src/a.md': page('titel: A', '# Low\n\n[a](/nowhere/) [b](b.md#high) ![c](c.png)\n'),
    'src/b.md': page('title: B', '# Low\n\n<!-- handbook-ignore link/anchor: soon -->\n\n[a](#a) [b](/nowhere/)\n'),
    'src/job-families/c.md': page('title: C\nlayout: job_family_page', '## Requirements\n'),
  })
  const check = () => handbook(['check', '--root', root, '--report', 'json', '--today', '2026-11-23'])

  const cold = check()
  const kept = readFileSync(join(root, '.cache/handbook/texts'))
  const warm = check()
  write({ '.cache/handbook/texts': kept.subarray(0, 300).toString() })
  const damaged = check()
  const mended = readFileSync(join(root, '.cache/handbook/texts'))
  write({ 'src/b.md': page('title: B', '# High\n') })
  const changed = JSON.parse(check().out)
  remove()

  assert.is(JSON.parse(cold.out).problems.length, 7)
  assert.equal(warm, cold)
  assert.equal(damaged, cold)
  assert.equal(mended, kept)
  assert.is(changed.problems.length, 5)
})

test('a pipeline that finds no page at all ends with 2', () => {
  const { root, remove } = siteFolder({ 'src/list.njk': 'No page.' })
  const at = (CI: string): number | null => handbook(['check', '--root', root], { env: { CI } }).code
  const codes = [at('true'), at('')]
  remove()

  assert.equal(codes, [2, 0])
})

test('bad input is told, and the other files are checked all the same', () => {
  const { root, remove } = siteFolder({
    'src/long.md': page('title: Long', 'x'.repeat(5_000_000)),
    'src/laughs.md': page(
      [
        'a: &a [x,x,x,x,x,x,x,x,x]',
        ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`),
      ].join('\n'),
    ),
    'src/bytes.md': '---\ntitle: \u0000\n---\n',
    'src/circle.md': page('title: Circle\naliases: &a\n  b: *a\ndate: 2024-02-31'),
    'src/folder.md/x.md': page('title: X'),
    'src/good.md': page('titel: Good'),
  })

  const { code, out } = handbook(['check', '--root', root, ...compact])
  remove()

  assert.is(code, 1)
  assert.equal(out.split('\n').slice(1, -1), [
    'src/bytes.md:2:8 error yaml/syntax The front matter is not YAML: null byte is not allowed in input.',
    'src/circle.md:1:1 error yaml/syntax The front matter is not YAML: an alias stands within what it stands for.',
    'src/folder.md error data/unreadable The file is a folder.',
    'src/good.md:2:1 error schema/renamed-key There is no `title`, but a field `titel`. Did you mean `title`?',
    'src/laughs.md:1:1 error yaml/syntax The front matter is not YAML: its aliases stand for more than 1000000 values.',
    'src/long.md:4:1 warning page/too-long The text is longer than 1000000 characters: its links and headings are not checked.',
  ])
})

test.run()
