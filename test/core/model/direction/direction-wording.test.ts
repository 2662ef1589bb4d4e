import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { DirectionItem } from '../../../../plugins/core/model/direction/direction-items.ts'
import { unclearWording } from '../../../../plugins/core/model/direction/direction-wording.ts'
import { namedItems } from '../../../../plugins/core/model/direction/named-items.ts'
import { visibleText } from '../../../../plugins/core/model/pages/visible-text.ts'

const test = suite('core/model/direction/direction-wording')

const item = (reference: string, title: string): DirectionItem => ({
  kind: 'issue',
  id: 1,
  reference,
  title,
  url: 'https://gitlab.com/acme/app/-/issues/1',
  state: 'opened',
  labels: [],
  sections: [],
  stages: [],
  groups: [],
  categories: [],
  isPlannedByDay: false,
  isHighlight: false,
})

const items = namedItems([item('acme/app#1234', 'Longer masts'), item('acme/web#77', 'A'), item('acme/app#77', 'B')])

const found = (body: string): string[] =>
  unclearWording(visibleText(body, 1), 2, items).map(({ message, help }) => `${message} ${help}`)

for (const [written, months] of [
  ['FY23-Q4', '2022-11 to 2023-01'],
  ['FY23Q2', '2022-05 to 2022-07'],
  ['FY23 Q1', '2022-02 to 2022-04'],
  ['Q3 FY23', '2022-08 to 2022-10'],
  ['Q1/FY24', '2023-02 to 2023-04'],
  ['Q3 of FY23', '2022-08 to 2022-10'],
  ['FY2027', '2026-02 to 2027-01'],
  ["FY'22", '2021-02 to 2022-01'],
  ['fiscal year 2026', '2025-02 to 2026-01'],
] as const) {
  test(`${written} is told with its months`, () => {
    assert.equal(found(`We do it in ${written}.`), [`"${written}" is a date of the fiscal year. Write ${months}.`])
  })
}

test('dates of the calendar, and addresses and code with fiscal ones, are fine', () => {
  assert.equal(found('In Q4 2026, or 2026-11: [plan](/direction/#fy23-themes) `FY23` https://x.example/FY23-Q1'), [])
})

test('numbers that stand for issues, epics and merge requests are told, with the title where it is known', () => {
  const number = (text: string, title?: string): string =>
    `"${text}" is a number, which tells readers nothing. Write ${title ? `"${title}"` : 'its title'}, as the text of a link.`

  assert.equal(found('See #1234, app#1234, acme/app#1234 and [gitlab&5754](https://x.example/1), !88 and #77.'), [
    number('#1234', 'Longer masts'),
    number('app#1234', 'Longer masts'),
    number('acme/app#1234', 'Longer masts'),
    number('gitlab&5754'),
    number('!88'),
    number('#77'),
  ])
})

test('ranks, character references, colours, headings and anchors are no numbers of issues', () => {
  assert.equal(
    found('The #1 choice &#8217; &#x2019; AT&T `#123` [a](#123) <b style="color: #333333">x</b> page#part #fff000'),
    [],
  )
})

test.run()
