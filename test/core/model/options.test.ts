import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../../../plugins/core/model/options.ts'
import { namedOfferings } from '../../../plugins/core/model/product/availability.ts'
import { ladders } from '../../../plugins/core/model/product/ladder.ts'

const test = suite('core/model/options')

test('has a default for everything that needs one', () => {
  const { kinds, ...options } = withDefaults({})

  assert.equal(
    kinds.map(({ name }) => name),
    ['direction-page', 'learning-unit', 'job-family', 'release', 'release-item', 'page'],
  )
  assert.equal(options, {
    input: 'src',
    data: '_data',
    layouts: 'src/_includes',
    site: { title: 'Handbook', lang: 'en', branch: 'main' },
    direction: { basePath: '/direction/', reviewDays: 31, horizonMonths: 4 },
    releases: { basePath: '/releases/', product: 'Release', offerings: namedOfferings({}) },
    links: { ignore: [], static: [] },
    markdown: { hugo: false, html: { html: 'keep', scripts: false } },
    rules: {},
    maturity: { ladder: ladders.classic, fiscalYearStart: 1 },
    changes: { months: 12 },
    search: { exclude: [] },
    outputs: { sitemap: true, robots: true, llms: true, markdown: true, notFound: true },
    theme: { styles: [], reviewDays: 365, lastUpdated: true, feedback: true, words: {} },
    learning: { basePath: '/learn/', reviewMonths: 12, hoursPerWeek: 2 },
  })
})

test('takes what is given', () => {
  const given = {
    input: 'pages',
    data: 'facts',
    layouts: 'pages/_layouts',
    site: {
      title: 'Boat book',
      url: 'https://handbook.boats.example',
      lang: 'ja',
      repository: 'https://git.boats.example/book',
      branch: 'trunk',
      gitlabGroup: 'https://git.boats.example/groups/boats',
      productUrl: 'https://boats.example',
    },
    direction: { basePath: '/plans/', reviewDays: 92, horizonMonths: 6 },
    releases: {
      basePath: '/news/',
      product: 'Boats',
      offerings: { gitlab_com: 'Boats to hire' },
      sections: [{ title: 'Sail', stages: ['sail'] }],
    },
    links: { ignore: ['/shop/**'], static: ['static'] },
    markdown: { siteUrl: 'https://handbook.boats.example', hugo: false, html: { html: 'keep', scripts: false } },
    rules: { 'taxonomy/no-direction': 'off' },
    maturity: { ladder: 'current', fiscalYearStart: 4 },
    changes: { months: 24 },
    search: { exclude: ['/news/**'] },
    outputs: { sitemap: false, robots: false, llms: false, markdown: false, notFound: false },
    theme: { styles: ['/boats.css'], reviewDays: 180, lastUpdated: false, feedback: false, words: { next: 'On' } },
    learning: { basePath: '/school/', reviewMonths: 6, hoursPerWeek: 4 },
  }

  const { kinds, ...options } = withDefaults({ ...given, kinds: [{ name: 'chart', schema: 'chart.json' }] })

  assert.is(kinds[0]?.name, 'chart')
  assert.equal(options, {
    ...given,
    releases: { ...given.releases, offerings: namedOfferings(given.releases.offerings) },
    maturity: { ladder: ladders.current, fiscalYearStart: 4 },
  })
})

test('takes a folder however it is written', () => {
  for (const [given, folder] of [
    ['./a/b/', 'a/b'],
    ['.//a', 'a'],
    ['./', '.'],
    ['../a/', '../a'],
  ] as const) {
    const { input, data, layouts } = withDefaults({ input: given, data: given, layouts: given })
    assert.equal([input, data, layouts], [folder, folder, folder])
  }
})

test('looks for layouts inside the folder of pages', () => {
  assert.is(withDefaults({ input: 'pages' }).layouts, 'pages/_includes')
  assert.is(withDefaults({ input: '.' }).layouts, '_includes')
})

test('takes the slash off the end of addresses', () => {
  const { site } = withDefaults({
    site: { url: 'https://handbook.boats.example//', productUrl: 'https://boats.example/' },
  })

  assert.is(site.url, 'https://handbook.boats.example')
  assert.is(site.productUrl, 'https://boats.example')
})

test('fills in the levels of a ladder of its own', () => {
  const ladder = [
    { key: 'idea', label: 'Idea' },
    { key: 'afloat', label: 'Afloat', symbol: 'A', description: 'It floats.', dateField: 'launched' },
    ...['a', 'b', 'c', 'd'].map((key) => ({ key, label: key })),
  ]

  const { maturity } = withDefaults({ maturity: { ladder } })

  assert.equal(maturity.ladder.slice(0, 2), [
    { key: 'idea', label: 'Idea', symbol: '○', description: '', dateField: 'idea' },
    { key: 'afloat', label: 'Afloat', symbol: 'A', description: 'It floats.', dateField: 'launched' },
  ])
  assert.equal(
    maturity.ladder.map(({ symbol }) => symbol),
    ['○', 'A', '◑', '◕', '●', '5'],
  )
})

test('takes what is given for Markdown, and knows the group by its project', () => {
  const given = { hugo: true, html: 'sanitize', frames: ['tide.example'], references: { project: 'acme/app/web' } }
  const { markdown, links } = withDefaults({ markdown: given })

  assert.equal(markdown, {
    hugo: true,
    html: { html: 'sanitize', scripts: false, frames: ['tide.example'] },
    references: { host: 'https://gitlab.com', project: 'acme/app/web', group: 'acme/app', users: false },
  })
  assert.equal(links.static, ['static'])
})

test.run()
