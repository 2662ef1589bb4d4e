import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite } from '../support/built-site.ts'
import { smallProduct, smallProductWith } from '../support/small-product.ts'

const test = suite('front-matter/index')

test('a build with broken pages ends with one report that lists every problem once', async () => {
  const site = await builtSite({
    ...smallProduct,
    'src/a.md': '---\ntitel: Plans\n---\nText\n',
    'src/b.md': '---\ntitle: [\n---\nText\n',
    'src/c.md': 'No front matter.\n',
    'src/d.md': '---\ntitle: Fine\nlast_reviewed: 2026-02-31\nlayout: hanbook\n---\nText\n',
    'src/e.md': '---\ntitle: Open\n\nText that never ends\n',
  })

  assert.is(
    site.error,
    [
      'src/a.md:2:1 error schema/renamed-key There is no `title`, but a field `titel`. Did you mean `title`?',
      '  Rename `titel` to `title`.',
      'src/b.md:2:8 error yaml/syntax The front matter is not YAML: the bracket `[` is never closed.',
      '  Close it with `]`.',
      'src/c.md:1:1 error front-matter/missing The page has no front matter.',
      '  Begin it with a line of three hyphens, `title: …`, and three hyphens, or with a heading such as `# Plans`.',
      'src/d.md:3:16 error yaml/impossible-date `last_reviewed` is 2026-02-31, which does not exist. The site would show 2026-03-03.',
      'src/d.md:4:9 error page/unknown-layout There is no layout `hanbook`. Did you mean `handbook`?',
      'src/e.md:1:1 error front-matter/unclosed The front matter begins on line 1 and is never closed.',
      '  Close it with a line of three hyphens.',
      '',
      '6 errors in 6 pages and the data.',
      '1 warning and 1 note more: see `handbook check`.',
    ].join('\n'),
  )
  assert.is(site.problems.length, 6)
})

for (const language of ['js', 'javascript', 'jsLegacy', 'node', 'ts', 'coffee']) {
  test(`front matter in ${language} is refused and never runs`, async () => {
    const site = await builtSite({
      'src/index.md': `---${language}\n{ title: (globalThis.handbookWasRun = true, 'Title') }\n---\nText\n`,
    })

    assert.is(Reflect.get(globalThis, 'handbookWasRun'), undefined)
    assert.equal(
      site.problems.map(({ code, file }) => [code, file]),
      [['front-matter/javascript', 'src/index.md']],
    )
  })
}

test('a page without a title is called by its first heading, which is shown once', async () => {
  const site = await builtSite({
    'src/index.md': '# Low & *high* tide {#tide}\n\nText\n',
    'src/a.md': '---\nweight: 2\n---\n\n# Ebb\n\nText\n',
  })

  const home = site.pages.get('/') as string
  assert.is(site.error, undefined)
  assert.match(home, '<title>Low &amp; high tide</title>')
  assert.equal(home.match(/<h1.*<\/h1>/g), ['<h1 id="tide">Low &amp; <em>high</em> tide</h1>'])
  assert.match(home, '<a href="/a/">Ebb</a>')
  assert.equal(site.pages.get('/a/')?.match(/<h1.*<\/h1>/g), ['<h1 id="ebb">Ebb</h1>'])
})

test('a preview prints the report and goes on', async () => {
  const site = await builtSite(
    { 'src/index.md': '---\ntitle: Home\n---\nText\n', 'src/a.md': '---\n- list\n---\nBody\n' },
    { runMode: 'serve' },
  )

  assert.is(site.error, undefined)
  assert.match(site.pages.get('/a/') as string, 'Body')
  assert.match(
    site.pages.get('/a/') as string,
    '<code>front-matter/not-a-map</code><br>The front matter is a list, not keys and values.',
  )
  assert.not.match(site.pages.get('/') as string, 'handbook-problems')
  assert.match(site.said, 'src/a.md:2:1 error front-matter/not-a-map The front matter is a list, not keys and values.')
})

test('Markdown is no template: braces stay as they are written', async () => {
  const site = await builtSite({ 'src/index.md': '---\ntitle: Home\n---\n{{ 7 | times: 6 }} {% include "x" %}\n' })

  assert.match(site.pages.get('/') as string, '<p>{{ 7 | times: 6 }} {% include &quot;x&quot; %}</p>')
})

test('names from elsewhere get the addresses that their authors expect', async () => {
  const page = '---\ntitle: Page\n---\nText\n'
  const site = await builtSite({
    'src/index.md': page,
    'src/hugo/_index.md': page,
    'src/middleman/index.html.md': page,
    'src/middleman/other.html.md': page,
  })

  assert.equal(
    [...site.pages]
      .filter(([, text]) => text.includes('<p>Text</p>'))
      .map(([url]) => url)
      .sort(),
    ['/', '/hugo/', '/middleman/', '/middleman/other.html'],
  )
})

test('contradictions in the data are announced and do not stop the build', async () => {
  const files = smallProductWith('_data/categories.yml', (text) => text.replace('stage: create', 'stage: plan'))

  const site = await builtSite(files)

  assert.is(site.error, undefined)
  assert.is(site.said, '[handbook] 1 error, 1 warning and 1 note: see `handbook check`.')
})

test('a broken data file stops the build before anything is written', async () => {
  const site = await builtSite(smallProductWith('_data/stages.yml', () => 'stages:\n\tplan: {}\n'))

  assert.equal(
    site.problems.map(({ code, file, place }) => [code, file, place?.start]),
    [['yaml/syntax', '_data/stages.yml', { line: 2, column: 1 }]],
  )
})

test('a site may keep its folders where it likes, and is told when the commands would look elsewhere', async () => {
  const site = await builtSite(
    { 'pages/index.md': '---\ntitle: Home\n---\nText\n', 'handbook.config.json': '{ "input": "content" }' },
    { input: 'pages', data: '_data' },
  )

  assert.match(site.pages.get('/') as string, '<p>Text</p>')
  assert.is(
    site.said,
    [
      '[handbook] warning config/folders Eleventy reads `pages/_data`; handbook.config.json says `_data`, which the commands read.',
      '  Add `"data": "pages/_data"` to handbook.config.json.',
      '[handbook] warning config/folders Eleventy reads `pages`; handbook.config.json says `content`, which the commands read.',
      '  Add `"input": "pages"` to handbook.config.json.',
      '[handbook] 1 warning: see `handbook check`.',
    ].join('\n'),
  )
})

for (const date of [
  'TBD',
  '20 March 2026',
  '"2026-13-45"',
  '"2026-02-31"',
  '2026-01-31T25:00',
  '2026',
  '[a]',
  'true',
]) {
  test(`a page whose date is ${date} is built`, async () => {
    const page = `---\ntitle: Tide\ndate: ${date}\n---\nLow.\n`
    const { pages, error } = await builtSite({ 'src/index.md': page })

    assert.is(error, undefined)
    assert.match(pages.get('/') ?? '', '<h1>Tide</h1>')
  })
}

test.run()
