import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { repeatedFields } from '../../../../plugins/core/model/pages/repeated-fields.ts'
import { compileSchema } from '../../../../plugins/sources/schema-compiler.ts'
import { linesOf, pageWith } from '../../support.ts'

const test = suite('core/model/pages/repeated-fields')

const withId = compileSchema({ type: 'object', properties: { id: { 'x-unique': true }, title: { 'x-unique': false } } })

test('lets the first page by path keep a value that must be unique', () => {
  const pages = [
    { page: pageWith('src/c.md', 'title: Same\nid: tide'), schema: withId },
    { page: pageWith('src/a.md', 'title: Same\nid: tide'), schema: withId },
    { page: pageWith('src/b.md', 'title: Same\nid: ebb'), schema: withId },
    { page: pageWith('src/d.md', 'title: Same'), schema: withId },
    { page: pageWith('src/e.md', 'title: Same\nid: ""'), schema: withId },
  ]

  assert.equal(linesOf(repeatedFields(pages)), [
    'src/c.md:3:5 error page/not-unique `id` is "tide", as in src/a.md already.',
  ])
})

test('compares pages of one kind only', () => {
  const pages = [
    { page: pageWith('src/a.md', 'title: A\nid: tide'), schema: withId },
    { page: pageWith('src/job-families/b.md', 'title: B\nid: tide'), schema: withId },
  ]

  assert.equal(repeatedFields(pages), [])
})

test('finds the keyword in a schema that another builds on', () => {
  const base = { $id: 'handbook:base', type: 'object', properties: { title: { 'x-unique': true } } }
  const schema = compileSchema(
    { allOf: [{ $ref: 'handbook:base' }], type: 'object' },
    new Map([['handbook:base', base]]),
  )
  const pages = [
    { page: pageWith('src/a.md', 'title: Tides'), schema },
    { page: pageWith('src/b.md', 'title: Tides'), schema },
  ]

  assert.equal(linesOf(repeatedFields(pages)), [
    'src/b.md:2:8 error page/not-unique `title` is "Tides", as in src/a.md already.',
  ])
})

test.run()
