import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { hugoAddress } from '../../../../plugins/core/model/pages/hugo-address.ts'

const test = suite('core/model/pages/hugo-address')

const files: [path: string, address: string][] = [
  ['_index.md', '/'],
  ['sea/_index.md', '/sea/'],
  ['sea/tides/index.md', '/sea/tides/'],
  ['sea/tides.md', '/sea/tides/'],
  ['sea/sea.md', '/sea/sea/'],
  ['sea/billing-ops-GPO/_index.md', '/sea/billing-ops-gpo/'],
  ['sea/Low Tide.md', '/sea/low-tide/'],
  ['sea/low -  tide?.md', '/sea/low-tide/'],
  ['sea/What & why.md', '/sea/what-why/'],
  ['sea/cells-1.0.md', '/sea/cells-1.0/'],
  ['sea/潮位_Ü.md', '/sea/潮位_ü/'],
  ['sea/tides.html.md', '/sea/tides.html'],
]
for (const [path, address] of files) {
  test(`gives ${path} the address ${address}`, () => {
    assert.is(hugoAddress(path, {}), address)
  })
}

test('puts a slug in place of the file’s name, in the same letters, and leaves `url` as it is', () => {
  assert.is(hugoAddress('sea/tides.md', { slug: 'High Tide' }), '/sea/high-tide/')
  assert.is(hugoAddress('sea/_index.md', { slug: 'High Tide' }), '/sea/')
  assert.is(hugoAddress('sea/tides.md', { url: '/Flood/Tide/' }), '/Flood/Tide/')
})

test.run()
