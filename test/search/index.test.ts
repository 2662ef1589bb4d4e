import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { buildIn, builtSite, siteFolder } from '../support/built-site.ts'
import { project } from '../support/command.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('search/index')

const files = {
  'src/index.md': '---\ntitle: Home\n---\nText\n',
  'src/a.md': '---\ntitle: Alpha\n---\nText\n',
  'src/b.md': '---\ntitle: Beta\n---\nText\n',
  ...smallProduct,
}

/** The files of the index, with their bytes. */
function indexIn(root: string): Map<string, string> {
  const folder = join(root, '_site/assets/handbook/pagefind')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  const files = names.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return new Map(files.sort().map((path) => [path.slice(folder.length), readFileSync(path, 'latin1')]))
}

test('two builds make the same index, and what was indexed before is gone', async () => {
  const folder = siteFolder(files)
  try {
    await buildIn(folder.root, { write: true })
    const first = indexIn(folder.root)
    folder.write({ 'src/b.md': '---\ntitle: Gamma\n---\nOther\n' })
    await buildIn(folder.root, { write: true })
    const other = indexIn(folder.root)
    folder.write({ 'src/b.md': files['src/b.md'] })
    await buildIn(folder.root, { write: true })

    assert.is(first.size, other.size)
    assert.not.equal([...first.keys()], [...other.keys()])
    assert.equal(indexIn(folder.root), first)
    assert.equal(
      [...first.keys()].filter((name) => name.includes('-ui')),
      [],
    )
  } finally {
    folder.remove()
  }
})

test('a build in memory, and one without a search, index nothing', async () => {
  const { pages, said } = await builtSite(files)
  const without = await builtSite({ ...files, 'handbook.config.json': '{ "search": false }' })

  assert.not.match(said, 'Search:')
  assert.match(pages.get('/') as string, 'data-search')
  assert.not.match(without.pages.get('/') as string, 'search')
  assert.not.ok(without.pages.has('/search/'))
})

test('addresses can be left out', async () => {
  const folder = siteFolder({
    ...files,
    'handbook.config.json': '{ "search": { "exclude": ["/a/**", "/direction/**"] } }',
  })
  try {
    const { said } = await buildIn(folder.root, { write: true })

    assert.match(said, 'Search: 2 pages indexed')
  } finally {
    folder.remove()
  }
})

test('a build on a system without the program says so and goes on', () => {
  const folder = siteFolder({
    ...files,
    '.eleventy.js': `export default async (config) => config.addPlugin((await import('${join(project, 'dist/index.js')}')).default)\nexport const config = { dir: { input: 'src', data: '../_data' } }\n`,
    'package.json': '{ "type": "module" }',
  })
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(project, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet'],
      { cwd: folder.root, encoding: 'utf8', env: { ...process.env, npm_config_arch: 'abacus' } },
    )

    assert.is(status, 0)
    assert.match(
      stderr,
      /\[handbook\] warning search\/failed The search has no index: .*-abacus is not yet a supported/,
    )
    assert.ok(existsSync(join(folder.root, '_site/a/index.html')))
  } finally {
    folder.remove()
  }
})

test.run()
