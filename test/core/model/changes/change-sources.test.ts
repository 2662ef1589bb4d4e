import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { trackedPage, trackedSnapshot } from '../../../../plugins/core/model/changes/change-sources.ts'

const test = suite('core/model/changes/change-sources')

const page = (fields: Record<string, unknown>, body: string) =>
  trackedPage({ name: 'direction/wiki.md', fields, url: '/direction/wiki/' }, body, (text) => text)

test('of a page, its title, its review and its words count, and what it is about', () => {
  assert.equal(page({ title: 'Wiki', category: 'wiki', last_reviewed: '2026-03-01' }, 'Some\n\nwords.\n'), {
    title: 'Wiki',
    words: 'Some words.',
    reviewed: '2026-03-01',
    about: { kind: 'category', text: 'wiki' },
    url: '/direction/wiki/',
  })
})

test('a review that the text tells of is a review, and no other text', () => {
  const before = page({}, '| Content Last Reviewed | `2026-01-05` |\n| --- | --- |\n\nWords.\n')
  const after = page({}, '| Content Last Reviewed | `2026-02-05` |\n| --- | --- |\n\nWords.\n')

  assert.equal([before.reviewed, after.reviewed], ['2026-01-05', '2026-02-05'])
  assert.is(before.words, after.words)
})

test('what is no snapshot is none, and rows that are broken are left out', () => {
  assert.is(trackedSnapshot([]), undefined)
  assert.is(trackedSnapshot({ items: {} }), undefined)
  assert.equal(trackedSnapshot({ items: [null, { title: 'x' }], milestones: [{ title: '1.0', due: 'soon' }] }), {
    items: new Map(),
    milestones: new Map(),
    files: {},
  })
})

test('an issue that lives on as another one is none of the snapshot', () => {
  const row = { reference: 'acme/app#1', title: 'Filter boards', url: 'https://x.example', state: 'closed', labels: [] }
  const items = [row, { ...row, reference: 'acme/app#2', isReplaced: true }]

  assert.equal([...(trackedSnapshot({ items, milestones: [] })?.items.keys() ?? [])], ['acme/app#1'])
})

test.run()
