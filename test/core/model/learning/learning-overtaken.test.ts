import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ChangeEvent } from '../../../../plugins/core/model/changes/change-event.ts'
import type { LearningModule } from '../../../../plugins/core/model/learning/learning.ts'
import {
  type Overtaking,
  overtakenProblems,
  overtakingsIn,
} from '../../../../plugins/core/model/learning/learning-overtaken.ts'
import { linesOf, releasesOf } from '../../support.ts'
import { learningOf } from './learning-support.ts'

const test = suite('core/model/learning/learning-overtaken')

const today = '2026-03-01'

const releases = releasesOf(
  {
    '_data/release_posts/15_4/a.yml':
      'features: { primary: [{ name: Folding masts, stage: sea, categories: [Masts], description: x }], secondary: [{ name: Longer ropes, stage: sea, categories: [Ropes, Masts], description: x }] }',
    '_data/release_posts/15_4/b.yml': 'bugs: { description: "x", bugs: ["Ropes tear less"] }',
    '_data/release_posts/15_5/c.yml':
      'features: { primary: [{ name: Masts of glass, stage: sea, categories: [Masts], description: x }] }',
  },
  {
    stages: 'stages: { sea: { display_name: Sea } }',
    categories: 'masts: { name: Masts, stage: sea }\nropes: { name: Ropes, stage: sea }',
    releases: '- { version: "15.4", date: "2026-02-19" }\n- { version: "15.5", date: "2026-03-19" }',
  },
  { today },
)

const event = (parts: Partial<ChangeEvent>): ChangeEvent => ({
  id: 'x',
  date: '2026-02-21',
  entity: { kind: 'category', key: 'masts', name: 'Masts' },
  change: 'changed',
  field: 'maturity',
  before: 'minimal',
  after: 'viable',
  isMaterial: true,
  ...parts,
})

const learning = learningOf({
  modules: `
- { uid: rig, title: Rig, categories: [masts], last_reviewed: 2026-02-19, units: [climb] }
- { uid: sail, title: Sail, categories: [masts], last_reviewed: 2026-02-18, units: [climb] }
- { uid: tie, title: Tie, last_reviewed: 2026-01-01, units: [bowline] }
- { uid: row, title: Row, categories: [masts], units: [climb] }
- { uid: draft, title: Draft, categories: [masts], last_reviewed: 2026-01-01, units: [climb], draft: true }
`,
  units: `
- { uid: climb, title: Climb, kind: video }
- { uid: bowline, title: Bowline, kind: video, categories: [ropes] }
`,
})

const shown = (one: Overtaking): string =>
  `${one.date} ${'event' in one ? `${one.event.entity.name} ${one.event.field}` : one.released.item.title}`

const told = (uid: string, events: readonly ChangeEvent[] = []): string[] =>
  overtakingsIn(releases, events, today)(learning.byUid.get(uid) as LearningModule).map(shown)

test('finds what was released in a category after the day of the review, each item once, and nothing that is to come', () => {
  assert.equal(told('sail'), ['2026-02-19 Folding masts', '2026-02-19 Longer ropes'])
  assert.equal(told('rig'), [])
})

test('looks at the categories of the units as well', () => {
  assert.equal(told('tie'), ['2026-02-19 Longer ropes'])
})

test('finds material changes of the direction, newest first, up to today', () => {
  const events = [
    event({}),
    event({ id: 'later', date: '2026-03-02' }),
    event({ id: 'words', isMaterial: false }),
    event({ id: 'other', entity: { kind: 'category', key: 'ropes', name: 'Ropes' } }),
  ]
  assert.equal(told('sail', events), [
    '2026-02-21 Masts maturity',
    '2026-02-19 Folding masts',
    '2026-02-19 Longer ropes',
  ])
})

test('says nothing where nobody has said when it was reviewed', () => {
  assert.equal(told('row', [event({})]), [])
})

test('tells owners of what releases have overtaken', () => {
  assert.equal(linesOf(overtakenProblems(learning, releases, today)), [
    'learningModules.yml:3:65 warning learning/overtaken The module `sail` was last reviewed on 2026-02-18. Since then Release 15.4 brought “Folding masts”, and 1 more.',
    'learningModules.yml:4:42 warning learning/overtaken The module `tie` was last reviewed on 2026-01-01. Since then Release 15.4 brought “Longer ropes”.',
  ])
})

test.run()
