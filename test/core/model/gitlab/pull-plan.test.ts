import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type GitLabSettings, gitlabSettings } from '../../../../plugins/core/model/gitlab/gitlab-settings.ts'
import { pullPlan } from '../../../../plugins/core/model/gitlab/pull-plan.ts'
import type { Snapshot } from '../../../../plugins/core/model/gitlab/snapshot.ts'

const test = suite('core/model/gitlab/pull-plan')

const settings = gitlabSettings({
  groups: ['acme'],
  projects: ['acme/app'],
  taxonomy: { project: 'acme/www' },
}) as GitLabSettings
const now = '2026-11-23T12:00:00.000Z'

function pulled(pulledAt: string, completeAt: string = pulledAt): Snapshot {
  const empty = { milestones: [], items: [], releases: [], merged: [], labels: {}, places: [], files: {} }
  return { version: 1, host: settings.host, groups: settings.groups, pulledAt, completeAt, ...empty }
}

function lines(previous: Snapshot | undefined, given: GitLabSettings = settings, files: string[] = []): string[] {
  return pullPlan(given, previous, now, files).map(({ purpose, request }) => `${purpose}: ${request}`)
}

test('everything is asked for when nothing was pulled before', () => {
  assert.equal(lines(undefined, settings, ['stages', 'features']), [
    'Data file stages.yml of acme/www: GET projects/acme/www/repository/files/data/stages.yml?ref=main',
    'Data file features.yml of acme/www: GET projects/acme/www/repository/files/data/features.yml?ref=main',
    'Milestones of acme: GET groups/acme/milestones?include_ancestors=true',
    'Issues of acme with the label direction: GET groups/acme/issues?labels=direction&scope=all',
    'Epics of acme with the label direction: POST graphql: group.workItems(types: [EPIC], labelName: ["direction"])',
    'Numbers of merge requests by stage in the last three milestones: POST graphql: group.mergeRequests { count }, one for each stage and milestone',
    'Newest releases of acme/app: GET projects/acme/app/releases',
    'Which projects and groups are open to everybody: POST graphql: project { visibility }, group { visibility }',
  ])
})

test('what was pulled an hour ago is only added to, from five minutes before', () => {
  assert.equal(lines(pulled('2026-11-23T11:00:00.000Z')), [
    'Milestones of acme: GET groups/acme/milestones?include_ancestors=true',
    'Issues of acme with the label direction that have changed: GET groups/acme/issues?labels=direction&scope=all&updated_after=2026-11-23T10:55:00.000Z',
    'Number of all issues of acme with the label direction, to notice what is gone: GET groups/acme/issues?labels=direction&confidential=false&per_page=1',
    'Epics of acme with the label direction that have changed: POST graphql: group.workItems(types: [EPIC], labelName: ["direction"])',
    'Numbers of merge requests by stage in a milestone that has begun since: POST graphql: group.mergeRequests { count }, one for each stage and milestone',
    'Newest releases of acme/app: GET projects/acme/app/releases',
    'Which projects and groups are open to everybody: POST graphql: project { visibility }, group { visibility }',
  ])
})

test('a day after everything was pulled, everything is again', () => {
  const isDelta = (previous: Snapshot) => pullPlan(settings, previous, now, []).some((step) => 'updatedAfter' in step)

  assert.equal(
    [
      pulled('2026-11-23T11:00:00.000Z', '2026-11-22T12:00:01.000Z'),
      pulled('2026-11-23T11:00:00.000Z', '2026-11-22T12:00:00.000Z'),
      pulled('2026-11-23T12:00:01.000Z'),
      pulled('2026-99-99T99:99:99Z'),
    ].map(isDelta),
    [true, false, false, false],
  )
})

test('each group and each project is asked for', () => {
  const several = { ...settings, groups: ['acme', 'tide/pool'], projects: [] }

  assert.equal(
    pullPlan(several, undefined, now, []).map((step) => `${step.kind} ${'group' in step ? step.group : ''}`.trim()),
    [
      'milestones acme',
      'issues acme',
      'epics acme',
      'milestones tide/pool',
      'issues tide/pool',
      'epics tide/pool',
      'merged',
      'places',
    ],
  )
})

test('files lie in the root of the project when the folder is a dot', () => {
  const atRoot = { ...settings, taxonomy: { project: 'acme/www', ref: 'v1', folder: '.' } }

  assert.is(
    pullPlan(atRoot, undefined, now, ['stages'])[0]?.request,
    'GET projects/acme/www/repository/files/stages.yml?ref=v1',
  )
})

test.run()
