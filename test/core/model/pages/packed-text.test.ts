import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { keptText, packedText } from '../../../../plugins/core/model/pages/packed-text.ts'
import { readPageText } from '../../../../plugins/core/model/pages/page-text.ts'

import { whole } from '../../../support/kept-text.ts'

const test = suite('core/model/pages/packed-text')

for (const [name, source] of [
  ['an empty text', ''],
  ['headings, ids, links and pictures', '# Low *tide* {#ebb}\n\n<a id="x">[a](/潮/?a#b)</a> ![b](<b c.png>)\n'],
  ['line separators and quotes', '# "Low"\u2028tide \\\\ \ud83d\n\n[a](<"\u2029">)'],
  ['remarks', '<!-- handbook-ignore link/broken: "soon" -->\n<!-- handbook-ignore link/anchor -->\n'],
  ['fields', 'title: Low\n---\n'],
] as const) {
  test(`gives ${name} back as it was, from four lines`, () => {
    const text = readPageText(source, 7)
    const lines = packedText(text).split('\n')

    assert.is(lines.length, 4)
    assert.equal(whole(keptText((number) => lines[number] as string)), text)
  })
}

test.run()
