import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { learningProblems } from '../../../../plugins/core/model/learning/learning-problems.ts'
import { linesOf, pageWith, taxonomyOf, testDay, text } from '../../support.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/learning-problems')

const checks = {
  taxonomy: taxonomyOf({
    stages: 'stages: { sail: { display_name: Sailing } }',
    categories: 'masts: { name: Masts, stage: sail }',
  }),
  today: testDay,
  reviewMonths: 12,
}

const problemsOf = (...args: Parameters<typeof learningOf>): string[] =>
  linesOf(learningProblems(learningOf(...args), checks))

/** The school of sailing with one text changed. */
const sailingWith = (file: keyof typeof sailing, from: string, to: string): typeof sailing => {
  assert.ok(sailing[file].includes(from), from)
  return { ...sailing, [file]: sailing[file].replace(from, to) }
}

test('finds nothing wrong with a sound school', () => {
  assert.equal(problemsOf(sailing), [])
})

test('finds a uid that stands twice, whatever has it', () => {
  assert.equal(problemsOf(sailingWith('achievements', 'uid: sailor', 'uid: clouds')), [
    'learningAchievements.yml:1:8 error learning/duplicate-uid The uid `clouds` is taken: "Clouds" in learningUnits.yml has it as well.',
    'learningPaths.yml:8:16 error learning/unknown-uid There is no achievement `sailor`, which `first-voyage` promises.',
    'learningAchievements.yml:1:8 warning learning/unreachable No path or module earns the achievement `clouds`.',
  ])
})

test('says of a second module with one uid only that the uid is taken, and by what', () => {
  const modules = `${sailing.modules}- { uid: read-sky, title: Copy, units: [clouds] }\n`

  assert.equal(problemsOf({ ...sailing, modules }), [
    'learningModules.yml:15:10 error learning/duplicate-uid The uid `read-sky` is taken: "Read the sky" in learningModules.yml has it as well.',
  ])
})

const unknown: [what: string, file: keyof typeof sailing, from: string, to: string, lines: string[]][] = [
  [
    'a module of a path',
    'paths',
    '[tie-knots, read-sky]',
    '[tie-knots, reed-sky, read-sky]',
    [
      'learningPaths.yml:5:24 error learning/unknown-uid There is no module `reed-sky`, which `first-voyage` lists. Did you mean `read-sky`?',
    ],
  ],
  [
    'a unit of a module',
    'modules',
    '[why-knots, bowline]',
    '[why-knots, bowline, reef]',
    ['learningModules.yml:8:31 error learning/unknown-uid There is no unit `reef`, which `tie-knots` lists.'],
  ],
  [
    'a prerequisite',
    'modules',
    'prerequisites: [tie-knots]',
    'prerequisites: tie-knot',
    [
      'learningModules.yml:13:18 error learning/unknown-uid There is no path, module or unit `tie-knot`, which `read-sky` lists. Did you mean `tie-knots`?',
    ],
  ],
  [
    'a prerequisite in words',
    'modules',
    'prerequisites: [tie-knots]',
    'prerequisites: [tie-knots, A boat of your own]',
    [
      'learningModules.yml:13:30 error learning/unknown-uid A prerequisite of `read-sky` is said in words, where only uids can stand.',
    ],
  ],
  [
    'a module that is a unit',
    'paths',
    '[tie-knots, read-sky]',
    '[tie-knots, clouds, read-sky]',
    [
      'learningPaths.yml:5:24 error learning/unknown-uid `clouds`, which `first-voyage` lists, is no module: its uid stands for something else.',
    ],
  ],
]
for (const [what, file, from, to, lines] of unknown) {
  test(`finds the uid of ${what} that nothing has`, () => {
    assert.equal(problemsOf(sailingWith(file, from, to)), lines)
  })
}

test('finds modules that are in no path, and pages that are in no module, unless they are drafts', () => {
  const pages = [
    pageWith('src/learn/reef.md', 'title: Reef\nuid: reef-knot\nminutes: 5', { url: '/learn/reef/' }),
    pageWith('src/learn/splice.md', 'title: Splice\nuid: splice\ndraft: true', { url: '/learn/splice/' }),
  ]

  assert.equal(problemsOf(sailingWith('paths', '[tie-knots, read-sky]', '[tie-knots]'), pages), [
    'learningModules.yml:9:8 warning learning/unreachable The module `read-sky` is in no path.',
    'src/learn/reef.md:3:6 warning learning/unreachable The unit `reef-knot` is in no module.',
  ])
})

test('finds objectives that no unit covers, and units that cover something else', () => {
  assert.equal(problemsOf(sailingWith('units', 'covers: [tie]', 'covers: [ties]')), [
    'learningModules.yml:7:16 warning learning/objective No unit of `tie-knots` covers the objective "Tie a bowline".',
    'learningUnits.yml:2:112 warning learning/objective The unit `bowline` covers `ties`, which no module that has it names as an objective. Did you mean `tie`?',
  ])
})

test('finds an achievement that does not exist', () => {
  assert.equal(problemsOf(sailingWith('paths', 'achievement: sailor', 'achievement: sailer')), [
    'learningPaths.yml:8:16 error learning/unknown-uid There is no achievement `sailer`, which `first-voyage` promises. Did you mean `sailor`?',
    'learningAchievements.yml:1:8 warning learning/unreachable No path or module earns the achievement `sailor`.',
  ])
})

const repeatedKeys: [what: string, file: keyof typeof sailing, from: string, to: string, line: string][] = [
  [
    'roles',
    'learning',
    '- { key: cook, name: Cook }',
    '- { key: cook, name: Cook }\n  - { key: cook, name: Chef }',
    'learning.yml:4:12 error learning/duplicate-key The key `cook` stands twice among the roles.',
  ],
  [
    'topics, of whatever competencies',
    'learning',
    '{ key: weather, name: Weather }',
    '{ key: weather, name: Weather, topics: [{ key: bends, name: Bends }] }',
    'learning.yml:8:52 error learning/duplicate-key The key `bends` stands twice among the topics.',
  ],
  [
    'objectives of a module',
    'modules',
    '[{ key: tie, text: Tie a bowline }]',
    '[{ key: tie, text: Tie a bowline }, { key: tie, text: Untie it }]',
    'learningModules.yml:7:58 error learning/duplicate-key The key `tie` stands twice among the objectives of `tie-knots`.',
  ],
]
for (const [what, file, from, to, line] of repeatedKeys) {
  test(`finds a key that stands twice among ${what}`, () => {
    assert.equal(problemsOf(sailingWith(file, from, to)), [line])
  })
}

test('of values with one key the first counts', () => {
  const { roles } = learningOf(sailingWith('learning', 'key: cook,', 'key: skipper,')).vocabulary

  assert.equal(roles, [{ key: 'skipper', name: 'Skipper' }])
})

const undeclared: [what: string, file: keyof typeof sailing, from: string, to: string, line: string][] = [
  [
    'level',
    'modules',
    'level: beginner',
    'level: beginer',
    'learningModules.yml:4:10 warning learning/undeclared-value There is no level `beginer`, which `tie-knots` names. Did you mean `beginner`?',
  ],
  [
    'role',
    'paths',
    '[skipper]',
    '[Skipper]',
    'learningPaths.yml:4:11 warning learning/undeclared-value There is no role `Skipper`, which `first-voyage` names. Did you mean `skipper`?',
  ],
  [
    'competency',
    'modules',
    '[weather]',
    '[wether]',
    'learningModules.yml:12:18 warning learning/undeclared-value There is no competency `wether`, which `read-sky` names. Did you mean `weather`?',
  ],
  [
    'topic',
    'units',
    '[loops]',
    '[hoops]',
    'learningUnits.yml:2:127 warning learning/undeclared-value There is no topic `hoops`, which `bowline` names. Did you mean `loops`?',
  ],
  [
    'slot',
    'units',
    'slot: quick',
    'slot: quik',
    'learningUnits.yml:2:141 warning learning/undeclared-value There is no slot `quik`, which `bowline` names. Did you mean `quick`?',
  ],
  [
    'subject',
    'paths',
    'owner: Ada Moss',
    'subjects: The sea',
    'learningPaths.yml:6:13 warning learning/undeclared-value There is no subject `The sea`, which `first-voyage` names. Did you mean `sea`?',
  ],
  [
    'category',
    'paths',
    'owner: Ada Moss',
    'categories: [mast]',
    'learningPaths.yml:6:16 error taxonomy/unknown-reference There is no category `mast`, which `first-voyage` names. Did you mean `masts`?',
  ],
  [
    'stage',
    'paths',
    'owner: Ada Moss',
    'stages: [dock]',
    'learningPaths.yml:6:12 error taxonomy/unknown-reference There is no stage `dock`, which `first-voyage` names.',
  ],
]
for (const [what, file, from, to, line] of undeclared) {
  test(`finds a ${what} that is not declared`, () => {
    assert.equal(problemsOf(sailingWith(file, from, to)), [line])
  })
}

test('checks a school without a vocabulary as well', () => {
  assert.equal(problemsOf({ units: '[{ uid: clouds, title: Clouds, kind: reading, roles: [skipper] }]' }), [
    'learningUnits.yml:1:55 warning learning/undeclared-value There is no role `skipper`, which `clouds` names.',
  ])
})

test('has nothing to say of nothing', () => {
  assert.equal(problemsOf({}), [])
  assert.equal(problemsOf({ paths: text`[]` }), [])
})

test.run()
