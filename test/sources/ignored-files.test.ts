import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../../plugins/core/model/options.ts'
import { findPages } from '../../plugins/sources/pages.ts'
import { builtSite, type SiteFiles } from '../support/built-site.ts'
import { inFolder } from './support.ts'

const test = suite('sources/ignored-files')

const paths = ['a.md', 'b.md', 'drafts/c.md', 'drafts/deep/d.md', 'how/drafts/e.md', 'how/low.md', 'how/LOW-tide.md']

/** The pages of a site that are left, by their path in the folder of pages. */
const ignoring: [name: string, files: SiteFiles, left: string[]][] = [
  ['nothing', {}, paths],
  ['a folder', { '.gitignore': 'src/drafts/\n' }, ['a.md', 'b.md', 'how/LOW-tide.md', 'how/drafts/e.md', 'how/low.md']],
  [
    'a folder with a slash before it',
    { '.eleventyignore': '/src/how' },
    ['a.md', 'b.md', 'drafts/c.md', 'drafts/deep/d.md'],
  ],
  ['a folder of any name', { '.gitignore': '**/drafts\n' }, ['a.md', 'b.md', 'how/LOW-tide.md', 'how/low.md']],
  ['a folder that lies elsewhere', { '.gitignore': 'drafts\nnode_modules\n*.log\n' }, paths],
  ['a page', { '.eleventyignore': './src/a.md\r\n' }, paths.slice(1)],
  ['pages of a pattern', { 'src/.eleventyignore': 'how/low*.md\n' }, paths.slice(0, 5)],
  [
    'from the folder of pages',
    { 'src/.eleventyignore': 'drafts\n# b.md\n!how\n\n' },
    ['a.md', 'b.md', ...paths.slice(4)],
  ],
  ['everything', { '.gitignore': 'src\n' }, []],
]
for (const [name, files, left] of ignoring) {
  test(`check and build agree when ${name} is ignored`, async () => {
    const pages = Object.fromEntries(paths.map((path) => [`src/${path}`, `---\ntitle: ${path}\n---\n`]))
    const site = { ...pages, ...files }

    const found = inFolder(site, (root) => findPages(root, withDefaults({})))
    const built = await builtSite(site)

    assert.equal(found, left.map((path) => `src/${path}`).sort())
    assert.equal(
      paths.filter((path) => [...built.pages.values()].some((page) => page.includes(`<title>${path} `))),
      paths.filter((path) => left.includes(path)),
    )
  })
}

test('reads the pages of a site whose root is the folder of pages', () => {
  inFolder({ 'a.md': '', 'drafts/b.md': '', 'x.log.md': '', '.gitignore': 'drafts\n*.log.md\n' }, (root) => {
    assert.equal(findPages(root, withDefaults({ input: '.' })), ['a.md'])
  })
})

test.run()
