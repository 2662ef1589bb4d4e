import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { buildLearning } from '../../../plugins/core/model/learning/learning.ts'
import { referenceResolver } from '../../../plugins/core/model/references.ts'
import type { ReferenceFault } from '../../../plugins/core/problems/schema.ts'
import { schemaProblems } from '../../../plugins/core/problems/schema-problems.ts'
import { compileSchema } from '../../../plugins/sources/schema-compiler.ts'
import { dataFileOf, handbookOf, linesOf, text, yamlOf } from '../support.ts'

const test = suite('core/model/references')

const boats = () =>
  handbookOf({
    sections: 'fleet: { name: The fleet }',
    stages: text`
      stages:
        sail:
          display_name: Sailing
          section: fleet
          groups: { crew: { name: Sail crew } }
        dock:
          display_name: Docking
          groups: { crew: { name: Dock crew }, keepers: { name: Keepers } }
    `,
    categories: 'sea_charts: { name: Sea charts, stage: sail }\nropes: { name: Ropes, stage: sail }',
    renames: text`
      - { type: category, from: papers, name: Old papers, to: [sea_charts] }
      - { type: category, kind: split, from: rigging, name: Rigging, to: [ropes, sea_charts] }
    `,
  })

const pages = new Set(['/', 'src/index.md', '/tides/', 'src/tides.md', '/how/plan/', 'src/how/plan.md', '/tides.html'])

const learning = buildLearning(
  {
    learning: dataFileOf(
      'learning.yml',
      'roles: [{ key: skipper, name: Skipper }]\ncompetencies: [{ key: knots, name: Knots }]',
    ),
    learningUnits: dataFileOf('learning_units.yml', '[{ uid: tie-a-bowline, title: Tie a bowline, kind: exercise }]'),
  },
  [],
)

const faultOf = (kind: string, asked: string): ReferenceFault | undefined =>
  referenceResolver(boats(), pages, learning)(kind, asked)

const sound: [kind: string, asked: string][] = [
  ['section', 'fleet'],
  ['section-name', 'The fleet'],
  ['stage', 'sail'],
  ['stage-name', 'Sailing'],
  ['group', 'keepers'],
  ['group-name', 'Keepers'],
  ['group', 'dock/crew'],
  ['learning', 'tie-a-bowline'],
  ['role', 'skipper'],
  ['competency', 'knots'],
  ['category', 'sea_charts'],
  ['category-name', 'Sea charts'],
  ['category-any', 'sea_charts'],
  ['category-any', 'Sea charts'],
  ['stage-any', 'Sailing'],
  ['group-any', 'dock/crew'],
]
for (const [kind, asked] of sound) {
  test(`finds the ${kind} "${asked}"`, () => {
    assert.is(faultOf(kind, asked), undefined)
  })
}

const faults: [name: string, kind: string, asked: string, fault: ReferenceFault][] = [
  [
    'a name where a key is meant',
    'category',
    'Sea charts',
    {
      code: 'reference/key',
      message: 'That is the name of a category; its key is meant: sea_charts.',
      expected: ['sea_charts'],
    },
  ],
  [
    'a key where a name is meant',
    'stage-name',
    'sail',
    {
      code: 'reference/key',
      message: 'That is the key of a stage; its name is meant: Sailing.',
      expected: ['Sailing'],
    },
  ],
  [
    'a key in another case',
    'category',
    'Sea-Charts',
    { code: 'reference/case', message: 'The category is written sea_charts.', expected: ['sea_charts'] },
  ],
  [
    'a name in another case',
    'section-name',
    'the Fleet',
    { code: 'reference/case', message: 'The section is written The fleet.', expected: ['The fleet'] },
  ],
  [
    'a name in another case where a key or a name is meant',
    'stage-any',
    'sailing',
    { code: 'reference/case', message: 'The stage is written sail.', expected: ['sail'] },
  ],
  [
    'an old name where a key or a name is meant',
    'category-any',
    'Old papers',
    { code: 'reference/renamed', message: 'It is now sea_charts.', expected: ['sea_charts'] },
  ],
  [
    'an old key',
    'category',
    'papers',
    { code: 'reference/renamed', message: 'It is now sea_charts.', expected: ['sea_charts'] },
  ],
  [
    'an old name where a name is meant',
    'category-name',
    'Old papers',
    { code: 'reference/renamed', message: 'It is now Sea charts.', expected: ['Sea charts'] },
  ],
  [
    'what was split',
    'category',
    'rigging',
    {
      code: 'reference/renamed',
      message: 'It was split into ropes and sea_charts.',
      expected: ['ropes', 'sea_charts'],
    },
  ],
  [
    'what was split, by names',
    'category-name',
    'Rigging',
    {
      code: 'reference/renamed',
      message: 'It was split into Ropes and Sea charts.',
      expected: ['Ropes', 'Sea charts'],
    },
  ],
  [
    'something unknown',
    'category',
    'lighthouse',
    { code: 'reference/unknown', message: 'There is no such category.', expected: [] },
  ],
  [
    'a thing of another kind',
    'stage',
    'ropes',
    { code: 'reference/unknown', message: 'There is no such stage.', expected: [] },
  ],
  [
    'a slip in a key, suggesting nothing but keys',
    'category',
    'sea_chrats',
    {
      code: 'reference/unknown',
      message: 'There is no such category. Did you mean sea_charts?',
      expected: ['sea_charts'],
    },
  ],
  [
    'a slip in a name, suggesting nothing but names',
    'category-name',
    'Sea chrats',
    {
      code: 'reference/unknown',
      message: 'There is no such category. Did you mean Sea charts?',
      expected: ['Sea charts'],
    },
  ],
]
for (const [name, kind, asked, fault] of faults) {
  test(`tells of ${name}`, () => {
    assert.equal(faultOf(kind, asked), fault)
  })
}

const soundPages: [name: string, asked: string][] = [
  ['address', '/tides/'],
  ['address without its last slash', '/tides'],
  ['address with an anchor', '/tides/#low'],
  ['address without its last slash, with an anchor', '/how/plan#low'],
  ['address with a question', '/tides/?at=noon'],
  ['address of the home page', '/'],
  ['address that names a file', '/tides.html'],
  ['file', 'src/how/plan.md'],
  ['file with an anchor', 'src/how/plan.md#low'],
]
for (const [name, asked] of soundPages) {
  test(`finds a page by its ${name}`, () => {
    assert.is(faultOf('page', asked), undefined)
  })
}

const pageFaults: [name: string, asked: string, fault: ReferenceFault][] = [
  [
    'in another case',
    '/Tides/',
    { code: 'reference/case', message: 'The page is written /tides/.', expected: ['/tides/'] },
  ],
  [
    'by its file in another case',
    'src/Tides.md',
    { code: 'reference/case', message: 'The page is written src/tides.md.', expected: ['src/tides.md'] },
  ],
  [
    'with a slip',
    '/how/plam/',
    {
      code: 'reference/unknown',
      message: 'There is no such page. Did you mean /how/plan/?',
      expected: ['/how/plan/'],
    },
  ],
  [
    'that does not exist',
    '/lighthouse-keeping/',
    { code: 'reference/unknown', message: 'There is no such page.', expected: [] },
  ],
]
for (const [name, asked, fault] of pageFaults) {
  test(`tells of a page ${name}`, () => {
    assert.equal(faultOf('page', asked), fault)
  })
}

test('suggests what can be learnt, and whom it is for', () => {
  assert.equal(faultOf('learning', 'tie-a-bowlin'), {
    code: 'reference/unknown',
    message: 'There is no such path, module or unit. Did you mean tie-a-bowline?',
    expected: ['tie-a-bowline'],
  })
  assert.equal(faultOf('role', 'scipper')?.message, 'There is no such role. Did you mean skipper?')
  assert.equal(faultOf('competency', 'sailing')?.message, 'There is no such competency.')
})

test('knows releases by their versions, and people by the roles that they hold', () => {
  const { taxonomy, renames } = handbookOf({
    stages: 'stages: { sail: { display_name: Sailing, pm: Ada Moss (Acting), pmm: [Ben Ray, TBD] } }',
  })
  const resolve = referenceResolver({ taxonomy, renames }, pages, learning, new Set(['4.0', '4.1']))

  assert.is(resolve('release', '4.1'), undefined)
  assert.equal(resolve('release', '4.10'), {
    code: 'reference/unknown',
    message: 'There is no such release. Did you mean 4.0 or 4.1?',
    expected: ['4.0', '4.1'],
  })
  assert.is(resolve('person', 'Ada Moss'), undefined)
  assert.is(resolve('person', 'Ada Mos')?.message, 'There is no such person. Did you mean Ada Moss?')
  assert.is(resolve('person', 'TBD')?.code, 'reference/unknown')
})

test('says nothing of entities while the data has none of their kind', () => {
  const resolve = referenceResolver(handbookOf({}), pages, buildLearning({}, []))

  assert.is(resolve('category', 'lighthouse'), undefined)
  assert.is(resolve('group-name', 'lighthouse'), undefined)
  assert.is(resolve('learning', 'light-a-lamp'), undefined)
  assert.is(resolve('role', 'keeper'), undefined)
  assert.is(resolve('release', '4.1'), undefined)
  assert.is(resolve('person', 'Ada Moss'), undefined)
  assert.is(resolve('page', '/lighthouse-keeping/')?.code, 'reference/unknown')
})

test('speaks of fields when a schema asks for references', () => {
  const schema = compileSchema({
    type: 'object',
    properties: {
      category: { type: 'string', 'x-reference': 'category' },
      see: { type: 'array', items: { type: 'string', 'x-reference': 'page' } },
    },
  })
  const yaml = yamlOf('category: Ropes\nsee: [/tides, /Tides/]')

  const problems = schemaProblems(
    schema,
    yaml.value,
    'src/bay.md',
    yaml.place,
    referenceResolver(boats(), pages, learning),
  )

  assert.equal(linesOf(problems), [
    'src/bay.md:1:11 error reference/key `category` is "Ropes". That is the name of a category; its key is meant: ropes.',
    'src/bay.md:2:15 error reference/case `see[1]` is "/Tides/". The page is written /tides/.',
  ])
})

test.run()
