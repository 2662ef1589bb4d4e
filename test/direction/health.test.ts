import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { text } from '../core/support.ts'
import { builtSite } from '../support/built-site.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('direction/health')

/** What readers see, one line for each block. */
const textOf = (page: string | undefined): string =>
  (page ?? 'There is no such page.')
    .replace(/^[\s\S]*<div class="page-content">|<\/div>\s*<\/main>[\s\S]*$/g, '')
    .replace(/<\/?(?:a|time|code)\b[^>]*>/g, '')
    .replace(/<\/(?:p|li|h\d|tr)>|<ul>/g, '\n')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()

const page = (title: string, fields: string, body: string): string =>
  `---\nlayout: direction\ntitle: ${title}\n${fields}\n---\n${body}\n`

test('the health page tells each owner what to mend, with its place', async () => {
  const { pages, error } = await builtSite({
    ...smallProduct,
    'handbook.config.json': '{ "rules": { "maturity/overdue": "off", "direction/no-page": "off" } }',
    'src/direction/plan/boards.md': page(
      'Boards',
      'category: boards',
      'Last reviewed: 2026-09-01\n\nMaturity in FY27 <3',
    ),
    'src/direction/create/wiki.md': page('Wiki', 'category: wiki\nowner: Zoe Tide', '| Last reviewed | soon |'),
    'src/direction/run/alerts.md': page('Alerts', 'category: alerts\nlast_reviewed: 2026-11-20', 'Fine.'),
  })

  assert.is(error, undefined)
  assert.is(
    textOf(pages.get('/direction/health/')),
    text`
      On 2026-11-23, 1 of 3 direction pages had been reviewed within 31 days. handbook check lists the same with its places.
      Owner Errors Warnings Notes
      Cleo Park 1 1
      Zoe Tide 2
      Cleo Park
      Boards
      Warning The page was last reviewed on 2026-09-01, 83 days ago. It is to be reviewed every 31 days. src/direction/plan/boards.md:6
      &quot;FY27&quot; is a date of the fiscal year. Write 2027-01 to 2027-12. src/direction/plan/boards.md:8
      Zoe Tide
      Wiki
      Warning The page names &quot;Zoe Tide&quot; as owner, who holds no role of wiki, its group, stage or section in the data. src/direction/create/wiki.md:5
      Warning The page says that it was last reviewed &quot;soon&quot;, which is not a date. src/direction/create/wiki.md:7`.trim(),
  )
})

test('where nothing is to be mended, the page says so', async () => {
  const { pages } = await builtSite({
    ...smallProduct,
    'handbook.config.json': '{ "rules": { "maturity/overdue": "off" } }',
  })

  assert.is(
    textOf(pages.get('/direction/health/')),
    'On 2026-11-23, 0 of 0 direction pages had been reviewed within 31 days. handbook check lists the same with its places.\nNothing is to be mended.',
  )
})

test.run()
