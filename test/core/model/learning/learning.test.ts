import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sortOf } from '../../../../plugins/core/model/learning/learning.ts'
import { pageWith } from '../../support.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/learning')

test('puts paths, modules and units together by uid, in the order of the data', () => {
  const { paths, byUid } = learningOf(sailing)
  const [path] = paths

  assert.equal(
    path?.modules.map((module) => [module.uid, module.units.map(({ uid }) => uid)]),
    [
      ['tie-knots', ['why-knots', 'bowline']],
      ['read-sky', ['clouds', 'sky-check']],
    ],
  )
  assert.equal(path?.modules[0]?.paths, [path])
  assert.equal([...byUid.values()].map(sortOf), ['path', 'module', 'module', 'unit', 'unit', 'unit', 'unit'])
})

test('reads a unit whole', () => {
  const unit = learningOf(sailing).units[1]
  const { fields, source, modules, ...rest } = unit as NonNullable<typeof unit>

  assert.equal(rest, {
    uid: 'bowline',
    title: 'The bowline',
    roles: [],
    competencies: [],
    topics: ['loops'],
    subjects: [],
    categories: [],
    stages: [],
    prerequisites: [],
    owners: [],
    access: 'public',
    isDraft: false,
    minutes: 10,
    kind: 'video',
    covers: ['tie'],
    resource: 'https://knots.example/bowline',
    slot: 'quick',
    questions: [],
  })
  assert.is(fields.title, 'The bowline')
  assert.equal(source.path, [1])
  assert.equal(
    modules.map(({ uid }) => uid),
    ['tie-knots'],
  )
})

test('takes pages in the folder `learn` for units, at their own address', () => {
  const page = pageWith(
    'src/learn/bend.md',
    'title: The sheet bend\nuid: sheet-bend\ndescription: Joins two ropes.\nminutes: 6\nurl: https://knots.example/bend',
    {
      url: '/learn/bend/',
    },
  )

  const [unit] = learningOf({}, [page, pageWith('src/tides.md', 'title: Tides\nuid: tides', { url: '/tides/' })]).units

  assert.equal(
    [unit?.uid, unit?.kind, unit?.page, unit?.summary, unit?.minutes, unit?.resource],
    ['sheet-bend', 'article', '/learn/bend/', 'Joins two ropes.', 6, 'https://knots.example/bend'],
  )
})

test("takes the address that Hugo gives a page for the page's own", () => {
  const page = pageWith('src/learn/bend.md', 'title: The sheet bend\nuid: sheet-bend\nurl: /knots/bend', {
    url: '/knots/bend/',
  })

  const [unit] = learningOf({}, [page]).units

  assert.equal([unit?.page, unit?.resource], ['/knots/bend/', undefined])
})

test('puts units that are pages in the order of their paths, however they were read', () => {
  const page = (name: string) =>
    pageWith(`src/learn/${name}.md`, `title: ${name}\nuid: ${name}`, { url: `/learn/${name}/` })

  assert.equal(
    learningOf({}, [page('b'), page('c'), page('a')]).units.map(({ uid }) => uid),
    ['a', 'b', 'c'],
  )
})

test('takes an index of the folder for an ordinary page, and a page without a uid for nothing yet', () => {
  const pages = [
    pageWith('src/learn/index.md', 'title: Learn\nuid: learn', { url: '/learn/' }),
    pageWith('src/learn/bend.md', 'title: The sheet bend', { url: '/learn/bend/' }),
  ]

  assert.equal(learningOf({}, pages).units, [])
})

test('lets the first of a uid count, and leaves out what does not exist', () => {
  const { modules } = learningOf({
    modules: '[{ uid: a, title: A, units: [one, two, one] }]',
    units: '[{ uid: one, title: First, kind: article }, { uid: one, title: Second, kind: article }]',
  })

  assert.equal(
    modules[0]?.units.map(({ title }) => title),
    ['First'],
  )
  assert.equal(modules[0]?.unitUids, ['one', 'two'])
})

test.run()
