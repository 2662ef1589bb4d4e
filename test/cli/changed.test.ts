import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type SiteFiles, siteFolder } from '../support/built-site.ts'
import { handbook } from '../support/command.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('cli/changed')

const page = (title: string, text = 'Text\n'): string => `---\ntitle: ${title}\n---\n${text}`

const site: SiteFiles = {
  ...smallProduct,
  '.gitignore': '.cache\n',
  'kinds/note.schema.json': '{ "type": "object" }',
  'src/how/how.json': '{ "description": "How" }',
  'src/_includes/note.njk': '',
  'src/how/plan.md': page('Plan'),
  'src/a.md': page('A', '[plan](/how/plan/) [lost](/lost/)\n'),
  'src/b.md': page('B', '[plan](how/plan.md) [lost](/lost/)\n'),
}

/** What `--changed` tells after something was done to a committed site: places and codes of links, and what was said. */
function after(
  act: (folder: ReturnType<typeof siteFolder>) => void,
  files: SiteFiles = site,
): { links: string[]; said: string } {
  const { out, said } = toldAfter(act, files)
  const links = out.split('\n').flatMap((line) => /^(\S+) warning (link\/\w+)/.exec(line)?.slice(1, 3).join(' ') ?? [])
  return { links, said: said.replace(/[0-9a-f]{12}/, 'BASE') }
}

function toldAfter(
  act: (folder: ReturnType<typeof siteFolder>) => void,
  files: SiteFiles,
): ReturnType<typeof handbook> {
  const folder = siteFolder(files)
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: folder.root })
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Before')
  act(folder)
  const outcome = handbook(
    ['check', '--root', folder.root, '--changed', 'HEAD', '--report', 'compact', '--today', '2026-11-23'],
    { env: { CI: '' } },
  )
  folder.remove()
  return outcome
}

const lost = ['src/a.md:4:27 link/broken', 'src/b.md:4:28 link/broken']

test('tells of files that changed, and of no other', () => {
  assert.equal(
    after(({ write }) => write({ 'src/a.md': page('A', '[plan](/how/plan/) [lost](/gone/)\n') })),
    { links: lost.slice(0, 1), said: 'Told is what differs from BASE: 1 file.\n' },
  )
})

test('tells what the baseline knows and a change has mended, which would fail after the merge', () => {
  const baseline = { version: 1, files: { 'src/a.md': { 'link/broken': { 'link:/lost/': 1 } } } }
  const files = { ...site, 'handbook.baseline.json': JSON.stringify(baseline) }

  const { code, out } = toldAfter(({ write }) => write({ 'src/a.md': page('A') }), files)

  assert.is(code, 1)
  assert.is(
    out,
    'handbook.baseline.json error baseline/stale link/broken no longer occurs in src/a.md at link:/lost/.\n',
  )
})

const withSchemas: SiteFiles = {
  ...site,
  'kinds/tide.json': '{ "properties": { "tide": { "$ref": "level.json" } } }',
  'kinds/level.json': '{ "type": "number" }',
  'src/c.md': '---\n$schema: ../kinds/tide.json\ntitle: C\n---\nText\n',
}
for (const file of ['kinds/tide.json', 'kinds/level.json']) {
  test(`tells of everything when ${file} changes or goes, by which a page is checked`, () => {
    const changed = after(({ write }) => write({ [file]: '{ "type": "string" }' }), withSchemas)
    const gone = after(({ root }) => rmSync(join(root, file)), withSchemas)

    assert.equal([changed.links, gone.links], [lost, lost])
    assert.equal(
      [changed.said, gone.said],
      [
        `Everything is told, because ${file} changed, against which pages are checked.\n`,
        `Everything is told, because ${file} is gone, against which pages are checked.\n`,
      ],
    )
  })
}

test('tells of links in all pages to a page that was removed', () => {
  assert.equal(
    after(({ root }) => rmSync(join(root, 'src/how/plan.md'))),
    {
      links: ['src/a.md:4:8 link/broken', 'src/b.md:4:8 link/broken'],
      said: 'Told is what differs from BASE: 0 files, and links to 1 file that is gone.\n',
    },
  )
})

test('tells of links to the old name of a page that was renamed', () => {
  const { links } = after(({ root, write }) => {
    rmSync(join(root, 'src/how/plan.md'))
    write({ 'src/how/plans.md': page('Plan') })
  })

  assert.equal(links, ['src/a.md:4:8 link/broken', 'src/b.md:4:8 link/broken'])
})

for (const file of [
  '_data/categories.yml',
  'kinds/note.schema.json',
  'src/how/how.json',
  '.gitignore',
  'src/_includes/note.njk',
]) {
  test(`tells of everything when ${file} is removed`, () => {
    const { links, said } = after(({ root }) => rmSync(join(root, file)))

    assert.equal(links, lost)
    assert.is(said, `Everything is told, because ${file} is gone, against which pages are checked.\n`)
  })
}

test('tells of everything when the options change that the command line names', () => {
  const { root, write, remove } = siteFolder({ 'strict.json': '{}', 'site/src/a.md': page('A', '[x](/nowhere/)\n') })
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: root })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Before')
  write({ 'strict.json': '{ "rules": { "link/broken": "error" } }' })
  const { code, said } = handbook(
    ['check', '--root', join(root, 'site'), '--config', join(root, 'strict.json'), '--changed', 'HEAD'],
    { env: { CI: '' } },
  )
  remove()

  assert.is(said, 'Everything is told, because ../strict.json changed, against which pages are checked.\n')
  assert.is(code, 1)
})

test('tells of everything when data beside the site change', () => {
  const { root, write, remove } = siteFolder({
    'facts/sections.yml': 'sea:\n  name: Sea\n',
    'site/handbook.config.json': '{ "data": "../facts/" }',
    'site/src/a.md': page('A'),
  })
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: root })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Before')
  write({ 'facts/sections.yml': 'sea:\n  name: []\n', 'other/b.md': page('B') })
  const { code, said } = handbook(['check', '--root', join(root, 'site'), '--changed', 'HEAD'], { env: { CI: '' } })
  remove()

  assert.is(said, 'Everything is told, because ../facts/sections.yml changed, against which pages are checked.\n')
  assert.is(code, 1)
})

test('tells of everything when directory data changes', () => {
  const { said } = after(({ write }) => write({ 'src/how/how.json': '{}' }))

  assert.is(said, 'Everything is told, because src/how/how.json changed, against which pages are checked.\n')
})

const hugo: SiteFiles = {
  ...site,
  'handbook.config.json': '{ "markdown": { "hugo": true }, "changes": false }',
  'src/_index.md': page('Home'),
  'src/how/_index.md': '---\ntitle: How\ncascade: { owner: Ada }\n---\nText\n',
}

test('tells of everything when what the page of a section hands down changes, or is gone', () => {
  const everything = (what: string) =>
    `Everything is told, because src/how/_index.md ${what}, against which pages are checked.\n`

  assert.is(after(({ write }) => write({ 'src/how/_index.md': page('How') }), hugo).said, everything('changed'))
  assert.is(after(({ root }) => rmSync(join(root, 'src/how/_index.md')), hugo).said, everything('is gone'))
  assert.is(
    after(({ write }) => write({ 'src/_index.md': page('Home', 'Other\n') }), hugo).said,
    'Told is what differs from BASE: 1 file.\n',
  )
})

const linked: SiteFiles = {
  ...site,
  'src/how/plan.md': page('Plan', '## Low\n\n## High\n'),
  'src/far/plan b.md': page('Far', '## Ebb\n'),
  'src/a.md': page(
    'A',
    '[low](/how/plan/#low) [high](how/plan.md#high) [never](/how/plan/#never) [ebb](</far/plan b/#ebb>)\n',
  ),
}

test('tells of anchors in other pages that a change has taken away, and not of those that never were', () => {
  const { links } = after(
    ({ write }) =>
      write({
        'src/how/plan.md': page('Plan', '## Lower\n'),
        'src/far/plan b.md': page('Far'),
        'src/new page.md': page('New'),
      }),
    linked,
  )

  assert.equal(links, ['src/a.md:4:7 link/anchor', 'src/a.md:4:30 link/anchor', 'src/a.md:4:81 link/anchor'])
})

test('tells of links in other pages to an address that a page has no longer', () => {
  const moved = after(
    ({ write }) => write({ 'src/how/plan.md': '---\ntitle: Plan\npermalink: /plans/\n---\nText\n' }),
    { ...site, 'src/b.md': page('B') },
  )
  const old = { ...site, 'src/how/plan.md': '---\ntitle: Plan\naliases: [/lost/]\n---\nText\n' }
  const withoutAlias = after(({ write }) => write({ 'src/how/plan.md': page('Plan') }), old)

  assert.equal(moved.links, ['src/a.md:4:8 link/broken'])
  assert.equal(withoutAlias.links, lost)
})

test.run()
