import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { suiteSchema } from '../../plugins/sources/schemas.ts'
import { builtSite } from '../support/built-site.ts'
import { directionSnapshot } from '../support/direction-snapshot.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('roadmap/index')

const files = {
  ...smallProduct,
  'handbook.config.json': '{ "gitlab": { "groups": ["acme"] } }',
  '_data/gitlab.json': JSON.stringify(
    directionSnapshot([
      {
        id: 1,
        title: '<img src=x onerror=alert(1)> {{ 1 }} </script>',
        start: '2026-11-01',
        due: '2027-01-31',
        labels: ['devops::create', 'devops::plan'],
      },
      { id: 2, title: 'No time', labels: ['Category:Wiki'] },
    ]),
  ),
  '_data/deprecations/old.yml':
    '- {title: Old API, announcement_milestone: "4.6", removal_milestone: "99.0", breaking_change: true, stage: Plan, body: Use another.}\n',
}

test('without GitLab the roadmap tells moves, below the stages of the product', async () => {
  const { pages } = await builtSite(smallProduct)

  const page = pages.get('/direction/roadmap/') as string
  assert.equal(rowsOf(page), [
    'Plan 2',
    'Epics: Viable Maturity · Epics ▲ At risk Now on 2026-10-15',
    'Issue Boards: Complete Maturity · Issue Boards ○ Planned Next on 2027-02-18',
    'Run 1',
    'Clusters: Minimal Maturity · Clusters ○ Planned Later on 2027-05-20',
  ])
  assert.match(page, '<p>3 entries: 1 now, 1 next, 1 later.')
  // Words that the style sheet sets on lines of their own are words without it, too.
  assert.match(page, 'At risk <span class="note">Now</span>')
  assert.match(page, '</a> <span class="note">Maturity · Epics</span>')
  assert.match(pages.get('/direction/') as string, '<a href="/direction/roadmap/">roadmap</a> tells what comes when')
})

test('what has two stages stands in both and counts once, and what has no time is listed below', async () => {
  const { pages, error } = await builtSite(files)

  const page = pages.get('/direction/roadmap/') as string
  assert.is(error, undefined)
  assert.is(page.match(/data-entry="issue-1"/g)?.length, 2)
  assert.match(page, '>4 of 4 entries</output>')
  assert.match(page, '2 entries without a date or a milestone that has one')
  assert.match(page, '<a href="https://gitlab.com/acme/app/-/issues/2">No time</a>')
  assert.match(page, '<a href="/releases/deprecations/#old-api">Old API</a> <span class="note">Removal, 99.0</span>')
})

test('text from GitLab stays text', async () => {
  const { pages } = await builtSite(files)

  const page = pages.get('/direction/roadmap/') as string
  assert.not.match(page, '<img src=x')
  assert.match(page, '&lt;img src=x onerror=alert(1)&gt; {{ 1 }} &lt;/script&gt;')
})

test('the data fits its schema', async () => {
  const { pages } = await builtSite(files)

  const data = JSON.parse(pages.get('/direction/roadmap.json') as string) as {
    counts: object
    undated: { id: string }[]
  }
  const { validate } = suiteSchema('roadmap')
  assert.ok(validate(data as unknown), JSON.stringify(validate.errors))
  assert.equal(data.counts, { planned: 2, 'in-progress': 1, 'at-risk': 1, shipped: 0 })
  assert.equal(
    data.undated.map(({ id }) => id),
    ['issue-2', 'removal-old-api'],
  )
})

test('each section, stage, group and category shows its part and leads to all of it', async () => {
  const { pages } = await builtSite(files)

  for (const [url, query, count] of [
    ['/direction/ops/', 'section=ops', '1 entry'],
    ['/direction/plan/', 'stage=plan', '3 entries'],
    ['/direction/plan/boards/', 'group=boards', '2 entries'],
    ['/direction/plan/boards/', 'category=boards', '1 entry'],
  ] as const)
    assert.match(pages.get(url) as string, `<a href="/direction/roadmap/?${query}">${count} on the roadmap</a>`)
  assert.not.match(pages.get('/direction/run/alerts/') as string, 'on the roadmap')
})

test('where nothing has a time, the page says so; where there is no product, there is none', async () => {
  const empty = { ...smallProduct, '_data/categories.yml': 'boards: {name: Boards, stage: plan, maturity: viable}\n' }
  const { pages } = await builtSite({
    ...empty,
    '_data/stages.yml':
      'stages: {plan: {display_name: Plan, section: dev, groups: {boards: {name: Boards, categories: [boards]}}}}\n',
  })
  const bare = await builtSite({ 'src/index.md': '---\ntitle: Home\n---\nHi\n' })

  assert.match(pages.get('/direction/roadmap/') as string, 'Nothing on the roadmap has a time yet.')
  assert.not.ok([...bare.pages.keys()].some((url) => url.includes('roadmap')))
})

/** The rows of the table's body in words. */
function rowsOf(page: string): string[] {
  return [...page.slice(page.indexOf('<tbody')).matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    (row as string)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

test.run()
