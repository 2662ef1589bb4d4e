import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readRenames } from '../../../../plugins/core/model/product/renames.ts'
import { taxonomyProblems } from '../../../../plugins/core/model/product/taxonomy-problems.ts'
import type { Problem } from '../../../../plugins/core/problems/problem.ts'
import { type DataTexts, dataFileOf, linesOf, ofRule, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/product/taxonomy-problems')

function problemsOf(texts: DataTexts, rule: string): Problem[] {
  const renames = texts.renames === undefined ? undefined : dataFileOf('renames.yml', texts.renames)
  return ofRule(rule, taxonomyProblems(taxonomyOf(texts), readRenames(renames)))
}

const sound: DataTexts = {
  sections: 'water: { name: Water }',
  stages: text`
    stages:
      sail:
        display_name: Sail
        section: water
        marketing: true
        groups:
          rigging:
            name: Rigging
            pm: Ada Shoal
            categories: [masts]
  `,
  categories: text`
    masts:
      name: Masts
      stage: sail
      marketing: true
      direction: /direction/sail/masts/
  `,
}

test('finds nothing in sound data', () => {
  assert.equal(taxonomyProblems(taxonomyOf(sound), []), [])
})

const references: [name: string, texts: DataTexts, problem: Partial<Problem>, line: string][] = [
  [
    'a section that does not exist',
    { sections: 'water: { name: Water }', stages: 'stages:\n  sail:\n    section: watre' },
    { help: 'Did you mean `water` or `Water`?', expected: ['water', 'Water'] },
    'stages.yml:3:14 error taxonomy/unknown-reference There is no section `watre`.',
  ],
  [
    'a related stage that does not exist',
    { stages: 'stages:\n  sail:\n    related: [dock, moor]\n  dock:' },
    { help: 'If it was renamed, write the old key down in renames.yml.', expected: [] },
    'stages.yml:3:21 error taxonomy/unknown-reference There is no stage `moor`.',
  ],
  [
    'a category that does not exist',
    {
      stages:
        'stages:\n  sail:\n    groups:\n      rigging:\n        categories:\n          - masts\n          - ropse',
      categories: 'masts:\nropes:',
    },
    { help: 'Did you mean `ropes`?', expected: ['ropes'] },
    'stages.yml:7:13 error taxonomy/unknown-reference There is no category `ropse`.',
  ],
  [
    'a stage that does not exist',
    { categories: 'masts:\n  stage: flight' },
    { help: 'If it was renamed, write the old key down in renames.yml.', expected: [] },
    'categories.yml:2:10 error taxonomy/unknown-reference There is no stage `flight`.',
  ],
  [
    'a stage by its name',
    { stages: 'stages: { sail: { display_name: Setting sail } }', categories: 'masts:\n  stage: Setting sail' },
    { help: 'Write `sail`.', expected: ['sail'] },
    'categories.yml:2:10 error taxonomy/unknown-reference `Setting sail` is the name of a stage. Its key is meant here.',
  ],
  [
    'a stage in another case',
    { stages: 'stages: { sail_away: }', categories: 'masts:\n  stage: Sail-Away' },
    { help: 'Write `sail_away`.', expected: ['sail_away'] },
    'categories.yml:2:10 error taxonomy/unknown-reference There is no stage `Sail-Away`, but `sail_away`.',
  ],
  [
    'a stage by its name in another case',
    { stages: 'stages: { 5-knots: { display_name: Sail } }', categories: 'masts:\n  stage: sail' },
    { help: 'Write `5-knots`.', expected: ['5-knots'] },
    'categories.yml:2:10 error taxonomy/unknown-reference There is no stage `sail`, but "Sail" with the key `5-knots`.',
  ],
  [
    'a renamed stage',
    {
      stages: 'stages: { sail: }',
      categories: 'masts:\n  stage: drift',
      renames: '- { type: stage, kind: moved, from: drift, to: [sail] }',
    },
    { help: 'Write `sail`.', expected: ['sail'] },
    'categories.yml:2:10 error taxonomy/unknown-reference There is no stage `drift` any more: it is now `sail`.',
  ],
  [
    'a stage that was split',
    {
      stages: 'stages: { sail: , dock: }',
      categories: 'masts:\n  stage: drift',
      renames: '- { type: stage, kind: split, from: drift, to: [sail, dock] }',
    },
    { help: 'Write `sail` or `dock`.', expected: ['sail', 'dock'] },
    'categories.yml:2:10 error taxonomy/unknown-reference There is no stage `drift` any more: it was split into `sail` and `dock`.',
  ],
]
for (const [name, texts, { help, expected }, line] of references) {
  test(`tells of a reference to ${name}`, () => {
    const problems = problemsOf(texts, 'taxonomy/unknown-reference')

    assert.equal(linesOf(problems), [line])
    assert.equal({ help: problems[0]?.help, expected: problems[0]?.expected }, { help, expected })
  })
}

test('says only that it does not exist of a reference whose rename leads nowhere', () => {
  const problems = problemsOf(
    { categories: 'masts:\n  stage: drift', renames: '- { type: stage, kind: moved, from: drift, to: [gone] }' },
    'taxonomy/unknown-reference',
  )

  assert.equal(linesOf(problems), ['categories.yml:2:10 error taxonomy/unknown-reference There is no stage `drift`.'])
})

const rules: [name: string, texts: DataTexts, rule: string, lines: string[]][] = [
  [
    'a stage that is related to itself',
    { stages: 'stages:\n  sail:\n    related:\n      - sail' },
    'taxonomy/self-reference',
    ['stages.yml:4:9 warning taxonomy/self-reference Stage `sail` is related to itself.'],
  ],
  [
    'a category in two groups',
    {
      stages:
        'stages:\n  sail:\n    groups:\n      rig: { categories: [masts] }\n      hull: { categories: [keel, masts] }',
      categories: 'masts: { stage: sail }\nkeel: { stage: sail }',
    },
    'taxonomy/category-in-two-groups',
    ['stages.yml:5:34 warning taxonomy/category-in-two-groups `masts` is listed by the group `hull` and by `rig`.'],
  ],
  [
    'a category without a group',
    { stages: 'stages: { sail: { groups: { rig: } } }', categories: 'masts:\n  stage: sail' },
    'taxonomy/category-without-group',
    ['categories.yml:1:1 warning taxonomy/category-without-group No group lists the category `masts`.'],
  ],
  [
    'a category whose group belongs to another stage',
    {
      stages: 'stages: { sail: , dock: { groups: { cranes: { categories: [masts] } } } }',
      categories: 'masts:\n  name: Masts\n  stage: sail',
    },
    'taxonomy/stage-conflict',
    [
      'categories.yml:3:10 error taxonomy/stage-conflict `masts` says stage `sail`, but the group `cranes` that lists it belongs to `dock` (stages.yml).',
    ],
  ],
  [
    'a category that does not say whether it is shown',
    { categories: 'masts:\n  name: Masts\nropes:\n  marketing: false' },
    'taxonomy/no-marketing',
    ['categories.yml:1:1 info taxonomy/no-marketing `masts` does not say whether it is shown in public overviews.'],
  ],
  [
    'a category without a direction',
    { categories: 'masts:\n  name: Masts\nropes:\n  direction:\n' },
    'taxonomy/no-direction',
    [
      'categories.yml:1:1 info taxonomy/no-direction `masts` has no `direction`.',
      'categories.yml:4:3 info taxonomy/no-direction `ropes` has no `direction`.',
    ],
  ],
  [
    'roles that are to be determined',
    {
      sections: 'water:\n  name: Water\n  pm: TBD\n  em:\n    - Ida Reef\n    - tbd\n  cm:\n  ux: []',
    },
    'people/placeholder',
    [
      'sections.yml:3:7 info people/placeholder `pm` of the section `water` is to be determined.',
      'sections.yml:6:7 info people/placeholder `em` of the section `water` is to be determined.',
    ],
  ],
  [
    'roles that hold no person',
    {
      stages: text`
        stages:
          sail:
            pm: Ada Shoal & Ida Reef
            em: [Jon Kelp, "Finn Bay, Lea Cove"]
            ux: "#sail-design"
            qm: https://people.example/finn
            cm: the content team
            sets: TBH
            support: Ada Shoal (Acting)
      `,
    },
    'people/not-a-person',
    [
      'stages.yml:3:9 warning people/not-a-person `pm` of the stage `sail` is "Ada Shoal & Ida Reef", which looks like more than one person.',
      'stages.yml:4:20 warning people/not-a-person `em` of the stage `sail` is "Finn Bay, Lea Cove", which looks like more than one person.',
      'stages.yml:5:9 warning people/not-a-person `ux` of the stage `sail` is "#sail-design", which is not the name of a person.',
      'stages.yml:6:9 warning people/not-a-person `qm` of the stage `sail` is "https://people.example/finn", which is not the name of a person.',
      'stages.yml:8:11 warning people/not-a-person `sets` of the stage `sail` is "TBH", which looks like a slip for TBD.',
      'stages.yml:7:9 warning people/not-a-person `cm` of the stage `sail` is "the content team", which is not the name of a person.',
    ],
  ],
  [
    'keys that are almost their names',
    {
      categories: text`
        navigaton:
          name: Navigation
        sea_charts:
          name: Sea charts
        ropes:
          name: Robes
        anchors:
          name: Anchoring and mooring
      `,
    },
    'taxonomy/key-differs-from-name',
    [
      'categories.yml:1:1 info taxonomy/key-differs-from-name The key `navigaton` is almost, but not quite, the name "Navigation".',
    ],
  ],
  [
    'labels that do not have the form of their kind',
    {
      sections: 'water:\n  name: Water\n  label: water',
      stages: 'stages:\n  sail:\n    label: "stage::sail"\n    groups:\n      rig:\n        label: "group:rig"',
      categories: 'masts:\n  name: Masts\n  label: Masts\nropes:\n  name: Ropes\n  label: "Category::Ropes"',
    },
    'taxonomy/label-form',
    [
      'sections.yml:3:10 warning taxonomy/label-form The label `water` of the section `water` does not begin with `section::`.',
      'stages.yml:3:12 warning taxonomy/label-form The label `stage::sail` of the stage `sail` does not begin with `devops::`.',
      'stages.yml:6:16 warning taxonomy/label-form The label `group:rig` of the group `rig` does not begin with `group::`.',
      'categories.yml:3:10 warning taxonomy/label-form The label `Masts` of the category `masts` does not begin with `Category:`.',
      'categories.yml:6:10 warning taxonomy/label-form The label `Category::Ropes` of the category `ropes` does not begin with `Category:`.',
    ],
  ],
  [
    'a category label that is not made of the name',
    { categories: 'masts:\n  name: Masts\n  label: "Category:Poles"' },
    'taxonomy/label-differs-from-name',
    [
      'categories.yml:3:10 info taxonomy/label-differs-from-name The label `Category:Poles` of the category `masts` differs from its name "Masts".',
    ],
  ],
  [
    'two of a kind that share a label',
    {
      stages: 'stages:\n  sail:\n    groups:\n      rig:\n      hull:\n        label: "group::Rig"',
      categories: 'rig: { name: rig, label: "group::rig" }',
    },
    'taxonomy/shared-label',
    ['stages.yml:6:16 info taxonomy/shared-label The groups `rig` and `hull` share the label `group::Rig`.'],
  ],
  [
    'two of a kind that share a name',
    {
      stages: 'stages:\n  sail:\n    display_name: Water\n  dock:\n    display_name: Water',
      categories: 'masts:\n  name: Water\npoles:\n  name: Poles\nrods:\n  name: Poles',
    },
    'taxonomy/duplicate-name',
    [
      'stages.yml:5:19 warning taxonomy/duplicate-name The stages `sail` and `dock` are both named "Water".',
      'categories.yml:6:9 warning taxonomy/duplicate-name The categories `poles` and `rods` are both named "Poles".',
    ],
  ],
  [
    'groups of two stages with one key',
    {
      stages: text`
        stages:
          sail:
            groups:
              crew:
                name: Sail crew
          dock:
            groups:
              crew:
                name: Dock crew
      `,
    },
    'taxonomy/duplicate-key',
    ['stages.yml:8:7 error taxonomy/duplicate-key The stages `sail` and `dock` both have a group with the key `crew`.'],
  ],
]
for (const [name, texts, rule, lines] of rules) {
  test(`tells of ${name}`, () => {
    assert.equal(linesOf(problemsOf(texts, rule)).sort(), [...lines].sort())
  })
}

test('says where a category without a group belongs', () => {
  const stages = 'stages: { sail: { display_name: Sailing, groups: { rig: , hull: } } }'

  const helps = problemsOf(
    { stages, categories: 'masts: { stage: sail }\nropes: { stage: gone }' },
    'taxonomy/category-without-group',
  ).map(({ help }) => help)

  assert.equal(helps, [
    'Add `masts` to the categories of a group of Sailing: `rig` or `hull`.',
    'Add `ropes` to the categories of its group in stages.yml.',
  ])
})

test('does not offer the groups of a stage that has none', () => {
  const [problem] = problemsOf(
    { stages: 'stages: { sail: { display_name: Sailing } }', categories: 'masts: { stage: sail }' },
    'taxonomy/category-without-group',
  )

  assert.is(problem?.help, 'Add `masts` to the categories of its group in stages.yml.')
})

test('names the stage of the group where the two differ', () => {
  const [problem] = problemsOf(
    {
      stages: 'stages: { sail: , dock: { groups: { cranes: { categories: [masts] } } } }',
      categories: 'masts: { stage: sail }',
    },
    'taxonomy/stage-conflict',
  )

  assert.equal(problem?.expected, ['dock'])
})

test('tells of a stage that shows more than eight categories', () => {
  const categories = Array.from({ length: 9 }, (_, index) => `c${index}: { stage: sail, marketing: true }`).join('\n')
  const stages = 'stages:\n  sail:\n    marketing: true\n  dock:'

  assert.equal(linesOf(problemsOf({ stages, categories }, 'taxonomy/too-many-categories')), [
    'stages.yml:2:3 info taxonomy/too-many-categories Stage `sail` shows 9 categories in public overviews; its column holds 8.',
  ])
})

test('counts neither hidden categories nor those of other stages towards the column', () => {
  const shown = Array.from({ length: 8 }, (_, index) => `c${index}: { stage: sail, marketing: true }`)
  const categories = [...shown, 'hidden: { stage: sail, marketing: false }', 'other: { stage: dock, marketing: true }']
  const stages = 'stages: { sail: { marketing: true, groups: { rig: { categories: [other] } } }, dock: }'

  assert.equal(problemsOf({ stages, categories: categories.join('\n') }, 'taxonomy/too-many-categories'), [])
})

test('leaves two kinds with one name or key in peace', () => {
  const texts = {
    sections: 'sail: { name: Sail }',
    stages: 'stages: { sail: { display_name: Sail, groups: { sail: { name: Sail } } } }',
    categories: 'sail: { name: Sail }',
  }

  assert.equal(problemsOf(texts, 'taxonomy/duplicate-name'), [])
  assert.equal(problemsOf(texts, 'taxonomy/duplicate-key'), [])
  assert.equal(problemsOf(texts, 'taxonomy/shared-label'), [])
})

test.run()
