import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite, type SiteFiles } from '../support/built-site.ts'

const test = suite('markdown')

const page = (title: string, body: string, fields = ''): string => `---\ntitle: ${title}\n${fields}---\n${body}\n`

const hugo = '{"markdown": {"hugo": true}, "changes": false}'

async function contentOf(files: SiteFiles, url: string): Promise<string> {
  const built = await builtSite({ 'src/index.md': page('Home', 'Hello'), ...files })
  assert.is(built.error, undefined)
  const [, content = ''] =
    /<div class="page-content">\n([\s\S]*?)\n<\/div>\n<\/main>|<div class="page-content">\n([\s\S]*?)\n<\/div>/.exec(
      built.pages.get(url) ?? '',
    ) ?? []
  return content.trim()
}

test('leads links to Markdown files to their pages, and shows what lies beside a page', async () => {
  const links =
    '[a](low.md) [b](../sea/_index.md#ebb) [c](/sea/high.md?x) [d](/src/sea/high.md) [e](gone.md) [f](tide) ![g](a.png) <img src=\'a.png\' srcset="a.png, a.png 2x"> ![h](gone.png)'
  const content = await contentOf(
    {
      'src/sea/_index.md': page('Sea', 'Sea'),
      'src/sea/low.md': page('Low', 'Low', 'permalink: /deep/\n'),
      'src/sea/high.md': page('High', links),
      'src/sea/a.png': 'picture',
    },
    '/sea/high/',
  )

  assert.is(
    content,
    '<p><a href="/deep/">a</a> <a href="/sea/#ebb">b</a> <a href="/sea/high/?x">c</a> <a href="/sea/high/">d</a> <a href="gone.md">e</a> <a href="tide">f</a> <img src="/sea/a.png" alt="g"> <img src="/sea/a.png" srcset="/sea/a.png, /sea/a.png 2x"> <img src="gone.png" alt="h"></p>',
  )
})

test('ref leads to the page beside, else to that from the root, else to the only one of that name', async () => {
  const refs = ['low', 'sea/flood', 'ebb', 'deep#low', 'index', 'gone']
  const content = await contentOf(
    {
      'handbook.config.json': hugo,
      'src/sea/high.md': page('High', refs.map((ref) => `[a]({{< ref "${ref}" >}})`).join(' ')),
      'src/sea/low.md': page('Low', 'Low'),
      'src/sea/flood.md': page('Flood', 'Flood'),
      'src/tides/ebb.md': page('Ebb', 'Ebb'),
      'src/tides/low.md': page('Another low', 'Low'),
      'src/tides/deep/_index.md': page('Deep', '## Low'),
    },
    '/sea/high/',
  )

  assert.equal(
    [...content.matchAll(/href="([^"]*)"/g)].map(([, address]) => address),
    ['/sea/low/', '/sea/flood/', '/tides/ebb/', '/tides/deep/#low', '/', 'gone.md'],
  )
})

test('builds what was written for Hugo: drafts and what it does not render are left out, addresses and layouts are its own', async () => {
  const built = await builtSite({
    'handbook.config.json': hugo,
    'src/_index.md': page('Home', 'Hello'),
    'src/sea/low.md': page('Low', 'Low', 'layout: tides\npermalink: /elsewhere/\n'),
    'src/sea/high.md': page('High', 'High', 'slug: flood\n'),
    'src/sea/ebb.md': page('Ebb', 'Ebb', 'url: /tides/ebb/\n'),
    'src/sea/draft.md': page('Draft', 'Draft', 'draft: true\n'),
    'src/sea/never.md': page('Never', 'Never', 'build:\n  render: never\n'),
  })

  assert.is(built.error, undefined)
  const urls = [...built.pages.keys()].filter((url) => /^\/$|\/sea\/|tides|elsewhere/.test(url))
  assert.equal(urls, ['/', '/sea/flood/', '/sea/low/', '/tides/ebb/'])
  assert.match(built.pages.get('/sea/low/') ?? '', '<main')
})

test('with Hugo, pages are built from their day on, and until they expire', async () => {
  const files = {
    'handbook.config.json': hugo,
    'src/_index.md': page('Home', 'Hello'),
    'src/later.md': page('Neap', 'Neap', 'publishDate: 2026-12-01\n'),
    'src/dated.md': page('Spring', 'Spring', 'date: 2026-12-24T10:00:00Z\n'),
    'src/over.md': page('Ebb', 'Ebb', 'expiryDate: 2026-12-24\n'),
    'src/releases/acme-9-1-released/index.md': page('Acme 9.1', 'Low', 'publishDate: 2026-12-24\ndate: 2026-12-24\n'),
  }
  const [before, after] = [await builtSite(files), await builtSite(files, { today: '2026-12-24' })]

  const urls = ({ pages }: typeof before): string[] =>
    [...pages.keys()].filter((url) => /later|dated|over|9[.-]1/.test(url) && url.endsWith('/'))
  assert.equal(urls(before), ['/over/'])
  assert.not.match([...before.pages.values()].join(), /Neap|Spring|9\.1/)
  assert.match(before.said, '[handbook] Not built, as in Hugo: 3 pages with a later date.')
  assert.equal(urls(after), ['/dated/', '/later/', '/releases/acme-9-1-released/'])
  assert.match(after.said, 'Not built, as in Hugo: 1 page that has expired.')
})

test('with Hugo, Markdown files beside and below an index.md are no pages', async () => {
  const built = await builtSite({
    'handbook.config.json': hugo,
    'src/index.md': page('Home', 'Hello'),
    'src/bay/index.md': page('Bay', '[Tide](tide.md)'),
    'src/bay/tide.md': 'No front matter',
    'src/bay/deep/index.md': page('Deep', 'Deep'),
    'src/shore/_index.md': page('Shore', 'Shore'),
    'src/shore/index.md': page('Beach', 'Beach', 'slug: beach\n'),
    'src/shore/ebb.md': page('Ebb', 'Ebb'),
  })

  assert.is(built.error, undefined)
  assert.equal(
    [...built.pages.keys()].filter((url) => /bay|shore|beach/.test(url) && url.endsWith('/')),
    ['/bay/', '/beach/', '/shore/', '/shore/ebb/'],
  )
  assert.match(built.said, 'Not built, as in Hugo: 2 files of pages in `index.md`.')
})

test('puts in what is included, and nothing that lies outside the site, is hidden or includes itself', async () => {
  const content = await contentOf(
    {
      'handbook.config.json': hugo,
      'assets/low.md': '---\ntitle: No\n---\n**Low**\n\n{{< include "deep/ebb.md" >}}',
      'assets/deep/ebb.md': 'Ebb',
      'src/loop.md': page('Loop', '{{< include "loop.md" >}}'),
      '.secret/a.md': 'secret',
      'src/high.md': page(
        'High',
        '{{% include "low.md" %}}\n\n- a {{% include "deep/ebb.md" %}}\n\n{{< include "../../a.md" >}}\n\n{{< include ".secret/a.md" >}}\n\n`{{< include "low.md" >}}`',
      ),
    },
    '/high/',
  )

  assert.is(
    content,
    '<p><strong>Low</strong></p>\n<p>Ebb</p>\n<ul>\n<li>a Ebb</li>\n</ul>\n' +
      '<p><code class="shortcode">{{&lt; include &quot;../../a.md&quot; &gt;}}</code></p>\n' +
      '<p><code class="shortcode">{{&lt; include &quot;.secret/a.md&quot; &gt;}}</code></p>\n' +
      '<p><code>{{&lt; include &quot;low.md&quot; &gt;}}</code></p>',
  )
})

test('loads a script on pages with a diagram or a video, and on no other', async () => {
  const { pages } = await builtSite({
    'handbook.config.json': hugo,
    'src/index.md': page('Home', 'Hello'),
    'src/diagram.md': page('Diagram', '```mermaid\ngraph TD\n```'),
    'src/video.md': page('Video', '{{< youtube "abcdefghijk" >}}'),
  })

  const loading = [...pages]
    .filter(([, text]) => text.includes('src="/assets/handbook/markdown.js"'))
    .map(([url]) => url)
  assert.equal(loading, ['/diagram/', '/video/'])
})

test('gives labels the colours that GitLab has told', async () => {
  const { withLabelColors, labelPill } = await import('../../plugins/markdown/labels.ts')
  const html =
    labelPill('a "b"', undefined) + labelPill('c', undefined, '/d') + labelPill('e', 'red; x') + labelPill('f', '#fff')

  assert.is(
    withLabelColors(html, { 'a "b"': '#112233', e: 'url(x)' }),
    '<span class="label-pill" style="--label-color: #112233"><span>a &quot;b&quot;</span></span><a class="label-pill" href="/d"><span>c</span></a>' +
      '<span class="label-pill"><span>e</span></span><span class="label-pill" style="--label-color: #fff"><span>f</span></span>',
  )
})

test.run()
