import { cpSync, existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { reviewStatements } from '../plugins/core/model/direction/review-dates.ts'
import { visibleText } from '../plugins/core/model/pages/visible-text.ts'
import type { Problem } from '../plugins/core/problems/problem.ts'
import { siteFolder } from './support/built-site.ts'
import { corpus, handbook } from './support/command.ts'

const reference = join(corpus, 'gitlab-www-2022')
const todays = join(corpus, 'handbook-2026/content')

const test = suite('hygiene-corpus')

/** Every Markdown file below a folder, template or not. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.md(\.erb)?$/.test(file))
    .sort()

if (existsSync(reference)) {
  /** What the check says of the direction pages of 2022, templates taken for what they say. */
  const problems = ((): Problem[] => {
    const folder = siteFolder({
      'handbook.config.json': '{ "direction": { "reviewDays": 180 }, "maturity": { "fiscalYearStart": 2 } }',
    })
    cpSync(join(reference, 'data'), join(folder.root, '_data'), { recursive: true })
    const pages = join(folder.root, 'src/direction')
    cpSync(join(reference, 'source/direction'), pages, { recursive: true })
    for (const file of filesIn(pages)) {
      const name = file.replace(/\.html\.md(\.erb)?$|\.erb$/, '.md').replace(/template\.md$/, 'index.md')
      if (!file.startsWith('_') && !file.includes('/_')) renameSync(join(pages, file), join(pages, name))
    }
    const { out } = handbook(['check', '--json', '--today', '2022-11-11', '--root', folder.root])
    folder.remove()
    return (JSON.parse(out).problems as Problem[]).filter(({ code }) => code.startsWith('direction/'))
  })()
  const of = (code: Problem['code']): Problem[] => problems.filter((one) => one.code === code)

  test('the pages of 2022 that nobody had reviewed for half a year are found', () => {
    // The whole site had 15; these are those of them that are here.
    assert.equal(
      of('direction/review-overdue').map(({ file, message }) => `${file} ${/on (\S+),/.exec(message)?.[1]}`),
      [
        'src/direction/anti-abuse/index.md 2021-10-26',
        'src/direction/anti-abuse/insider_threat/index.md 2021-02-14',
        'src/direction/govern/compliance/audit-events/index.md 2022-03-04',
        'src/direction/manage/integrations/index.md 2022-05-06',
        'src/direction/manage/internationalization/index.md 2022-03-18',
        'src/direction/manage/user-management/index.md 2021-09-29',
        'src/direction/modelops/applied_ml/index.md 2021-10-26',
        'src/direction/modelops/index.md 2022-03-15',
        'src/direction/modelops/mlops/index.md 2021-02-14',
        'src/direction/secure/index.md 2021-12-13',
      ],
    )
  })

  test('every way to write the day of a review is read or told', () => {
    assert.equal(
      of('direction/review-unreadable').map(({ file, message }) => `${file} ${message}`),
      ['project_management', 'project_management/team_planning'].map(
        (page) =>
          `src/direction/plan/${page}/index.md The page says that it was last reviewed "<%= partial("direction/plan/${page}/last_updated") %>", which is not a date.`,
      ),
    )
  })

  test('the other rules find what stands there', () => {
    const counts = new Map<string, number>()
    for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1)

    assert.equal(Object.fromEntries([...counts].sort()), {
      'direction/bare-reference': 43,
      'direction/fiscal-date': 66,
      'direction/gone': 5,
      'direction/never-reviewed': 39,
      'direction/no-page': 42,
      'direction/review-overdue': 10,
      'direction/review-unreadable': 2,
    })
  })
} else {
  console.log(`skipped: the reference data is not at ${reference}`)
}

if (existsSync(todays)) {
  test('in the handbook of 2026, too, every day of a review is read', () => {
    const said = filesIn(todays).flatMap((file) =>
      reviewStatements(visibleText(readFileSync(join(todays, file), 'utf8'), 1)).map(
        ({ text, day }) => `${text} ${day}`,
      ),
    )

    assert.equal(said.sort(), [
      '2024-05-10 2024-05-10',
      '2024-05-16 2024-05-16',
      '2025-07-21 2025-07-21',
      '2025-08 2025-08-31',
      '2025-10 2025-10-31',
      '2025年5月21日 2025-05-21',
      '2026-01-22 2026-01-22',
    ])
  })
} else {
  console.log(`skipped: the handbook of 2026 is not at ${todays}`)
}

test.run()
