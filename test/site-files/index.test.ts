import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { buildIn, builtSite, siteFolder } from '../support/built-site.ts'
import { project } from '../support/command.ts'
import { sitemapFaults } from '../support/sitemap-faults.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('site-files/index')

const page = (front: string, text = 'Text') => `---\n${front}\n---\n${text}\n`
const files = {
  'handbook.config.json': '{ "site": { "url": "https://acme.example/book/", "title": "Acme book" } }',
  'src/index.md': page('title: Home\ndescription: All that\n  we know.'),
  'src/how/index.md': page(
    'title: How we work\nlastmod: 2026-10-01',
    '## Plan\n\nSee [tea & cake](tea.md#milk), `[not](tea.md)`.\n\n```\n[not](tea.md)\n```\n\n![Pot](/pot.png)',
  ),
  'src/how/tea.md': page(
    'title: Tea "&" cake\ndescription: Black.\naliases: [/old-tea/]',
    '<b>Strong</b>, see [here](../)\n\n| a | b |\n| --- | --- |\n| c | d |',
  ),
  'src/how/secret.md': page('title: Secret\nnoindex: true'),
  'src/how/moved.md': page('title: Moved\nredirect_to: /how/tea/'),
}

test('the sitemap holds the pages that are to be found, with the days that their authors give', async () => {
  const { pages } = await builtSite({ ...smallProduct, ...files })
  const sitemap = pages.get('/sitemap.xml') as string

  assert.equal(sitemapFaults(sitemap), [])
  assert.match(sitemap, '<url><loc>https://acme.example/book/how/</loc><lastmod>2026-10-01</lastmod></url>')
  assert.match(sitemap, '<loc>https://acme.example/book/direction/plan/</loc>')
  for (const left of ['secret', 'moved', 'old-tea', 'search', '404', 'assets', '.json']) assert.not.match(sitemap, left)
})

test('a twin leads where its page does, and its title holds no tags', async () => {
  const folder = siteFolder({
    ...files,
    'src/how/pot/_index.md': page('title: Pot'),
    'src/how/links.md': page(
      'title: <b>Links</b>\ndescription: <i>All</i>',
      '[a](/how/tea.md) [b](pot.md) [c](/src/how/tea.md)',
    ),
  })
  try {
    await buildIn(folder.root, { write: true })

    const at = 'https://acme.example/book/how'
    assert.is(
      readFileSync(join(folder.root, '_site/how/links/index.md'), 'utf8'),
      `# &lt;b>Links&lt;/b>\n\n> &lt;i>All&lt;/i>\n\n[a](${at}/tea/) [b](${at}/pot/) [c](${at}/tea/)\n`,
    )
  } finally {
    folder.remove()
  }
})

test('a twin has the title once, and above other headings', async () => {
  const folder = siteFolder({
    ...files,
    'src/how/one.md': '# One\n\nText\n',
    'src/how/two.md': page('title: Two', '# Overview\n\nText'),
  })
  try {
    await buildIn(folder.root, { write: true })

    assert.is(readFileSync(join(folder.root, '_site/how/one/index.md'), 'utf8'), '# One\n\nText\n')
    assert.is(readFileSync(join(folder.root, '_site/how/two/index.md'), 'utf8'), '# Two\n\n# Overview\n\nText\n')
  } finally {
    folder.remove()
  }
})

test('a twin names what lies beside the file of its page, and no address has a space', async () => {
  const folder = siteFolder({
    ...files,
    'src/how/low tide.md': page('title: Low tide'),
    'src/how/pot.png': '',
    'src/how/beside.md': page(
      'title: Beside',
      '![a](pot.png) <img src="pot.png"> [b](<low tide.md#c>) [d](../1.2) [e](gone.png)[^1] [f](pot.png/x.png)\n\n[^1]: Only *words*.',
    ),
  })
  try {
    await buildIn(folder.root, { write: true })
    const read = (path: string) => readFileSync(join(folder.root, '_site', path), 'utf8')

    const at = 'https://acme.example/book/how'
    assert.is(
      read('how/beside/index.md'),
      `# Beside\n\n![a](${at}/pot.png) <img src="${at}/pot.png"> [b](<${at}/low%20tide/#c>) [d](${at}/1.2) [e](${at}/beside/gone.png)[^1] [f](${at}/beside/pot.png/x.png)\n\n[^1]: Only *words*.\n`,
    )
    assert.match(read('llms.txt'), `](${at}/low%20tide/index.md)`)
  } finally {
    folder.remove()
  }
})

test('robots.txt names the sitemap; in a preview on GitLab it keeps crawlers away', async () => {
  const robots = async (tier?: string) => {
    const before = process.env.CI_ENVIRONMENT_TIER
    if (tier === undefined) delete process.env.CI_ENVIRONMENT_TIER
    else process.env.CI_ENVIRONMENT_TIER = tier
    try {
      return (await builtSite(files)).pages.get('/robots.txt')
    } finally {
      if (before === undefined) delete process.env.CI_ENVIRONMENT_TIER
      else process.env.CI_ENVIRONMENT_TIER = before
    }
  }

  assert.is(await robots(), 'User-agent: *\nAllow: /\n\nSitemap: https://acme.example/book/sitemap.xml\n')
  assert.is(await robots('production'), await robots())
  assert.is(await robots('development'), 'User-agent: *\nDisallow: /\n')
})

test('llms.txt tells of the site and names its pages', async () => {
  const { pages } = await builtSite(files)

  assert.is(
    pages.get('/llms.txt'),
    `# Acme book

> All that we know.

Every page is there as Markdown, too: \`index.md\` behind its address.

## How we work

- [How we work](https://acme.example/book/how/index.md)
- [Tea "&" cake](https://acme.example/book/how/tea/index.md): Black.

## Optional

- [All addresses](https://acme.example/book/sitemap.xml)
`,
  )
})

test('many pages get the twins that few get, whoever makes them and whatever is done to them last', () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `src/page-${index}.md`,
        page(`title: Page ${index}`, `## Part {:.x}\n\n[Next](page-0.md), [top](/).`),
      ]),
    )
  const eleventy = `import handbook from '${join(project, 'dist/index.js')}'
export default (config) => {
  config.addPlugin(handbook)
  config.addTransform('last', (text) => text.replaceAll('Part', 'Piece'))
}
export const config = { dir: { input: 'src', data: '../_data' } }
`
  const twinsOf = (count: number): Map<string, string> => {
    const folder = siteFolder({ ...files, 'package.json': '{ "type": "module" }', ...many(count) })
    try {
      folder.write({ '.eleventy.js': eleventy })
      const { status, stderr } = spawnSync(process.execPath, [join(project, 'node_modules/@11ty/eleventy/cmd.cjs')], {
        cwd: folder.root,
        encoding: 'utf8',
      })
      assert.is(status, 0, stderr)
      const names = readdirSync(join(folder.root, '_site'), { recursive: true, encoding: 'utf8' })
      return new Map(
        names
          .filter((name) => name.endsWith('.md'))
          .map((name) => [name, readFileSync(join(folder.root, '_site', name), 'utf8')]),
      )
    } finally {
      folder.remove()
    }
  }
  const [few, lots] = [twinsOf(20), twinsOf(250)]

  assert.is(lots.size - few.size, 230)
  for (const name of ['page-0/index.md', 'page-19/index.md', 'how/index.md', 'maturity/index.md'].filter((one) =>
    few.has(one),
  ))
    assert.is(lots.get(name), few.get(name))
  assert.match(lots.get('page-249/index.md') as string, 'Piece')
})

test('each page has a twin in Markdown, from its text or from what is drawn, with links that work anywhere', async () => {
  const folder = siteFolder({ ...smallProduct, ...files })
  const twin = (path: string) => readFileSync(join(folder.root, '_site', path), 'utf8')
  try {
    const { error, said } = await buildIn(folder.root, { write: true, pathPrefix: '/book/' })

    assert.is(error, undefined, said)
    assert.is(
      twin('how/index.md'),
      '# How we work\n\n## Plan\n\nSee [tea & cake](https://acme.example/book/how/tea/#milk), `[not](tea.md)`.\n\n```\n[not](tea.md)\n```\n\n![Pot](https://acme.example/book/pot.png)\n',
    )
    assert.is(
      twin('how/tea/index.md'),
      '# Tea "&" cake\n\n> Black.\n\n<b>Strong</b>, see [here](https://acme.example/book/how/)\n\n| a | b |\n| --- | --- |\n| c | d |\n',
    )
    assert.match(twin('direction/plan/index.md'), '# Plan\n')
    assert.match(twin('direction/plan/index.md'), '](https://acme.example/book/direction/')
    for (const path of [
      'how/secret/index.md',
      'how/moved/index.md',
      'old-tea/index.md',
      'search/index.md',
      '404.html.md',
    ])
      assert.not.ok(existsSync(join(folder.root, '_site', path)), path)
    const html = readFileSync(join(folder.root, '_site/how/index.html'), 'utf8')
    assert.match(html, '<link rel="alternate" type="text/markdown" href="/book/how/index.md">')
  } finally {
    folder.remove()
  }
})

test('files of the site’s own win, and each can be switched off', async () => {
  const own = await builtSite({
    ...files,
    'src/robots.njk': '---\npermalink: /robots.txt\neleventyExcludeFromCollections: true\n---\nOurs',
    'src/404.md': page('title: Gone\npermalink: /404.html'),
  })
  const off = await builtSite({
    ...files,
    'handbook.config.json':
      '{ "outputs": { "sitemap": false, "robots": false, "llms": false, "markdown": false, "notFound": false } }',
  })

  assert.is(own.error, undefined)
  assert.is(own.pages.get('/robots.txt'), 'Ours')
  assert.match(own.pages.get('/404.html') as string, '<h1>Gone</h1>')
  assert.equal(
    [...off.pages.keys()].filter((url) => /sitemap|robots|llms|404|addresses/.test(url)),
    [],
  )
  assert.not.match(off.pages.get('/') as string, 'text/markdown')
})

test('a site without a public address has no sitemap, and paths instead of addresses', async () => {
  const { pages } = await builtSite({ ...files, 'handbook.config.json': '{}' }, { pathPrefix: '/book/' })

  assert.not.ok(pages.has('/sitemap.xml'))
  assert.is(pages.get('/robots.txt'), 'User-agent: *\nAllow: /\n')
  assert.match(pages.get('/llms.txt') as string, '- [How we work](/book/how/index.md)')
})

test.run()
