import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readDirection } from '../../plugins/core/model/direction/direction-items.ts'
import { type GitLabSettings, gitlabSettings } from '../../plugins/core/model/gitlab/gitlab-settings.ts'
import { plans } from '../../plugins/direction/plans.ts'
import { html } from '../../plugins/theme/html.ts'
import { stageIn, taxonomyOf } from '../core/support.ts'
import { directionSnapshot } from '../support/direction-snapshot.ts'

const test = suite('direction/plans')

const today = '2026-11-23'
const settings = gitlabSettings({ groups: ['acme'] }) as GitLabSettings
const taxonomy = taxonomyOf({ stages: 'stages: { plan: { display_name: Plan } }' })

const milestones = ['2026-11-13', '2026-12-11', '2027-01-15', '2027-02-12', '2027-03-12'].map((due, index) => ({
  id: index + 6,
  title: `19.${index + 6}`,
  due,
}))

test('every open item stands somewhere, whatever its milestone', () => {
  const titles = [undefined, 'Backlog', '19.6', '19.7', '19.8', '19.9', '19.10', 'Next quarter']
  const items = titles.map((milestone, id) => ({ id, labels: ['devops::plan'], ...(milestone ? { milestone } : {}) }))
  const direction = readDirection(directionSnapshot(items, milestones), taxonomy, settings, today)

  const page =
    html`${plans(stageIn(taxonomy, 'plan'), direction, today, (id, text) => html`<h2 id="${id}">${text}</h2>`)}`.text

  const lines = page.match(/(?<=<h2 id=")[^"]*|Item \d|(?<=class="note">)[^<]*(?=<\/span><\/li>)/g)
  assert.equal(
    lines?.join(' '),
    'next milestone-7 Item 3 milestone-8 Item 4 milestone-9 Item 5 other-milestones Item 2 19.6, which is over Item 6 19.10 Item 7 Next quarter wishlist Item 0 Item 1',
  )
})

test.run()
