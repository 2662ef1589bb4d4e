import { gzipSync } from 'node:zlib'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite } from '../support/built-site.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('theme/index')

test('a page has what its readers look for', async () => {
  const { pages } = await builtSite({
    'handbook.config.json':
      '{ "site": { "title": "Acme", "url": "https://acme.example", "repository": "https://gitlab.com/acme/handbook", "branch": "trunk" } }',
    'src/index.md': '---\ntitle: Home\n---\nText\n',
    'src/how/index.md': '---\ntitle: How we work\nweight: 1\ntags: [planning]\n---\nText\n',
    'src/how/plan.md':
      '---\ntitle: Planning\ndescription: Plan <things>.\nowner: [Ada Moss, "@ben"]\nlast_reviewed: 2024-10-01\nlast_updated: 2026-10-02\ntags: planning\n---\n## One & two\n\n### Three\n\n## One & two\n',
    'src/how/build.md': '---\ntitle: Building\ntags: [planning]\n---\nText\n',
    'src/how/run.md': '---\ntitle: Running\ntags: [planning]\n---\nText\n',
  })

  const page = pages.get('/how/plan/') as string
  for (const expected of [
    '<html lang="en">',
    '<title>Planning · Acme</title>',
    '<meta name="description" content="Plan &lt;things&gt;.">',
    '<meta property="og:description" content="Plan &lt;things&gt;.">',
    '<link rel="canonical" href="https://acme.example/how/plan/">',
    '<a class="skip-link" href="#content">Skip to content</a>',
    '<nav class="side" aria-label="Main"><ul><li class="is-open"><a href="/how/">How we work</a><ul><li><a href="/how/build/">Building</a></li><li class="is-open"><a aria-current="page" href="/how/plan/">Planning</a></li><li><a href="/how/run/">Running</a></li></ul></li></ul></nav>',
    '<nav class="breadcrumbs" aria-label="Breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/how/">How we work</a></li></ol></nav>',
    '<ul class="byline"><li>Owner: Ada Moss, <a href="https://gitlab.com/ben">@ben</a></li><li data-search-skip>Last reviewed: <time datetime="2024-10-01">2024-10-01</time> <span class="due">Due for review</span></li><li data-search-skip>Last updated: <time datetime="2026-10-02">2026-10-02</time></li></ul>',
    '<li class="depth-2"><a href="#one-two">One &amp; two</a></li><li class="depth-3"><a href="#three">Three</a></li><li class="depth-2"><a href="#one-two-1">One &amp; two</a></li>',
    '<h3 id="three">Three<a class="heading-link" href="#three" aria-label="Link to Three"></a></h3>',
    '<section class="related"><h2>Related pages</h2><ul><li><a href="/how/build/">Building</a></li><li><a href="/how/run/">Running</a></li></ul></section>',
    '<a rel="prev" href="/how/build/"><span>Previous</span> <strong>Building</strong></a><a rel="next" href="/how/run/"><span>Next</span> <strong>Running</strong></a>',
    '<a href="https://gitlab.com/acme/handbook/-/edit/trunk/src/how/plan.md">Edit this page</a>',
    '<a href="https://gitlab.com/acme/handbook/-/blob/trunk/src/how/plan.md">View source</a>',
    '<a href="https://gitlab.com/acme/handbook/-/issues/new?issue%5Btitle%5D=Useful%3A%20Planning&amp;issue%5Bdescription%5D=Page%3A%20https%3A%2F%2Facme.example%2Fhow%2Fplan%2F%0AFile%3A%20src%2Fhow%2Fplan.md%0A%0AWhat%20helped%3A%0A">Yes</a>',
    'Data as of <time datetime="2026-11-23">2026-11-23</time>.',
  ]) {
    assert.ok(page.includes(expected), `${expected}\n\nin\n\n${page}`)
  }
  assert.equal(structured(page), [
    {
      '@type': 'TechArticle',
      '@id': 'https://acme.example/how/plan/',
      url: 'https://acme.example/how/plan/',
      headline: 'Planning',
      inLanguage: 'en',
      description: 'Plan <things>.',
      dateModified: '2026-10-02',
      isPartOf: { '@type': 'WebSite', name: 'Acme', url: 'https://acme.example/' },
    },
    {
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://acme.example/' },
        { '@type': 'ListItem', position: 2, name: 'How we work', item: 'https://acme.example/how/' },
        { '@type': 'ListItem', position: 3, name: 'Planning', item: 'https://acme.example/how/plan/' },
      ],
    },
  ])
})

test('without an address, a repository and dates, a page leaves out what needs them', async () => {
  const { pages } = await builtSite({ 'src/index.md': '---\ntitle: Home\n---\nText\n' })

  const page = pages.get('/') as string
  for (const gone of ['canonical', 'ld+json', 'byline', 'page-end', 'breadcrumbs', 'class="toc"', 'noindex'])
    assert.not.match(page, gone)
})

test('titles and descriptions cannot leave their places', async () => {
  const evil = '</script><script>alert(1)</script>'
  const { pages } = await builtSite({
    'handbook.config.json': '{ "site": { "url": "https://acme.example", "repository": "https://gitlab.com/a/b" } }',
    'src/index.md': '---\ntitle: Home\n---\n',
    'src/evil.md': `---\ntitle: "${evil}"\ndescription: "${evil}"\nowner: "${evil}"\nlang: '"><b>'\ncategory: "${evil}"\n---\n`,
  })

  for (const [url, page] of pages) if (/(\/|html)$/.test(url)) assert.not.match(page, '<script>alert', url)
  assert.not.match(pages.get('/evil/') as string, '"><b>')
  assert.is((structured(pages.get('/evil/') as string)[0] as { headline: string }).headline, evil)
})

test('a page that search engines are to leave alone says so, and names its own path where it has several', async () => {
  const { pages } = await builtSite({
    'handbook.config.json': '{ "site": { "url": "https://acme.example/" } }',
    'src/index.md': '---\ntitle: Home\nnoindex: true\ncanonical_path: /start/\n---\n',
    'src/start.md': '---\ntitle: Start\ncanonical_path: "javascript:alert(1)"\n---\n',
  })

  assert.match(pages.get('/') as string, '<meta name="robots" content="noindex">')
  assert.match(pages.get('/') as string, '<link rel="canonical" href="https://acme.example/start/">')
  assert.match(pages.get('/start/') as string, '<link rel="canonical" href="https://acme.example/start/">')
})

test('pages in other scripts say how they run; the theme speaks English in them', async () => {
  const page = (front: string) => `---\ntitle: Page\n${front}\n---\n`
  const { pages } = await builtSite({
    'src/index.md': page('lang: en-GB'),
    'src/a.md': page('lang: ar'),
    'src/b.md': page('lang: az-Arab'),
    'src/c.md': page('lang: ja'),
    'src/d.md': page('dir: rtl'),
    'src/e.md': page('lang: he\ndir: ltr'),
  })

  const root = (url: string): string => /<html[^>]*>/.exec(pages.get(url) as string)?.[0] as string
  assert.is(root('/'), '<html lang="en-GB">')
  assert.is(root('/a/'), '<html lang="ar" dir="rtl">')
  assert.is(root('/b/'), '<html lang="az-Arab" dir="rtl">')
  assert.is(root('/c/'), '<html lang="ja">')
  assert.is(root('/d/'), '<html lang="en" dir="rtl">')
  assert.is(root('/e/'), '<html lang="he">')
  assert.match(pages.get('/c/') as string, '<header class="site-header" lang="en">')
})

test('a page weighs at most 30 KB of style and 20 KB of script, compressed', async () => {
  const { pages } = await builtSite(smallProduct)
  const weight = (page: string, link: RegExp): number =>
    [...new Set([...page.matchAll(link)].map(([, url]) => url as string))]
      .map((url) => gzipSync(pages.get(url) as string).length)
      .reduce((sum, bytes) => sum + bytes, 0)

  for (const url of ['/', '/direction/roadmap/', '/learn/', '/search/'].filter((one) => pages.has(one))) {
    const page = pages.get(url) as string
    const style = weight(page, /<link rel="stylesheet" href="([^"]*)"/g)
    const script = weight(page, /<script[^>]* src="([^"]*)"/g)
    assert.ok(style > 1000 && style < 30_000, `${url}: ${style} bytes of style`)
    assert.ok(script > 1000 && script < 20_000, `${url}: ${script} bytes of script`)
  }
})

test('a site adds style sheets of its own, and does without feedback', async () => {
  const { pages } = await builtSite({
    'handbook.config.json':
      '{ "site": { "repository": "https://gitlab.com/a/b" }, "theme": { "styles": ["/our.css"], "feedback": false } }',
    'src/index.md': '---\ntitle: Home\n---\n',
  })

  const page = pages.get('/') as string
  assert.match(page, /handbook\.css">\n<link rel="stylesheet" href="\/our\.css">/)
  assert.match(page, 'Edit this page')
  assert.not.match(page, 'issues/new')
})

test('each kind of page is due for review after its own time', async () => {
  const page = (day: string, more = '') => `---\ntitle: Page\nlast_reviewed: ${day}\n${more}---\n`
  const { pages, error } = await builtSite({
    ...smallProduct,
    'handbook.config.json': '{ "theme": { "reviewDays": 10 }, "direction": { "reviewDays": 5 } }',
    'src/a.md': page('2026-11-13'),
    'src/b.md': page('2026-11-12'),
    'src/direction/plan/boards.md': page('2026-11-17', 'category: boards\n'),
    'src/learn/unit.md': page('2025-11-23', 'uid: unit\n'),
    'src/learn/old.md': page('2025-11-22', 'uid: old\n'),
  })

  assert.is(error, undefined)
  const due = [
    '/a/',
    '/b/',
    '/c/',
    '/direction/plan/boards/',
    '/learn/units/unit/',
    '/learn/units/old/',
    '/learn/unit/',
    '/learn/old/',
  ]
  assert.equal(
    due.filter((url) => pages.get(url)?.includes('Due for review')),
    ['/b/', '/direction/plan/boards/', '/learn/old/'],
  )
})

/** What a page says to search engines. */
function structured(page: string): unknown[] {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] as string)['@graph']
}

test('navigation follows weight, then title', async () => {
  const page = (title: string, weight = '') => `---\ntitle: ${title}\n${weight}---\nText\n`
  const { pages } = await builtSite({
    'src/index.md': page('Home'),
    'src/b.md': page('Beta'),
    'src/a.md': page('alpha'),
    'src/z.md': page('Zeta', 'weight: 1\n'),
  })

  const side = /<nav class="side".*?<\/nav>/s.exec(pages.get('/') as string)?.[0] as string
  const names = [...side.matchAll(/<li><a href="\/\w\/">(\w+)<\/a><\/li>/g)].map(([, name]) => name)
  assert.equal(names, ['Zeta', 'alpha', 'Beta'])
})

test('direction pages stand below those of their section and stage, though addresses do not say so', async () => {
  const { pages } = await builtSite(smallProduct)

  const page = pages.get('/direction/plan/boards/') as string
  const above = /<nav class="breadcrumbs".*?<\/nav>/s.exec(page)?.[0] as string
  assert.equal(
    [...above.matchAll(/>([^<\s][^<]*)<\/a>/g)].map(([, name]) => name),
    ['Home', 'Direction', 'Dev', 'Plan'],
  )
})

test('a layout of the site’s own wins, in any template language', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'src/_includes/handbook.njk': '<main>Ours: {{ title }} {{ content | safe }}</main>',
  })

  assert.is(pages.get('/'), '<main>Ours: Home <p>Welcome.</p>\n</main>')
  assert.match(pages.get('/direction/plan/') as string, '<main>Ours: Plan')
})

test('layouts by GitLab’s names draw the pages that use them', async () => {
  const page = (layout: string) => `---\ntitle: Page\nlayout: ${layout}\n---\nText\n`
  const site = await builtSite({
    'src/index.md': page('handbook-page-toc'),
    'src/a.md': page('markdown_page'),
    'src/b.md': page('job_family_page'),
    'src/c.md': page('sec_direction'),
    'src/d.md': page('default'),
  })

  for (const url of ['/', '/a/', '/b/', '/c/', '/d/']) assert.match(site.pages.get(url) as string, '<h1>Page</h1>')
})

test('GitLab’s layouts for pages of any kind leave the kind to the path; a layout of the site’s own of that name draws', async () => {
  const page = (layout: string) => `---\ntitle: Planning\ncategory: wiki\nlayout: ${layout}\n---\nText\n`
  const files = { ...smallProduct, 'src/direction/create/wiki.md': page('markdown_page') }
  const own = { 'src/_includes/markdown_page.njk': '<main>Ours: {{ content | safe }}</main>' }
  const drawn = async (site: Record<string, string>): Promise<string> =>
    (await builtSite(site)).pages.get('/direction/create/wiki/') ?? ''
  const byPath = await drawn(files)
  const byLayout = await drawn({ ...files, 'src/direction/create/wiki.md': page('handbook') })
  const ours = await drawn({ ...files, ...own })

  assert.match(byPath, '<section class="panel"')
  assert.not.match(byLayout, '<section class="panel"')
  assert.is(ours, '<main>Ours: <p>Text</p>\n</main>')
})

test('a site may opt a page out of every layout', async () => {
  const { pages } = await builtSite({ 'src/index.md': '---\ntitle: Bare\nlayout: false\n---\nText\n' })

  assert.is(pages.get('/'), '<p>Text</p>\n')
})

test('old addresses of a page lead to it, unless another page stands there', async () => {
  const site = await builtSite({
    'src/index.md': '---\ntitle: Home\n---\n',
    'src/plan.md': '---\ntitle: Planning & more\naliases: [/how-we-plan/, /]\n---\n',
  })

  const old = site.pages.get('/how-we-plan/') as string
  assert.match(old, '<meta http-equiv="refresh" content="0; url=/plan/">')
  assert.match(old, 'See <a href="/plan/">Planning &amp; more</a>.')
  assert.match(site.pages.get('/') as string, '<h1>Home</h1>')
  assert.is(site.said, '[handbook] 1 error and 1 warning: see `handbook check`.')
})

test('a page that has moved sends its readers on, and leaves the navigation', async () => {
  const { pages } = await builtSite({
    'src/index.md': '---\ntitle: Home\n---\n',
    'src/old.md': '---\ntitle: Old & gone\nredirect_to: plan.md#first\n---\nText\n',
    'src/away.md': '---\ntitle: Away\nredirect_to: "javascript:alert(1)"\n---\nText\n',
    'src/plan.md': '---\ntitle: Planning\n---\n## First\n',
  })

  const old = pages.get('/old/') as string
  assert.match(old, '<meta http-equiv="refresh" content="0; url=/plan/#first">')
  assert.match(old, '<h1>Old &amp; gone</h1>')
  assert.not.match(old, 'Text')
  assert.not.match(pages.get('/') as string, 'Old &amp; gone')
  assert.match(pages.get('/away/') as string, '<p>Text</p>')
  assert.not.match(pages.get('/away/') as string, 'javascript:')
})

test('templates of the site can read the handbook', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'src/list.njk':
      '---\nlayout: false\n---\n{% for one in handbook.taxonomy.categories %}{{ one.name }} in {{ one.stage.name }};{% endfor %}',
  })

  assert.is(
    pages.get('/list/'),
    'Issue Boards in Plan;Epics in Plan;Wiki in Create;Snippets in Create;Clusters in Run;Alerts in Run;',
  )
})

test('below a path prefix, whole addresses are those below the address of the site', async () => {
  const { pages } = await builtSite(
    {
      'handbook.config.json':
        '{ "site": { "url": "https://acme.example/book/", "repository": "https://gitlab.com/acme/book" } }',
      'src/how/plan.md': '---\ntitle: Planning\n---\nText\n',
    },
    { pathPrefix: '/book/' },
  )

  const page = pages.get('/how/plan/') as string
  assert.match(page, '<link rel="canonical" href="https://acme.example/book/how/plan/">')
  assert.match(page, '"@id":"https://acme.example/book/how/plan/"')
  assert.match(page, encodeURIComponent('Page: https://acme.example/book/how/plan/\n'))
})

test.run()
