import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { directionHealth } from '../../../../plugins/core/model/direction/direction-health.ts'
import type { Problem } from '../../../../plugins/core/problems/problem.ts'
import { categoryIn, pageWith, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/direction/direction-health')

const boats = taxonomyOf({
  sections: 'dock: { name: Dock, pm: Ida Reef }',
  stages: text`
    stages:
      sail: { display_name: Sail, section: dock, groups: { rigs: { pm: Ada Moss, categories: [masts] }, cloth: { categories: [ropes] } } }
      row: { display_name: Row }
  `,
  categories: 'masts: { name: Masts, stage: sail }\nropes: { name: Ropes, stage: sail }\noars: { name: Oars }',
})

const problem = (code: Problem['code'], file: string, pointer?: string): Problem => ({
  code,
  severity: 'info',
  message: code,
  file,
  ...(pointer ? { pointer } : {}),
})

const page = (name: string, frontMatter: string): ReturnType<typeof pageWith> =>
  pageWith(`src/direction/${name}.md`, frontMatter, { layout: 'direction', url: `/direction/${name}/` })

test('findings stand by owner: of the page, else the product manager nearest to what it is about; nobody last', () => {
  const pages = [
    page('masts', 'title: Masts\nowner: Zoe Tide'),
    page('ropes', 'title: Ropes'),
    page('other', 'title: Other'),
  ]
  const written = [
    { path: 'src/direction/ropes.md', url: '/direction/ropes/', drawsPanels: true, entity: categoryIn(boats, 'ropes') },
  ]
  const problems = [
    problem('direction/no-page', 'categories.yml', '/masts'),
    problem('maturity/overdue', 'categories.yml', '/masts/viable'),
    problem('direction/no-page', 'categories.yml', '/oars'),
    problem('direction/no-milestone', 'gitlab.json', 'direction/no-milestone:Sail'),
    problem('direction/no-milestone', 'gitlab.json', 'direction/no-milestone:'),
    problem('direction/never-reviewed', 'src/direction/masts.md'),
    problem('page/owner-drift', 'src/direction/ropes.md', '/owner'),
    problem('direction/bare-reference', 'src/direction/ropes.md'),
    problem('direction/bare-reference', 'src/direction/other.md'),
    problem('schema/type', 'src/direction/other.md'),
  ]
  const health = directionHealth(problems, pages, written, boats, '/direction/')

  assert.equal(
    health.owners.map(({ name, entries }) => [
      name,
      ...entries.map((one) => `${one.title} ${one.problems.length} ${one.url}`),
    ]),
    [
      ['Ada Moss', 'Masts 2 undefined'],
      ['Ida Reef', 'Sail 1 undefined', 'Ropes 2 /direction/ropes/'],
      ['Zoe Tide', 'Masts 1 /direction/masts/'],
      [undefined, 'Oars 1 undefined', 'gitlab.json 1 undefined', 'Other 1 /direction/other/'],
    ],
  )
  assert.equal([health.pages, health.reviewed], [3, 2])
})

test('a person with a remark behind the name is the same person', () => {
  const pages = [
    page('a', 'title: A\nowner: Zoe Tide (Interim)'),
    page('b', 'title: B\nowner: Zoe Tide'),
    page('c', 'title: C\nowner: Ada Moss (Acting)'),
  ]
  const problems = pages.map(({ path }) => problem('direction/never-reviewed', path))

  assert.equal(
    directionHealth(problems, pages, [], boats, '/direction/').owners.map(({ name, entries }) => [
      name,
      entries.length,
    ]),
    [
      ['Ada Moss (Acting)', 1],
      ['Zoe Tide', 2],
    ],
  )
})

test('a page that sends its readers on is none to review', () => {
  const { pages, reviewed, owners } = directionHealth(
    [],
    [page('old', 'redirect_to: /direction/')],
    [],
    boats,
    '/direction/',
  )

  assert.equal([pages, reviewed, owners], [0, 0, []])
})

test.run()
