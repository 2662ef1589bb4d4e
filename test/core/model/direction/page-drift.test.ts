import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pageDrift } from '../../../../plugins/core/model/direction/page-drift.ts'
import { ladders } from '../../../../plugins/core/model/product/ladder.ts'
import { type Entity, entitiesOf, type Taxonomy } from '../../../../plugins/core/model/product/taxonomy.ts'
import type { Problem } from '../../../../plugins/core/problems/problem.ts'
import { linesOf, pageWith, spanOf, taxonomyOf, testDay, text } from '../../support.ts'

const test = suite('core/model/direction/page-drift')

const boats = (): Taxonomy =>
  taxonomyOf({
    sections: 'water: { name: On the water, pm: Ida Reef }',
    stages: text`
      stages:
        sail:
          display_name: Sailing
          section: water
          groups:
            rigging:
              name: Rigging
              pm: Ada Shoal (Acting)
              categories: [masts, ropes]
        dock:
          display_name: Docking
          section: water
    `,
    categories: text`
      masts: { name: Masts, stage: sail, maturity: minimal }
      ropes: { name: Ropes, stage: sail, maturity: viable }
      sea_charts: { name: Sea charts, stage: dock }
      tides: { name: Tides, stage: dock, available: 2024-01-15 }
    `,
  })

interface Wishes {
  about?: string
  frontMatter?: string
  firstLine?: number
}

/** What contradicts the data on a page about an entity. */
function driftOf(
  body: string,
  { about = 'masts', frontMatter = 'title: Page', firstLine = 1 }: Wishes = {},
): Problem[] {
  const taxonomy = boats()
  const entity = entitiesOf(taxonomy).find(({ key }) => key === about) as Entity
  const page = pageWith('src/direction/page.md', frontMatter)
  return pageDrift(page, entity, body, firstLine, { taxonomy, ladder: ladders.classic, today: testDay })
}

const mastsAreViable = 'The page states that `masts` is Viable; in the data it is Minimal.'

test('finds nothing on a page without tables', () => {
  assert.equal(driftOf('# Masts\n\nMaturity: Viable\n'), [])
})

test('finds nothing in statements that agree with the data', () => {
  const body = text`
    | Maturity | Minimal |
    | Stage | Sailing |
    | Owner | Ada Shoal |
  `

  assert.equal(driftOf(body), [])
})

const shapes: [name: string, body: string, lines: string[]][] = [
  [
    'a row that names the maturity',
    '| Maturity | Viable |\n',
    [`src/direction/page.md:1:14 error page/maturity-drift ${mastsAreViable}`],
  ],
  [
    'a row below a header',
    '| Fact | Value |\n|---|---|\n| Maturity | Viable |\n',
    [`src/direction/page.md:3:14 error page/maturity-drift ${mastsAreViable}`],
  ],
  [
    'a row below an empty header',
    '| | |\n|---|---|\n| Maturity | Viable |\n',
    [`src/direction/page.md:3:14 error page/maturity-drift ${mastsAreViable}`],
  ],
  [
    'a row whose name is marked up',
    '| **Maturity level** | [Viable](/levels/) |\n',
    [`src/direction/page.md:1:24 error page/maturity-drift ${mastsAreViable}`],
  ],
  [
    'a column that is named so',
    '| Stage | Maturity | Since |\n| --- | :---: | ---: |\n| Sailing | Viable | 2024 |\n',
    [`src/direction/page.md:3:13 error page/maturity-drift ${mastsAreViable}`],
  ],
  [
    'two columns that are named so',
    '| Stage | Maturity |\n| --- | --- |\n| Sailing | Viable |\n',
    [`src/direction/page.md:3:13 error page/maturity-drift ${mastsAreViable}`],
  ],
  [
    'a list of categories with such a column',
    '| Category | Maturity |\n|---|---|\n| Masts | Minimal |\n| [Ropes](/ropes/) | **Complete** |\n',
    [
      'src/direction/page.md:4:22 error page/maturity-drift The page states that `ropes` is Complete; in the data it is Viable.',
    ],
  ],
  [
    'several rows about one category as rows about its parts',
    '| Category | Feature | Maturity |\n|---|---|---|\n| Masts | Foremast | Viable |\n| Masts | Mizzen | Minimal |\n',
    [],
  ],
  [
    'several rows about no category as rows about parts of the page',
    '| Feature | Maturity |\n|---|---|\n| Foremast | Viable |\n| Mizzen | Lovable |\n| Ropes | Complete |\n',
    [
      'src/direction/page.md:5:11 error page/maturity-drift The page states that `ropes` is Complete; in the data it is Viable.',
    ],
  ],
  [
    'a table below the heading of a category',
    '## Ropes\n\n| Maturity | Minimal |\n\n## Other\n\n| Maturity | Viable |\n',
    [
      'src/direction/page.md:3:14 error page/maturity-drift The page states that `ropes` is Minimal; in the data it is Viable.',
      `src/direction/page.md:7:14 error page/maturity-drift ${mastsAreViable}`,
    ],
  ],
  [
    'a table below a small heading of a category',
    '### Ropes {#knots}\n\n#### Facts\n\n| Maturity | Minimal |\n\n##### Details\n\n| Maturity | Minimal |\n',
    [
      'src/direction/page.md:5:14 error page/maturity-drift The page states that `ropes` is Minimal; in the data it is Viable.',
      'src/direction/page.md:9:14 error page/maturity-drift The page states that `ropes` is Minimal; in the data it is Viable.',
    ],
  ],
  [
    'two tables, the columns of the first forgotten',
    '| Category | Maturity |\n|---|---|\n| Masts | Minimal |\n\n| Day | Tide |\n|---|---|\n| Monday | Viable |\n',
    [],
  ],
  [
    'an emoji before the level',
    '| Maturity | 🟢 Viable |\n',
    [`src/direction/page.md:1:14 error page/maturity-drift ${mastsAreViable}`],
  ],
  [
    'emoji in front of the cell',
    '| ⛵🌊 Category | Maturity |\n|---|---|\n| 🌊 tide | Viable |\n',
    [`src/direction/page.md:3:12 error page/maturity-drift ${mastsAreViable}`],
  ],
  [
    'words behind the level',
    '| Maturity | Viable since 2024 |\n',
    [`src/direction/page.md:1:14 error page/maturity-drift ${mastsAreViable}`],
  ],
  [
    'an escaped bar',
    '| a \\| b | Maturity | Since |\n|---|---|---|\n| c \\| d | Viable | 2024 |\n',
    [`src/direction/page.md:3:12 error page/maturity-drift ${mastsAreViable}`],
  ],
  [
    'lines of Windows',
    '| Maturity | Viable |\r\n| Stage | Sailing |\r\n',
    [`src/direction/page.md:1:14 error page/maturity-drift ${mastsAreViable}`],
  ],
]
for (const [name, body, lines] of shapes) {
  test(`reads ${name}`, () => {
    assert.equal(linesOf(driftOf(body)), lines)
  })
}

const prose: [name: string, body: string, place: string][] = [
  ['a list entry', '- Maturity: Viable\n', '1:13'],
  ['a list entry whose text is a link', '- [Maturity: Viable](/levels/)\n', '1:14'],
  ['a sentence', 'This category is currently at the **Viable** maturity level.\n', '1:35'],
]
for (const [name, body, place] of prose) {
  test(`reads ${name} of prose`, () => {
    assert.equal(linesOf(driftOf(body)), [`src/direction/page.md:${place} error page/maturity-drift ${mastsAreViable}`])
  })
}

test('reads the maturity that a template borrows from another category, in prose as well', () => {
  assert.equal(
    linesOf(driftOf('It is at the <%= data.categories["hoists"].maturity.capitalize %> maturity level.\n')),
    ['src/direction/page.md:1:14 error page/maturity-drift The page of `masts` shows the maturity of `hoists`.'],
  )
})

test('tells of a maturity that nobody can look up on a page that is about nothing in the data', () => {
  const page = pageWith('src/direction/page.md', 'title: Page')
  const context = { taxonomy: boats(), ladder: ladders.classic, today: testDay }

  assert.equal(linesOf(pageDrift(page, undefined, '| Maturity | 😊 |\n| Maturity | Viable |\n', 1, context)), [
    'src/direction/page.md:1:14 warning page/unreadable-maturity The page states the maturity "😊", which is not a level.',
  ])
})

const ignored: [name: string, body: string][] = [
  ['a comment over several lines', '<!-- like this:\n\n| Maturity | Viable |\n-->\n'],
  ['a code fence', '```\n| Maturity | Viable |\n```\n'],
  ['a code fence with a language', '```md\n| Maturity | Viable |\n```\n'],
  ['a code fence of tildes', '~~~\n| Maturity | Viable |\n```\n| Maturity | Viable |\n~~~\n'],
  ['a long code fence', '````\n```\n| Maturity | Viable |\n```\n| Maturity | Viable |\n````\n'],
  ['a code fence that is never closed', '```\n| Maturity | Viable |\n'],
  ['a placeholder', '| Maturity | TBD |\n| Stage | N/A |\n| Owner | TBD |\n'],
  ['an empty cell', '| Maturity |  |\n| Stage | |\n| Owner | |\n'],
  ['a tag of HTML', '| Maturity | <maturity-badge category="masts"></maturity-badge> |\n'],
  ['a template expression of its own maturity', '| Maturity | {{ categories.masts.maturity }} |\n'],
  ['another template expression of a maturity', '| Maturity | {{ badge }} |\n'],
  ['a template expression of a stage', '| Stage | {{ stage.name }} |\n'],
  ['a template expression of an owner', '| Owner | {{ owner }} |\n'],
]
for (const [name, body] of ignored) {
  test(`ignores ${name}`, () => {
    assert.equal(linesOf(driftOf(body)), [])
  })
}

test('reads on behind a code fence', () => {
  assert.equal(linesOf(driftOf('```\n| Maturity | Viable |\n```\n| Maturity | Viable |\n')), [
    `src/direction/page.md:4:14 error page/maturity-drift ${mastsAreViable}`,
  ])
})

test('counts lines from the one on which the text begins in its file', () => {
  const [problem] = driftOf('| Maturity | Viable |\n', { firstLine: 8 })

  assert.is(problem?.place && spanOf(problem.place), '8:14-8:20')
})

const maturities: [name: string, body: string, about: string, lines: string[]][] = [
  [
    'a maturity borrowed from another category',
    '| Maturity | {{ categories.ropes.maturity }} |\n',
    'masts',
    ['src/direction/page.md:1:14 error page/maturity-drift The page of `masts` shows the maturity of `ropes`.'],
  ],
  [
    'a maturity borrowed in brackets',
    '| Maturity | <%= categories["sea_charts"].maturity %> |\n',
    'masts',
    ['src/direction/page.md:1:14 error page/maturity-drift The page of `masts` shows the maturity of `sea_charts`.'],
  ],
  ['a maturity borrowed by a page of a stage', '| Maturity | {{ categories.ropes.maturity }} |\n', 'sail', []],
  ['a maturity of a stage, which has none', '| Maturity | Viable |\n', 'sail', []],
  [
    'a level that is none',
    '| Maturity | Seaworthy |\n',
    'masts',
    [
      'src/direction/page.md:1:14 warning page/unreadable-maturity The page states the maturity "Seaworthy", which is not a level.',
    ],
  ],
  ['the lowest level, where the data gives none', '| Maturity | Planned |\n', 'sea_charts', []],
  ['a level that the data gives by its date alone', '| Maturity | Minimal |\n', 'tides', []],
  [
    'a level that a date in the data contradicts',
    '| Maturity | Viable |\n',
    'tides',
    [
      'src/direction/page.md:1:14 error page/maturity-drift The page states that `tides` is Viable; in the data it is Minimal.',
    ],
  ],
  [
    'a maturity that the data does not give',
    '| Maturity | Viable |\n',
    'sea_charts',
    [
      'src/direction/page.md:1:14 error page/maturity-drift The page states that `sea_charts` is Viable; the data gives it no maturity.',
    ],
  ],
]
for (const [name, body, about, lines] of maturities) {
  test(`judges ${name}`, () => {
    assert.equal(linesOf(driftOf(body, { about })), lines)
  })
}

const stageRows: [stated: string, isDrift: boolean][] = [
  ['Sailing', false],
  ['sail', false],
  ['[Sailing](/direction/sail/)', false],
  ['On the water', false],
  ['On the water > Sailing', false],
  ['Sailing & Docking', false],
  ['Docking', true],
  ['Galley', true],
]
for (const [stated, isDrift] of stageRows) {
  test(`${isDrift ? 'contradicts' : 'accepts'} the stage ${stated}`, () => {
    const lines = linesOf(driftOf(`| Stage | ${stated} |\n`))

    assert.equal(
      lines,
      isDrift
        ? [
            `src/direction/page.md:1:11 error page/stage-drift The page states the stage "${stated}"; in the data \`masts\` belongs to Sailing.`,
          ]
        : [],
    )
  })
}

const owners: [stated: string, isDrift: boolean][] = [
  ['Ada Shoal', false],
  ['ada shoal (she)', false],
  ['Ida Reef', false],
  ['[Ada Shoal](https://people.example/ada)', false],
  ['Ada Shoal and Finn Bay', false],
  ['@ashoal', false],
  ['Rigging', false],
  ['Finn Bay', true],
  ['Finn Bay, Lea Cove', true],
]
for (const [stated, isDrift] of owners) {
  test(`${isDrift ? 'does not know' : 'accepts'} the owner ${stated}`, () => {
    const lines = linesOf(driftOf(`| Owner | ${stated} |\n`))

    assert.equal(
      lines,
      isDrift
        ? [
            `src/direction/page.md:1:11 warning page/owner-drift The page names "${stated}" as owner, who holds no role of \`masts\`, its group, stage or section in the data.`,
          ]
        : [],
    )
  })
}

for (const header of ['Owner', 'Product Manager', 'DRI']) {
  test(`takes ${header} for the owner`, () => {
    assert.equal(
      driftOf(`| ${header} | Finn Bay |\n`).map(({ code }) => code),
      ['page/owner-drift'],
    )
  })
}

test('reads the front matter as well', () => {
  const frontMatter = 'title: Masts\nmaturity: lovable\nowner: Finn Bay'

  assert.equal(linesOf(driftOf('', { frontMatter })), [
    'src/direction/page.md:3:11 error page/maturity-drift The page states that `masts` is Lovable; in the data it is Minimal.',
    'src/direction/page.md:4:8 warning page/owner-drift The page names "Finn Bay" as owner, who holds no role of `masts`, its group, stage or section in the data.',
  ])
})

test('finds nothing in front matter that agrees with the data', () => {
  assert.equal(driftOf('', { frontMatter: 'title: Masts\nmaturity: minimal\nowner: [Ada Shoal]' }), [])
})

test.run()
