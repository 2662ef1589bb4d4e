import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { entitiesOf, sectionOf, stageOf } from '../../../../plugins/core/model/product/taxonomy.ts'
import { categoryIn, groupIn, sectionIn, spanOf, stageIn, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/product/taxonomy')

const keys = (entities: readonly { key: string }[]): string[] => entities.map(({ key }) => key)

const sections = text`
  water:
    name: On the water
    direction: /direction/water/
    description: Everything afloat
    pm: Ada Shoal
  land:
    name: On land
`
const stages = text`
  stages:
    sail:
      display_name: Sailing
      section: water
      marketing: true
      related: [dock]
      groups:
        rigging:
          name: Rigging
          categories: [masts, ropes]
        deep_hull:
          name: Deep hull
          categories: hulls
    dock:
      display_name: Docking
      section: land
      related: sail
      groups:
        cranes:
          name: Cranes
          categories: [hoists]
`
const categories = text`
  masts:
    name: Masts
    stage: sail
    marketing: true
    documentation: https://docs.boats.example/masts
    marketing_page: /masts
    competitors:
      dinghy:
        maturity: viable
        documentation: https://dinghy.example
      raft:
  ropes:
    name: Ropes
    stage: sail
  hulls:
    name: Hulls
    stage: sail
  hoists:
    name: Hoists
    stage: dock
`

test('puts sections, stages, groups and categories together, in the order of the data', () => {
  const taxonomy = taxonomyOf({ sections, stages, categories })

  assert.equal(keys(entitiesOf(taxonomy)), [
    'water',
    'land',
    'sail',
    'dock',
    'rigging',
    'deep_hull',
    'cranes',
    'masts',
    'ropes',
    'hulls',
    'hoists',
  ])
  assert.equal(keys(sectionIn(taxonomy, 'water').stages), ['sail'])
  assert.equal(keys(stageIn(taxonomy, 'sail').groups), ['rigging', 'deep_hull'])
  assert.equal(keys(stageIn(taxonomy, 'sail').categories), ['masts', 'ropes', 'hulls'])
  assert.equal(keys(groupIn(taxonomy, 'rigging').categories), ['masts', 'ropes'])
  assert.equal(keys(categoryIn(taxonomy, 'ropes').groups), ['rigging'])
  assert.ok(categoryIn(taxonomy, 'ropes').stage === stageIn(taxonomy, 'sail'))
  assert.ok(groupIn(taxonomy, 'cranes').stage === stageIn(taxonomy, 'dock'))
})

test('a description that is still to be written is none', () => {
  for (const placeholder of ['TBD', 'n/a', '-']) {
    const taxonomy = taxonomyOf({ sections: `water: { name: Water, description: "${placeholder}" }` })
    assert.is(sectionIn(taxonomy, 'water').description, undefined)
  }
})

test('reads names, addresses, descriptions and people', () => {
  const { key, name, direction, description, people } = sectionIn(taxonomyOf({ sections }), 'water')

  assert.equal(
    { key, name, direction, description, people },
    {
      key: 'water',
      name: 'On the water',
      direction: '/direction/water/',
      description: 'Everything afloat',
      people: [{ field: 'pm', role: 'Product manager', names: ['Ada Shoal'] }],
    },
  )
})

test('reads what a category alone has', () => {
  const taxonomy = taxonomyOf({ stages, categories })
  const { marketing, documentation, marketingPage, competitors } = categoryIn(taxonomy, 'masts')

  assert.equal(
    { marketing, documentation, marketingPage, competitors },
    {
      marketing: true,
      documentation: 'https://docs.boats.example/masts',
      marketingPage: '/masts',
      competitors: [{ key: 'dinghy', level: 'viable', documentation: 'https://dinghy.example' }, { key: 'raft' }],
    },
  )
  assert.is(categoryIn(taxonomy, 'ropes').marketing, false)
  assert.equal(categoryIn(taxonomy, 'ropes').competitors, [])
})

test('derives labels from keys and names', () => {
  const taxonomy = taxonomyOf({ sections, stages, categories })

  assert.is(sectionIn(taxonomy, 'water').label, 'section::water')
  assert.is(stageIn(taxonomy, 'sail').label, 'devops::sail')
  assert.is(groupIn(taxonomy, 'deep_hull').label, 'group::deep hull')
  assert.is(categoryIn(taxonomy, 'masts').label, 'Category:Masts')
})

test('prefers the labels that the data gives', () => {
  const taxonomy = taxonomyOf({
    sections: 'water: { name: Water, label: "section::sea" }',
    stages: 'stages: { sail: { display_name: Sail, label: "devops::s", groups: { rig: { label: "group::r" } } } }',
    categories: 'masts: { name: Masts, stage: sail, label: "Category:Mast" }',
  })

  assert.equal(
    entitiesOf(taxonomy).map(({ label }) => label),
    ['section::sea', 'devops::s', 'group::r', 'Category:Mast'],
  )
})

test('takes one text for a list of one', () => {
  const taxonomy = taxonomyOf({ sections, stages, categories })

  assert.equal(keys(groupIn(taxonomy, 'deep_hull').categories), ['hulls'])
  assert.equal(keys(stageIn(taxonomy, 'dock').related), ['sail'])
})

test('uses the key where there is no name', () => {
  const taxonomy = taxonomyOf({ stages: 'stages: { sail: { groups: { rig: } } }', categories: 'masts:' })

  assert.equal(
    entitiesOf(taxonomy).map(({ name }) => name),
    ['sail', 'rig', 'masts'],
  )
})

test('takes `name` for the name of a stage without `display_name`', () => {
  assert.is(stageIn(taxonomyOf({ stages: 'stages: { sail: { name: Sailing } }' }), 'sail').name, 'Sailing')
})

test('shows a category of two groups in both', () => {
  const taxonomy = taxonomyOf({
    stages: text`
      stages:
        sail:
          groups:
            rigging: { categories: [masts] }
            timber: { categories: [masts, masts] }
    `,
    categories: 'masts: { stage: sail }',
  })

  assert.equal(keys(categoryIn(taxonomy, 'masts').groups), ['rigging', 'timber'])
  assert.equal(keys(groupIn(taxonomy, 'timber').categories), ['masts'])
  assert.equal(keys(stageIn(taxonomy, 'sail').categories), ['masts'])
})

test('keeps a category without a group in its stage', () => {
  const taxonomy = taxonomyOf({ stages: 'stages: { sail: }', categories: 'masts: { stage: sail }' })

  assert.equal(categoryIn(taxonomy, 'masts').groups, [])
  assert.equal(keys(stageIn(taxonomy, 'sail').categories), ['masts'])
})

test('shows a category in its own stage and in that of its group when the two differ', () => {
  const taxonomy = taxonomyOf({
    stages: 'stages: { sail: , dock: { groups: { cranes: { categories: [masts] } } } }',
    categories: 'masts: { stage: sail }',
  })

  assert.is(categoryIn(taxonomy, 'masts').stage?.key, 'sail')
  assert.equal(keys(stageIn(taxonomy, 'sail').categories), ['masts'])
  assert.equal(keys(stageIn(taxonomy, 'dock').categories), ['masts'])
})

test('leaves out what references do not lead to', () => {
  const taxonomy = taxonomyOf({
    sections: 'water: { name: Water }',
    stages: 'stages: { sail: { section: air, related: [dock], groups: { rigging: { categories: [wings] } } } }',
    categories: 'masts: { stage: flight }',
  })

  assert.is(stageIn(taxonomy, 'sail').section, undefined)
  assert.equal(stageIn(taxonomy, 'sail').related, [])
  assert.equal(groupIn(taxonomy, 'rigging').categories, [])
  assert.is(categoryIn(taxonomy, 'masts').stage, undefined)
})

test('keeps fields that it does not know', () => {
  const taxonomy = taxonomyOf({ categories: 'masts: { name: Masts, wood: { kind: pine }, opened: 2024-02-31 }' })

  assert.equal(categoryIn(taxonomy, 'masts').fields, { name: 'Masts', wood: { kind: 'pine' }, opened: '2024-02-31' })
})

test('knows where every entity stands in its file', () => {
  const taxonomy = taxonomyOf({ sections, stages, categories })
  const placeOf = ({ source }: ReturnType<typeof entitiesOf>[number]): string =>
    `${source.file.file}:${spanOf(source.file.yaml.place(source.path, 'key'))}`

  assert.is(placeOf(sectionIn(taxonomy, 'land')), 'sections.yml:6:1-6:5')
  assert.is(placeOf(stageIn(taxonomy, 'dock')), 'stages.yml:14:3-14:7')
  assert.is(placeOf(groupIn(taxonomy, 'cranes')), 'stages.yml:19:7-19:13')
  assert.is(placeOf(categoryIn(taxonomy, 'hoists')), 'categories.yml:18:1-18:7')
})

test('is empty without files, and with files of another shape', () => {
  assert.equal(entitiesOf(taxonomyOf({})), [])
  assert.equal(entitiesOf(taxonomyOf({ sections: '- a', stages: 'stages: [a]', categories: 'text' })), [])
})

test('finds the section and the stage of every entity', () => {
  const taxonomy = taxonomyOf({ sections, stages, categories })

  assert.equal(
    entitiesOf(taxonomy).map((entity) => [entity.key, sectionOf(entity)?.key, stageOf(entity)?.key]),
    [
      ['water', 'water', undefined],
      ['land', 'land', undefined],
      ['sail', 'water', 'sail'],
      ['dock', 'land', 'dock'],
      ['rigging', 'water', 'sail'],
      ['deep_hull', 'water', 'sail'],
      ['cranes', 'land', 'dock'],
      ['masts', 'water', 'sail'],
      ['ropes', 'water', 'sail'],
      ['hulls', 'water', 'sail'],
      ['hoists', 'land', 'dock'],
    ],
  )
})

test.run()
