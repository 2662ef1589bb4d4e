import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { dayIn, reviewStatements } from '../../../../plugins/core/model/direction/review-dates.ts'
import { visibleText } from '../../../../plugins/core/model/pages/visible-text.ts'
import { text } from '../../support.ts'

const test = suite('core/model/direction/review-dates')

const said = (body: string): string[] => {
  const visible = visibleText(body, 1)
  return reviewStatements(visible).map(({ what, text, day, start, end }) => {
    const { line, column } = visible.placeOf(start, end).start
    return `${line}:${column} ${what} ${text} ${day}`
  })
}

const spellings: [body: string, found: string][] = [
  ['| Content Last Reviewed | `2022-10-05` |', '1:28 reviewed 2022-10-05 2022-10-05'],
  ['| Content Last Updated  | `2022-10-03` |', '1:28 updated 2022-10-03 2022-10-03'],
  ['| **Last reviewed** | 2022-05-06 |', '1:23 reviewed 2022-05-06 2022-05-06'],
  ['**Last updated**: 2022-10-08', '1:19 updated 2022-10-08 2022-10-08'],
  ['**Last Updated:** 2022-10-24', '1:19 updated 2022-10-24 2022-10-24'],
  ['<p><i>\n    Last Reviewed: 2022-08-24<br>', '2:20 reviewed 2022-08-24 2022-08-24'],
  ['Last Reviewed: 2022-09-01<br />', '1:16 reviewed 2022-09-01 2022-09-01'],
  ['Last reviewed: 2022-10', '1:16 reviewed 2022-10 2022-10-31'],
  ['Content last reviewed on 2022-10-24', '1:26 reviewed 2022-10-24 2022-10-24'],
  ['**Content last reviewed on 2022-11-04**', '1:28 reviewed 2022-11-04 2022-11-04'],
  ['Content last reviewed 2022-06-26', '1:23 reviewed 2022-06-26 2022-06-26'],
  ['This direction page was last reviewed on:\n`2022-10-05`', '2:2 reviewed 2022-10-05 2022-10-05'],
  ['- Last review: October 5th, 2022', '1:16 reviewed October 5th, 2022 2022-10-05'],
  ['> Last reviewed: 5 Oct 2022', '1:18 reviewed 5 Oct 2022 2022-10-05'],
  ['Last reviewed: Oct 2022', '1:16 reviewed Oct 2022 2022-10-31'],
  ['Last reviewed: 2022/10/5', '1:16 reviewed 2022/10/5 2022-10-05'],
  [' **最終更新日**: 2024-05-10', '1:13 updated 2024-05-10 2024-05-10'],
  ['**最終更新日**: 2025-08', '1:12 updated 2025-08 2025-08-31'],
  ['*最終更新: 2025年5月21日*', '1:8 updated 2025年5月21日 2025-05-21'],
  ['_2024-05-16: 最終更新_', '1:2 updated 2024-05-16 2024-05-16'],
]
for (const [body, found] of spellings) {
  test(`reads ${JSON.stringify(body)}`, () => {
    assert.equal(said(body), [found])
  })
}

test('reads a column of a table, in its first row', () => {
  const table = text`
    |Section | Group | Last updated|
    |--------|-------|-------------|
    |[Enablement](/direction/enablement/) | Geo | 2022-11-05   |
    | Another | Group | 2020-01-01 |
  `

  assert.equal(said(table), ['3:47 updated 2022-11-05 2022-11-05'])
})

test('what is there but no date is found without a day', () => {
  const unreadable = [
    '| Content Last Reviewed | `yyyy-mm-dd` |',
    'Last reviewed: soon',
    'Last reviewed: 2022-02-30',
    'This page was last reviewed on:\n<%= partial("last_updated") %>',
  ]

  assert.equal(unreadable.flatMap(said), [
    '1:28 reviewed yyyy-mm-dd undefined',
    '1:16 reviewed soon undefined',
    '1:16 reviewed 2022-02-30 undefined',
    '2:1 reviewed <%= partial("last_updated") %> undefined',
  ])
})

test('sentences, code and comments are no statements', () => {
  const prose = [
    'We last updated the importer to handle more files.',
    'The last reviewed version was 2.0.',
    '```\nLast reviewed: 2020-01-01\n```',
    '<!-- Last reviewed: 2020-01-01 -->',
    'Last updated docs live at 2020-01-01.',
  ]

  assert.equal(prose.flatMap(said), [])
})

test('a day that does not exist, and a month that does not, are none', () => {
  assert.equal(
    ['2022-13-01', '2022-00', '31 Nov 2022', '2022', '22-10-05', 'Smarch 1, 2022', ''].map(dayIn),
    Array(7).fill(undefined),
  )
})

test.run()
