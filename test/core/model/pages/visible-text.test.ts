import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { visibleText } from '../../../../plugins/core/model/pages/visible-text.ts'
import { spanOf } from '../../support.ts'

const test = suite('core/model/pages/visible-text')

/** Words of the prose. */
const prose = (body: string): string => visibleText(body, 1).prose.replace(/\s+/g, ' ').trim()

const cases: [what: string, body: string, left: string][] = [
  ['blocks of code', 'a\n\n```sh\nb\n```\n\n~~~~\n```\nc\n~~~~\n\n    d\n\ne', 'a e'],
  ['fences in lists', '- a\n\n  ```\n  b\n  ```\n- c', '- a - c'],
  ['comments', 'a <!-- b\nc --> d\n\n<!--\n```\n-->\n\ne', 'a d e'],
  ['short code', 'a `b` c ``d ` e`` f', 'a c f'],
  [
    'addresses of links',
    '[a](https://x.example/FY23 "b") ![c](/d(1).png) <https://e.example/#123> f',
    '[a] ![c] < > f',
  ],
  ['definitions of links', 'a [b][1]\n\n[1]: /FY23\n', 'a [b][1]'],
  ['full addresses', 'see https://x.example/FY23-Q4, and www.x.example/FY24', 'see and'],
  ['tags', '<a href="/FY23">a</a> <br/> 1 < 2', 'a 1 < 2'],
  ['template expressions', 'a <%= b("FY23") %> {{ c }} {% d %} e\n{:.f}', 'a e'],
]
for (const [what, body, left] of cases) {
  test(`${what} are no prose`, () => {
    assert.is(prose(body), left)
  })
}

test('every character keeps its place', () => {
  const body = '😀 `a` <!-- é -->\n**b**'
  const { text, prose, placeOf } = visibleText(body, 5)

  assert.equal([text.length, prose.length], [body.length, body.length])
  assert.is(spanOf(placeOf(body.indexOf('a'), body.indexOf('a') + 1)), '5:4-5:5')
  assert.is(spanOf(placeOf(body.indexOf('b'), body.indexOf('b') + 1)), '6:3-6:4')
})

test.run()
