import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { siteFolder } from '../support/built-site.ts'
import { handbook, type Outcome } from '../support/command.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('cli/new')

interface Site {
  run(...words: string[]): Outcome
  read(path: string): string
  has(path: string): boolean
}

function inSite(act: (site: Site) => void, files: Record<string, string> = {}): void {
  const { root, remove } = siteFolder({ ...smallProduct, ...files })
  try {
    act({
      run: (...words) => handbook([...words, '--root', root, '--today', '2026-11-23']),
      read: (path) => readFileSync(join(root, path), 'utf8'),
      has: (path) => existsSync(join(root, path)),
    })
  } finally {
    remove()
  }
}

test('begins the page of a category where the data wants it, reviewed today, and the check finds nothing wrong with it', () => {
  inSite(({ run, read }) => {
    const { code, out } = run('new', 'category', 'Issue', 'Boards')

    assert.equal([code, out.trim()], [0, 'Written: src/direction/plan/boards.md'])
    const page = read('src/direction/plan/boards.md')
    assert.match(
      page,
      /^---\nlayout: direction\ntitle: "Issue Boards"\n.*\ncategory: "boards"\nowner: "Cleo Park"\nlast_reviewed: 2026-11-23\n---\n/,
    )
    assert.match(page, '\n## What comes next\n')
    const { problems } = JSON.parse(run('check', '--json').out) as { problems: { file: string }[] }
    assert.equal(
      problems.filter(({ file }) => file.startsWith('src/direction')),
      [],
    )
  })
})

test('sections, stages and groups get their pages; what has no address of its own gets the derived one', () => {
  inSite(({ run }) => {
    const written = [
      ['section', 'dev'],
      ['stage', 'create'],
      ['group', 'plan/boards'],
      ['direction', 'cluster'],
      ['direction', 'SNIPPETS'],
    ].map((words) => run('new', ...words).out.trim())

    assert.equal(written, [
      'Written: src/direction/dev/index.md',
      'Written: src/direction/create/index.md',
      'Written: src/direction/plan/boards.md',
      'Written: src/direction/run/cluster.md',
      'Written: src/direction/create/snippets.md',
    ])
    const { problems } = JSON.parse(run('check', '--json').out) as { problems: { file: string; severity: string }[] }
    assert.equal(
      problems.filter(({ file, severity }) => file.startsWith('src/direction') && severity === 'error'),
      [],
    )
  })
})

test('never overwrites: neither a file nor the page that something has elsewhere', () => {
  const there = { 'src/elsewhere.md': '---\nlayout: direction\ntitle: Wiki\ncategory: wiki\n---\nOurs.\n' }
  inSite(({ run, read, has }) => {
    const elsewhere = run('new', 'category', 'wiki')
    run('new', 'category', 'epics')
    const before = read('src/direction/plan/epics.md')
    const again = run('new', 'category', 'epics')

    assert.is(elsewhere.code, 2)
    assert.match(elsewhere.said, 'src/elsewhere.md is the page of the category `wiki` already. Nothing was written.')
    assert.not.ok(has('src/direction/create/wiki.md'))
    assert.match(
      again.said,
      'src/direction/plan/epics.md is the page of the category `epics` already. Nothing was written.',
    )
    assert.is(read('src/direction/plan/epics.md'), before)
  }, there)
})

test('says what was meant when a word is wrong', () => {
  const renames = {
    '_data/renames.yml': '- { type: category, kind: moved, from: kanban, name: Kanban, to: [boards] }\n',
  }
  inSite(({ run }) => {
    const said = (...words: string[]): string => run('new', ...words).said.split('\n')[0] as string

    assert.equal(
      [
        said(),
        said('categroy', 'wiki'),
        said('category'),
        said('category', 'wikki'),
        said('category', 'kanban'),
        said('direction', 'wikki'),
        said('stage', 'zzz'),
      ],
      [
        'error config/usage Say what to begin. Take section, stage, group, category or direction.',
        'error config/usage `new` knows no `categroy`. Did you mean category?',
        'error config/usage Name the category by its key or name.',
        'error config/usage There is no category `wikki`. Did you mean `wiki` or `Wiki`?',
        'error config/usage There is no category `kanban`. It became `boards`.',
        'error config/usage There is no section, stage, group or category `wikki`. Did you mean `wiki` or `Wiki`?',
        'error config/usage There is no stage `zzz`.',
      ],
    )
  }, renames)
})

test('what nothing like it is described is to be described first', () => {
  inSite(({ run }) => {
    const helps = ['category', 'group', 'direction'].map((kind) => run('new', kind, 'zzz').said.trim().split('\n')[1])

    assert.equal(helps, [
      '  Describe it in _data/categories.yml first.',
      '  Describe it in _data/stages.yml first.',
      '  Describe it in _data/sections.yml, _data/stages.yml or _data/categories.yml first.',
    ])
  })
})

test('a key that several have is asked about', () => {
  inSite(({ run }) => {
    assert.match(
      run('new', 'direction', 'boards').said,
      '`boards` is more than one: `new group boards`, `new category boards`.',
    )
  })
})

test.run()
