import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { text } from '../core/support.ts'
import { siteFolder } from '../support/built-site.ts'
import { handbook, type Outcome } from '../support/command.ts'

const test = suite('cli/milestones')

const run = (...words: string[]): Outcome => {
  const { root, remove } = siteFolder({})
  const outcome = handbook(['milestones', '--root', root, ...words])
  remove()
  return outcome
}

test('tells every day of a milestone', () => {
  const { code, out } = run('--version', '19.1')

  assert.is(code, 0)
  assert.is(
    `${out.trimEnd()}\n`,
    text`
      19.1: 2026-05-16 to 2026-06-12, release 2026-06-18
        2026-04-27  Issues are drafted  [Product manager]
        2026-05-04  Milestone and labels are set  [Product manager, Engineering manager]
        2026-05-11  Scope is final  [Product manager, Engineering manager, Product designer]
        2026-05-18  Kickoff  [Product manager, Engineering manager]
        2026-05-25  Dashboards are reviewed  [Product manager]
        2026-05-27  Retrospective issue opens  [Engineering manager]
        2026-06-12  Code cut-off, release notes merged  [Product manager, Engineering manager, Technical writer]
        2026-06-17  Open items move to the next milestone  [Engineering manager]
        2026-06-18  Release  [Product manager, Engineering manager, Product designer, Technical writer]
        2026-06-24  Direction pages are reviewed  [Product manager]
    `.replace(/ +$/, ''),
  )
})

test('tells a year as JSON, and the current milestone with the next two without options', () => {
  const year = JSON.parse(run('--year', '2027', '--json').out) as { version: string }[]
  const next = JSON.parse(run('--json', '--today', '2026-12-17').out) as { version: string }[]

  assert.equal([year.length, year[4]?.version], [12, '20.0'])
  assert.equal(
    next.map(({ version }) => version),
    ['19.8', '19.9', '19.10'],
  )
})

for (const [words, said] of [
  [['--year', '20x'], 'error config/usage --year is "20x", which is not a year, such as 2027.\n'],
  [
    ['--version', 'next'],
    'error config/usage --version is "next", which is not a version with a milestone, such as 19.1.\n',
  ],
  [
    ['--version', '19.99'],
    'error config/usage --version is "19.99", which is not a version with a milestone, such as 19.1.\n',
  ],
  [['--year', '2027', '--version', '19.1'], 'error config/usage --year and --version do not go together.\n'],
] as const) {
  test(`refuses ${words.join(' ')}`, () => {
    assert.equal(run(...words), { code: 2, out: '', said })
  })
}

test.run()
