import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../../plugins/core/model/options.ts'
import { HandbookError, type Problem } from '../../plugins/core/problems/problem.ts'
import { findPages, frontMatterOf, readBody, readPage } from '../../plugins/sources/pages.ts'
import { spanOf } from '../core/support.ts'
import { inFolder, latin1 } from './support.ts'

const test = suite('sources/pages')

const options = withDefaults({})

test('finds Markdown pages in the order of their paths', () => {
  const paths = ['src/b.md', 'src/a/z.md', 'src/a.md', 'src/B.md', 'src/a/deep/er.md', 'src/a-b.md', 'src/é.md']
  const files = Object.fromEntries([...paths, 'src/a.txt', 'src/a.mdx', 'README.md'].map((path) => [path, '']))

  inFolder(files, (root) => {
    assert.equal(findPages(root, options), [
      'src/B.md',
      'src/a-b.md',
      'src/a.md',
      'src/a/deep/er.md',
      'src/a/z.md',
      'src/b.md',
      'src/é.md',
    ])
  })
})

for (const input of ['./src', 'src/', './src/', 'docs/../src']) {
  test(`names pages the same when their folder is called ${input}`, () => {
    inFolder({ 'src/a.md': '', 'src/how/b.md': '' }, (root) => {
      assert.equal(findPages(root, withDefaults({ input })), ['src/a.md', 'src/how/b.md'])
    })
  })
}

test('stays out of folders that never hold pages', () => {
  const folders = ['node_modules', '_includes', '_layouts', '_data', '_site', '.git', '.cache', 'a/node_modules']
  const files = Object.fromEntries([...folders, 'kept'].map((folder) => [`src/${folder}/a.md`, '']))

  inFolder(files, (root) => {
    assert.equal(findPages(root, options), ['src/kept/a.md'])
  })
})

test('finds pages in the folder that the options name', () => {
  inFolder({ 'pages/a.md': '', 'src/b.md': '' }, (root) => {
    assert.equal(findPages(root, withDefaults({ input: 'pages' })), ['pages/a.md'])
  })
})

test('finds pages in the root of the site when that is the folder of pages', () => {
  inFolder({ 'a.md': '', 'b/c.md': '', '_data/d.md': '' }, (root) => {
    assert.equal(findPages(root, withDefaults({ input: '.' })), ['a.md', 'b/c.md'])
  })
})

test('follows links to folders and pages', () => {
  inFolder({ 'src/a.md': '', 'shared/b.md': '', 'shared/c.md': '' }, (root) => {
    symlinkSync('../shared', join(root, 'src/more'))
    symlinkSync('../shared/c.md', join(root, 'src/c.md'))

    assert.equal(findPages(root, options), ['src/a.md', 'src/c.md', 'src/more/b.md', 'src/more/c.md'])
  })
})

test('comes out of a loop of links, with each page once', () => {
  inFolder({ 'src/a.md': '', 'src/deep/b.md': '' }, (root) => {
    symlinkSync('..', join(root, 'src/deep/up'))

    assert.equal(findPages(root, options), ['src/a.md', 'src/deep/b.md'])
  })
})

test('leaves links that lead nowhere', () => {
  inFolder({ 'src/a.md': '' }, (root) => {
    symlinkSync('gone', join(root, 'src/gone'))
    symlinkSync('gone.md', join(root, 'src/lost.md'))

    assert.equal(findPages(root, options), ['src/a.md'])
  })
})

test('refuses a site without a folder of pages', () => {
  inFolder({}, (root) => {
    assert.throws(
      () => findPages(root, options),
      (error: unknown) =>
        error instanceof HandbookError &&
        error.code === 'config/missing' &&
        error.message === 'There is no folder of pages `src`.' &&
        error.help === 'Name it with `input` in handbook.config.json, or the site with --root.',
    )
  })
})

for (const input of ['notes.txt', 'a\0b']) {
  test(`refuses ${JSON.stringify(input)} as a folder of pages`, () => {
    inFolder({ 'notes.txt': 'Low tide\n' }, (root) => {
      assert.throws(
        () => findPages(root, { ...options, input }),
        (error: unknown) => error instanceof HandbookError && error.code === 'config/missing',
      )
    })
  })
}

test('reads what a page says, and where it stands', () => {
  inFolder({ 'src/direction/bay.md': '---\ntitle: Bay\nopened: 2024-02-01\n---\n# Bay\n' }, (root) => {
    const { yaml, kind, ...page } = readPage(root, 'src/direction/bay.md', options)

    assert.equal(page, {
      path: 'src/direction/bay.md',
      name: 'direction/bay.md',
      url: '/direction/bay/',
      fields: { title: 'Bay', opened: '2024-02-01' },
      problems: [],
      because: 'by its path',
      remarks: [],
    })
    assert.is(kind.name, 'direction-page')
    assert.is(yaml && spanOf(yaml.place(['title'])), '2:8-2:11')
  })
})

test('adds what directory data says to what the page says', () => {
  const files = { 'src/a.md': '---\nlayout: direction\n---\n', 'src/b.md': '---\ntitle: B\n---\n' }
  const inherited = { fields: { layout: 'job_family_page', weight: 4 } }

  inFolder(files, (root) => {
    const [a, b, c] = [
      readPage(root, 'src/a.md', options, inherited),
      readPage(root, 'src/b.md', options, inherited),
      readPage(root, 'src/b.md', options),
    ]

    assert.equal([a?.kind.name, b?.kind.name, c?.kind.name], ['direction-page', 'job-family', 'page'])
    assert.equal(a?.fields, { layout: 'direction', weight: 4 })
    assert.equal(b?.fields, { title: 'B', layout: 'job_family_page', weight: 4 })
  })
})

test('calls a page by its first heading where its front matter gives no title', () => {
  const files = {
    'src/a.md': '# Low tide\n\n---\n\nText\n',
    'src/b.md': '---\nweight: 2\n---\n\n# High *tide*\n',
    'src/c.md': '---\ntitle: Ebb\n---\n\n# Flood\n',
    'src/d.md': '---\nweight: 2\n---\n\nText\n',
    'src/e.md': '---\ntitel: Ebb\n---\n\n# Flood\n',
  }

  inFolder(files, (root) => {
    const pages = Object.keys(files).map((path) => readPage(root, path, options))

    assert.equal(
      pages.map(({ fields }) => fields.title),
      ['Low tide', 'High tide', 'Ebb', undefined, undefined],
    )
    assert.equal(
      pages.flatMap(({ problems }) => problems),
      [],
    )
  })
})

test('with Hugo, what lies beside an index.md is no page, but for items of releases', () => {
  const hugo = withDefaults({ markdown: { hugo: true } })
  const files = {
    'src/a/low.md': '---\ntitle: Low\n---\n',
    'src/releases/acme-9-1-released/ebb.md': '---\ntitle: Ebb\n---\n',
  }

  inFolder(files, (root) => {
    const pages = Object.keys(files).map((path) => readPage(root, path, hugo, { isBeside: true }))

    assert.equal(
      pages.map(({ url, leftOut }) => url ?? leftOut),
      ['resource', '/releases/acme-9-1-released/ebb/'],
    )
  })
})

test('gives a page no address that is not written', () => {
  inFolder({ 'src/a.md': '---\npermalink: false\n---\n' }, (root) => {
    assert.is(readPage(root, 'src/a.md', options).url, undefined)
  })
})

const missing: Omit<Problem, 'help' | 'message'> = {
  code: 'front-matter/missing',
  severity: 'error',
  file: 'src/bay.md',
  place: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
}
const none = {
  ...missing,
  message: 'The page has no front matter.',
  help: 'Begin it with a line of three hyphens, `title: …`, and three hyphens, or with a heading such as `# Plans`.',
}
const late = {
  ...missing,
  message: 'Something stands before the front matter, which makes it text.',
  help: 'Let the file begin with the three hyphens.',
}
const unclosed = {
  code: 'front-matter/unclosed',
  severity: 'error',
  message: 'The front matter begins on line 1 and is never closed.',
  file: 'src/bay.md',
  place: { start: { line: 1, column: 1 }, end: { line: 1, column: 4 } },
  help: 'Close it with a line of three hyphens.',
}

const fences: [name: string, page: string | Uint8Array, problem: unknown][] = [
  ['no front matter and no heading', 'Bay\n', none],
  ['nothing in it', '', none],
  ['four hyphens', '----\ntitle: Bay\n---\n', none],
  ['a heading before the fence', '# Bay\n\n---\ntitle: Bay\n---\n', late],
  ['a blank line before the fence', '\n---\ntitle: Bay\n---\n', late],
  ['a space before the fence', ' ---\ntitle: Bay\n---\n', late],
  ['front matter that is never closed', '---\ntitle: Bay\n\n# Bay\n', unclosed],
  ['front matter that is closed by dots', '---\ntitle: Bay\n...\n\n# Bay\n', unclosed],
  ['front matter that is closed with a space before', '---\ntitle: Bay\n ---\n\n# Bay\n', unclosed],
  ['one fence alone', '---', unclosed],
  [
    'front matter in TOML',
    '+++\ntitle = "Bay"\n+++\n',
    {
      ...missing,
      code: 'front-matter/language',
      message: 'Front matter in TOML (`+++`) is not read.',
      help: 'Write it in YAML, between lines of three hyphens.',
    },
  ],
  [
    'bytes that are not UTF-8',
    latin1,
    { code: 'data/unreadable', severity: 'error', message: 'The file is not UTF-8.', file: 'src/bay.md' },
  ],
]
for (const [name, page, problem] of fences) {
  test(`has one clear problem with a page with ${name}`, () => {
    inFolder({ 'src/bay.md': page }, (root) => {
      const { fields, yaml, problems } = readPage(root, 'src/bay.md', options)

      assert.equal(problems, [problem])
      assert.equal({ fields, yaml }, { fields: {}, yaml: undefined })
    })
  })
}

test('has one clear problem with a folder that is named like a page', () => {
  inFolder({ 'src/bay.md/low.txt': '' }, (root) => {
    assert.equal(findPages(root, options), ['src/bay.md'])
    assert.equal(
      readPage(root, 'src/bay.md', options).problems.map(({ message }) => message),
      ['The file is a folder.'],
    )
  })
})

test('finds a fence behind a byte order mark', () => {
  assert.equal(frontMatterOf('\uFEFF---\ntitle: Bay\n---\n', 'bay.md').yaml?.value, { title: 'Bay' })
})

const bodies: [name: string, page: string, body: string, firstLine: number][] = [
  ['below its front matter', '---\ntitle: Bay\n---\n# Bay\n', '# Bay\n', 4],
  ['without front matter', '# Bay\n', '# Bay\n', 1],
  ['of Windows', '---\r\ntitle: Bay\r\n---\r\n# Bay\r\n', '# Bay\r\n', 4],
  ['with a horizontal line', '---\ntitle: Bay\n---\nLow\n\n---\n\nHigh\n', 'Low\n\n---\n\nHigh\n', 4],
  ['behind a byte order mark', '\uFEFF---\ntitle: Bay\n---\n# Bay\n', '# Bay\n', 4],
]
for (const [name, page, body, firstLine] of bodies) {
  test(`reads the text of a page ${name}, and the line on which it begins`, () => {
    inFolder({ 'bay.md': page }, (root) => {
      assert.equal(readBody(root, 'bay.md'), { body, firstLine })
    })
  })
}

test('finds no text in a page that ends with its front matter', () => {
  inFolder({ 'bay.md': '---\ntitle: Bay\n---' }, (root) => {
    assert.is(readBody(root, 'bay.md')?.body, '')
  })
})

test('reads no text of a page that is not there', () => {
  inFolder({}, (root) => {
    assert.is(readBody(root, 'bay.md'), undefined)
  })
})

test.run()
