import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Handbook } from '../../../plugins/core/model/handbook.ts'
import { checkPages, type PageFindings } from '../../../plugins/core/model/page-problems.ts'
import type { Page } from '../../../plugins/core/model/pages/page.ts'
import { visibleText } from '../../../plugins/core/model/pages/visible-text.ts'
import type { Problem } from '../../../plugins/core/problems/problem.ts'
import { compileSchema } from '../../../plugins/sources/schema-compiler.ts'
import { handbookOf, linesOf, pageWith } from '../support.ts'

const test = suite('core/model/page-problems')

const boats = (): Handbook =>
  handbookOf({
    stages: 'stages: { sail: { display_name: Sailing } }',
    categories: 'masts: { name: Masts, stage: sail, maturity: minimal }\nropes: { name: Ropes, stage: sail }',
  })

/** Check pages; every kind of page needs a title, and a direction page says `kind: plan` if it says a kind. */
function check(pages: Page[], bodies: Record<string, string> = {}): PageFindings {
  const needsTitle = { type: 'object', required: ['title'], properties: { title: { type: 'string' } } }
  const plain = compileSchema(needsTitle)
  const direction = compileSchema({ ...needsTitle, properties: { kind: { const: 'plan' } } })
  return checkPages(pages, boats(), {
    schemaOf: ({ kind: { name } }) => ({
      schema: name === 'direction-page' ? direction : plain,
      why: `${name}, by its path`,
    }),
    layouts: () => new Set(['handbook', 'direction', 'narrow']),
    bodyOf: ({ path }) => ({ body: `${bodies[path] ?? ''}\n\nLast reviewed: 2026-05-10\n`, firstLine: 4 }),
    visibleText,
  })
}

test('finds nothing wrong with sound pages', () => {
  const pages = [
    pageWith('src/tides.md', 'title: Tides', { url: '/tides/' }),
    pageWith('src/direction/masts.md', 'title: Masts\ncategory: masts', { url: '/direction/masts/' }),
  ]

  assert.equal(check(pages).problems, [])
})

test('checks each page against the schema of its kind', () => {
  const pages = [
    pageWith('src/tides.md', 'weight: 1\nkind: other', { url: '/tides/' }),
    pageWith('src/direction/masts.md', 'title: Masts\nkind: other', { url: '/direction/masts/' }),
  ]

  assert.equal(linesOf(check(pages).problems), [
    'src/tides.md:2:1 error schema/required There is no `title`.',
    'src/direction/masts.md:3:7 error schema/value `kind` is "other". It must be "plan".',
  ])
})

test('says which schema a finding comes from', () => {
  const { problems } = check([pageWith('src/tides.md', 'weight: 1', { url: '/tides/' })])

  assert.equal(
    problems.map(({ schema }) => schema),
    ['page, by its path'],
  )
})

test('tells of a schema that cannot be read', () => {
  const fault: Problem = { code: 'page/unknown-schema', severity: 'error', message: 'No.', file: 'src/tides.md' }

  const { problems } = checkPages([pageWith('src/tides.md', 'weight: 1')], boats(), {
    schemaOf: () => fault,
    layouts: () => new Set(),
    bodyOf: () => undefined,
  })

  assert.equal(problems, [fault])
})

test('points at the beginning of a page without front matter', () => {
  const { yaml, ...page } = pageWith('src/tides.md', 'weight: 1', { url: '/tides/' })

  assert.ok(yaml)
  assert.equal(linesOf(check([{ ...page, fields: {} }]).problems), [
    'src/tides.md:1:1 error schema/required There is no `title`.',
  ])
})

test('says no more of a page whose front matter is broken', () => {
  const page: Page = {
    ...pageWith('src/tides.md', 'weight: 1\nlayout: wide', { url: '/tides/' }),
    problems: [{ code: 'yaml/syntax', severity: 'error', message: 'Broken.', file: 'src/tides.md' }],
  }

  assert.equal(linesOf(check([page]).problems), ['src/tides.md error yaml/syntax Broken.'])
})

test('tells of a layout that does not exist', () => {
  const { problems } = check([
    pageWith('src/a.md', 'title: A\nlayout: handbok', { url: '/a/' }),
    pageWith('src/b.md', 'title: B\nlayout: wide', { url: '/b/' }),
    pageWith('src/c.md', 'title: C\nlayout: narrow', { url: '/c/' }),
    pageWith('src/d.md', 'title: D\nlayout: false', { url: '/d/' }),
  ])

  assert.equal(linesOf(problems), [
    'src/a.md:3:9 error page/unknown-layout There is no layout `handbok`. Did you mean `handbook`?',
    'src/b.md:3:9 error page/unknown-layout There is no layout `wide`.',
  ])
  assert.equal(problems[0]?.expected, ['handbook'])
})

test('tells of an entity that does not exist', () => {
  const { problems } = check([pageWith('src/direction/masts.md', 'title: Masts\ncategory: galleys')])

  assert.equal(linesOf(problems), [
    'src/direction/masts.md:3:11 error page/unknown-entity There is no category `galleys`.',
  ])
})

test('tells what a page states against the data', () => {
  const page = pageWith('src/direction/masts.md', 'title: Masts\ncategory: masts', { url: '/direction/masts/' })

  assert.equal(linesOf(check([page], { 'src/direction/masts.md': '\n| Maturity | Lovable |\n' }).problems), [
    'src/direction/masts.md:5:14 error page/maturity-drift The page states that `masts` is Lovable; in the data it is Minimal.',
  ])
})

test('reads no text of a page that is about nothing', () => {
  const page = pageWith('src/tides.md', 'title: Tides', { url: '/tides/' })

  assert.equal(check([page], { 'src/tides.md': '| Maturity | Lovable |' }).problems, [])
})

test('tells of two pages at one address, the first by path being in its right', () => {
  const pages = [
    pageWith('src/tides.md', 'title: Tides\npermalink: /bay/', { url: '/bay/' }),
    pageWith('src/bay/index.md', 'title: Bay', { url: '/bay/' }),
    pageWith('src/coves.md', 'title: Coves\npermalink: /bay/', { url: '/bay/' }),
  ]

  assert.equal(linesOf(check(pages).problems), [
    'src/coves.md error page/address The page would be written to /bay/, where src/bay/index.md is written.',
    'src/tides.md error page/address The page would be written to /bay/, where src/bay/index.md is written.',
  ])
})

test('tells of addresses with a name that no file can have', () => {
  const pages = [
    pageWith('src/bay.md', `title: Bay\npermalink: /sea/${'a'.repeat(300)}/`),
    pageWith('src/cove.md', `title: Cove\npermalink: /sea/${'a'.repeat(255)}/`),
  ]

  assert.equal(linesOf(check(pages).problems), [
    'src/bay.md:3:12 error page/address `permalink` has a name of more than 255 bytes, which no file can have.',
  ])
})

test('lets pages without an address be', () => {
  const pages = [pageWith('src/a.md', 'title: A'), pageWith('src/b.md', 'title: B')]

  assert.equal(check(pages).problems, [])
})

test('tells of two pages about one entity', () => {
  const pages = [
    pageWith('src/direction/tall.md', 'title: Tall\ncategory: masts', { url: '/direction/tall/' }),
    pageWith('src/direction/masts.md', 'title: Masts\ncategory: Masts', { url: '/direction/masts/' }),
  ]

  assert.equal(linesOf(check(pages).problems), [
    'src/direction/tall.md error page/second-page The page is about the category `masts`, as src/direction/masts.md already is.',
  ])
})

test('tells of a page that stands where the page of another that says so stands', () => {
  const pages = [
    pageWith('src/direction/sail/masts.md', 'title: Masts', { url: '/direction/sail/masts/' }),
    pageWith('src/direction/tall.md', 'title: Tall\ncategory: masts', { url: '/direction/tall/' }),
  ]

  assert.equal(linesOf(check(pages).problems), [
    'src/direction/tall.md error page/second-page The page is about the category `masts`, as src/direction/sail/masts.md already is.',
  ])
})

test('tells which pages are written, and what about', () => {
  const { written } = check([
    pageWith('src/tides.md', 'title: Tides', { url: '/tides/' }),
    pageWith('src/direction/masts.md', 'title: Masts\ncategory: masts', { url: '/direction/masts/' }),
    pageWith('src/draft.md', 'title: Draft'),
  ])

  assert.equal(
    written.map(({ entity, ...rest }) => ({ ...rest, about: entity?.key })),
    [
      { path: 'src/tides.md', url: '/tides/', drawsPanels: false, about: undefined },
      { path: 'src/direction/masts.md', url: '/direction/masts/', drawsPanels: true, about: 'masts' },
    ],
  )
})

test('tells of a canonical path that is not the path of the page', () => {
  const pages = [
    pageWith('src/a.md', 'title: A\ncanonical_path: /a/', { url: '/a/' }),
    pageWith('src/b.md', 'title: B\ncanonical_path: /old/b/', { url: '/b/' }),
    pageWith('src/c.md', 'title: C\ncanonical_path: /c', { url: '/c/' }),
    pageWith('src/d.md', 'title: D\ncanonical_path: "./d/"', { url: '/d/' }),
    pageWith('src/e.md', 'title: E\ncanonical_path: https://other.example/e/', { url: '/e/' }),
    pageWith('src/f.md', 'title: F\ncanonical_path: ""', { url: '/f/' }),
    pageWith('src/g.md', 'title: G\ncanonical_path: /g/'),
  ]

  const { problems } = check(pages)

  assert.equal(linesOf(problems), [
    'src/b.md:3:17 warning page/canonical-path `canonical_path` is "/old/b/", but the page stands at "/b/".',
    'src/c.md:3:17 warning page/canonical-path `canonical_path` is "/c", but the page stands at "/c/".',
    'src/d.md:3:17 warning page/canonical-path `canonical_path` is "./d/", but the page stands at "/d/".',
  ])
  assert.equal(
    problems.map(({ expected }) => expected),
    [['/b/'], ['/c/'], ['/d/']],
  )
})

test.run()
