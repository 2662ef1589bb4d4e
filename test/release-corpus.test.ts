import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../plugins/core/model/options.ts'
import { lowestTier, type ReleaseItem } from '../plugins/core/model/releases/release-item.ts'
import { releaseProblems } from '../plugins/core/model/releases/release-problems.ts'
import {
  collectReleases,
  type Release,
  releaseSections,
  sectionOfItem,
} from '../plugins/core/model/releases/releases.ts'
import type { Problem } from '../plugins/core/problems/problem.ts'
import { readHandbook } from '../plugins/sources/data-files.ts'
import { findPages, readBody, readPage } from '../plugins/sources/pages.ts'
import { findReleaseFiles } from '../plugins/sources/release-files.ts'
import { linesOf, ofRule } from './core/support.ts'
import { corpus } from './support/command.ts'
import { docsSections } from './support/docs-sections.ts'

const reference = join(corpus, 'gitlab-www-2022')
const docs = join(corpus, 'gitlab-docs-2026')

const test = suite('release-corpus')

/** `15.4: 46 feature, 5 deprecation` */
function countsOf({ name, items }: Release, ...types: string[]): string {
  const count = (type: string): number => items.filter((item) => item.type === type && item.level !== 'tertiary').length
  return `${name}: ${types.map((type) => `${count(type)} ${type}`).join(', ')}`
}

if (existsSync(join(reference, 'data/release_posts'))) {
  const options = { ...withDefaults({ releases: { product: 'GitLab' } }), data: 'data' }
  const data = readHandbook(reference, options, '2022-11-11')
  const collected = collectReleases(data, [], () => undefined)
  const { releases } = collected
  const problems = [
    ...data.problems.filter(({ file }) => file.includes('release_posts')),
    ...releaseProblems(collected),
  ]
  const release = (name: string): Release => releases.find((one) => one.name === name) as Release
  const items = releases.flatMap((one) => one.items)
  const placesOf = (code: Problem['code'], text: string): string[] =>
    ofRule(code, problems)
      .filter(({ message }) => message.includes(text))
      .map(({ file, place }) => `${file.split('/').slice(2).join('/')}:${place?.start.line}:${place?.start.column}`)

  test('releases of 2018 to 2022 come newest first, by number', () => {
    assert.is(
      releases.map(({ name }) => name).join(' '),
      '15.5 15.4 15.3 15.1 15.0 14.7 14.3 14.0 13.12 13.10 13.8 13.0 12.10 12.9 12.8 12.0 10.4',
    )
    assert.equal(
      [release('15.5'), release('10.4')].map(({ title, date, state }) => [title, date, state]),
      [
        ['GitLab 15.5', '2022-10-22', 'released'],
        ['GitLab 10.4', '2018-01-22', 'released'],
      ],
    )
  })

  test('all 247 features of the item files are there', () => {
    const inFiles = items.filter(
      ({ type, level, source }) =>
        type === 'feature' && level !== 'tertiary' && /release_posts\/(\d+_\d+|unreleased)\//.test(source.file.file),
    )

    assert.is(inFiles.length, 247)
    assert.is(countsOf(release('15.0'), 'feature', 'removal'), '15.0: 43 feature, 53 removal')
    assert.is(
      countsOf(release('15.4'), 'feature', 'deprecation', 'removal'),
      '15.4: 46 feature, 5 deprecation, 1 removal',
    )
  })

  test('every entry of every file is one item, counted by another reader', () => {
    const { load } = createRequire(import.meta.url)('js-yaml') as { load(text: string): Record<string, unknown> }
    const length = (list: unknown): number => (Array.isArray(list) ? list.length : 0)
    for (const { path } of findReleaseFiles(reference, options)) {
      const file = load(readFileSync(join(reference, path), 'utf8'))
      const lists = ['tertiary', 'deprecations', 'removals', 'upgrades', 'extras'].map((name) => file[name])
      const entries = [...Object.values((file.features ?? {}) as object), ...lists].reduce(
        (sum: number, list) => sum + length(list),
        file.barometer ? 1 : 0,
      )

      const own = items.filter(({ source }) => source.file.file === path)

      assert.is(own.length, entries, path)
      assert.is(new Set(own.map(({ source }) => source.path.join('/'))).size, entries, path)
      assert.ok(entries > 0 || file.mvp || file.cta || file.cover_img, path)
    }
  })

  test('no item has the address of another', () => {
    const addresses = items.map(collected.addressOf)

    assert.is(new Set(addresses).size, addresses.length)
    assert.ok(addresses.every((address) => /^\/releases\/[\d.]+\/(#[^/]+|[^/#]+\/)$/.test(address)))
  })

  test('items of stages that GitLab’s own list left out appear, with their section', () => {
    const sections = releaseSections(options.releases, data.taxonomy)
    const outside = release('15.4').items.filter(({ stageText }) => /^(systems|data_stores)$/.test(stageText ?? ''))

    assert.equal(
      outside.map((item) => `${sectionOfItem(item, sections).title}: ${item.title}`),
      ['Systems: GitLab chart improvements', 'Systems: Omnibus improvements'],
    )
  })

  test('the tier of an item is the lowest one that it names, whatever it is called', () => {
    const counts = new Map<string, number>()
    for (const item of items.filter(({ type, level }) => type === 'feature' && level !== 'tertiary')) {
      const tier = lowestTier(item) ?? 'none'
      counts.set(tier, (counts.get(tier) ?? 0) + 1)
    }

    assert.equal(Object.fromEntries(counts), { free: 192, starter: 5, premium: 64, ultimate: 44 })
  })

  test('nothing that was right in its time is an error', () => {
    assert.equal(
      [...new Set(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code))],
      ['reference/unknown'],
    )
  })

  const anomalies: [what: string, code: Problem['code'], text: string, places: string[]][] = [
    ['a misspelled field', 'schema/unknown-key', 'issue_urL', ['14_0/project-disk-path-api.yml:12:7']],
    [
      'a category that became another',
      'reference/unknown',
      '"WAF"',
      [
        '12_10/89_waf_logging_blocking.yml:11:11',
        '12_9/08_waf_toggle.yml:11:11',
        '12_9/09_waf-statistics-reporting.yml:11:11',
        '13_0/93_waf_logs.yml:11:11',
      ],
    ],
    [
      'a category of another name',
      'reference/unknown',
      '"Memory"',
      ['13_10/memory-gitlab-memory-constrained-envs.yml:11:7', '14_0/memory-added-memory-field-to-perf-bar.yml:9:9'],
    ],
    [
      'another category of another name',
      'reference/unknown',
      '"Security Orchestration"',
      [
        '14_3/protect-scan-execution-security-policies.yml:11:11',
        '15_0/protect-policies-mr-settings.yml:12:11',
        '15_3/protect-interactive-policy-editor-validation.yml:10:11',
      ],
    ],
    [
      'a picture below the wrong folder',
      'release/media',
      '/images/home/kubernetes.png',
      ['13_8/enablement_distribution_pages.yml:10:18'],
    ],
    [
      'a feature without categories',
      'release/missing',
      '`categories`',
      ['15_0/verify-show-instance-cicd-limits-on-instance-help.yml:10:17'],
    ],
    ['a tier without the higher ones', 'release/tier-gap', '', ['12_8/31_geo-improved-license-banner.yml:4:21']],
  ]
  for (const [what, code, text, places] of anomalies) {
    test(`${what} comes back where it stands, each time once`, () => {
      assert.equal(placesOf(code, text), places)
    })
  }

  test('contributors who were thanked twice within a major version are found among all thanks', () => {
    const lines = linesOf(ofRule('release/second-mvp', problems))

    assert.is(lines.at(-1), 'data/mvps.yml:92:9 info release/second-mvp Yogi was thanked in 13.8 already.')
    assert.is(collected.thanks.length, 116)
  })

  test('none of the anomalies is lost, and none is doubled', () => {
    const counts = new Map<string, number>()
    for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1)

    assert.equal(Object.fromEntries([...counts].sort()), {
      'reference/unknown': 19,
      'release/media': 9,
      'release/missing': 1,
      'release/second-mvp': 9,
      'release/tier-gap': 1,
      'release/title-length': 58,
      'release/too-long': 25,
      'schema/unknown-key': 1,
    })
    assert.is(new Set(problems.map((one) => JSON.stringify(one))).size, problems.length)
  })
} else {
  console.log(`skipped: the release posts of 2022 are not at ${reference}`)
}

if (existsSync(join(docs, 'doc/releases'))) {
  const options = {
    ...withDefaults({ releases: { product: 'GitLab', sections: docsSections } }),
    input: 'doc',
    data: 'data',
  }
  const data = readHandbook(docs, options, '2026-06-18')
  const pages = findPages(docs, options).map((path) => readPage(docs, path, options))
  const collected = collectReleases(data, pages, ({ path }) => readBody(docs, path))
  const [release] = collected.releases as [Release]

  test('19.1 has its 29 items, with its title, its day and its address', () => {
    const { name, title, date, state, url } = release

    assert.is(collected.releases.length, 1)
    assert.equal(collected.strays, [])
    assert.equal(
      { name, title, date, state, url },
      {
        name: '19.1',
        title: 'GitLab 19.1 release notes',
        date: '2026-06-18',
        state: 'released',
        url: '/releases/19/gitlab-19-1-released/',
      },
    )
    assert.is(release.items.length, 29)
    assert.is(new Set(release.items.map(collected.addressOf)).size, 29)
  })

  test('19.1 is upcoming on the day before', () => {
    const before = collectReleases({ ...data, today: '2026-06-17' }, pages, ({ path }) => readBody(docs, path))

    assert.is(before.releases[0]?.state, 'upcoming')
  })

  test('items of 19.1 stand in GitLab’s order: primary, then by section, weight and title', () => {
    const show = (item: ReleaseItem): string =>
      `${item.level === 'primary' ? 'Primary features' : sectionOfItem(item, options.releases.sections ?? []).title} ${item.weight} ${item.title}`

    assert.equal(release.items.map(show), [
      'Primary features 10 Secret false positive detection with GitLab Duo',
      'Primary features 50 Always on availability mode for GitLab Duo',
      'Primary features 50 Automatically assign Code Owners as reviewers',
      'Primary features 50 Compliance framework templates (beta)',
      'Primary features 50 Improved secret detection coverage for feature branch pipelines',
      'Primary features 50 Tool approval guardrails for GitLab Duo agents (beta)',
      'Unified DevOps and Security 50 CI/CD analytics now shows accurate pipeline rates',
      'Unified DevOps and Security 50 Clearer, security industry-standard labels in vulnerability details',
      'Unified DevOps and Security 50 Close coverage gaps with the Scanner Enablement Wizard',
      'Unified DevOps and Security 50 Custom lifetime for OAuth access tokens',
      'Unified DevOps and Security 50 Emoji reactions on wiki pages',
      'Unified DevOps and Security 50 Git operation audit events for all actor types',
      'Unified DevOps and Security 50 GitLab Runner 19.1',
      'Unified DevOps and Security 50 Inline blame in the blob viewer',
      'Unified DevOps and Security 50 Redesigned repository commit list',
      'Unified DevOps and Security 50 Scheduled pipeline execution policies (beta)',
      'Unified DevOps and Security 50 Security Manager role generally available',
      'Unified DevOps and Security 50 Stacked merge requests in the UI',
      'Unified DevOps and Security 50 Stream AI audit events to external destinations (beta)',
      'Unified DevOps and Security 50 Use third-party scanner results with GitLab',
      'Unified DevOps and Security 50 Wiki pages in recently viewed items',
      'Scale and Deployments 50 Automatic code review for new GitLab customers',
      'Scale and Deployments 50 Custom and external AI feature controls',
      'Scale and Deployments 50 Custom flows YAML validation',
      'Scale and Deployments 50 Foundational flows readiness checks',
      'Scale and Deployments 50 GPT models for Code Review Flow',
      'Scale and Deployments 50 Model selection allowlist',
      'Scale and Deployments 50 New event triggers for flows and external agents',
      'Scale and Deployments 50 Pattern-based tool approval for Agentic Chat',
    ])
  })

  test('all 12 files of deprecations are read, first those that go away first', () => {
    assert.is(findReleaseFiles(docs, options).length, 12)
    assert.equal(
      collected.deprecations.map(
        ({ title, announced, endOfSupport, removal }) =>
          `${announced?.text} ${endOfSupport?.text ?? '-'} ${removal.text} ${title}`,
      ),
      [
        '14.3 - 15.0 Audit events for repository push events',
        '14.5 - 15.0 Must explicitly assign `AuthenticationType` for `[runners.cache.s3]`',
        '14.8 - 15.0 GraphQL ID and GlobalID compatibility',
        '14.8 - 15.0 Reminder: support for NFS repository storage',
        '14.8 - 15.0 Test coverage project CI/CD setting',
        '14.10 - 15.0 Dependency Scanning default Java version changed to 17',
        '14.0 - 15.6 NFS for Git repository storage',
        '15.7 16.0 16.0 Support for REST API endpoints that reset runner registration tokens',
        '14.5 - 17.0 Self-managed certificate-based integration with Kubernetes',
        '16.2 17.0 17.0 Deprecate `CiRunner` GraphQL fields duplicated in `CiRunnerManager`',
        '16.3 17.0 17.0 Deprecate `terminationGracePeriodSeconds` in the GitLab Runner Kubernetes executor',
        '16.6 - 17.0 Proxy-based DAST deprecated',
      ],
    )
  })

  test('only what GitLab’s rules say is found in its own files', () => {
    const problems = [
      ...data.problems.filter(({ file }) => file.includes('deprecations')),
      ...releaseProblems(collected),
    ]
    const counts = new Map<string, number>()
    for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1)

    assert.equal(Object.fromEntries([...counts].sort()), {
      'release/short-notice': 1,
      'release/status-in-title': 4,
      'release/title-length': 6,
      'release/too-long': 4,
      'schema/type': 1,
    })
    assert.equal(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    )
  })
} else {
  console.log(`skipped: the release notes of 2026 are not at ${docs}`)
}

test.run()
