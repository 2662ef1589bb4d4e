import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Fields } from '../../plugins/core/model/fields.ts'
import { navigationTree } from '../../plugins/theme/navigation.ts'
import { relatedPages } from '../../plugins/theme/related-pages.ts'

const test = suite('theme/related-pages')

/** The addresses of the pages that are related to one of them. */
function related(pages: Record<string, Fields>, url: string): string[] {
  const { nodes } = navigationTree(Object.keys(pages).map((url) => ({ url, title: url })))
  const known = [...nodes.values()].map((node) => ({ node, fields: pages[node.url] as Fields }))
  return relatedPages(known)(nodes.get(url) as never).map((node) => node.url)
}

test('pages are related by category, group, stage, section and tags, the nearest first', () => {
  const pages = {
    '/a/': { category: 'Wiki', stage: 'create', tags: ['all', 'text'] },
    '/b/': { tags: 'text' },
    '/c/': { category: 'wiki', stage: 'create' },
    '/d/': { stage: 'plan', tags: ['all', 'other'] },
    '/e/': { stage: ['create'] },
  }

  assert.equal(related(pages, '/a/'), ['/c/', '/b/', '/e/'])
  assert.equal(related(pages, '/d/'), [])
})

test('what is shown around a page already is not repeated', () => {
  const tagged = { tags: ['text'] }

  assert.equal(related({ '/a/': tagged, '/a/b/': tagged, '/a/b/c/': tagged, '/d/': tagged }, '/a/b/'), ['/d/'])
})

test('of many pages with one tag, five are named that stand near', () => {
  const pages = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`/p${index}/`, { tags: ['text'] }]))

  const found = related(pages, '/p300/').map((url) => Number(url.replace(/\D/g, '')))
  assert.is(found.length, 5)
  assert.ok(found.every((index) => Math.abs(index - 300) <= 12))
})

test.run()
