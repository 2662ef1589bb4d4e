import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { MilestoneRow } from '../../../../plugins/core/model/gitlab/snapshot.ts'
import { buildHandbook } from '../../../../plugins/core/model/handbook.ts'
import { withDefaults } from '../../../../plugins/core/model/options.ts'
import { directionSnapshot } from '../../../support/direction-snapshot.ts'
import { dataFileOf } from '../../support.ts'

const test = suite('core/model/planning/timeline-problems')

const row = (id: number, title: string, start: string, due: string): MilestoneRow => ({ id, title, start, due })

/** What is told of milestones, by the rules of GitLab or by `milestones.yml`. */
function told(milestones: MilestoneRow[], rules?: string): string[] {
  const options = withDefaults({ gitlab: { groups: ['acme'] } })
  const files = rules === undefined ? {} : { milestones: dataFileOf('milestones.yml', rules) }
  const { problems } = buildHandbook(files, [], options, '2026-11-23', directionSnapshot([], milestones))
  return problems.filter(({ code }) => code === 'milestone/dates').map(({ message }) => message)
}

test('milestones of a product that follows the rules have their days', () => {
  const milestones = [row(1, '19.7', '2026-11-14', '2026-12-11'), row(2, '19.8', '2026-12-12', '2027-01-22')]

  assert.equal(told(milestones), ['The milestone 19.8 in GitLab ends on 2027-01-22 and not on 2027-01-15.'])
})

test('a product with versions of its own follows no rules of GitLab, but those that the site gives', () => {
  const milestones = [row(1, '2.0', '2026-12-01', '2026-12-31'), row(2, '10.0', '2027-01-01', '2027-01-31')]

  assert.equal(told(milestones), [])
  assert.equal(told(milestones.slice(0, 1), 'versions: { version: "2.0", month: 2027-01, major_month: 1 }'), [
    'The milestone 2.0 in GitLab begins on 2026-12-01 and not on 2026-12-12, and ends on 2026-12-31 and not on 2027-01-15.',
  ])
})

test.run()
