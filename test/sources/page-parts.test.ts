import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { partsOf } from '../../plugins/sources/page-parts.ts'

const test = suite('sources/page-parts')

const pages: [name: string, page: string, head: string, text: string, firstLine: number][] = [
  ['with front matter', '---\ntitle: 湾\n---\n# 湾 👍\n', '---\ntitle: 湾\n---', '# 湾 👍\n', 4],
  ['behind a byte order mark', '\uFEFF---\ntitle: Bay\n---\n\uFEFFLow', '---\ntitle: Bay\n---', '\uFEFFLow', 4],
  ['of Windows', '---\r\ntitle: Bay\r\n---\r\nLow\r\n', '---\r\ntitle: Bay\r\n---', 'Low\r\n', 4],
  ['with words behind the fence', '---\na: b\n--- # c\nLow', '---\na: b\n---', 'Low', 4],
  ['without front matter', '# Bay\n---\n', '# Bay\n---\n', '# Bay\n---\n', 1],
  ['without an end of its front matter', '---\ntitle: Bay\n', '---\ntitle: Bay\n', '', 1],
  ['that ends with its front matter', '---\ntitle: Bay\n---', '---\ntitle: Bay\n---', '', 4],
  ['that is empty', '', '', '', 1],
]
for (const [name, page, head, text, firstLine] of pages) {
  test(`takes a page ${name} apart`, () => {
    const parts = partsOf(Buffer.from(page))

    assert.equal([parts.head, parts.text(), parts.firstLine], [head, text, firstLine])
  })
}

test.run()
