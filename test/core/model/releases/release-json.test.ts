import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { releaseJson, releasesJson } from '../../../../plugins/core/model/releases/release-json.ts'
import type { Release } from '../../../../plugins/core/model/releases/releases.ts'
import { suiteSchema } from '../../../../plugins/sources/schemas.ts'
import { releasesOf } from '../../support.ts'

const test = suite('core/model/releases/release-json')

const data = {
  stages: 'stages: { sea: { display_name: Sea } }',
  categories: 'fog: { name: Fog, stage: sea }',
  releases: '- { version: "16.0", date: "2026-05-21" }',
}

const folder = 'src/releases/boats-16-0-released'
const releases = releasesOf(
  {
    [`${folder}/index.md`]:
      '---\ntitle: Boats 16.0\ndescription: Loud in fog.\nnotable_contributor: { name: Ada Moss, url: https://gitlab.com/ada }\n---\n',
    [`${folder}/horn.md`]: `---
title: A horn for \`fog\`
tier: [Premium, Ultimate]
offering: [gitlab_com, self_managed]
stage: sea
categories: [Fog]
documentation_link: ../../horn
work_item: https://gitlab.com/boats/app/-/issues/7
level: primary
type: breaking-change
status: ga
impact: Bells are silent.
action: Fit a horn.
feedback_issue: https://gitlab.com/boats/app/-/issues/8
media: [{ src: /horn.png, alt: A horn, caption: Brass }]
contributors: [Ben Ray, { name: Cleo, url: https://gitlab.com/cleo }]
replaces: 15.11/bell
---

It carries **two miles**.
`,
    '_data/release_posts/15_11/bell.yml':
      'features: { secondary: [{ name: Bell, available_in: [core], stage: harbour, categories: [Docks], description: Rings. }] }\nremovals: [{ feature_name: Oars }]\nmvp: { fullname: Ben Ray, gitlab: ben, description: For the bell. }',
    '_data/release_posts/unreleased/a.yml': 'extras: [{ title: Later, description: x }]',
    '_data/deprecations/oars.yml': `- title: Oars
  announcement_milestone: "15.11"
  end_of_support_milestone: "16.0"
  removal_milestone: "16.0"
  breaking_change: true
  window: 2
  impact: high
  scope: [instance, group]
  resolution_role: Admin
  manual_task: true
  tiers: [Free, Premium]
  stage: Sea
  issue_url: https://gitlab.com/boats/app/-/issues/9
  documentation_url: https://docs.example.com/oars
  body: Row no more.
`,
  },
  data,
  { today: '2026-05-10' },
)

test('all releases, newest first, with their counts', () => {
  assert.equal(releasesJson(releases), {
    version: 1,
    releases: [
      { name: 'next', title: 'Next release', state: 'upcoming', url: '/releases/next/', counts: { other: 1 } },
      {
        name: '16.0',
        title: 'Boats 16.0',
        state: 'upcoming',
        url: '/releases/boats-16-0-released/',
        date: '2026-05-21',
        description: 'Loud in fog.',
        counts: { 'breaking-change': 1 },
      },
      {
        name: '15.11',
        title: 'Release 15.11',
        state: 'released',
        url: '/releases/15.11/',
        counts: { feature: 1, removal: 1 },
      },
    ],
  })
})

test('one release with everything that is known of it', () => {
  assert.equal(releaseJson(releaseNamed('16.0'), releases), {
    version: 1,
    release: {
      name: '16.0',
      title: 'Boats 16.0',
      state: 'upcoming',
      url: '/releases/boats-16-0-released/',
      date: '2026-05-21',
      description: 'Loud in fog.',
    },
    items: [
      {
        id: '16.0/horn',
        title: 'A horn for `fog`',
        url: '/releases/boats-16-0-released/horn/',
        type: 'breaking-change',
        level: 'primary',
        tiers: ['premium', 'ultimate'],
        offerings: ['gitlab_com', 'self_managed'],
        categories: ['fog'],
        workItems: ['https://gitlab.com/boats/app/-/issues/7'],
        contributors: [{ name: 'Ben Ray' }, { name: 'Cleo', url: 'https://gitlab.com/cleo' }],
        media: [{ src: '/horn.png', alt: 'A horn', caption: 'Brass' }],
        body: 'It carries **two miles**.',
        lowestTier: 'premium',
        stage: 'sea',
        status: 'ga',
        documentation: '../../horn',
        impact: 'Bells are silent.',
        action: 'Fit a horn.',
        feedbackIssue: 'https://gitlab.com/boats/app/-/issues/8',
        replaces: '15.11/bell',
      },
    ],
    announced: [],
    removed: [
      {
        id: 'oars',
        anchor: 'oars',
        title: 'Oars',
        announced: '15.11',
        removal: '16.0',
        isBreaking: true,
        scopes: ['instance', 'group'],
        roles: ['Admin'],
        tiers: ['free', 'premium'],
        body: 'Row no more.',
        endOfSupport: '16.0',
        impact: 'high',
        window: '2',
        isManual: true,
        stage: 'sea',
        issue: 'https://gitlab.com/boats/app/-/issues/9',
        documentation: 'https://docs.example.com/oars',
      },
    ],
    mvps: [{ name: 'Ada Moss', url: 'https://gitlab.com/ada' }],
  })
})

test('what nobody knows keeps the name that its source gives it', () => {
  const { items } = releaseJson(releaseNamed('15.11'), releases) as {
    items: { stage?: string; categories: string[] }[]
  }

  assert.equal([items[0]?.stage, items[0]?.categories], ['harbour', ['Docks']])
})

test('an item that is alone in its file has the id of the file, also where another follows it up', () => {
  const written = releasesOf({
    '_data/release_posts/15_11/bell.yml': 'features: { secondary: [{ name: Bell, description: Rings. }] }',
    'src/releases/16-0/horn.md': '---\ntitle: Horn\nreplaces: 15.11/bell\n---\nLoud.\n',
  })
  const [horn, bell] = written.releases.flatMap(
    (release) => (releaseJson(release, written) as { items: { id: string; replaces?: string }[] }).items,
  )

  assert.equal([horn?.id, horn?.replaces, bell?.id], ['16.0/horn', '15.11/bell.yml', '15.11/bell.yml'])
})

test('both validate against the schemas that are shipped, which describe every field', () => {
  assert.equal(faultsOf('releases-data', releasesJson(releases)), [])
  for (const release of releases.releases) assert.equal(faultsOf('release-data', releaseJson(release, releases)), [])
  for (const name of ['releases-data', 'release-data'])
    assert.equal(undescribed(suiteSchema(name).schema as object, name), [])
})

function releaseNamed(name: string): Release {
  return releases.releases.find((one) => one.name === name) as Release
}

function faultsOf(schema: string, value: object): unknown[] {
  const { validate } = suiteSchema(schema)
  return validate(JSON.parse(JSON.stringify(value))) ? [] : (validate.errors ?? [])
}

/** Paths of the fields without a description. */
function undescribed(schema: object, path: string): string[] {
  const { properties = {}, items, $defs = {} } = schema as Record<string, Record<string, { description?: string }>>
  return [
    ...Object.entries(properties).flatMap(([name, field]) => [
      ...(field.description ? [] : [`${path}.${name}`]),
      ...undescribed(field, `${path}.${name}`),
    ]),
    ...Object.entries($defs).flatMap(([name, one]) => undescribed(one, `${path}#${name}`)),
    ...(items ? undescribed(items, `${path}[]`) : []),
  ]
}

test.run()
