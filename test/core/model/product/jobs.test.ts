import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Job, jobProblems, readJobs } from '../../../../plugins/core/model/product/jobs.ts'
import { dataFileOf, linesOf, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/product/jobs')

const boats = (): ReturnType<typeof taxonomyOf> =>
  taxonomyOf({
    stages: text`
      stages:
        sail:
          display_name: Sailing
          groups:
            deep_rigging: { name: Deep rigging, categories: [masts] }
            hull: { name: Hull, categories: [masts] }
        dock:
          display_name: Docking
    `,
    categories: 'masts: { name: Masts, stage: sail }\nropes: { name: Ropes, stage: sail }',
  })

const jobsOf = (source: string): Job[] => readJobs(dataFileOf('jobs_to_be_done.yml', source), boats())

const problemsOf = (source: string): string[] => linesOf(jobProblems(jobsOf(source), boats()))

test('reads a job whole', () => {
  const [, job] = jobsOf(text`
    - slug: cross-the-bay
      jtbd: When the tide is high, I want to cross the bay.
    - slug: set-sail
      jtbd: When the wind turns, I want to set sail.
      short_jtbd: Set sail
      grade: b
      confidence: Researched
      source: https://research.boats.example/7
      parent: cross-the-bay
      group: deep_rigging
      wood: pine
  `)
  const { source, fields, groups, ...rest } = job as Job

  assert.equal(rest, {
    slug: 'set-sail',
    title: 'Set sail',
    statement: 'When the wind turns, I want to set sail.',
    grade: 'B',
    confidence: 'Researched',
    evidence: 'https://research.boats.example/7',
    parent: 'cross-the-bay',
  })
  assert.equal(source.path, [1])
  assert.is(fields.wood, 'pine')
  assert.equal(
    groups.map(({ key }) => key),
    ['deep_rigging'],
  )
})

test('takes the micro job for the title of a job without a short one, and the statement for one without either', () => {
  const jobs = jobsOf(
    '- { slug: a, jtbd: Tie knots }\n- { slug: b, micro_job: Coil rope, jtbd: When I moor }\n- { slug: c }',
  )

  assert.equal(
    jobs.map(({ title }) => title),
    ['Tie knots', 'Coil rope', ''],
  )
})

test('leaves out grades that are none, and parents that do not exist', () => {
  const [job] = jobsOf('- { slug: a, jtbd: Tie knots, grade: A-, parent: gone }')

  assert.equal({ grade: job?.grade, parent: job?.parent }, { grade: undefined, parent: undefined })
})

test('is empty without a file, and with one of another shape', () => {
  assert.equal(readJobs(undefined, boats()), [])
  assert.equal(jobsOf('jobs: none'), [])
})

const groups: [text: string, keys: string[]][] = [
  ['hull', ['hull']],
  ['Deep Rigging', ['deep_rigging']],
  ['deep-rigging', ['deep_rigging']],
  ['Masts', ['deep_rigging', 'hull']],
  ['sailing', ['deep_rigging', 'hull']],
  ['ropes', []],
  ['docking', []],
  ['galley', []],
]
for (const [asked, keys] of groups) {
  test(`takes "${asked}" for ${keys.length === 0 ? 'no group' : keys.join(' and ')}`, () => {
    const [job] = jobsOf(`- { slug: a, jtbd: Tie knots, group: ${asked} }`)

    assert.equal(
      job?.groups.map(({ key }) => key),
      keys,
    )
  })
}

const problems: [name: string, source: string, lines: string[]][] = [
  [
    'nothing of sound jobs',
    '- { slug: a, jtbd: Tie knots, group: hull }\n- { slug: b, jtbd: Tie one, group: hull, parent: a }',
    [],
  ],
  [
    'a parent that does not exist',
    '- slug: tie-knots\n  jtbd: Tie knots\n  group: hull\n  parent: tie-rope',
    [
      'jobs_to_be_done.yml:4:11 error taxonomy/unknown-reference There is no job `tie-rope`, of which `tie-knots` is said to be a part. It is shown as a job of its own.',
    ],
  ],
  [
    'a group that does not exist',
    '- slug: tie-knots\n  jtbd: Tie knots\n  group: hulls',
    [
      'jobs_to_be_done.yml:3:10 error taxonomy/unknown-reference There is no group "hulls", which is said to serve the job `tie-knots`.',
    ],
  ],
  [
    'a job without a group',
    '- slug: tie-knots\n  jtbd: Tie knots',
    ['jobs_to_be_done.yml:1:9 warning jobs/no-group The job `tie-knots` names no group.'],
  ],
  [
    'a job without a statement',
    '- slug: tie-knots\n  group: hull',
    ['jobs_to_be_done.yml:1:9 warning jobs/no-statement The job `tie-knots` has no statement.'],
  ],
  [
    'a slug that stands twice',
    '- { slug: tie, jtbd: Tie knots, group: hull }\n- { slug: tie, jtbd: Tie ropes, group: hull }',
    ['jobs_to_be_done.yml:2:11 error taxonomy/duplicate-key The jobs `tie` and `tie` have the same slug.'],
  ],
  [
    'a statement that stands twice',
    '- { slug: a, jtbd: Tie knots, group: hull }\n- slug: b\n  jtbd: Tie knots\n  group: hull',
    ['jobs_to_be_done.yml:3:9 info jobs/duplicate-statement The jobs `a` and `b` have the same statement.'],
  ],
]
for (const [name, source, lines] of problems) {
  test(`reports ${name}`, () => {
    assert.equal(problemsOf(source), lines)
  })
}

test('expects the group that was probably meant', () => {
  const [problem] = jobProblems(jobsOf('- { slug: a, jtbd: Tie knots, group: hulls }'), boats())

  assert.equal(problem?.expected, ['hull', 'Hull'])
})

test.run()
