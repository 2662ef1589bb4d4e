import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Page } from '../../../../plugins/core/model/pages/page.ts'
import { pageEntity, pageProblem } from '../../../../plugins/core/model/pages/page-entity.ts'
import { readRenames } from '../../../../plugins/core/model/product/renames.ts'
import type { Taxonomy } from '../../../../plugins/core/model/product/taxonomy.ts'
import { dataFileOf, linesOf, pageWith, places, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/pages/page-entity')

const boats = (): Taxonomy =>
  taxonomyOf({
    sections: 'water: { name: Water }\nland: { name: Land }',
    stages: text`
      stages:
        sail:
          display_name: Sailing
          section: water
          groups:
            rigging: { name: Rigging, categories: [masts] }
        dock:
          display_name: Docking
          section: land
          groups:
            cranes: { name: Cranes, categories: [hoists] }
    `,
    categories: text`
      masts: { name: Masts, stage: sail, direction: /direction/tall/ }
      hoists: { name: Hoists, stage: sail }
      knots: { name: Knots, stage: sail, direction: "/direction/tall/#knots" }
      ropes: { name: Ropes, stage: sail, direction: /direction/lines/ }
      nets: { name: Nets, stage: sail, direction: /direction/lines/ }
    `,
  })

/** What a page is about and what is wrong with that, in short. */
function found(page: Page, renames = '[]'): unknown {
  const { entity, problems } = pageEntity(page, boats(), readRenames(dataFileOf('renames.yml', renames)), places)
  return [entity ? `${entity.kind} ${entity.key}` : 'nothing', ...linesOf(problems)]
}

const direction = (frontMatter: string, url?: string): Page =>
  pageWith('src/direction/page.md', frontMatter, url ? { url } : {})

const abouts: [frontMatter: string, expected: string][] = [
  ['category: masts', 'category masts'],
  ['category: Masts', 'category masts'],
  ['group: rigging', 'group rigging'],
  ['group: sail/rigging', 'group rigging'],
  ['stage: dock', 'stage dock'],
  ['section: land', 'section land'],
  ['category: masts\ngroup: rigging\nstage: sail\nsection: water', 'category masts'],
  ['category: hoists\ngroup: cranes\nstage: dock\nsection: land', 'category hoists'],
  ['stage: sail\nsection: water', 'stage sail'],
  ['category: ""\nstage: sail', 'stage sail'],
  ['title: Tides', 'nothing'],
]
for (const [frontMatter, expected] of abouts) {
  test(`a page with ${frontMatter.replaceAll('\n', ', ')} is about ${expected}`, () => {
    assert.equal(found(direction(frontMatter)), [expected])
  })
}

test('is about the entity whose address it stands at', () => {
  assert.equal(found(direction('title: Tall', '/direction/tall/')), ['category masts'])
  assert.equal(found(direction('title: Dock', '/direction/dock/')), ['stage dock'])
  assert.equal(found(direction('title: Other', '/direction/other/')), ['nothing'])
})

test('is about nothing at an address that several entities of one kind share', () => {
  assert.equal(found(direction('title: Lines', '/direction/lines/')), ['nothing'])
})

test('is about what its front matter says, wherever it stands', () => {
  assert.equal(found(direction('category: hoists', '/direction/tall/')), ['category hoists'])
})

test('may say `category` and mean something else on an ordinary page', () => {
  assert.equal(found(pageWith('src/handbook/news.md', 'category: announcements\ngroup: everybody')), ['nothing'])
})

const troubles: [name: string, frontMatter: string, expected: unknown, renames?: string][] = [
  [
    'a category that does not exist',
    'title: Tides\ncategory: galleys',
    ['nothing', 'src/direction/page.md:3:11 error page/unknown-entity There is no category `galleys`.'],
  ],
  [
    'a slip',
    'category: mats',
    [
      'nothing',
      'src/direction/page.md:2:11 error page/unknown-entity There is no category `mats`. Did you mean `masts` or `Masts`?',
    ],
  ],
  [
    'another case',
    'stage: SAIL',
    ['nothing', 'src/direction/page.md:2:8 error page/unknown-entity There is no stage `SAIL`. Write `sail`.'],
  ],
  [
    'a renamed category',
    'category: poles',
    [
      'nothing',
      'src/direction/page.md:2:11 error page/unknown-entity There is no category `poles` any more: it became `masts` and `knots`.',
    ],
    '- { type: category, kind: split, from: poles, to: [masts, knots] }',
  ],
  [
    'a category whose rename leads nowhere',
    'category: poles',
    ['nothing', 'src/direction/page.md:2:11 error page/unknown-entity There is no category `poles`.'],
    '- { type: category, from: poles, to: [gone] }',
  ],
  [
    'two that do not belong together',
    'category: masts\ngroup: cranes',
    [
      'category masts',
      'src/direction/page.md:3:8 error page/one-entity The page names the category `masts` and the group `cranes`, which do not belong together.',
    ],
  ],
  [
    'a home that does not exist',
    'category: masts\nstage: drift',
    ['category masts', 'src/direction/page.md:3:8 error page/unknown-entity There is no stage `drift`.'],
  ],
]
for (const [name, frontMatter, expected, renames] of troubles) {
  test(`tells of ${name}`, () => {
    assert.equal(found(direction(frontMatter), renames), expected)
  })
}

test('expects what was probably meant', () => {
  const { problems } = pageEntity(direction('category: mats'), boats(), [], places)

  assert.equal(problems[0]?.expected, ['masts', 'Masts'])
})

test('points at the first line for a field that comes from elsewhere', () => {
  const problem = pageProblem(direction('title: Tides\nweight: 1'), 'page/owner-drift', 'Wrong.', 'owner')

  assert.equal(linesOf([problem]), ['src/direction/page.md:2:1 warning page/owner-drift Wrong.'])
})

test('has the severity of its rule on a page without front matter, too', () => {
  const { yaml, ...page } = direction('title: Tides')

  assert.ok(yaml)
  assert.equal(linesOf([pageProblem(page, 'page/owner-drift', 'Wrong.', 'owner')]), [
    'src/direction/page.md warning page/owner-drift Wrong.',
  ])
})

test.run()
