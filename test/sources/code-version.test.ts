import { basename } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { codeOf, codeVersion } from '../../plugins/sources/code-version.ts'

const test = suite('sources/code-version')

test('what is kept goes with any file that had a part in it, however far below', () => {
  const names = [...codeOf(['../core/model/pages/page-text']).keys()].map((path) => basename(path))

  for (const name of ['page-text.ts', 'page-body.ts', 'body-parser.ts', 'markdown-syntax.ts', 'attribute-list.ts'])
    assert.ok(names.includes(name), name)
  assert.not.ok(names.includes('packed-text.ts'))
  assert.is(new Set(names).size, names.length)
})

test('the same code has the same version, other code another', () => {
  assert.is(codeVersion('../core/model/pages/page-text'), codeVersion('../core/model/pages/page-text'))
  assert.is.not(codeVersion('../core/model/pages/page-text'), codeVersion('../core/model/pages/packed-text'))
})

test.run()
