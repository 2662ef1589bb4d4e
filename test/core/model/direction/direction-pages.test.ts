import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type DirectionPages,
  directionPages,
  directionProblems,
  type WrittenPage,
} from '../../../../plugins/core/model/direction/direction-pages.ts'
import { readRenames } from '../../../../plugins/core/model/product/renames.ts'
import { entitiesOf, type Taxonomy } from '../../../../plugins/core/model/product/taxonomy.ts'
import {
  categoryIn,
  dataFileOf,
  groupIn,
  linesOf,
  places,
  sectionIn,
  stageIn,
  taxonomyOf,
  text,
} from '../../support.ts'

const test = suite('core/model/direction/direction-pages')

function pagesOf(taxonomy: Taxonomy, written: WrittenPage[] = [], renames = '[]', siteUrl?: string): DirectionPages {
  const file = dataFileOf('renames.yml', renames)
  return directionPages(taxonomy, readRenames(file), written, { ...places, ...(siteUrl ? { siteUrl } : {}) })
}

/** Every entity with its address. */
function addressesOf(taxonomy: Taxonomy, pages: DirectionPages): string[] {
  return entitiesOf(taxonomy).map((entity) => `${entity.kind} ${entity.key} ${pages.addressOf(entity)}`)
}

const redirectsOf = ({ redirects }: DirectionPages): string[] =>
  redirects.map(({ url, title, targets, note }) =>
    [url, title, `to ${targets.map(({ key }) => key).join(' and ')}`, ...(note ? [note] : [])].join(' | '),
  )

const boats = (): Taxonomy =>
  taxonomyOf({
    sections: 'water: { name: Water }',
    stages:
      'stages: { sail: { display_name: Sailing, section: water, groups: { deep_rig: { name: Rig, categories: [masts] } } } }',
    categories: 'masts: { name: Masts, stage: sail }\nropes: { name: Ropes }',
  })

test('derives addresses from keys, groups and categories below their stage', () => {
  const taxonomy = boats()

  assert.equal(addressesOf(taxonomy, pagesOf(taxonomy)), [
    'section water /direction/water/',
    'stage sail /direction/sail/',
    'group deep_rig /direction/sail/deep_rig/',
    'category masts /direction/sail/masts/',
    'category ropes /direction/ropes/',
  ])
})

test('derives addresses below the base path of the options', () => {
  const taxonomy = boats()
  const pages = directionPages(taxonomy, [], [], { basePath: '/plans/' })

  assert.is(pages.addressOf(stageIn(taxonomy, 'sail')), '/plans/sail/')
  assert.is(pages.landing.url, '/plans/')
})

test('makes derived addresses of safe steps', () => {
  const taxonomy = taxonomyOf({ categories: '"../Sea & sky": { name: Sea }' })

  assert.equal(addressesOf(taxonomy, pagesOf(taxonomy)), ['category ../Sea & sky /direction/Sea-sky/'])
})

const given: [direction: string, address: string][] = [
  ['/plans/masts/', '/plans/masts/'],
  ['/plans/masts', '/plans/masts/'],
  ['/plans/masts/#tall', '/plans/masts/#tall'],
  ['https://handbook.boats.example/plans/masts/', '/plans/masts/'],
  ['https://elsewhere.example/masts/', '/direction/masts/'],
  ['/../masts/', '/direction/masts/'],
  ['//elsewhere.example/masts/', '/direction/masts/'],
  ['masts', '/direction/masts/'],
  ['direction/boats/masts', '/direction/boats/masts/'],
  ['/direction/maturity/', '/direction/masts/'],
  ['/direction/maturity/masts/', '/direction/masts/'],
  ['/direction/maturity.json', '/direction/masts/'],
  ['/direction/roadmap/', '/direction/masts/'],
  ['/direction/roadmap.json', '/direction/masts/'],
]
for (const [direction, address] of given) {
  test(`a category with the direction ${direction} stands at ${address}`, () => {
    const taxonomy = taxonomyOf({ categories: `masts: { name: Masts, direction: "${direction}" }` })

    const pages = pagesOf(taxonomy, [], '[]', 'https://handbook.boats.example')

    assert.is(pages.addressOf(categoryIn(taxonomy, 'masts')), address)
  })
}

test('keeps a stage whose key is `maturity` away from the address of the maturity pages', () => {
  const taxonomy = taxonomyOf({ stages: 'stages: { maturity: { display_name: Maturity } }' })

  assert.is.not(pagesOf(taxonomy).addressOf(stageIn(taxonomy, 'maturity')), '/direction/maturity/')
})

test('gives entities with one address one page, with an anchor for each', () => {
  const taxonomy = taxonomyOf({
    stages: 'stages: { sail: { display_name: Sailing, direction: /direction/boats/ } }',
    categories: text`
      masts: { name: Masts, stage: sail, direction: /direction/boats/ }
      ropes: { name: Ropes, stage: sail, direction: "/direction/boats/#knots" }
    `,
  })

  const pages = pagesOf(taxonomy)

  assert.is(pages.pages.length, 1)
  const [page] = pages.pages
  assert.equal(
    { url: page?.url, title: page?.title, lead: page?.lead?.key, anchors: page?.parts.map(({ anchor }) => anchor) },
    {
      url: '/direction/boats/',
      title: 'Sailing',
      lead: 'sail',
      anchors: ['stage-sail', 'category-masts', 'knots'],
    },
  )
  assert.equal(addressesOf(taxonomy, pages), [
    'stage sail /direction/boats/',
    'category masts /direction/boats/#category-masts',
    'category ropes /direction/boats/#knots',
  ])
})

test('a page for which several of one kind ask is about none of them, unless one above them asks, too', () => {
  const taxonomy = taxonomyOf({
    stages: 'stages: { sail: { display_name: Sailing, direction: /direction/ropes/ } }',
    categories: text`
      masts: { name: Masts, stage: sail, direction: /direction/boats/ }
      hulls: { name: Hulls, stage: sail, direction: /direction/boats }
      knots: { name: Knots, stage: sail, direction: /direction/ropes/ }
      lines: { name: Lines, stage: sail, direction: /direction/ropes/ }
    `,
  })

  const pages = pagesOf(taxonomy)

  assert.equal(
    pages.pages.map(({ url, title, lead }) => `${url} ${title} ${lead?.key}`),
    ['/direction/ropes/ Sailing sail', '/direction/boats/ Masts, Hulls undefined'],
  )
  assert.is(pages.addressOf(categoryIn(taxonomy, 'masts')), '/direction/boats/#category-masts')
})

test('makes anchors of one page differ', () => {
  const taxonomy = taxonomyOf({
    categories: text`
      a: { name: A, direction: "/direction/boats/#knots" }
      b: { name: B, direction: "/direction/boats/#knots" }
      c: { name: C, direction: "/direction/boats/#knots-2" }
      d: { name: D, direction: "/direction/boats/#knots" }
    `,
  })

  const [page] = pagesOf(taxonomy).pages

  assert.equal(
    page?.parts.map(({ anchor }) => anchor),
    ['knots', 'knots-2', 'knots-2-2', 'knots-3'],
  )
})

const titles: [name: string, stages: string, categories: string[], title: string][] = [
  [
    'group',
    '{ sail: { groups: { rig: { name: Rigging, categories: [a, b] } } } }',
    ['stage: sail', 'stage: sail'],
    'Rigging',
  ],
  ['stage', '{ sail: { display_name: Sailing } }', ['stage: sail', 'stage: sail'], 'Sailing'],
  ['section', '{ sail: { section: water }, dock: { section: water } }', ['stage: sail', 'stage: dock'], 'Water'],
  ['names', '{ sail: , dock: { section: water } }', ['stage: sail', 'stage: dock'], 'A, B'],
]
for (const [home, stages, [a, b], title] of titles) {
  test(`a shared page that belongs to no one entity is titled by the ${home} of its parts`, () => {
    const taxonomy = taxonomyOf({
      sections: 'water: { name: Water }',
      stages: `stages: ${stages}`,
      categories: `a: { name: A, ${a}, direction: "/boats/#a" }\nb: { name: B, ${b}, direction: "/boats/#b" }`,
    })

    assert.is(pagesOf(taxonomy).pageAt('/boats/')?.title, title)
    assert.is(pagesOf(taxonomy).pageAt('/boats/')?.lead, undefined)
  })
}

test('puts what stands at the base path on the landing page', () => {
  const taxonomy = taxonomyOf({ categories: 'masts: { name: Masts, direction: "/direction/#masts" }' })

  const pages = pagesOf(taxonomy)

  assert.equal(pages.pages, [])
  assert.is(pages.landing.url, '/direction/')
  assert.equal(
    pages.landing.parts.map(({ anchor }) => anchor),
    ['masts'],
  )
  assert.is(pages.addressOf(categoryIn(taxonomy, 'masts')), '/direction/#masts')
})

test('has an empty landing page when nothing stands there', () => {
  assert.equal(pagesOf(boats()).landing, { url: '/direction/', title: 'Direction', parts: [] })
})

test('lets a page written by hand win over the address in the data', () => {
  const taxonomy = taxonomyOf({ categories: 'masts: { name: Masts, direction: /direction/tall/ }' })
  const masts = categoryIn(taxonomy, 'masts')

  const pages = pagesOf(taxonomy, [{ path: 'src/masts.md', url: '/masts/', entity: masts, drawsPanels: true }])

  assert.is(pages.addressOf(masts), '/masts/')
  assert.is(pages.pageAt('/masts/')?.writtenIn, 'src/masts.md')
  assert.is(pages.pageAt('/direction/tall/'), undefined)
})

test('takes the first by path of two pages about one entity', () => {
  const taxonomy = boats()
  const masts = categoryIn(taxonomy, 'masts')

  const pages = pagesOf(taxonomy, [
    { path: 'src/b.md', url: '/b/', entity: masts, drawsPanels: true },
    { path: 'src/a.md', url: '/a/', entity: masts, drawsPanels: true },
  ])

  assert.is(pages.addressOf(masts), '/a/')
})

test('knows the page written at an address that several entities share, and whom it is about', () => {
  const taxonomy = taxonomyOf({
    categories: 'masts: { name: Masts, direction: /boats/ }\nropes: { name: Ropes, direction: /boats/ }',
  })
  const ropes = categoryIn(taxonomy, 'ropes')

  const pages = pagesOf(taxonomy, [{ path: 'src/boats.md', url: '/boats/', entity: ropes, drawsPanels: true }])

  assert.is(pages.pageAt('/boats/')?.lead?.key, 'ropes')
  assert.equal(addressesOf(taxonomy, pages), ['category masts /boats/#category-masts', 'category ropes /boats/'])
})

test('leads to no anchor on a page that draws none', () => {
  const taxonomy = taxonomyOf({ categories: 'masts: { name: Masts, direction: "/boats/#masts" }' })

  const pages = pagesOf(taxonomy, [{ path: 'src/boats.md', url: '/boats/', drawsPanels: false }])

  assert.is(pages.addressOf(categoryIn(taxonomy, 'masts')), '/boats/')
})

test('leads on from the address in the data to a page written elsewhere', () => {
  const taxonomy = taxonomyOf({ categories: 'masts: { name: Masts, direction: /direction/tall/ }' })
  const masts = categoryIn(taxonomy, 'masts')

  const pages = pagesOf(taxonomy, [{ path: 'src/masts.md', url: '/masts/', entity: masts, drawsPanels: true }])

  assert.equal(redirectsOf(pages), ['/direction/tall/ | Masts | to masts'])
})

test('leads on from the addresses of renamed entities', () => {
  const taxonomy = boats()
  const renames = text`
    - { type: category, from: poles, name: Poles, to: [masts], note: Poles are masts now. }
    - { type: stage, from: drift, to: [sail] }
    - { type: group, from: deck, to: [deep_rig] }
    - { type: category, kind: split, from: tools, to: [masts, ropes] }
    - { type: category, from: flags, to: [ropes], direction: /old/flags }
    - { type: category, from: gone, to: [nothing] }
  `

  assert.equal(redirectsOf(pagesOf(taxonomy, [], renames)), [
    '/direction/sail/poles/ | Poles | to masts | Poles are masts now.',
    '/direction/drift/ | drift | to sail',
    '/direction/sail/deck/ | deck | to deep_rig',
    '/direction/sail/tools/ | tools | to masts and ropes',
    '/old/flags/ | flags | to ropes',
  ])
})

test('leads on only from addresses at which nothing stands', () => {
  const taxonomy = boats()
  const renames = text`
    - { type: category, from: a, to: [masts], direction: /direction/sail/ }
    - { type: category, from: b, to: [masts], direction: /direction/ }
    - { type: category, from: c, to: [masts], direction: /crew/ }
    - { type: category, from: d, to: [masts], direction: /old/ }
    - { type: category, from: e, to: [ropes], direction: /old/ }
  `

  const pages = pagesOf(taxonomy, [{ path: 'src/crew.md', url: '/crew/', drawsPanels: false }], renames)

  assert.equal(redirectsOf(pages), ['/old/ | d | to masts'])
})

test('never leads on from an address of the maturity pages', () => {
  const renames = '- { type: category, from: a, to: [masts], direction: /direction/maturity/ }'

  assert.equal(
    redirectsOf(pagesOf(boats(), [], renames)).filter((line) => line.startsWith('/direction/maturity/')),
    [],
  )
})

test('finds the page of an address, and none where there is none', () => {
  const taxonomy = boats()
  const pages = pagesOf(taxonomy)

  assert.is(pages.pageAt('/direction/sail/')?.lead?.key, 'sail')
  assert.is(pages.pageAt('/direction/nowhere/'), undefined)
  assert.ok(pages.pageAt(pages.addressOf(groupIn(taxonomy, 'deep_rig'))))
  assert.ok(pages.pageAt(pages.addressOf(sectionIn(taxonomy, 'water'))))
})

const problems: [name: string, categories: string, lines: string[]][] = [
  [
    'nothing of clean paths',
    'masts:\n  direction: /direction/masts/\nropes:\n  direction: "/direction/masts/#ropes"',
    [],
  ],
  [
    'a direction on another site',
    'masts:\n  direction: https://elsewhere.example/masts/',
    [
      'categories.yml:2:14 info taxonomy/direction-elsewhere The category `masts` has its direction on another site: https://elsewhere.example/masts/',
    ],
  ],
  [
    'a direction that leaves the site',
    'masts:\n  direction: /direction/../../masts/',
    [
      'categories.yml:2:14 warning taxonomy/direction-form The category `masts` has the direction "/direction/../../masts/", which is not a path of this site.',
    ],
  ],
  [
    'a direction that is no path',
    'masts:\n  direction: masts/',
    [
      'categories.yml:2:14 warning taxonomy/direction-form The category `masts` has the direction "masts/", which is not a path of this site.',
    ],
  ],
  [
    'a direction without its first slash',
    'masts:\n  direction: direction/masts/',
    [
      'categories.yml:2:14 warning taxonomy/direction-form The category `masts` has the direction "direction/masts/". Write `/direction/masts/`.',
    ],
  ],
  [
    'a direction that the maturity pages need',
    'masts:\n  direction: /direction/maturity/',
    [
      'categories.yml:2:14 warning taxonomy/direction-form The category `masts` has the direction "/direction/maturity/", an address that the suite needs itself.',
    ],
  ],
  [
    'a direction that the data of the maturity pages needs',
    'masts:\n  direction: /direction/maturity.json',
    [
      'categories.yml:2:14 warning taxonomy/direction-form The category `masts` has the direction "/direction/maturity.json", an address that the suite needs itself.',
    ],
  ],
  [
    'a direction without its last slash',
    'masts:\n  direction: /direction/masts#tall',
    [
      'categories.yml:2:14 warning taxonomy/direction-form The category `masts` has the direction "/direction/masts#tall". Write `/direction/masts/#tall`.',
    ],
  ],
  [
    'a direction that two share',
    'masts:\n  direction: /direction/boats/\nropes:\n  direction: /direction/boats/',
    [
      'categories.yml:4:14 info taxonomy/shared-direction The category `ropes` shares its direction address /direction/boats/ with the category `masts`.',
    ],
  ],
]
for (const [name, categories, lines] of problems) {
  test(`reports ${name}`, () => {
    assert.equal(linesOf(directionProblems(taxonomyOf({ categories }), places)), lines)
  })
}

test('tells how a direction is to be written, where that is certain', () => {
  const expectedFor = (direction: string) =>
    directionProblems(taxonomyOf({ categories: `masts:\n  direction: ${direction}` }), places)[0]?.expected

  assert.equal(expectedFor('/direction/masts#tall'), ['/direction/masts/#tall'])
  assert.is(expectedFor('/direction/maturity/'), undefined)
})

test.run()
