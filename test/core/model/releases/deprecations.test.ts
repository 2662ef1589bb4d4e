import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Deprecation, readDeprecations } from '../../../../plugins/core/model/releases/deprecations.ts'
import { namingsIn } from '../../../../plugins/core/model/releases/release-item.ts'
import { dataFileOf, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/releases/deprecations')

const deprecationsOf = (...sources: string[]): Deprecation[] =>
  readDeprecations(
    sources.map((source, index) => dataFileOf(`${index}.yml`, source)),
    [],
    namingsIn(taxonomyOf({ stages: 'stages: { sail: { display_name: Sailing } }' }), []),
  )

test('reads an entry whole', () => {
  const [deprecation] = deprecationsOf(text`
    - title: The oar_v3 interface
      announcement_milestone: "15.7"
      end_of_support_milestone: "16.0"
      removal_milestone: "16.0"
      breaking_change: true
      window: 2
      reporter: ada
      stage: Sailing
      issue_url: https://gitlab.com/boats/-/issues/1
      impact: high
      scope: [instance, group]
      resolution_role: Admin
      manual_task: true
      tiers: [Core, Premium, Ultimate]
      documentation_url: https://docs.boats.example/oars
      body: |
        Use oar_v4.
  `)
  const { announced, endOfSupport, removal, stage, source, ...rest } = deprecation as Deprecation

  assert.equal(rest, {
    title: 'The oar_v3 interface',
    id: '0',
    slug: 'the-oar_v3-interface',
    isBreaking: true,
    scopes: ['instance', 'group'],
    roles: ['Admin'],
    tiers: ['free', 'premium', 'ultimate'],
    body: 'Use oar_v4.',
    window: '2',
    impact: 'high',
    isManual: true,
    stageText: 'Sailing',
    issue: 'https://gitlab.com/boats/-/issues/1',
    documentation: 'https://docs.boats.example/oars',
  })
  assert.equal([announced?.text, endOfSupport?.text, removal.text, stage?.key], ['15.7', '16.0', '16.0', 'sail'])
  assert.equal([source.file.file, source.path], ['0.yml', [0]])
})

test('reads several scopes and roles in one text, and leaves comments to the editors', () => {
  const [{ scopes, roles, body }] = deprecationsOf(text`
    - title: Oars
      announcement_milestone: "15.7"
      removal_milestone: "16.0"
      scope: instance, project
      resolution_role: Admin, Owner
      body: |
        <!-- START -->
        Use sails. <!-- later -->
  `) as [Deprecation]

  assert.equal([scopes, roles, body], [['instance', 'project'], ['Admin', 'Owner'], 'Use sails.'])
})

test('reads an older entry, with a name and days', () => {
  const [deprecation] = deprecationsOf(text`
    - name: Oars
      announcement_milestone: "14.5"
      announcement_date: "2021-11-22"
      removal_milestone: "15.0"
      removal_date: 2022-05-22
      breaking_change: false
      body: Use sails.
  `)
  const { title, announcedOn, removalOn, isBreaking, isManual, window } = deprecation as Deprecation

  assert.equal(
    { title, announcedOn, removalOn, isBreaking, isManual, window },
    {
      title: 'Oars',
      announcedOn: '2021-11-22',
      removalOn: '2022-05-22',
      isBreaking: false,
      isManual: undefined,
      window: undefined,
    },
  )
})

test('keeps no day that is none', () => {
  const [deprecation] = deprecationsOf(
    '- { title: Oars, announcement_milestone: "14.5", removal_milestone: "15.0", removal_date: May 22 }',
  )

  assert.is(deprecation?.removalOn, undefined)
})

test('puts what goes away first at the top, by number, then what was announced first', () => {
  const entry = (title: string, announced: string, removal: string): string =>
    `- { title: ${title}, announcement_milestone: "${announced}", removal_milestone: "${removal}" }\n`

  const found = deprecationsOf(
    entry('C', '15.10', '16.0'),
    entry('B', '15.9', '16.0') + entry('D', '15.1', '17.0'),
    entry('A', '15.1', '15.10'),
    entry('first', '15.1', '15.9'),
  )

  assert.equal(
    found.map(({ title }) => title),
    ['first', 'A', 'B', 'C', 'D'],
  )
})

test('gives entries of one title anchors of their own', () => {
  const entry = '- { title: Oars, announcement_milestone: "15.1", removal_milestone: "16.0" }'

  assert.equal(
    deprecationsOf(entry, entry).map(({ slug }) => slug),
    ['oars', 'oars-2'],
  )
})

test('does not lose an entry whose version YAML took for a whole number', () => {
  const [deprecation] = deprecationsOf(
    '- { title: Oars, announcement_milestone: 16.0, end_of_support_milestone: 17.0, removal_milestone: 18.0 }',
  )

  assert.equal(
    [deprecation?.announced?.text, deprecation?.endOfSupport?.text, deprecation?.removal.text],
    ['16.0', '17.0', '18.0'],
  )
})

test('leaves entries without a title or a version to the schema', () => {
  assert.equal(
    deprecationsOf(
      '- { announcement_milestone: "15.1", removal_milestone: "16.0" }',
      '- { title: Oars, announcement_milestone: "15.1" }',
      '- { title: Oars, announcement_milestone: "15.1", removal_milestone: soon }',
      'title: Oars',
      '- Oars\n-',
    ),
    [],
  )
})

test('an id stays when the title changes: by the file of one entry, else by the issue', () => {
  const idsOf = (titles: string[]): string[] => {
    const entry = (title = '', rest = '') =>
      `- { title: ${title}, announcement_milestone: "15.0", removal_milestone: "16.0", breaking_change: true, body: x${rest} }\n`
    const files = {
      '_data/deprecations/ 15-0-oars.yml': entry(titles[0]),
      '_data/deprecations/old/15-0-oars.yaml': entry(titles[1]),
      '_data/deprecations/several.yml':
        entry(titles[2], ', issue_url: "https://gitlab.com/boats/-/issues/1?x=1#note_1"') +
        entry(titles[3], ', issue_url: "https://gitlab.com/boats/-/issues/1"') +
        entry('Anchors'),
    }
    const data = Object.entries(files).map(([file, source]) => dataFileOf(file, source))
    return readDeprecations(data, [], namingsIn(taxonomyOf({}), [])).map(({ id }) => id)
  }
  const ids = ['15-0-oars', '15-0-oars-2', 'boats/-/issues/1', 'boats/-/issues/1-2', 'anchors']

  assert.equal(idsOf(['Oars', 'Oars', 'Sails', 'Masts']), ids)
  assert.equal(idsOf(['No more oars', 'Rowing', 'Canvas', 'Poles']), ids)
})

test('what has gone need not have been announced; what only repeats a deprecation is one with it', () => {
  const announced = dataFileOf(
    'deprecations/oars.yml',
    text`
      - { title: Short oars, announcement_milestone: "13.9", removal_milestone: "14.0", body: a }
      - { title: Oar v3, announcement_milestone: "13.9", removal_milestone: "14.0", issue_url: "https://gitlab.com/boats/-/issues/3", body: b }`,
  )
  const gone = dataFileOf(
    'removals/14_0/oars.yml',
    text`
      - { title: short-oars, removal_milestone: "14.0", body: c }
      - { title: The third oar, removal_milestone: "14.0", issue_url: "https://gitlab.com/boats/-/issues/3", body: d }
      - { title: Short oars, removal_milestone: "14.1", body: e }
      - { title: Rudders, removal_milestone: "13.10", removal_date: "2021-03-22", body: f }`,
  )
  const read = readDeprecations([announced], [gone], namingsIn(taxonomyOf({}), []))

  assert.equal(
    read.map((one) => [one.title, one.announced?.text, one.removal.text, one.removalOn, one.body]),
    [
      ['Rudders', undefined, '13.10', '2021-03-22', 'f'],
      ['Short oars', '13.9', '14.0', undefined, 'a'],
      ['Oar v3', '13.9', '14.0', undefined, 'b'],
      ['Short oars', undefined, '14.1', undefined, 'e'],
    ],
  )
})

test.run()
