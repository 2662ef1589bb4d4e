import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite } from '../support/built-site.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('theme/index')

test('a page has a skip link, navigation, breadcrumbs, a table of contents, an edit link and the day of its data', async () => {
  const { pages } = await builtSite({
    'handbook.config.json':
      '{ "site": { "title": "Acme", "repository": "https://gitlab.com/acme/handbook", "branch": "trunk" } }',
    'src/index.md': '---\ntitle: Home\n---\nText\n',
    'src/how/index.md': '---\ntitle: How we work\nweight: 1\n---\nText\n',
    'src/how/plan.md':
      '---\ntitle: Planning\nowner: [Ada Moss, Ben Ray]\nlast_reviewed: 2026-10-01\n---\n## One & two\n\n### Three\n\n## One & two\n',
    'src/how/build.md': '---\ntitle: Building\n---\nText\n',
  })

  const page = pages.get('/how/plan/') as string
  for (const expected of [
    '<html lang="en">',
    '<title>Planning · Acme</title>',
    '<a class="skip-link" href="#content">Skip to content</a>',
    '<nav class="site-nav" aria-label="Main"><ul><li><a href="/how/" aria-current="true">How we work</a></li></ul></nav>',
    '<nav class="side" aria-label="How we work"><p class="side-title"><a href="/how/" aria-current="true">How we work</a></p><ul><li><a href="/how/build/">Building</a></li><li><a href="/how/plan/" aria-current="page">Planning</a></li></ul></nav>',
    '<nav class="breadcrumbs" aria-label="Breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/how/">How we work</a></li></ol></nav>',
    '<p class="byline">Owner: Ada Moss, Ben Ray · Last reviewed: <time datetime="2026-10-01">2026-10-01</time></p>',
    '<li class="depth-2"><a href="#one-two">One &amp; two</a></li><li class="depth-3"><a href="#three">Three</a></li><li class="depth-2"><a href="#one-two-1">One &amp; two</a></li>',
    '<a href="https://gitlab.com/acme/handbook/-/edit/trunk/src/how/plan.md">Edit this page</a>',
    'Data as of <time datetime="2026-11-23">2026-11-23</time>.',
  ]) {
    assert.ok(page.includes(expected), `${expected}\n\nin\n\n${page}`)
  }
})

test('navigation follows weight, then title', async () => {
  const page = (title: string, weight = '') => `---\ntitle: ${title}\n${weight}---\nText\n`
  const { pages } = await builtSite({
    'src/index.md': page('Home'),
    'src/b.md': page('Beta'),
    'src/a.md': page('alpha'),
    'src/z.md': page('Zeta', 'weight: 1\n'),
  })

  const names = [...(pages.get('/') as string).matchAll(/<li><a href="\/\w\/">(\w+)<\/a><\/li>/g)].map(
    ([, name]) => name,
  )
  assert.equal(names, ['Zeta', 'alpha', 'Beta'])
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

test.run()
