import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  directionHygiene,
  isDirectionPage,
  itemProblems,
  missingPages,
} from '../../../../plugins/core/model/direction/direction-hygiene.ts'
import { readDirection } from '../../../../plugins/core/model/direction/direction-items.ts'
import { itemsNamedIn, namedItems } from '../../../../plugins/core/model/direction/named-items.ts'
import { type GitLabSettings, gitlabSettings } from '../../../../plugins/core/model/gitlab/gitlab-settings.ts'
import type { ItemRow } from '../../../../plugins/core/model/gitlab/snapshot.ts'
import type { Handbook } from '../../../../plugins/core/model/handbook.ts'
import type { Page } from '../../../../plugins/core/model/pages/page.ts'
import { visibleText } from '../../../../plugins/core/model/pages/visible-text.ts'
import { categoryIn, handbookOf, linesOf, pageWith, places, text } from '../../support.ts'

const test = suite('core/model/direction/direction-hygiene')

const today = '2026-11-23'

const row = (id: number, title: string, more: Partial<ItemRow> = {}): ItemRow => ({
  kind: 'issue',
  id,
  reference: `acme/app#${id}`,
  title,
  url: `https://gitlab.com/acme/app/-/issues/${id}`,
  state: 'opened',
  labels: ['direction', 'devops::sail'],
  ...more,
})

const items = [
  row(1, 'Now', { milestone: '19.7' }),
  row(2, 'Late', { milestone: '19.5' }),
  row(3, 'Far', { milestone: '20.0' }),
  row(4, 'Far and done', { milestone: '20.0', state: 'closed' }),
  row(5, 'Whenever'),
  row(6, 'Some day', { milestone: 'Backlog' }),
  row(7, 'An epic', {
    kind: 'epic',
    reference: 'acme&7',
    url: 'https://gitlab.com/groups/acme/-/epics/7',
    due: '2027-09-01',
  }),
  row(8, 'Of nobody', { labels: ['direction'] }),
  row(9, 'Late, too', { milestone: '19.5' }),
]

const handbook = (options: Record<string, unknown> = {}, rows = items): Handbook => {
  const made = handbookOf(
    {
      sections: 'dock: { name: Dock }',
      stages:
        'stages: { sail: { display_name: Sail, section: dock, groups: { rigs: { categories: [masts, ropes, oars] } } } }',
      categories: text`
        masts: { name: Masts, stage: sail, marketing: true }
        ropes: { name: Ropes, stage: sail, marketing: true }
        oars: { name: Oars, stage: sail }
      `,
      renames: '- { type: category, kind: moved, from: cords, name: Cords, to: [ropes], direction: /direction/cords/ }',
    },
    { today, options },
  )
  const milestones = [
    { id: 5, title: '19.5', start: '2026-09-12', due: '2026-10-09' },
    { id: 7, title: '19.7', start: '2026-11-14', due: '2026-12-11' },
    { id: 20, title: '20.0', start: '2027-04-10', due: '2027-05-14' },
    { id: 99, title: 'Backlog' },
  ]
  const rest = { version: 1 as const, host: '', groups: [], pulledAt: '', completeAt: '', releases: [], merged: [] }
  const snapshot = { ...rest, milestones, items: rows, labels: {}, places: [], files: {} }
  const settings = gitlabSettings({ groups: ['acme'] }) as GitLabSettings
  return { ...made, direction: readDirection(snapshot, made.taxonomy, settings, today) }
}

/** What is wrong with a page that was reviewed today. */
const found = (
  body: string,
  frontMatter = "last_reviewed: '2026-11-23'",
  options: Record<string, unknown> = {},
): string[] => {
  const page = pageWith('src/direction/a.md', frontMatter, { layout: 'direction', url: '/direction/cords/' })
  const from = handbook(options)
  const entity = frontMatter.includes('title') ? undefined : categoryIn(from.taxonomy, 'masts')
  return linesOf(directionHygiene(page, entity, visibleText(body, 5), from, namedItems(from.direction?.items ?? [])))
}

test('a page that was reviewed within a month is fine; one day later it is not', () => {
  assert.equal(found('', "last_reviewed: '2026-10-23'"), [])
  assert.equal(found('', "last_reviewed: '2026-10-22'"), [
    'src/direction/a.md:2:16 warning direction/review-overdue The page was last reviewed on 2026-10-22, 32 days ago. It is to be reviewed every 31 days.',
  ])
  assert.equal(found('', "last_reviewed: '2026-09-01'", { direction: { reviewDays: 92 } }), [])
})

test('of several days the latest counts, and reviews before mere changes', () => {
  assert.equal(found('Last reviewed: 2026-11-02\n\nLast reviewed: 2020-01-01', 'x: 1'), [])
  assert.equal(found('Last updated: 2026-11-02\n\nLast reviewed: 2020-01-01', 'x: 1'), [
    'src/direction/a.md:7:16 warning direction/review-overdue The page was last reviewed on 2020-01-01, 2518 days ago. It is to be reviewed every 31 days.',
  ])
  assert.equal(found('Last updated: 2026-11-02', 'x: 1'), [])
})

test('a month without a day counts to its end', () => {
  assert.equal(found('Last reviewed: 2026-10', 'x: 1'), [])
  assert.equal(found('Last reviewed: 2026-11', 'x: 1'), [])
  assert.equal(found('Last reviewed: 2026-09', 'x: 1'), [
    'src/direction/a.md:5:16 warning direction/review-overdue The page was last reviewed on 2026-09, 54 days ago. It is to be reviewed every 31 days.',
  ])
})

test('a page that tells no day, none that can be read, or one that lies ahead, is told', () => {
  assert.equal(found('Hello.', 'x: 1'), [
    'src/direction/a.md info direction/never-reviewed The page does not say when it was last reviewed.',
  ])
  assert.equal(found('Last reviewed: yyyy-mm-dd', 'x: 1'), [
    'src/direction/a.md:5:16 warning direction/review-unreadable The page says that it was last reviewed "yyyy-mm-dd", which is not a date.',
  ])
  assert.equal(found('Last reviewed: 2026-12-01\nLast reviewed: 2026-12', 'x: 1'), [
    'src/direction/a.md:5:16 warning direction/review-unreadable The page says that it was last reviewed on 2026-12-01, which lies ahead.',
    'src/direction/a.md:6:16 warning direction/review-unreadable The page says that it was last reviewed on 2026-12, which lies ahead.',
  ])
})

test('issues and epics that are named too early or too late are told where they are named first, in whatever way', () => {
  const body = text`
    [Now](https://gitlab.com/acme/app/-/issues/1), [late](https://gitlab.com/acme/app/issues/2#note_3) and again
    https://gitlab.com/acme/app/-/work_items/2, [far](https://gitlab.com/acme/app/-/issues/3?x=1), the
    [done one](https://gitlab.com/acme/app/-/issues/4), [whenever](https://gitlab.com/acme/app/-/issues/5),
    [an epic](https://gitlab.com/groups/acme/-/epics/7), [elsewhere](https://gitlab.com/other/app/-/issues/3).
  `

  assert.equal(found(body), [
    'src/direction/a.md:5:55 warning direction/past-target The page names "Late", which was planned for 19.5, which ended on 2026-10-09, and is still open.',
    'src/direction/a.md:6:51 warning direction/too-far-ahead The page names "Far", which is planned for 20.0, which ends on 2027-05-14: more than 4 months ahead.',
    'src/direction/a.md:8:11 warning direction/too-far-ahead The page names "An epic", which is planned until 2027-09-01: more than 4 months ahead.',
  ])
  assert.is(found(body, undefined, { direction: { horizonMonths: 12 } }).length, 1)
})

test('full references name issues, and code and comments name nothing', () => {
  const named = namedItems(handbook().direction?.items ?? [])

  assert.equal(
    itemsNamedIn('acme/app#3 and acme&7, not other#3', named).map(({ item, start, end }) => [item.title, start, end]),
    [
      ['Far', 0, 10],
      ['An epic', 15, 21],
    ],
  )
  assert.equal(
    found('<!-- https://gitlab.com/acme/app/-/issues/3 -->\n\n```\nhttps://gitlab.com/acme/app/-/issues/3\n```'),
    [],
  )
  const ofDigits = namedItems([{ ...items[0], reference: '5-knots/app#3' }] as never)
  assert.is(itemsNamedIn('See 5-knots/app#3.', ofDigits).length, 1)
})

test('fiscal dates and bare numbers are told at their places', () => {
  assert.equal(found('We plan\n*FY27-Q1* for #1234.', undefined, { maturity: { fiscalYearStart: 2 } }), [
    'src/direction/a.md:6:2 info direction/fiscal-date "FY27-Q1" is a date of the fiscal year.',
    'src/direction/a.md:6:15 info direction/bare-reference "#1234" is a number, which tells readers nothing.',
  ])
})

test('a page about a category that is gone is told, with what became of it', () => {
  const gone = (title: string): string[] =>
    found('', `title: ${title}\nlast_reviewed: '2026-11-23'\n`).filter((line) => line.includes('/gone'))
  const unknown = pageWith('src/direction/b.md', "title: Category Direction - Kites\nlast_reviewed: '2026-11-23'", {
    layout: 'direction',
    url: '/direction/kites/',
  })

  assert.equal(gone('Cords'), [
    'src/direction/a.md:2:8 warning direction/gone The page is about the category "Cords", which the data does not know: it became `ropes`.',
  ])
  assert.equal(linesOf(directionHygiene(unknown, undefined, visibleText('', 1), handbook(), new Map())), [
    'src/direction/b.md:2:8 warning direction/gone The page is about the category "Kites", which the data does not know.',
  ])
})

test('direction pages are those by layout, by what they are about, and by where they stand, unless they send their readers on', () => {
  const at = (url: string, layout?: string, frontMatter = 'x: 1'): Page =>
    pageWith('src/a.md', frontMatter, layout ? { layout, url } : { url })
  const { taxonomy } = handbook()

  assert.equal(
    [
      isDirectionPage(at('/a/', 'direction'), undefined, '/direction/'),
      isDirectionPage(at('/a/'), categoryIn(taxonomy, 'masts'), '/direction/'),
      isDirectionPage(at('/direction/a/'), undefined, '/direction/'),
      isDirectionPage(at('/a/'), undefined, '/direction/'),
      isDirectionPage(at('/direction/a/', 'direction', 'redirect_to: /b/'), undefined, '/direction/'),
    ],
    [true, true, true, false, false],
  )
})

test('public categories without a page are told where others have one', () => {
  const from = handbook()
  const page = { path: 'src/a.md', url: '/direction/sail/masts/', drawsPanels: true }
  const masts = { ...page, entity: categoryIn(from.taxonomy, 'masts') }

  assert.equal(linesOf(missingPages([page], from, places)), [])
  assert.equal(linesOf(missingPages([masts], from, places)), [
    'categories.yml:2:8 info direction/no-page The category `ropes` has no page of its own, only its data.',
  ])
})

test('a page that several categories share is the page of each', () => {
  const from = handbook()
  const masts = { path: 'src/a.md', url: '/masts/', drawsPanels: true, entity: categoryIn(from.taxonomy, 'masts') }
  const shared = { path: 'src/b.md', url: '/direction/sail/ropes/', drawsPanels: true }

  assert.equal(missingPages([masts, shared], from, places), [])
})

test('items that no plan holds are told by stage, with how many there are', () => {
  const many = [10, 11, 12].map((id) => row(id, `Item ${id}`))

  assert.equal(linesOf(itemProblems(handbook({}, [...items, ...many]))), [
    '_data/gitlab.json info direction/no-milestone Sail: 4 open direction issues have no milestone: "Item 10", "Item 11", "Item 12", and 1 more.',
    '_data/gitlab.json info direction/no-milestone Without a stage: an open direction issue has no milestone: "Of nobody".',
    '_data/gitlab.json warning direction/past-target Sail: 2 open items were planned for a time that is over: "Late", "Late, too".',
  ])
  assert.equal(itemProblems(handbookOf({})), [])
})

test.run()
