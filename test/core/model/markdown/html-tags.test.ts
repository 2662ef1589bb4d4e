import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { htmlTags } from '../../../../plugins/core/model/markdown/html-tags.ts'

const test = suite('core/model/markdown/html-tags')

test('finds ids, links and pictures with the offsets of their addresses', () => {
  assert.equal(htmlTags('<p id=low><a href="/low/?a&amp;b">x</a><img src=\'low.png\'></p>'), [
    { kind: 'link', id: 'low' },
    { kind: 'link', address: { text: '/low/?a&b', start: 19, end: 32 } },
    { kind: 'image', address: { text: 'low.png', start: 49, end: 56 } },
  ])
})

test('takes the name of an anchor for an id, and no other name', () => {
  assert.equal(
    htmlTags('<a name="low"></a><input name="high">').map(({ id }) => id),
    ['low', undefined],
  )
})

test('reads nothing in comments, and keeps the offsets behind them', () => {
  assert.equal(htmlTags('<!-- <b id="a"> --><b id="b"><!-- <b id="c">'), [{ kind: 'link', id: 'b' }])
  assert.is(htmlTags('<!-- x --><a href="/b/">')[0]?.address?.start, 19)
})

test.run()
