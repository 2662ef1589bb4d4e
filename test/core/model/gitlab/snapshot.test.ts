import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  epicRow,
  issueRow,
  milestoneRow,
  noteColours,
  placeOf,
  releaseRow,
  workItemRow,
} from '../../../../plugins/core/model/gitlab/snapshot.ts'
import { schemaProblems } from '../../../../plugins/core/problems/schema-problems.ts'
import { suiteSchema } from '../../../../plugins/sources/schemas.ts'
import { nastyTexts } from '../../../support/gitlab/product/texts.ts'

const test = suite('core/model/gitlab/snapshot')

function coloursIn(value: unknown): Record<string, string> {
  const colours = {}
  noteColours(colours, value)
  return colours
}

const host = 'https://gitlab.example.com'

const issue = {
  id: 12,
  iid: 3,
  title: 'Filter boards',
  description: 'Not for the site',
  web_url: 'https://gitlab.example.com/acme/app/-/issues/3',
  state: 'opened',
  confidential: false,
  labels: [{ name: 'direction', color: '#6699cc' }, { name: 'devops::plan' }],
  references: { short: '#3', full: 'acme/app#3' },
  milestone: { id: 5, title: '19.7', description: 'Not for the site' },
  author: { username: 'ada' },
  assignees: [{ username: 'ben' }],
  start_date: null,
  due_date: '2026-12-11',
  closed_at: '2026-11-20T10:00:00.000Z',
  weight: 3,
  upvotes: 7,
  health_status: 'on_track',
  user_notes_count: 4,
}

test('an issue keeps the fields that may be published, and no other', () => {
  assert.equal(issueRow(issue, host), {
    kind: 'issue',
    id: 12,
    reference: 'acme/app#3',
    title: 'Filter boards',
    url: 'https://gitlab.example.com/acme/app/-/issues/3',
    state: 'opened',
    labels: ['devops::plan', 'direction'],
    milestone: '19.7',
    due: '2026-12-11',
    closed: '2026-11-20',
    weight: 3,
    upvotes: 7,
    health: 'on_track',
  })
})

test('what does not say that it is public is not', () => {
  const secret: unknown[] = [true, undefined, null, 'false', 0]

  assert.equal(
    secret.flatMap((confidential) => [
      issueRow({ ...issue, confidential }, host),
      epicRow({ ...issue, confidential }, host),
      workItemRow({ ...issue, confidential }),
    ]),
    Array(15).fill(undefined),
  )
})

test('labels are the same as texts and as maps, each once and in order', () => {
  const labels = ['direction', 'Category:Wiki', 'direction', '']

  assert.equal(issueRow({ ...issue, labels }, host)?.labels, ['Category:Wiki', 'direction'])
})

test('an address that is none on the web takes the item with it', () => {
  const addresses = ['javascript:alert(1)', ' https://x.example', 'data:text/html,x', '//x.example', 'https://', null]

  assert.equal(
    addresses.map((web_url) => issueRow({ ...issue, web_url }, host)),
    addresses.map(() => undefined),
  )
})

test('where GitLab does not tell the reference, it follows from the address', () => {
  const references = [
    ['/acme/app/issues/3', host],
    ['/acme/app/-/issues/3', host],
    ['/acme/issues/-/work_items/3', host],
    ['/gitlab/acme/sub/app/issues/3', `${host}/gitlab`],
    ['/gitlab/acme/app/issues/3', host],
    ['/dashboard', host],
  ].map(([path, from = '']) => {
    const old = { ...issue, references: { full: '' }, web_url: `${host}${path}` }
    return issueRow(old, from)?.reference
  })
  const epic = { ...issue, references: undefined, web_url: `${host}/groups/acme/sub/-/epics/3` }

  assert.equal(references, [
    'acme/app#3',
    'acme/app#3',
    'acme/issues#3',
    'acme/sub/app#3',
    'gitlab/acme/app#3',
    undefined,
  ])
  assert.is(epicRow(epic, host)?.reference, 'acme/sub&3')
})

test('an issue that was moved, or is a duplicate, lives on as another one', () => {
  const closed = { ...issue, state: 'closed', moved_to_id: null }
  const links = { closed_as_duplicate_of: 'https://gitlab.example.com/api/v4/projects/1/issues/2' }
  const issues = [closed, { ...closed, moved_to_id: 9 }, { ...closed, _links: links }, { ...issue, _links: links }]

  assert.equal(
    issues.map((one) => issueRow(one, host)?.isReplaced),
    [undefined, true, true, undefined],
  )
})

test('dates that are none are left out', () => {
  const row = issueRow({ ...issue, due_date: '2026-02-31', closed_at: 'yesterday', start_date: 20261123 }, host)

  assert.equal([row?.due, row?.closed, row?.start], [undefined, undefined, undefined])
})

test('numbers that are no counts are left out', () => {
  const rows = [-1, 1.5, '3', Number.MAX_VALUE, null].map((weight) => issueRow({ ...issue, weight }, host))

  assert.equal(
    rows.map((row) => row && 'weight' in row),
    [false, false, false, false, false],
  )
})

test('a very long title is cut, and never in the middle of a character', () => {
  const long = issueRow({ ...issue, title: 'a'.repeat(1_048_576) }, host)
  const emoji = issueRow({ ...issue, title: `${'a'.repeat(499)}🚀🚀` }, host)

  assert.is(long?.title, `${'a'.repeat(500)}…`)
  assert.is(emoji?.title, `${'a'.repeat(499)}…`)
})

test('control characters and marks that turn the direction of text are taken out; everything else stays as it was written', () => {
  const titles = nastyTexts.map((title) => issueRow({ ...issue, title }, host)?.title)

  assert.equal(titles, [
    '<script>alert("title")</script><img src=x onerror=alert(1)>',
    '{{ config.secret }} {{{ raw }}} {% include "secret" %}{# gone #}',
    '--> <!-- a comment ends here -->',
    'Support esrever and \u200fright-to-left\u200f marks',
    '[click](javascript:alert(1)) <a href="javascript:alert(1)">here</a>',
    'Unicode: 日本語 🚀👩‍👩‍👧 é e\u0301 \ufffd',
    'a | b `c` *d* _e_ [f] # g ~label !1 #2 &3 @everyone',
    '"quotes" \'single\' & ampersand &lt;escaped&gt; \\ back',
    '<%= env %> $(whoami) `id` #{1 + 1} *|NAME|*',
    '../../etc/passwd %2e%2e%2f',
    '--- title: front matter ---',
    'line paragraph space\u200bzero',
  ])
  assert.is(issueRow({ ...issue, title: '\u001b[2Jgone\u0007' }, host)?.title, '[2Jgone')
})

test('of an epic, inherited dates win over its own', () => {
  const epic = {
    ...issue,
    references: { full: 'acme&3' },
    start_date: '2026-01-01',
    start_date_from_inherited_source: '2026-02-02',
    due_date: '2026-03-03',
    due_date_from_inherited_source: null,
  }
  const { kind, reference, start, due } = epicRow(epic, host) ?? {}

  assert.equal(
    { kind, reference, start, due },
    { kind: 'epic', reference: 'acme&3', start: '2026-02-02', due: '2026-03-03' },
  )
})

test('a work item tells in widgets what an epic tells in fields', () => {
  const item = {
    id: 'gid://gitlab/WorkItem/146',
    title: 'Boards for everybody',
    webUrl: 'https://gitlab.example.com/groups/acme/-/epics/3',
    state: 'CLOSED',
    confidential: false,
    closedAt: '2026-10-01T00:00:00Z',
    reference: 'acme&3',
    widgets: [
      { type: 'LABELS', labels: { nodes: [{ title: 'direction', color: '#6699cc' }] } },
      { type: 'START_AND_DUE_DATE', startDate: '2026-08-01', dueDate: '2026-09-30' },
      { type: 'HEALTH_STATUS', healthStatus: 'needsAttention' },
      { type: 'MILESTONE', milestone: { title: '19.5' } },
      { type: 'WEIGHT', weight: null },
      { type: 'AWARD_EMOJI', upvotes: 9 },
      {},
    ],
  }

  assert.equal(workItemRow(item), {
    kind: 'epic',
    id: 146,
    reference: 'acme&3',
    title: 'Boards for everybody',
    url: 'https://gitlab.example.com/groups/acme/-/epics/3',
    state: 'closed',
    labels: ['direction'],
    milestone: '19.5',
    start: '2026-08-01',
    due: '2026-09-30',
    closed: '2026-10-01',
    upvotes: 9,
    health: 'needs_attention',
  })
  assert.equal(coloursIn(item), { direction: '#6699cc' })
})

test('colours that are none are left out', () => {
  const labels = ['#6699cc', 'red', '#xyz', '#fff;background:url(x)'].map((color, index) => ({
    name: `l${index}`,
    color,
  }))

  assert.equal(coloursIn({ labels }), { l0: '#6699cc' })
})

test('milestones and releases keep what pages show', () => {
  const milestone = {
    id: 5,
    title: '19.7',
    description: 'x',
    start_date: '2026-11-14',
    due_date: '2026-12-11',
    web_url: 'https://x.example/5',
  }
  const release = {
    tag_name: 'v19.6.0',
    name: null,
    released_at: '2026-11-19T10:00:00Z',
    description: 'x',
    author: {},
    milestones: [{ title: '19.6' }, {}],
    _links: { self: 'javascript:x' },
  }

  assert.equal(milestoneRow(milestone), {
    id: 5,
    title: '19.7',
    start: '2026-11-14',
    due: '2026-12-11',
    url: 'https://x.example/5',
  })
  assert.equal(releaseRow(release), { tag: 'v19.6.0', name: 'v19.6.0', milestones: ['19.6'], date: '2026-11-19' })
})

test('anything else is nothing', () => {
  const others: unknown[] = [null, undefined, 1, 'two', [], {}, { name: 3 }]
  const read = [issueRow, epicRow, workItemRow, milestoneRow, releaseRow]

  assert.equal(
    read.map((row) => others.map((other) => row(other, host))),
    read.map(() => others.map(() => undefined)),
  )
})

test('the place of an item is its project or group', () => {
  const references = ['acme/app#12', 'acme/sub/app#1', 'acme&3', 'acme/a&b#4']

  assert.equal(
    references.map((reference) => placeOf({ reference })),
    ['acme/app', 'acme/sub/app', 'acme', 'acme/a&b'],
  )
})

test('a row of every kind is as the schema of the snapshot wants it', () => {
  const snapshot = {
    version: 1,
    host: 'https://gitlab.example.com',
    groups: ['acme'],
    pulledAt: '2026-11-23T12:00:00.000Z',
    completeAt: '2026-11-23T12:00:00.000Z',
    milestones: [
      milestoneRow({
        id: 5,
        title: '19.7',
        start_date: '2026-11-14',
        due_date: '2026-12-11',
        web_url: 'https://x.example',
      }),
    ],
    items: [issueRow({ ...issue, title: 'a'.repeat(9999) }, host)],
    releases: [
      releaseRow({ tag_name: 'v1', released_at: '2026-11-19', _links: { self: 'https://x.example' }, milestones: [] }),
    ],
    merged: [{ milestone: '19.7', label: 'devops::plan', count: 3, community: 1 }],
    labels: { direction: '#6699cc' },
    places: ['acme/app'],
    files: { stages: 'stages: {}\n' },
  }

  assert.equal(
    schemaProblems(suiteSchema('snapshot'), snapshot, 'gitlab.json', () => undefined as never),
    [],
  )
})

test.run()
