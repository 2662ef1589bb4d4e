import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cascadeBlocks, cascaded, cascadeTarget } from '../../../../plugins/core/model/pages/cascade.ts'
import { yamlOf } from '../../support.ts'

const test = suite('core/model/pages/cascade')

/** What pages get from front matter above them, the nearest first. */
function given(path: string, ...heads: string[]): unknown {
  const blocks = heads.flatMap((head) => cascadeBlocks(yamlOf(head)))
  return cascaded(blocks, cascadeTarget(path, 'en')).fields
}

test('hands fields down', () => {
  assert.equal(given('a/b.md', 'title: A\ncascade:\n  owner: Ada\n  weight: 3\n'), { owner: 'Ada', weight: 3 })
  assert.equal(given('a/b.md', 'title: A\n'), {})
})

test('the nearest wins, field by field', () => {
  assert.equal(given('a/b.md', 'cascade: { owner: Ben }', 'cascade: { owner: Ada, weight: 3 }'), {
    owner: 'Ben',
    weight: 3,
  })
})

test('of blocks in a list, the first that is for the page wins', () => {
  const head = 'cascade:\n  - { owner: Ada, target: { kind: page } }\n  - { owner: Ben, dir: rtl }\n'

  assert.equal(given('a/b.md', head), { owner: 'Ada', dir: 'rtl' })
  assert.equal(given('a/_index.md', head), { owner: 'Ben', dir: 'rtl' })
})

const targets: [target: string, takes: string[]][] = [
  ['{ path: "/a/**" }', ['a/b.md', 'a/b/_index.md', 'a/b/c d.md']],
  ['{ path: "{/a,/a/**}" }', ['a/_index.md', 'a/b.md', 'a/b/_index.md', 'a/b/c d.md']],
  ['{ path: /a/* }', ['a/b.md', 'a/b/_index.md']],
  ['{ path: /A/B/C-D }', ['a/b/c d.md']],
  ['{ path: / }', ['_index.md']],
  ['{ kind: home }', ['_index.md']],
  ['{ kind: section, path: "/a/**" }', ['a/b/_index.md']],
  ['{ kind: "{home,section}" }', ['_index.md', 'a/_index.md', 'a/b/_index.md']],
  ['{ lang: EN, kind: home }', ['_index.md']],
  ['{ lang: de }', []],
  ['{ environment: production, kind: home }', ['_index.md']],
  ['{ environment: staging }', []],
  ['{ pathh: /a }', []],
  ['{ path: [/a] }', []],
]
const pages = ['_index.md', 'a/_index.md', 'a/b.md', 'a/b/_index.md', 'a/b/c d.md']
for (const [target, takes] of targets) {
  for (const word of ['target', '_target']) {
    test(`${word}: ${target} is for ${takes.join(', ') || 'no page'}`, () => {
      const head = `cascade: { owner: Ada, ${word}: ${target} }`

      assert.equal(
        pages.filter((path) => 'owner' in (given(path, head) as object)),
        takes,
      )
    })
  }
}

test('hands nothing down that would move pages or that Eleventy keeps for itself', () => {
  const head =
    'cascade: { permalink: /x/, pagination: {}, page: {}, collections: {}, cascade: {}, __proto__: {}, dir: rtl }'

  assert.equal(given('a/b.md', head), { dir: 'rtl' })
})

test('takes a cascade that is none for nothing', () => {
  for (const head of ['cascade:', 'cascade: text', 'cascade: [1, text, [a]]']) assert.equal(given('a.md', head), {})
})

test('gives templates dates, and checks the text', () => {
  const blocks = cascadeBlocks(yamlOf('cascade: { last_reviewed: 2026-01-31 }'))
  const { fields, built } = cascaded(blocks, cascadeTarget('a.md', 'en'))

  assert.equal(fields, { last_reviewed: '2026-01-31' })
  assert.ok(built.last_reviewed instanceof Date)
})

test.run()
