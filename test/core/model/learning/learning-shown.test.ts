import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { shownLearning } from '../../../../plugins/core/model/learning/learning-shown.ts'
import { learningOf, sailing } from './learning-support.ts'

const test = suite('core/model/learning/learning-shown')

const shown = (from: string, to: string, today = '2026-05-10'): string[] => {
  const units = sailing.units.replace(from, to)
  return [...shownLearning(learningOf({ ...sailing, units }), today).byUid.keys()]
}

const all = ['first-voyage', 'tie-knots', 'read-sky', 'why-knots', 'bowline', 'clouds', 'sky-check']

test('shows everything that is ready', () => {
  assert.equal(shown('', ''), all)
})

test('hides drafts', () => {
  assert.equal(
    shown('minutes: 20', 'draft: true'),
    all.filter((uid) => uid !== 'clouds'),
  )
})

test('hides until its day what is not available yet', () => {
  const [from, to] = ['minutes: 20', 'available_on: 2026-05-11'] as const

  assert.equal(
    shown(from, to),
    all.filter((uid) => uid !== 'clouds'),
  )
  assert.equal(shown(from, to, '2026-05-11'), all)
})

test('hides modules and paths of which nothing is left, and links to them', () => {
  const modules = sailing.modules.replaceAll('level:', 'draft: true\n      level:').replaceAll('      level', '  level')

  const learning = shownLearning(learningOf({ ...sailing, modules }), '2026-05-10')

  assert.equal(learning.paths, [])
  assert.equal(learning.modules, [])
  assert.equal(
    learning.units.map(({ modules }) => modules.length),
    [0, 0, 0, 0],
  )
})

test('names as needed only what is shown', () => {
  const modules = sailing.modules.replace('[tie-knots]', '[tie-knots, clouds, nothing]')
  const units = sailing.units.replace('minutes: 20', 'draft: true')

  const { byUid } = shownLearning(learningOf({ ...sailing, modules, units }), '2026-05-10')

  assert.equal(byUid.get('read-sky')?.prerequisites, ['tie-knots'])
})

test('promises no achievement that does not exist', () => {
  const achievement = (name: string): string | undefined =>
    shownLearning(learningOf({ ...sailing, paths: sailing.paths.replace('sailor', name) }), '2026-05-10').paths[0]
      ?.achievement

  assert.is(achievement('sailor'), 'sailor')
  assert.is(achievement('sailer'), undefined)
})

test('links shown things to shown things only', () => {
  const learning = shownLearning(learningOf(sailing), '2026-05-10')

  for (const module of learning.modules) {
    assert.ok(module.units.every((unit) => learning.byUid.get(unit.uid) === unit))
    assert.ok(module.paths.every((path) => learning.byUid.get(path.uid) === path))
  }
})

test.run()
