import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type GitLabSettings, gitlabSettings } from '../../../plugins/core/model/gitlab/gitlab-settings.ts'
import type { Snapshot } from '../../../plugins/core/model/gitlab/snapshot.ts'
import { withDefaults } from '../../../plugins/core/model/options.ts'
import { HandbookError } from '../../../plugins/core/problems/problem.ts'
import { emptyMemory } from '../../../plugins/sources/gitlab/memory.ts'
import { type Kept, readKept, writeCache, writeSnapshot } from '../../../plugins/sources/gitlab/snapshot-file.ts'
import { linesOf } from '../../core/support.ts'
import { inFolder } from '../support.ts'

const test = suite('sources/gitlab/snapshot-file')

const settings = gitlabSettings({ groups: ['acme'], host: 'https://gitlab.example.com' }) as GitLabSettings
const options = withDefaults({})
const cacheFile = '.cache/handbook/gitlab.json'

function snapshotOf(pulledAt: string, given: Partial<Snapshot> = {}): Snapshot {
  const { host, groups } = settings
  const empty = { milestones: [], items: [], releases: [], merged: [], labels: {}, places: [], files: {} }
  return { version: 1, host, groups, pulledAt, completeAt: pulledAt, ...empty, ...given }
}

const older = snapshotOf('2026-11-22T12:00:00.000Z')
const younger = snapshotOf('2026-11-23T12:00:00.000Z')

function kept(files: Record<string, string>): Kept {
  return inFolder(files, (root) => readKept(root, options, settings))
}

test('what was written is read again, with its memory', () => {
  const memory = {
    known: new Map([['https://x', { etag: 'W/"1"', rows: [{ id: 1 }], paging: { 'x-next-page': '2' } }]]),
    withheld: new Set(['issue 3']),
    closed: new Set(['abc']),
    uncounted: 2,
  }
  const read = inFolder({}, (root) => {
    writeCache(root, younger, memory)
    return readKept(root, options, settings)
  })

  assert.equal(read, { snapshot: younger, source: '.cache/handbook/gitlab.json', memory, problems: [] })
})

test('of the cache and the committed snapshot, the younger counts', () => {
  const cache = (snapshot: Snapshot) => ({ [cacheFile]: JSON.stringify({ snapshot }) })
  const committed = (snapshot: Snapshot) => ({ '_data/gitlab.json': JSON.stringify(snapshot) })

  assert.is(kept({ ...cache(younger), ...committed(older) }).snapshot?.pulledAt, younger.pulledAt)
  assert.is(kept({ ...cache(older), ...committed(younger) }).snapshot?.pulledAt, younger.pulledAt)
  assert.is(kept({ ...committed(older) }).snapshot?.pulledAt, older.pulledAt)
  assert.equal(kept({}), { memory: emptyMemory(), problems: [] })
})

const unusable: [what: string, text: string, why: string][] = [
  ['is no JSON', '{"version": 1,', 'it is not JSON'],
  ['is empty', '', 'it is not JSON'],
  ['is something else', '[]', 'The file is an empty list. It must be a map of keys and values'],
  [
    'comes from another host',
    JSON.stringify({ ...younger, host: 'https://gitlab.com' }),
    'it comes from acme on https://gitlab.com',
  ],
  [
    'comes from another group',
    JSON.stringify({ ...younger, groups: ['tide'] }),
    'it comes from tide on https://gitlab.example.com',
  ],
  ['is of another version', JSON.stringify({ ...younger, version: 2 }), '`version` is 2. It must be "1"'],
  [
    'holds a field that nobody knows',
    JSON.stringify({ ...younger, tokens: [] }),
    '`tokens` is not a field of this file',
  ],
  [
    'holds an address that is no page',
    JSON.stringify({ ...younger, milestones: [{ id: 1, title: '19.7', url: 'javascript:alert(1)' }] }),
    '`milestones[0].url` is "javascript:alert(1)", which does not have the form `^https?://`',
  ],
]
for (const [what, text, why] of unusable) {
  test(`a snapshot that ${what} is told and not used`, () => {
    const { snapshot, problems } = kept({ '_data/gitlab.json': text })

    assert.is(snapshot, undefined)
    assert.is(problems.length, 1)
    assert.equal(linesOf(problems), [
      `_data/gitlab.json warning gitlab/snapshot The data from GitLab in this file is not used: ${why}.`,
    ])
  })
}

test('a broken cache gives way to the committed snapshot', () => {
  const { snapshot, problems } = kept({ [cacheFile]: '{"snapshot":', '_data/gitlab.json': JSON.stringify(older) })

  assert.equal(snapshot, older)
  assert.equal(linesOf(problems), [
    '.cache/handbook/gitlab.json warning gitlab/snapshot The data from GitLab in this file is not used: it is not JSON.',
  ])
})

test('a memory that makes no sense is forgotten', () => {
  for (const memory of [undefined, null, 1, { known: {} }, { known: [], withheld: [] }]) {
    assert.equal(kept({ [cacheFile]: JSON.stringify({ snapshot: younger, memory }) }).memory, emptyMemory())
  }
})

test('a draft that was left behind does no harm, and none is left', () => {
  const { read, files } = inFolder({ [`${cacheFile}.77.part`]: '{"snapshot"' }, (root) => {
    writeCache(root, younger, emptyMemory())
    return { read: readKept(root, options, settings), files: readdirSync(join(root, '.cache/handbook')).sort() }
  })

  assert.equal(read.snapshot, younger)
  assert.equal(files, ['gitlab.json', 'gitlab.json.77.part'])
})

test('a folder that cannot be written is told', () => {
  const error = inFolder({ '.cache': 'a file' }, (root) => {
    try {
      writeCache(root, younger, emptyMemory())
      return undefined
    } catch (error) {
      return error
    }
  })

  assert.instance(error, HandbookError)
  assert.match(
    (error as Error).message,
    /^What was pulled cannot be written to \.cache\/handbook\/gitlab\.json \(\w+\)\.$/,
  )
})

test('the snapshot to commit is one value a line, and the same for the same data', () => {
  const text = inFolder({}, (root) => {
    mkdirSync(join(root, '_data'))
    writeFileSync(join(root, '_data/gitlab.json'), 'old')
    const path = writeSnapshot(
      root,
      options,
      snapshotOf('2026-11-23T12:00:00.000Z', { labels: { direction: '#6699cc' } }),
    )
    return readFileSync(join(root, path), 'utf8')
  })

  assert.is(
    text,
    `{
  "version": 1,
  "host": "https://gitlab.example.com",
  "groups": [
    "acme"
  ],
  "pulledAt": "2026-11-23T12:00:00.000Z",
  "completeAt": "2026-11-23T12:00:00.000Z",
  "milestones": [],
  "items": [],
  "releases": [],
  "merged": [],
  "labels": {
    "direction": "#6699cc"
  },
  "places": [],
  "files": {}
}
`,
  )
})

test.run()
