import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { itemEvents } from '../../../../plugins/core/model/changes/change-items.ts'
import { nothingYet, type ProductState, type TrackedItem } from '../../../../plugins/core/model/changes/change-state.ts'

const test = suite('core/model/changes/change-items')

const item = (id: number, title: string): TrackedItem => ({
  id: `issue ${id}`,
  title,
  url: 'https://gitlab.example.com',
  state: 'opened',
  labels: [],
})

const stateOf = (items: Record<string, TrackedItem>): ProductState => ({
  ...nothingYet,
  items: new Map(Object.entries(items)),
})

test('an item whose project has another path is still the same', () => {
  const before = stateOf({ 'acme/app#1': item(1, 'Filter boards'), 'acme/app#2': item(2, 'Sort boards') })
  const after = stateOf({ 'acme/new/app#1': item(1, 'Filter boards'), 'acme/new/app#2': item(2, 'Order boards') })

  assert.equal(
    itemEvents(before, after).map(({ entity, change, field }) => [entity.key, change, field]),
    [['acme/new/app#2', 'changed', 'title']],
  )
})

test('an item that GitLab gives another id is still the same', () => {
  const before = stateOf({ 'acme&1': item(1, 'Filter boards'), 'acme&2': item(2, 'Sort boards') })
  const after = stateOf({ 'acme&1': item(901, 'Filter boards'), 'acme&2': item(902, 'Sort boards') })

  assert.equal(itemEvents(before, after), [])
})

test('an item that takes the reference of another one is new', () => {
  const before = stateOf({ 'acme/app#1': item(1, 'Filter boards') })
  const after = stateOf({ 'acme/app#1': item(7, 'Filter lists') })

  assert.equal(
    itemEvents(before, after).map(({ entity, change }) => [entity.name, change]),
    [
      ['Filter boards', 'removed'],
      ['Filter lists', 'added'],
    ],
  )
})

test.run()
