import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withOtherAddresses } from '../../../../plugins/core/model/markdown/text-addresses.ts'

const test = suite('core/model/markdown/text-addresses')

test('changes addresses of links, pictures and references, and nothing in code', () => {
  const given = '[a](b.md "c") ![d](<e.png>) [f] `[g](h.md)`\n\n```\n[i](j.md)\n```\n\n[f]: k.md\n'

  assert.is(
    withOtherAddresses(given, (address) => `/${address}`),
    '[a](/b.md "c") ![d](</e.png>) [f] `[g](h.md)`\n\n```\n[i](j.md)\n```\n\n[f]: /k.md\n',
  )
})

test('an address of a reference can hold brackets', () => {
  assert.is(
    withOtherAddresses('[f]: boats_(sail).md\n', (address) => `/${address}`),
    '[f]: /boats_(sail).md\n',
  )
})

test.run()
