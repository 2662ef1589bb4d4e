import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fullAddress } from '../../../../plugins/core/model/releases/item-links.ts'
import type { ReleaseItem } from '../../../../plugins/core/model/releases/release-item.ts'

const test = suite('core/model/releases/item-links')

const pages = new Map([['src/boats/_index.md', '/fleet/']])
const site = { url: 'https://boats.example', input: 'src', addressOfFile: (path: string) => pages.get(path) }
const written = { page: { path: 'src/releases/19/boats-19-1-released/masts.md' } } as ReleaseItem
const inText = { within: { path: 'src/releases/18/boats-18-5-released.md', line: 3 } } as ReleaseItem
const inData = {} as ReleaseItem

const claims: [what: string, item: ReleaseItem, address: string, full: string][] = [
  ['a file', written, '../../../boats/ropes.md#knots', 'https://boats.example/boats/ropes/#knots'],
  ['a folder by its index', written, '../../../ropes/_index.md', 'https://boats.example/ropes/'],
  ['the page that a file is written to', written, '../../../boats/_index.md', 'https://boats.example/fleet/'],
  ['the same without the name of the index', written, '../../../boats.md', 'https://boats.example/fleet/'],
  ['a path', written, '../../../boats/masts/#fold', 'https://boats.example/boats/masts/#fold'],
  ['a path without a slash', written, '../../../boats/masts', 'https://boats.example/boats/masts'],
  ['what a release in one file links to', inText, '../../boats/ropes.md', 'https://boats.example/boats/ropes/'],
  ['a path from the root', inData, '/boats/', 'https://boats.example/boats/'],
  ['a path that leaves the site', written, '../../../../../x.md', '../../../../../x.md'],
  ['a path that begins nowhere', inData, 'boats.md', 'boats.md'],
  ['another site', written, 'https://docs.example/', 'https://docs.example/'],
  ['a place in the text', written, '#fold', '#fold'],
]
for (const [what, item, address, full] of claims) {
  test(`makes the full address of ${what}`, () => {
    assert.is(fullAddress(item, address, site), full)
  })
}

test('a site without an address keeps paths', () => {
  assert.is(fullAddress(written, '/boats/', { input: 'src', addressOfFile: () => undefined }), '/boats/')
  assert.is(
    fullAddress({ page: { path: 'releases/19.1/a.md' } } as ReleaseItem, '../../b.md', {
      input: '.',
      addressOfFile: () => undefined,
    }),
    '/b/',
  )
})

test.run()
