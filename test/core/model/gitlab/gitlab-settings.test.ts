import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { gitlabSettings } from '../../../../plugins/core/model/gitlab/gitlab-settings.ts'

const test = suite('core/model/gitlab/gitlab-settings')

test('without the option, GitLab is not used', () => {
  assert.is(gitlabSettings(undefined), undefined)
})

test('everything but the groups has a default', () => {
  assert.equal(gitlabSettings({ groups: ['acme'] }), {
    host: 'https://gitlab.com',
    groups: ['acme'],
    projects: [],
    labels: { direction: 'direction', highlight: 'Kickoff Highlight', community: 'Community contribution' },
    maxAge: 240,
    tokenVariable: 'GITLAB_TOKEN',
    strict: false,
  })
})

test('ages are minutes, hours or days', () => {
  const ages = ['30m', '4h', '2d', '0m']

  assert.equal(
    ages.map((maxAge) => gitlabSettings({ groups: ['acme'], maxAge })?.maxAge),
    [30, 240, 2880, 0],
  )
})

test('a slash at the end of the host does not count', () => {
  assert.is(
    gitlabSettings({ groups: ['acme'], host: 'https://git.acme.example/gitlab//' })?.host,
    'https://git.acme.example/gitlab',
  )
})

test('data files come from the folder `data` of the branch `main`, unless said otherwise', () => {
  const given = (taxonomy: object) => gitlabSettings({ groups: ['acme'], taxonomy })?.taxonomy

  assert.equal(given({ project: 'acme/www' }), { project: 'acme/www', ref: 'main', folder: 'data' })
  assert.equal(given({ project: 'acme/www', ref: 'v1', folder: '.' }), { project: 'acme/www', ref: 'v1', folder: '.' })
})

test.run()
