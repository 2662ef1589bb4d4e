import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { maturityOn } from '../../plugins/core/model/product/maturity-on.ts'
import { builtSite } from '../support/built-site.ts'
import { smallProduct, smallProductWith } from '../support/small-product.ts'

const test = suite('maturity/index')

test('the maturity page counts public categories by level and shows every one of them', async () => {
  const { pages } = await builtSite(smallProduct)

  const page = pages.get('/direction/maturity/') as string
  const counts = [
    ...page.matchAll(
      /<tr><th scope="row"><span class="level level-\d"><span[^>]*>.<\/span> (\w+)<\/span><\/th><td>[^<]*<\/td><td class="number">(\d+)<\/td>/g,
    ),
  ]
  assert.equal(
    counts.map(([, level, count]) => [level, count]),
    [
      ['Planned', '1'],
      ['Minimal', '1'],
      ['Viable', '1'],
      ['Complete', '1'],
      ['Lovable', '1'],
    ],
  )
  for (const name of ['Issue Boards', 'Epics', 'Wiki', 'Snippets', 'Clusters', 'Alerts'])
    assert.match(page, `>${name}</a>`)
})

test('a public category of no stage that exists has its table', async () => {
  const { pages } = await builtSite(
    smallProductWith('_data/categories.yml', (text) =>
      text.replace('name: Epics\n  stage: plan', 'name: Epics\n  stage: gone'),
    ),
  )

  const [, table] =
    /id="without-stage">Without a stage<.*?<tbody>(.*?)<\/tbody>/s.exec(pages.get('/direction/maturity/') as string) ??
    []
  assert.match(table as string, '>Epics</a>')
})

test('the chart has a band for each level, a line for today, and a table that says the same', async () => {
  const { pages } = await builtSite(smallProduct)

  const page = pages.get('/direction/maturity/') as string
  assert.equal(
    [...page.matchAll(/<path class="chart-level-(\d)"/g)].map(([, shade]) => shade),
    ['0', '1', '2', '3', '4'],
  )
  assert.match(page, 'On 2026-11-23: 1 planned, 1 minimal, 1 viable, 1 complete, 1 lovable.')
  assert.match(page, '<line class="today"')
  assert.match(
    page,
    '<time datetime="2026-11-23">2026-11-23</time> (today)</th><td class="number">1</td><td class="number">1</td><td class="number">1</td><td class="number">1</td><td class="number">1</td>',
  )
})

test('tables look ahead by fiscal quarters, which begin when the site says', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'handbook.config.json': '{ "maturity": { "fiscalYearStart": 2 } }',
  })

  const page = pages.get('/direction/maturity/') as string
  assert.match(
    page,
    '<th scope="col" title="until 2027-01-31">2027 Q4</th><th scope="col" title="until 2027-04-30">2028 Q1</th><th scope="col" title="until 2027-07-31">2028 Q2</th><th scope="col" title="until 2027-10-31">2028 Q3</th>',
  )
})

test('the health page lists overdue promises and contradictions', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'src/wiki.md':
      '---\ntitle: Wiki\nlayout: direction\ncategory: wiki\n---\n| Maturity | [Viable](/direction/maturity/) |\n|---|---|\n',
  })

  const page = pages.get('/direction/maturity/health/') as string
  assert.match(page, />Epics<\/a><\/th>.*Minimal<\/span><\/td>.*Viable<\/span><\/td><td><time datetime="2026-10-15">/)
  assert.match(
    page,
    'The page states that `wiki` is Viable; in the data it is Complete. <span class="note">src/wiki.md:6</span>',
  )
})

test('maturity.json says what the command prints', async () => {
  const { pages } = await builtSite(smallProduct)

  const printed: ReturnType<typeof maturityOn> = JSON.parse(pages.get('/direction/maturity.json') as string)
  assert.equal(printed.counts, { planned: 1, minimal: 1, viable: 1, complete: 1, lovable: 1 })
  assert.equal(printed.categories[0], {
    key: 'boards',
    name: 'Issue Boards',
    stage: 'plan',
    level: 'viable',
    since: '2022-03-17',
  })
  assert.equal(printed.stages, [
    { key: 'plan', mean: 2.5, competitors: { rival: 2 } },
    { key: 'create', mean: 4, competitors: {} },
    { key: 'run', mean: 3, competitors: {} },
  ])
})

test('a site on today’s ladder counts competitive instead of lovable', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'handbook.config.json': '{ "maturity": { "ladder": "current" } }',
  })

  const printed: ReturnType<typeof maturityOn> = JSON.parse(pages.get('/direction/maturity.json') as string)
  assert.equal(Object.keys(printed.counts), ['planned', 'minimal', 'viable', 'competitive', 'complete'])
})

test.run()
