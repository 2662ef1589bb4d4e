import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Rename,
  readRenames,
  renameProblems,
  resolveEntity,
  successors,
} from '../../../../plugins/core/model/product/renames.ts'
import type { EntityKind } from '../../../../plugins/core/model/product/taxonomy.ts'
import { categoryIn, dataFileOf, groupIn, linesOf, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/product/renames')

const boats = (): ReturnType<typeof taxonomyOf> =>
  taxonomyOf({
    stages: text`
      stages:
        sail:
          display_name: Sailing
          groups: { crew: { name: Sail crew } }
        dock:
          display_name: Docking
          groups: { crew: { name: Dock crew } }
    `,
    categories: 'sea_charts: { name: Sea charts, stage: sail }\nropes: { name: Ropes, stage: sail }',
  })

const renamesOf = (source: string): Rename[] => readRenames(dataFileOf('renames.yml', source))

/** What a text leads to, in short. */
function resolved(kind: EntityKind, asked: string, source = '[]'): unknown {
  const resolution = resolveEntity(boats(), renamesOf(source), kind, asked)
  if (resolution.found) return [resolution.by, resolution.found.key]
  if (resolution.why === 'case') return ['case', resolution.meant.key]
  if (resolution.why === 'renamed') return ['renamed', ...resolution.meant.map(({ key }) => key)]
  return ['unknown', ...resolution.suggestions]
}

test('reads an entry whole', () => {
  const [rename] = renamesOf(text`
    - type: category
      kind: split
      from: papers
      name: Papers
      to: [sea_charts, ropes]
      date: 2025-03-01
      direction: /direction/papers/
      note: Papers became two things.
  `)
  const { source, ...rest } = rename as Rename

  assert.equal(rest, {
    type: 'category',
    kind: 'split',
    from: 'papers',
    name: 'Papers',
    to: ['sea_charts', 'ropes'],
    date: '2025-03-01',
    direction: '/direction/papers/',
    note: 'Papers became two things.',
  })
  assert.equal(source.path, [0])
})

test('takes one text for a list of one, and anything but a split for a move', () => {
  const [rename] = renamesOf('- { type: category, kind: gone, from: papers, to: ropes }')

  assert.equal({ kind: rename?.kind, to: rename?.to }, { kind: 'moved', to: ['ropes'] })
})

test('leaves entries without a type or an old key to the schema', () => {
  assert.equal(renamesOf('- { type: boat, from: a, to: [b] }\n- { type: stage, to: [b] }\n- text\n-'), [])
  assert.equal(renamesOf('papers: ropes'), [])
  assert.equal(readRenames(undefined), [])
})

const resolutions: [name: string, kind: EntityKind, asked: string, expected: unknown, renames?: string][] = [
  ['a key', 'category', 'sea_charts', ['key', 'sea_charts']],
  ['an exact name', 'category', 'Sea charts', ['name', 'sea_charts']],
  ['a key in another case', 'category', 'Sea_Charts', ['case', 'sea_charts']],
  ['a key with hyphens', 'category', 'sea-charts', ['case', 'sea_charts']],
  ['a name in another case', 'stage', 'SAILING', ['case', 'sail']],
  ['a slip', 'category', 'sea_chrats', ['unknown', 'sea_charts', 'Sea charts']],
  ['something else', 'category', 'lighthouse', ['unknown']],
  ['a thing of another kind', 'stage', 'ropes', ['unknown']],
  ['a group by its stage', 'group', 'dock/crew', ['key', 'crew']],
  ['an old key', 'category', 'papers', ['renamed', 'ropes'], '- { type: category, from: papers, to: [ropes] }'],
  [
    'an old name',
    'category',
    'Old papers',
    ['renamed', 'ropes'],
    '- { type: category, from: papers, name: Old papers, to: [ropes] }',
  ],
  [
    'an old key in another case',
    'category',
    'Papers',
    ['renamed', 'ropes'],
    '- { type: category, from: papers, to: [ropes] }',
  ],
  [
    'a split',
    'category',
    'papers',
    ['renamed', 'ropes', 'sea_charts'],
    '- { type: category, kind: split, from: papers, to: [ropes, sea_charts] }',
  ],
  [
    'a chain of renames',
    'category',
    'sheets',
    ['renamed', 'ropes'],
    '- { type: category, from: sheets, to: [papers] }\n- { type: category, from: papers, to: [ropes] }',
  ],
  [
    'a loop of renames',
    'category',
    'sheets',
    ['unknown'],
    '- { type: category, from: sheets, to: [papers] }\n- { type: category, from: papers, to: [sheets] }',
  ],
  ['a rename of another kind', 'category', 'papers', ['unknown'], '- { type: stage, from: papers, to: [sail] }'],
  [
    'a key that was renamed but still exists',
    'category',
    'ropes',
    ['key', 'ropes'],
    '- { type: category, from: ropes, to: [sea_charts] }',
  ],
]
for (const [name, kind, asked, expected, renames] of resolutions) {
  test(`resolves ${name}`, () => {
    assert.equal(resolved(kind, asked, renames), expected)
  })
}

test('tells groups of one key apart by their stage', () => {
  const taxonomy = boats()

  const resolution = resolveEntity(taxonomy, [], 'group', 'dock/crew')

  assert.is(resolution.found?.name, 'Dock crew')
  assert.not(resolution.found === groupIn(taxonomy, 'crew'))
})

test('names each successor once, however many ways lead to it', () => {
  const taxonomy = boats()
  const renames = renamesOf(text`
    - { type: category, kind: split, from: sheets, to: [papers, ropes, gone] }
    - { type: category, from: papers, to: [ropes] }
  `)

  const found = successors(taxonomy, renames, renames[0] as Rename)

  assert.is(found.length, 1)
  assert.ok(found[0] === categoryIn(taxonomy, 'ropes'))
})

const problems: [name: string, renames: string, lines: string[]][] = [
  ['a sound rename', '- { type: category, from: papers, to: [ropes] }', []],
  [
    'a sound chain',
    '- { type: category, from: sheets, to: [papers] }\n- { type: category, from: papers, to: [ropes] }',
    [],
  ],
  [
    'a renamed key that still exists',
    '- type: category\n  from: ropes\n  to: [sea_charts]',
    [
      'renames.yml:2:9 warning renames/still-exists `ropes` is renamed here, but there is still a category with that key.',
    ],
  ],
  [
    'a successor that does not exist',
    '- type: category\n  from: papers\n  to:\n    - ropes\n    - sea_chart',
    [
      'renames.yml:5:7 error taxonomy/unknown-reference There is no category `sea_chart`, to which `papers` was renamed.',
    ],
  ],
  [
    'a successor in another case',
    '- type: category\n  from: papers\n  to: [Sea_Charts]',
    [
      'renames.yml:3:8 error taxonomy/unknown-reference There is no category `Sea_Charts`, to which `papers` was renamed.',
    ],
  ],
  [
    'a successor by its name, which leads nowhere',
    '- type: category\n  from: papers\n  to: [Sea charts]',
    [
      'renames.yml:3:8 error taxonomy/unknown-reference There is no category `Sea charts`, to which `papers` was renamed.',
    ],
  ],
  [
    'a loop',
    '- type: category\n  from: sheets\n  to: [papers]\n- type: category\n  from: papers\n  to: [sheets]',
    [
      'renames.yml:3:8 error renames/loop `sheets` leads to `papers`, which leads nowhere but back.',
      'renames.yml:6:8 error renames/loop `papers` leads to `sheets`, which leads nowhere but back.',
    ],
  ],
  [
    'a rename to itself',
    '- type: category\n  from: sheets\n  to: [sheets]',
    ['renames.yml:3:8 error renames/loop `sheets` leads to `sheets`, which leads nowhere but back.'],
  ],
  [
    'only the broken end of a chain, which is no loop',
    '- { type: category, from: sheets, to: [papers] }\n- type: category\n  from: papers\n  to: [lighthouse]',
    [
      'renames.yml:4:8 error taxonomy/unknown-reference There is no category `lighthouse`, to which `papers` was renamed.',
    ],
  ],
]
for (const [name, source, lines] of problems) {
  test(`reports ${lines.length === 0 ? 'nothing of ' : ''}${name}`, () => {
    assert.equal(linesOf(renameProblems(boats(), renamesOf(source))), lines)
  })
}

test('expects what a wrong successor was probably meant to be', () => {
  const found = (to: string) => renameProblems(boats(), renamesOf(`- { type: category, from: papers, to: [${to}] }`))

  assert.equal(found('Sea_Charts')[0]?.expected, ['sea_charts'])
  assert.equal(found('rope')[0]?.expected, ['ropes', 'Ropes'])
})

test.run()
