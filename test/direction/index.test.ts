import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite } from '../support/built-site.ts'
import { smallProduct, smallProductWith } from '../support/small-product.ts'

const test = suite('direction/index')

test('every section, stage, group and category has its page or its anchor', async () => {
  const { pages } = await builtSite(smallProduct)

  const addresses = [...pages.keys()].filter((url) => url.startsWith('/direction/')).sort()
  assert.equal(addresses, [
    '/direction/',
    '/direction/create/editor/',
    '/direction/create/wiki/',
    '/direction/dev/',
    '/direction/health/',
    '/direction/maturity.json',
    '/direction/maturity/',
    '/direction/maturity/health/',
    '/direction/ops/',
    '/direction/plan/',
    '/direction/plan/boards/',
    '/direction/plan/epics/',
    '/direction/roadmap.json',
    '/direction/roadmap/',
    '/direction/run/',
    '/direction/run/alerts/',
    '/direction/run/cluster/',
    '/direction/run/clusters/',
  ])
  // The stage Create and the category Snippets ask for an anchor; the group Boards shares its category's address.
  assert.match(pages.get('/direction/dev/') as string, '<h2 id="create">Create<a ')
  assert.match(pages.get('/direction/create/wiki/') as string, '<h2 id="snippets">Snippets<a ')
  assert.match(pages.get('/direction/plan/boards/') as string, '<h2 id="category-boards">Issue Boards<a ')
})

test('a category page shows where it belongs, who works on it, how mature it is, and its links', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'handbook.config.json': '{ "site": { "productUrl": "https://example.com" } }',
  })

  const page = textOf(pages.get('/direction/plan/boards/') as string)
  for (const expected of [
    'Section Dev Stage Plan Group Boards Maturity ◑ Viable since 2022-03-17',
    'History Minimal on 2020-01-16 and Viable on 2022-03-17',
    'Next level ◕ Complete planned for 2027-02-18',
    'Product manager Cleo Park Backend engineering manager To be determined',
    'Features by lowest tier Free Drag and drop Premium Swimlanes',
    'rival ◕ Complete',
    'When work piles up, I want to see it, so I can decide. (grade B)',
  ]) {
    assert.ok(page.includes(expected), `${expected}\n\nin\n\n${page}`)
  }
  const html = pages.get('/direction/plan/boards/') as string
  for (const address of [
    'https://docs.example.com/boards',
    'https://example.com/product/boards/',
    'https://gitlab.com/groups/acme/-/issues/?state=opened&amp;label_name%5B%5D=Category%3AIssue%20Boards',
    'https://gitlab.com/groups/acme/-/epics?state=opened&amp;label_name%5B%5D=Category%3AIssue%20Boards',
  ]) {
    assert.ok(html.includes(`href="${address}"`), address)
  }
})

test('a ready search for the issues of the direction asks for the label that the site gives it', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'handbook.config.json': '{ "gitlab": { "groups": ["acme"], "labels": { "direction": "plan::next, maybe" } } }',
  })

  assert.match(
    pages.get('/direction/plan/boards/') as string,
    'label_name%5B%5D=Category%3AIssue%20Boards&amp;label_name%5B%5D=plan%3A%3Anext%2C%20maybe"',
  )
})

test('descriptions in the data are read as Markdown', async () => {
  const { pages } = await builtSite(
    smallProductWith('_data/categories.yml', (text) =>
      text.replace(
        'name: Epics\n',
        'name: Epics\n  description: |\n    Issues in a `tree`, see [boards](/direction/plan/boards/).\n\n    Any <u>depth</u>.\n',
      ),
    ),
  )

  const line = 'Issues in a <code>tree</code>, see <a href="/direction/plan/boards/">boards</a>.'
  const page = pages.get('/direction/plan/epics/') as string
  assert.ok(page.includes(`<p>${line}</p>\n<p>Any &lt;u&gt;depth&lt;/u&gt;.</p>`), page)
  assert.ok(
    page.includes('<meta name="description" content="Issues in a tree, see boards. Any &lt;u&gt;depth&lt;/u&gt;.">'),
    page,
  )
  assert.ok(pages.get('/direction/plan/')?.includes(`<td>${line}`))
})

test('what the data says at length stands on the page, below its headings, unless the page is written by hand', async () => {
  const files = smallProductWith('_data/categories.yml', (text) =>
    text
      .replace('name: Epics\n', 'name: Epics\n  body: |\n    # Trees\n\n    ## Roots\n')
      .replace('name: Issue Boards\n', 'name: Issue Boards\n  body: "## Lanes"\n')
      .replace('name: Wiki\n', 'name: Wiki\n  body: "## Pages"\n'),
  )

  const { pages } = await builtSite({
    ...files,
    'src/our-wiki.md': '---\ntitle: Our wiki\nlayout: direction\ncategory: wiki\n---\nProse.\n',
  })

  assert.match(pages.get('/direction/plan/epics/') as string, '<h2>Trees</h2>\n<h3>Roots</h3>')
  assert.match(pages.get('/direction/plan/boards/') as string, '<h3>Lanes</h3>')
  assert.not.match(pages.get('/our-wiki/') as string, 'Pages</h')
})

test('a further link is shown with its description', async () => {
  const { pages } = await builtSite(
    smallProductWith('_data/categories.yml', (text) =>
      text.replace('name: Epics\n', 'name: Epics\n  link: https://example.com/try\n  link_description: Try trees\n'),
    ),
  )

  assert.match(
    pages.get('/direction/plan/epics/') as string,
    '<li><a href="https://example.com/try">Try trees</a></li>',
  )
})

test('a feature without a title is named by the text of its link', async () => {
  const { pages } = await builtSite(
    smallProductWith('_data/features.yml', (text) =>
      text.replace(
        /title: "?Swimlanes"?/,
        'title: " "\n    link: https://example.com/lanes\n    link_description: Lanes',
      ),
    ),
  )

  assert.match(pages.get('/direction/plan/boards/') as string, '<a href="https://example.com/lanes">Lanes</a>')
})

test('nothing stands where the data says nothing: no empty list, no empty box', async () => {
  const { pages } = await builtSite(
    smallProductWith('_data/sections.yml', (text) => `${text}\nidle:\n  name: Idle\n  direction: "/direction/#idle"\n`),
  )

  const landing = pages.get('/direction/') as string
  assert.match(landing, '>Idle<')
  assert.not.match(landing, '<ul></ul>')
  assert.not.match(landing, '<div class="panel"></div>')
})

test('links name what has an address alone', async () => {
  const { pages } = await builtSite(
    smallProductWith('_data/categories.yml', (text) => text.replace('https://docs.example.com/boards', 'TBD')),
  )

  const page = textOf(pages.get('/direction/plan/boards/') as string)
  assert.not.ok(page.includes('Documentation'), page)
})

test('tables of categories tell which next level is overdue', async () => {
  const { pages } = await builtSite(smallProduct)

  const page = textOf(pages.get('/direction/plan/') as string)
  assert.ok(
    page.includes('Issue Boards ◑ Viable Complete 2027-02-18 Epics ◔ Minimal Viable 2026-10-15 (overdue)'),
    page,
  )
})

test('the landing page names every section with its stages and groups, and counts them', async () => {
  const { pages } = await builtSite(smallProduct)

  const page = textOf(pages.get('/direction/') as string)
  assert.ok(page.includes('The product has 2 sections with 3 stages, 4 groups and 6 categories.'), page)
  assert.ok(page.includes('Dev Everything before the release. Plan: Boards Create: Editor'), page)
  assert.ok(page.includes('Ops Run: Cluster and Alerts'), page)
})

test('a hand-written page is its category’s page: its prose stands, and links lead to it', async () => {
  const site = await builtSite({
    ...smallProduct,
    'src/our-wiki.md': '---\ntitle: Our wiki\nlayout: direction\ncategory: wiki\n---\nProse about the wiki.\n',
  })

  const page = textOf(site.pages.get('/our-wiki/') as string)
  assert.is(site.error, undefined)
  assert.ok(page.includes('Maturity ◕ Complete since 2021-01-21'), page)
  assert.ok(page.includes('Prose about the wiki.'), page)
  assert.match(site.pages.get('/direction/create/editor/') as string, '<a href="/our-wiki/">Wiki</a>')
  assert.match(site.pages.get('/direction/create/wiki/') as string, '<h2 id="snippets">Snippets<a ')
})

test('a hand-written page that begins with its title shows it once, above what the data says', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'src/direction/create/wiki.md': '# Our wiki {#snippets}\n\nProse about the wiki.\n',
  })

  const page = pages.get('/direction/create/wiki/') as string
  assert.is(page.match(/id="snippets"/g)?.length, 1)
  assert.equal(page.match(/<h1.*<\/h1>/g), ['<h1 id="snippets">Our wiki</h1>'])
  assert.match(page, /At a glance[\s\S]*<p>Prose about the wiki/)
})

test('the address of a page written elsewhere leads to it', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'src/kubernetes.md': '---\ntitle: Kubernetes\nlayout: direction\ncategory: Clusters\n---\nText\n',
  })

  assert.match(
    pages.get('/direction/run/clusters/') as string,
    '<meta http-equiv="refresh" content="0; url=/kubernetes/">',
  )
})

test('a page at an entity’s address is its page, without naming it', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'src/direction/run/alerts/index.md': '---\ntitle: Alerts\n---\nHand-written.\n',
  })

  const page = textOf(pages.get('/direction/run/alerts/') as string)
  assert.ok(page.includes('Maturity ● Lovable since 2023-01-19'), page)
  assert.ok(page.includes('Hand-written.'), page)
})

test('a page of the site’s own replaces the landing page', async () => {
  const site = await builtSite({ ...smallProduct, 'src/direction/index.md': '---\ntitle: Ours\n---\nOur words.\n' })

  assert.is(site.error, undefined)
  assert.match(site.pages.get('/direction/') as string, 'Our words.')
})

test('pages that state what the data contradicts are reported with their place', async () => {
  const site = await builtSite({
    ...smallProduct,
    'src/a.md': '---\ntitle: A\nlayout: direction\ncategory: nonsense\n---\nText\n',
    'src/b.md': '---\ntitle: B\nlayout: direction\ncategory: wikki\n---\nText\n',
    'src/c.md': '---\ntitle: C\nlayout: direction\ncategory: wiki\n---\nText\n',
    'src/d.md': '---\ntitle: D\nlayout: direction\ncategory: Wiki\n---\nText\n',
  })

  assert.is(
    site.error,
    [
      'src/a.md:4:11 error page/unknown-entity There is no category `nonsense`.',
      'src/b.md:4:11 error page/unknown-entity There is no category `wikki`. Did you mean `wiki` or `Wiki`?',
      'src/d.md error page/second-page The page is about the category `wiki`, as src/c.md already is.',
      '',
      '3 errors in 5 pages and the data.',
      '1 warning and 9 notes more: see `handbook check`.',
    ].join('\n'),
  )
})

test('old names lead to what became of them, and a split lets readers choose', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    '_data/renames.yml': `
- { type: category, kind: moved, from: kanban, name: Kanban, to: [boards], date: 2024-01-18, note: Kanban is now a view. }
- { type: stage, kind: split, from: package, to: [plan, run], date: 2023-01-19, direction: /direction/package/ }
`,
  })

  const moved = pages.get('/direction/plan/kanban/') as string
  assert.match(moved, 'content="0; url=/direction/plan/boards/#category-boards"')
  assert.match(moved, '<p>Kanban is now a view.</p>')
  const split = pages.get('/direction/package/') as string
  assert.not.match(split, 'http-equiv')
  assert.match(split, 'See <a href="/direction/plan/">Plan</a> and <a href="/direction/run/">Run</a>.')
})

test('links carry the path prefix of the site', async () => {
  const { pages } = await builtSite(
    { ...smallProduct, 'src/index.md': '---\ntitle: Home\n---\n[Plan](/direction/plan/) ![x](/x.png)\n' },
    { pathPrefix: '/handbook/' },
  )

  const home = pages.get('/') as string
  assert.match(home, 'href="/handbook/direction/plan/"')
  assert.match(home, 'src="/handbook/x.png"')
  assert.match(home, 'href="/handbook/assets/handbook/handbook.css"')
  assert.match(pages.get('/direction/') as string, '<a href="/handbook/direction/plan/">Plan</a>')
})

test('text from the data stays text, and addresses never run', async () => {
  const files = smallProductWith('_data/categories.yml', (text) =>
    text
      .replace('name: Wiki', 'name: "<img src=x onerror=alert(1)> {{ 1 }}"')
      .replace('documentation: https://docs.example.com/boards', 'documentation: "javascript:alert(1)"')
      .replace('direction: /direction/run/alerts/', 'direction: /direction/../../../etc/alerts/'),
  )

  const { pages } = await builtSite(files)

  const all = [...pages].flatMap(([url, text]) => (url.endsWith('/') ? [url + text] : [])).join('\n')
  assert.not.match(all, '<img src=x')
  assert.not.match(all, 'href="javascript')
  assert.match(pages.get('/direction/create/wiki/') as string, '&lt;img src=x onerror=alert(1)&gt; {{ 1 }}')
  assert.ok(pages.has('/direction/run/alerts/'))
})

function textOf(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return main
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:;)])/g, '$1')
}

test.run()
