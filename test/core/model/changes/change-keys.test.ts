import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ChangeEvent } from '../../../../plugins/core/model/changes/change-event.ts'
import { withLastKeys } from '../../../../plugins/core/model/changes/change-keys.ts'

const test = suite('core/model/changes/change-keys')

const event = (key: string, more: Partial<ChangeEvent> = {}): ChangeEvent => ({
  id: key,
  date: '2026-01-01',
  entity: { kind: 'category', key, name: key },
  change: 'changed',
  isMaterial: true,
  category: key,
  ...more,
})
const rename = (before: string, after: string): ChangeEvent =>
  event(after.split(', ')[0] as string, { change: 'moved', field: 'key', before, after })

test('what happened under an old key is told of the last one, through renames of renames', () => {
  const events = withLastKeys([event('c'), rename('b', 'c'), event('b'), rename('a', 'b'), event('a'), event('x')])

  assert.equal(
    events.map(({ entity, category }) => [entity.key, category]),
    [
      ['c', 'c'],
      ['c', 'c'],
      ['c', 'c'],
      ['c', 'c'],
      ['c', 'c'],
      ['x', 'x'],
    ],
  )
})

test('a key that is used again later is another entity, and after a split nobody is the heir', () => {
  const events = withLastKeys([event('a'), rename('a', 'b'), event('a'), rename('s', 't, u'), event('s')])

  assert.equal(
    events.map(({ entity }) => entity.key),
    ['a', 'b', 'b', 't', 's'],
  )
})

test.run()
