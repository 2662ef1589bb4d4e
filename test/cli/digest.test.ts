import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { text } from '../core/support.ts'
import { siteFolder } from '../support/built-site.ts'
import { handbook, type Outcome } from '../support/command.ts'
import { eventfulHistory } from '../support/scripted-history.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('cli/digest')

const { root, remove } = eventfulHistory()
const run = (...words: string[]): Outcome =>
  handbook(['digest', '--root', root, '--today', '2026-11-23', ...words], { env: { GITLAB_HOST: '' } })
const digest = (...words: string[]): string => run('--since', '2026-09-10', ...words).out

test('tells in Markdown what changed, by section', () => {
  assert.is(
    digest(),
    text`
      # Direction: what changed from 2026-09-10 to 2026-11-23

      ## Dev

      - [Wiki](https://acme.example/direction/create/wiki/) has lost its direction page
      - [Wiki](https://acme.example/direction/create/wiki/) moved from the stage Create to Plan
      - [Nested epics](https://gitlab.com/acme/app/-/issues/1) left the direction
      - [Nested epics](https://gitlab.com/acme/app/-/issues/1) moved from 19.1 to 19.2, 28 days later
      - [Roadmaps of epics](https://gitlab.com/acme/app/-/issues/2) is done
      - [Epic boards](https://gitlab.com/acme/app/-/issues/3) joined the direction, planned for 19.2
      - [Epics](https://acme.example/direction/plan/epics/) has taken the place of \`epics\`

      _Also 2 edits of how things are written._

      ## Everything else

      - Milestone 19.1 ends on 2026-06-19 instead of 2026-06-12, 7 days later
    `.replaceAll('\\`', '`'),
  )
})

test('tells it for Slack', () => {
  assert.is(
    digest('--as', 'slack', '--section', 'dev'),
    text`
      *Direction: what changed from 2026-09-10 to 2026-11-23*

      *Dev*
      • <https://acme.example/direction/create/wiki/|Wiki> has lost its direction page
      • <https://acme.example/direction/create/wiki/|Wiki> moved from the stage Create to Plan
      • <https://gitlab.com/acme/app/-/issues/1|Nested epics> left the direction
      • <https://gitlab.com/acme/app/-/issues/1|Nested epics> moved from 19.1 to 19.2, 28 days later
      • <https://gitlab.com/acme/app/-/issues/2|Roadmaps of epics> is done
      • <https://gitlab.com/acme/app/-/issues/3|Epic boards> joined the direction, planned for 19.2
      • <https://acme.example/direction/plan/epics/|Epics> has taken the place of \`epics\`
      _Also 2 edits of how things are written._
    `.replaceAll('\\`', '`'),
  )
})

test('tells it as an email, and says when nothing happened', () => {
  assert.is(
    run('--since', '2026-09-01', '--as', 'email', '--section', 'ops').out,
    text`
      Subject: Direction: what changed from 2026-09-01 to 2026-11-23

      Ops
      - alerts went down from Lovable to Viable
        https://acme.example/direction/run/alerts/#category-alerts
    `,
  )
  assert.is(
    run('--as', 'email').out,
    text`
      Subject: Direction: what changed from 2026-10-23 to 2026-11-23

      Nothing changed.
    `,
  )
})

test('tells it as data', () => {
  const { version, from, since, isCut, events } = JSON.parse(digest('--json', '--section', 'ops'))

  assert.equal(
    { version, from, since, isCut, events },
    {
      version: 1,
      from: '2026-09-10',
      since: '2026-01-10',
      isCut: false,
      events: [],
    },
  )
})

for (const [words, said] of [
  [['--since', 'May'], 'error config/usage --since is "May", which is not a date.\n  Write it as 2026-01-31.\n'],
  [
    ['--as', 'slak'],
    'error config/usage There is no form `slak`. Did you mean slack?\n  See `handbook digest --help`.\n',
  ],
  [
    ['--section', 'devs'],
    'error config/usage There is no section `devs`. Did you mean dev?\n  See `handbook digest --help`.\n',
  ],
] as const) {
  test(`refuses ${words.join(' ')}`, () => {
    assert.equal(run(...words), { code: 2, out: '', said })
  })
}

test('says once why there is nothing to tell', () => {
  const folder = siteFolder(smallProduct)
  const outcome = handbook(['digest', '--root', folder.root])
  folder.remove()

  assert.equal(outcome, {
    code: 2,
    out: '',
    said: 'error history/none What changed cannot be told, because the site is in no git repository.\n  Run it in a clone of the repository.\n',
  })
})

test.after(remove)
test.run()
