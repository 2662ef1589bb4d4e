import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite, siteFolder } from '../support/built-site.ts'
import { handbook } from '../support/command.ts'

const test = suite('front-matter/cascade')

const files = {
  'handbook.config.json': JSON.stringify({
    markdown: { hugo: true },
    changes: false,
    search: false,
    kinds: [{ name: 'note', files: ['notes/**'], schema: 'note.schema.json' }],
  }),
  'note.schema.json': JSON.stringify({
    type: 'object',
    required: ['title', 'mood'],
    properties: { mood: { enum: ['low', 'high'] } },
  }),
  'src/_includes/plain.11ty.js': `module.exports = ({ title, mood, tags, day }) =>
    [title, mood, tags, day instanceof Date ? day.toISOString().slice(0, 10) : day].join(' ')`.replace(
    'module.exports =',
    'export const render =',
  ),
  'src/_index.md':
    '---\ntitle: Home\ncascade:\n  layout: plain\n  mood: high\n  tags: all\n  day: 2026-01-31\n---\nText\n',
  'src/notes/_index.md':
    '---\ntitle: Notes\ncascade:\n  - mood: low\n    target: { kind: page }\n  - draft: true\n    target: { path: /notes/old/** }\n---\nText\n',
  'src/notes/a.md': '---\ntitle: A\n---\nText\n',
  'src/notes/b.md': '---\ntitle: B\nmood: high\ntags: [own]\n---\nText\n',
  'src/notes/deep/c.md': '---\ntitle: C\n---\nText\n',
  'src/notes/data/data.json': '{ "mood": "high" }',
  'src/notes/data/d.md': '---\ntitle: D\n---\nText\n',
  'src/notes/old/e.md': '---\ntitle: E\n---\nText\n',
  'src/other/f.md': '---\ntitle: F\nlayout: handbook\n---\nText\n',
}

test('pages are built with what pages of sections hand down', async () => {
  const { pages, error } = await builtSite(files)

  assert.is(error, undefined)
  assert.equal(
    ['/', '/notes/', '/notes/a/', '/notes/b/', '/notes/deep/c/', '/notes/data/d/', '/notes/old/e/'].map((url) =>
      pages.get(url),
    ),
    [
      'Home high all 2026-01-31',
      'Notes high all 2026-01-31',
      'A low all 2026-01-31',
      'B high own 2026-01-31',
      'C low all 2026-01-31',
      'D high all 2026-01-31',
      undefined,
    ],
  )
  assert.match(pages.get('/other/f/') ?? '', '<p>Text</p>')
})

test('without Hugo, nothing is handed down', async () => {
  const { pages } = await builtSite({
    'src/index.md': '---\ntitle: Home\n---\nText\n',
    'src/a/_index.md': '---\ntitle: A\ncascade: { draft: true, title: Other }\n---\nText\n',
    'src/a/b.md': '---\ntitle: B\n---\nText\n',
  })

  assert.match(pages.get('/a/b/') ?? '', '<h1>B</h1>')
})

test('a layout that is not there is that of ordinary pages', async () => {
  const { pages, error } = await builtSite({
    ...files,
    'src/_index.md': '---\ntitle: Home\ncascade: { layout: gone, mood: high }\n---\nText\n',
  })

  assert.is(error, undefined)
  assert.match(pages.get('/notes/a/') ?? '', '<h1>A</h1>')
})

/** What the check tells of notes. */
function told(more: Record<string, string> = {}): string[] {
  const site = siteFolder({ ...files, ...more })
  const { out } = handbook(['check', '--root', site.root, '--report', 'compact'])
  site.remove()
  return out.split('\n').filter((line) => /^src\/.*(schema)/.test(line))
}

test('the check sees what the build sees', () => {
  assert.equal(told(), [])
  assert.equal(told({ 'src/_index.md': '---\ntitle: Home\n---\nText\n' }), [
    'src/notes/_index.md:2:1 error schema/required There is no `mood`.',
  ])
  assert.equal(told({ 'src/notes/_index.md': '---\ntitle: Notes\ncascade: { mood: lw }\n---\nText\n' }), [
    'src/notes/_index.md:2:1 error schema/value `mood` is "lw". It must be "low" or "high".',
    'src/notes/a.md:2:1 error schema/value `mood` is "lw". It must be "low" or "high".',
    'src/notes/deep/c.md:2:1 error schema/value `mood` is "lw". It must be "low" or "high".',
    'src/notes/old/e.md:2:1 error schema/value `mood` is "lw". It must be "low" or "high".',
  ])
})

test('the check tells of targets that are none', () => {
  assert.equal(told({ 'src/_index.md': '---\ntitle: Home\ncascade:\n  mood: high\n  target: { pathh: /a }\n---\n' }), [
    'src/_index.md:5:13 error schema/rule `pathh` is not a field of `cascade.target`. Did you mean `path`?',
    'src/notes/_index.md:2:1 error schema/required There is no `mood`.',
  ])
  assert.equal(told({ 'src/_index.md': '---\ntitle: Home\ncascade: text\n---\nText\n' }), [
    'src/_index.md:3:10 error schema/type `cascade` is "text". It must be a map of keys and values, a list or empty.',
    'src/notes/_index.md:2:1 error schema/required There is no `mood`.',
  ])
})

test.run()
