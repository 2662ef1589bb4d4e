import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { touchedPages } from '../../plugins/cli/changed.ts'
import type { Call } from '../../plugins/cli/command.ts'
import { readOptions } from '../../plugins/sources/options-file.ts'
import { siteFolder } from '../support/built-site.ts'

const test = suite('cli/touched-pages')

const folder = siteFolder({
  'README.md': '',
  '_data/sections.yml': '',
  'src/a.md': '',
  'src/b.md': '',
  'src/how/how.json': '{}',
  'src/_includes/note.njk': '',
})
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: folder.root })
git('init', '--quiet', '--initial-branch=main')
git('add', '--all')
git('commit', '--quiet', '--message', 'Before')

/** What a build draws after files were written or removed, and what it says. */
function after(files: Record<string, string>, removed: readonly string[] = []): { pages?: string[]; said: string } {
  folder.write(files)
  for (const file of removed) rmSync(join(folder.root, file))
  const said: string[] = []
  const call = {
    root: folder.root,
    options: readOptions(folder.root).options,
    values: { changed: 'HEAD' },
    terminal: { say: (line: string) => said.push(line) },
  } as unknown as Call
  const pages = touchedPages(call)
  git('reset', '--quiet', '--hard')
  git('clean', '--quiet', '-d', '--force')
  return { ...(pages ? { pages: [...pages] } : {}), said: said.join('\n').replace(/[0-9a-f]{12}/, 'BASE') }
}

test('draws pages that were changed or added, and counts nothing else', () => {
  assert.equal(after({ 'README.md': 'x', '_data/sections.yml': 'x', 'src/a.md': 'x', 'src/c.md': 'x' }, ['src/b.md']), {
    pages: ['src/a.md', 'src/c.md'],
    said: 'Built is what differs from BASE: 2 pages, and what is made from data.',
  })
})

test('draws everything when something has changed with which any page may be drawn', () => {
  for (const file of [
    '.eleventy.js',
    'handbook.config.json',
    'src/how/how.json',
    'package-lock.json',
    'src/_includes/note.njk',
  ])
    assert.equal(after({ [file]: '{ }' }), {
      said: `Everything is built, because ${file} changed, with which pages are drawn.`,
    })
  assert.equal(after({}, ['src/_includes/note.njk']), {
    said: 'Everything is built, because src/_includes/note.njk is gone, with which pages are drawn.',
  })
})

test.after(() => folder.remove())

test.run()
