import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { rolePattern } from '../../../../plugins/core/model/product/role-pattern.ts'

const test = suite('core/model/product/role-pattern')

const cases: [pattern: string, role: string, fits: boolean][] = [
  ['', 'Anything', true],
  ['Engineer(.*)Plan', 'Backend Engineer, Plan', true],
  ['Engineer.*Plan', 'Plan Engineer', false],
  ['[&,] Systems:Gitaly( API)?', 'Technical Writer, Systems:Gitaly', true],
  ['[&,] Systems:Gitaly( API)?$', 'Product Manager, Systems:Gitaly API', true],
  ['[&,] Systems:Gitaly( API)?$', 'Product Manager, Systems:Gitaly APIs', false],
  ['[&,] Systems:Gitaly', 'Systems:Gitaly', false],
  ['(Plan|Create):Wiki', 'Designer, Create:Wiki', true],
  ['Plan|Create', 'Designer, Create', true],
  ['^Senior', 'A Senior', false],
  ['[(]EMEA\\)', 'Designer (EMEA)', true],
  ['Foo( A)?.* A', 'Foo A', true],
]
for (const [pattern, role, fits] of cases) {
  test(`${pattern || 'nothing'} ${fits ? 'fits' : 'does not fit'} "${role}"`, () => {
    assert.is(rolePattern(pattern)?.(role), fits)
  })
}

for (const pattern of ['(a+)+$', '(x', '[a', 'x{3}', '\\d', '((a))', 'a**', 'a?a?a?a?a?a?a?', 'x'.repeat(201)]) {
  test(`${pattern.slice(0, 20)} is not read`, () => {
    assert.is(rolePattern(pattern), undefined)
  })
}

test.run()
