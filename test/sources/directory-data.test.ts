import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Fields } from '../../plugins/core/model/fields.ts'
import { withDefaults } from '../../plugins/core/model/options.ts'
import { directoryData } from '../../plugins/sources/directory-data.ts'
import { linesOf } from '../core/support.ts'
import { inFolder, latin1 } from './support.ts'

const test = suite('sources/directory-data')

/** What the files of a site give to one of its pages. */
function given(files: Record<string, string>, path: string, input = 'src'): Fields {
  return inFolder(files, (root) => {
    const data = directoryData(root, withDefaults({ input }), '2026-11-23')
    const fields = data.around(path).fields
    assert.equal(linesOf(data.problems), [])
    return fields
  })
}

const formats: [file: string, text: string][] = [
  ['src/how/how.json', '{\n\t"layout": "direction",\n\t"tags": ["low", "high"]\n}\n'],
  ['src/how/how.yml', 'layout: direction\ntags: [low, high]\n'],
  ['src/how/how.yaml', 'layout: direction\ntags:\n  - low\n  - high\n'],
  ['src/how/how.11tydata.json', '{ "layout": "direction", "tags": ["low", "high"] }'],
]
for (const [file, text] of formats) {
  test(`gives the pages of a folder what ${file} says`, () => {
    assert.equal(given({ [file]: text }, 'src/how/plan.md'), { layout: 'direction', tags: ['low', 'high'] })
  })
}

for (const input of ['./src', 'src/']) {
  test(`gives it to pages of a folder that is called ${input}`, () => {
    const files = { 'src.json': '{ "layout": "above" }', 'src/how/how.json': '{ "layout": "direction" }' }

    assert.equal(given(files, 'src/how/plan.md', input), { layout: 'direction' })
    assert.equal(given(files, 'src/plan.md', input), {})
  })
}

test('gives it to pages in folders below, and to no others', () => {
  const files = { 'src/how/how.json': '{ "layout": "direction" }' }

  assert.equal(given(files, 'src/how/deep/down/plan.md'), { layout: 'direction' })
  assert.equal(given(files, 'src/plan.md'), {})
  assert.equal(given(files, 'src/howto/plan.md'), {})
})

test('lets the nearer folder win, field by field', () => {
  const files = {
    'src/src.json': '{ "layout": "handbook", "weight": 1, "lang": "en" }',
    'src/how/how.yml': 'weight: 2\nowner: Ada\n',
    'src/how/deep/deep.json': '{ "owner": "Ben" }',
  }

  assert.equal(given(files, 'src/how/deep/plan.md'), { layout: 'handbook', weight: 2, lang: 'en', owner: 'Ben' })
  assert.equal(given(files, 'src/how/plan.md'), { layout: 'handbook', weight: 2, lang: 'en', owner: 'Ada' })
  assert.equal(given(files, 'src/plan.md'), { layout: 'handbook', weight: 1, lang: 'en' })
})

test('lets a page’s own data win over that of its folder', () => {
  const files = {
    'src/how/how.json': '{ "layout": "direction", "weight": 1 }',
    'src/how/plan.11tydata.json': '{ "weight": 2 }',
  }

  assert.equal(given(files, 'src/how/plan.md'), { layout: 'direction', weight: 2 })
  assert.equal(given(files, 'src/how/other.md'), { layout: 'direction', weight: 1 })
})

test('lets .11tydata.json win over .json in one folder, as Eleventy does', () => {
  const files = {
    'src/how/how.11tydata.json': '{ "weight": 2 }',
    'src/how/how.json': '{ "weight": 1, "lang": "en" }',
  }

  assert.equal(given(files, 'src/how/plan.md'), { weight: 2, lang: 'en' })
})

test('finds data of folders whose pages lie in the root of the site', () => {
  assert.equal(given({ 'how/how.json': '{ "weight": 1 }' }, 'how/plan.md', '.'), { weight: 1 })
})

test('finds data in a folder of pages with several steps', () => {
  const files = { 'docs/docs.json': '{ "weight": 9 }', 'docs/src/src.json': '{ "lang": "en" }' }

  assert.equal(given(files, 'docs/src/plan.md', 'docs/src'), { lang: 'en' })
  assert.equal(given(files, 'docs/src/plan.md', './docs/src/'), { lang: 'en' })
})

test('takes dates as they are written', () => {
  assert.equal(given({ 'src/how/how.yml': 'last_reviewed: 2026-01-31\n' }, 'src/how/plan.md'), {
    last_reviewed: '2026-01-31',
  })
})

const nothing: [name: string, files: Record<string, string>][] = [
  ['there is none', {}],
  ['it is empty', { 'src/how/how.yml': '' }],
  ['it has the name of another folder', { 'src/how/other.json': '{ "weight": 1 }' }],
]
for (const [name, files] of nothing) {
  test(`gives nothing when ${name}`, () => {
    assert.equal(given(files, 'src/how/plan.md'), {})
  })
}

const broken: [name: string, text: string | Uint8Array, line: string][] = [
  [
    'a file that is not YAML',
    'title: [low',
    'src/how/how.yml:1:8 error yaml/syntax The file is not YAML: the bracket `[` is never closed.',
  ],
  [
    'a file with a key twice',
    'weight: 1\nweight: 2\n',
    'src/how/how.yml:2:1 error yaml/duplicate-key In the file, the key `weight` stands twice, first on line 1.',
  ],
  ['a file that is not UTF-8', latin1, 'src/how/how.yml error data/unreadable The file is not UTF-8.'],
]
for (const [name, text, line] of broken) {
  test(`has one problem with ${name}, however many pages ask`, () => {
    inFolder({ 'src/how/how.yml': text, 'src/src.json': '{ "lang": "en" }' }, (root) => {
      const data = directoryData(root, withDefaults({}), '2026-11-23')

      const fields = ['src/how/a.md', 'src/how/b.md', 'src/how/deep/c.md'].map((path) => data.around(path).fields)

      assert.equal(linesOf(data.problems), [line])
      assert.equal(fields, [{ lang: 'en' }, { lang: 'en' }, { lang: 'en' }])
    })
  })
}

test('has one problem with a page’s own data that is broken', () => {
  inFolder({ 'src/how/plan.11tydata.json': '{ "weight": ' }, (root) => {
    const data = directoryData(root, withDefaults({}), '2026-11-23')

    data.around('src/how/other.md')
    assert.equal(data.problems, [])

    assert.equal(data.around('src/how/plan.md').fields, {})
    assert.equal(
      data.problems.map(({ file, code }) => [file, code]),
      [['src/how/plan.11tydata.json', 'yaml/syntax']],
    )
  })
})

test.run()
