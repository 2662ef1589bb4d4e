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

test('a footnote has no address, nor has a line that only begins like a reference', () => {
  const given = 'Oil[^1].\n\n[^1]: Whale [oil](oil.md).\n[todo]: ask Ada\n'

  assert.is(
    withOtherAddresses(given, (address) => `/${address}`),
    'Oil[^1].\n\n[^1]: Whale [oil](/oil.md).\n[todo]: ask Ada\n',
  )
})

test('an address in pointed brackets can hold spaces', () => {
  const given = '[a]( b.md ) [c](<low tide.md> "d")\n\n[e]: <high tide.md> "f"\n[g]: <h.md>\n'

  assert.is(
    withOtherAddresses(given, (address) => `/${address}`),
    '[a]( /b.md ) [c](</low tide.md> "d")\n\n[e]: </high tide.md> "f"\n[g]: </h.md>\n',
  )
})

test('changes addresses in HTML', () => {
  const given = '<img src="a.png?b&amp;c" srcset="d.png 1x, e.png 2x">\n\n`<a href="f">` <a href=\'g/\'>[h](i/)</a>\n'

  assert.is(
    withOtherAddresses(given, (address) => `/${address}`),
    '<img src="/a.png?b&amp;c" srcset="/d.png 1x, /e.png 2x">\n\n`<a href="f">` <a href=\'/g/\'>[h](/i/)</a>\n',
  )
})

test.run()
