import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Fields } from '../../../../plugins/core/model/fields.ts'
import { type LeftOut, leftOut, unbuiltPages } from '../../../../plugins/core/model/pages/left-out.ts'

const test = suite('core/model/pages/left-out')

const pages: [fields: Fields, why: LeftOut | undefined][] = [
  [{}, undefined],
  [{ draft: true }, 'draft'],
  [{ draft: 'true' }, 'draft'],
  [{ draft: 'false' }, undefined],
  [{ build: { render: 'never' } }, 'unrendered'],
  [{ _build: { render: false } }, 'unrendered'],
  [{ _build: { render: true, list: false } }, undefined],
  [{ headless: true }, 'unrendered'],
  [{ publishDate: '2026-11-24' }, 'early'],
  [{ publishDate: '2026-11-23' }, undefined],
  [{ publishdate: '2026-11-23T18:00:00Z' }, undefined],
  [{ publishDate: '2026-11-24T00:30:00+09:00' }, undefined],
  [{ publishDate: '2026-11-23 20:00:00 -0500' }, 'early'],
  [{ publishDate: 'soon', pubDate: '2027-01-01' }, 'early'],
  [{ date: '2026-11-24' }, 'early'],
  [{ date: '2026-11-24', publishDate: '2026-11-01' }, undefined],
  [{ date: '2026-02-31', published: true }, undefined],
  [{ expiryDate: '2026-11-24' }, undefined],
  [{ expiryDate: '2026-11-23' }, 'expired'],
  [{ unpublishdate: '2025-01-01T10:00' }, 'expired'],
  [{ draft: true, publishDate: '2027-01-01' }, 'draft'],
]
for (const [fields, why] of pages) {
  test(`tells why Hugo leaves out a page with ${JSON.stringify(fields)}: ${why}`, () => {
    assert.is(leftOut(fields, '2026-11-23', false), why)
  })
}

test('the date of a release says nothing of when its page is published', () => {
  assert.is(leftOut({ date: '2027-01-21' }, '2026-11-23', true), undefined)
  assert.is(leftOut({ date: '2026-11-01', publishDate: '2027-01-21' }, '2026-11-23', true), 'early')
})

test('without a day, dates leave nothing out', () => {
  assert.is(leftOut({ publishDate: '2999-01-01', expiryDate: '2000-01-01' }, undefined, false), undefined)
})

test('counts what is not built', () => {
  assert.is(
    unbuiltPages([{ leftOut: 'early' }, {}, { leftOut: 'draft' }, { leftOut: 'early' }]),
    'Not built, as in Hugo: 1 draft, 2 pages with a later date.',
  )
  assert.is(unbuiltPages([{}]), undefined)
})

test.run()
