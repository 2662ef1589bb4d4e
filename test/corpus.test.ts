import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { directionPages } from '../plugins/core/model/direction/direction-pages.ts'
import { withDefaults } from '../plugins/core/model/options.ts'
import { entitiesOf } from '../plugins/core/model/product/taxonomy.ts'
import { frontMatterEngines } from '../plugins/core/problems/front-matter.ts'
import type { Problem } from '../plugins/core/problems/problem.ts'
import { readHandbook } from '../plugins/sources/data-files.ts'
import { readPage } from '../plugins/sources/pages.ts'
import { builtSite, siteFolder } from './support/built-site.ts'
import { corpus, handbook } from './support/command.ts'
import { brokenLinks } from './support/links.ts'

const reference = join(corpus, 'gitlab-www-2022')
const todays = join(corpus, 'handbook-2026')
const today = '2022-11-11'

const test = suite('corpus')

if (existsSync(reference)) {
  const options = { ...withDefaults({}), data: relative(process.cwd(), join(reference, 'data')) }
  const data = readHandbook(process.cwd(), options, today)
  const found = (code: Problem['code'], text: string): string[] =>
    data.problems.filter((one) => one.code === code && one.message.includes(text)).map(placeOf)

  test('the reference data builds: every entity has its page or anchor, no link is broken, no value shows through', async () => {
    const { taxonomy } = data
    const built = await builtSite(
      { 'src/index.md': '---\ntitle: Home\n---\nHello\n' },
      { today, folders: { _data: join(reference, 'data') } },
    )
    assert.is(built.error, undefined)
    assert.equal(
      [taxonomy.sections, taxonomy.stages, taxonomy.groups, taxonomy.categories].map((list) => list.length),
      [10, 20, 60, 139],
    )
    const { addressOf } = directionPages(taxonomy, [], [], { basePath: '/direction/' })
    for (const entity of entitiesOf(taxonomy)) {
      const [url = '', anchor] = addressOf(entity).split('#')
      const page = built.pages.get(url)
      assert.ok(page, `${entity.kind} ${entity.key} has no page at ${url}`)
      if (anchor)
        assert.ok(page.includes(`id="${anchor}"`), `${entity.kind} ${entity.key} has no anchor ${anchor} at ${url}`)
      else assert.ok(page.includes('<section class="panel"'), `${entity.kind} ${entity.key} has no panel at ${url}`)
    }
    // The text of a release of 2020, and old redirects, lead to anchors that GitLab's pages no longer had.
    const isOld = (link: string): boolean => {
      const [from = '', to = ''] = link.split(' -> ')
      const isRedirect = built.pages.get(from)?.includes('http-equiv="refresh"') && to.includes('#')
      return isRedirect === true || to === '/direction/secure/#categories'
    }
    assert.equal(
      brokenLinks(built.pages).filter((link) => !isOld(link)),
      [],
    )
    for (const [url, page] of built.pages) {
      // Notes on bug fixes quote messages of Ruby and of the database.
      const text = page.replace(/undefined method|null value in column|not-null constraint/g, '')
      if (url.endsWith('/')) assert.not.match(text, /undefined|\[object Object\]|\bnull\b|\{\}/, url)
    }
  })

  for (const [on, counts] of [
    ['2019-01-01', [28, 29, 7, 6, 2]],
    ['2021-01-01', [10, 24, 29, 6, 3]],
    ['2022-11-11', [5, 20, 33, 11, 3]],
  ] as const) {
    test(`maturity on ${on} counts as the reference does`, () => {
      const { out } = handbook(['maturity', '--json', '--on', on, '--today', today, '--data', join(reference, 'data')])

      const printed = JSON.parse(out)
      assert.is(printed.on, on)
      assert.equal(Object.values(printed.counts), counts)
      assert.is(printed.categories.length, 72)
    })
  }

  test('stage means are those of the reference, competitors included', () => {
    const { out } = handbook(['maturity', '--json', '--today', today, '--data', join(reference, 'data')])

    const stages = new Map(JSON.parse(out).stages.map((stage: { key: string }) => [stage.key, stage]))
    assert.equal(stages.get('create'), { key: 'create', mean: 3.4, competitors: { github: 4.1 } })
    assert.equal(stages.get('plan'), { key: 'plan', mean: 2.6, competitors: { github: 1.1 } })
    assert.equal(stages.get('monitor'), { key: 'monitor', mean: 1.9, competitors: {} })
    assert.equal(stages.get('data_stores'), { key: 'data_stores', mean: 3, competitors: { github: 4 } })
  })

  const anomalies: [what: string, code: Problem['code'], text: string, places: string[]][] = [
    [
      'a stage that was removed is still related',
      'taxonomy/unknown-reference',
      'no stage `enablement`',
      ['stages.yml:2443:9'],
    ],
    ['a stage related to itself', 'taxonomy/self-reference', '`secure`', ['stages.yml:974:9']],
    ['a category in two groups', 'taxonomy/category-in-two-groups', '`runner_saas`', ['stages.yml:792:13']],
    ['another category in two groups', 'taxonomy/category-in-two-groups', '`gitaly`', ['stages.yml:2207:13']],
    ['a category in no group', 'taxonomy/category-without-group', '`snippets`', ['categories.yml:700:1']],
    [
      'a stage that disagrees with the group',
      'taxonomy/stage-conflict',
      '`value_stream_management`',
      ['categories.yml:228:10'],
    ],
    ['a label with one colon', 'taxonomy/label-form', '`group:certify`', ['stages.yml:395:16']],
    ['a promise that is overdue', 'maturity/overdue', '`audit_events`', ['categories.yml:1564:13']],
    ['a level reached before its date', 'maturity/ahead-of-dates', '`product_analytics`', ['categories.yml:2146:14']],
    ['dates in the wrong order', 'maturity/date-order', '`dependency_proxy`', ['categories.yml:1198:12']],
    ['more dates in the wrong order', 'maturity/date-order', '`product_analytics`', ['categories.yml:2147:11']],
    ['a level without dates', 'maturity/no-dates', '`purchase`', ['categories.yml:2542:13']],
    ['a level that was skipped', 'maturity/gap', '`subscription_usage_reports`', ['categories.yml:2611:11']],
    ['a key that is misspelled', 'taxonomy/key-differs-from-name', '`moble_devops`', ['stages.yml:2629:7']],
    ['a slip for TBD', 'people/not-a-person', 'slip for TBD', ['stages.yml:2501:38']],
    ['two people in one text', 'people/not-a-person', 'more than one person', ['stages.yml:2498:14']],
    ['a feature in Free but not in Ultimate', 'features/tier-gap', 'Security Scan summary', ['features.yml:7041:22']],
    [
      'a job whose parent is missing',
      'taxonomy/unknown-reference',
      'no job `release-orch_1`',
      ['jobs_to_be_done.yml:173:11'],
    ],
    ['a misspelled field of a feature', 'schema/unknown-key', 'gitlab_stater', ['features.yml:3130:5']],
    ['a misspelled field of a release item', 'schema/unknown-key', 'issue_urL', ['project-disk-path-api.yml:12:7']],
    [
      'a field spelled differently from its neighbours',
      'schema/unknown-key',
      'bitbucket_data_centre',
      ['features.yml:3116:5', 'features.yml:3135:5'],
    ],
  ]
  for (const [what, code, text, places] of anomalies) {
    test(`${what} comes back once, with its place`, () => {
      assert.equal(found(code, text), places)
    })
  }

  test('none of the anomalies is lost, and none is doubled', () => {
    const counts = new Map<string, number>()
    for (const { code } of data.problems) counts.set(code, (counts.get(code) ?? 0) + 1)

    assert.equal(Object.fromEntries([...counts].sort()), {
      'features/duplicate-title': 2,
      'features/no-category': 3,
      'features/tier-gap': 1,
      'jobs/duplicate-statement': 24,
      'jobs/no-group': 6,
      'maturity/ahead-of-dates': 1,
      'maturity/date-order': 2,
      'maturity/equal-dates': 20,
      'maturity/gap': 1,
      'maturity/missing': 29,
      'maturity/no-dates': 9,
      'maturity/overdue': 1,
      'people/not-a-person': 9,
      'people/placeholder': 69,
      'reference/unknown': 19,
      'schema/format': 42,
      'schema/unknown-key': 24,
      'schema/value': 58,
      'taxonomy/category-in-two-groups': 2,
      'taxonomy/category-without-group': 4,
      'taxonomy/direction-elsewhere': 11,
      'taxonomy/direction-form': 13,
      'taxonomy/duplicate-name': 1,
      'taxonomy/key-differs-from-name': 1,
      'taxonomy/label-differs-from-name': 5,
      'taxonomy/label-form': 8,
      'taxonomy/no-direction': 12,
      'taxonomy/no-marketing': 6,
      'taxonomy/self-reference': 1,
      'taxonomy/shared-direction': 26,
      'taxonomy/shared-label': 3,
      'taxonomy/stage-conflict': 1,
      'taxonomy/too-many-categories': 1,
      'taxonomy/unknown-reference': 124,
    })
    assert.is(new Set(data.problems.map((one) => JSON.stringify(one))).size, data.problems.length)
  })

  test('pages that contradict the data are found where they say so', () => {
    const folder = siteFolder({})
    cpSync(join(reference, 'data'), join(folder.root, '_data'), { recursive: true })
    cpSync(join(reference, 'source/direction'), join(folder.root, 'src/direction'), { recursive: true })

    const { out } = handbook(['check', '--json', '--today', today, '--root', folder.root])
    folder.remove()

    const found = (JSON.parse(out).problems as Problem[]).filter((one) => one.code.startsWith('page/'))
    const drift = found.filter(({ code }) => code !== 'page/unread')
    assert.is(found.length - drift.length, 45)
    assert.equal(
      drift.map((one) => `${placeOf(one)} ${one.message}`),
      [
        'index.html.md:39:3 The page names "Taylor McCaslin" as owner, who holds no role of `instance_resiliency`, its group, stage or section in the data.',
        'index.html.md:14:14 The page states that `editor_extension` is Minimal; in the data it is Viable.',
        'index.html.md:11:18 The page states that `design_system` is Viable; the data gives it no maturity.',
      ],
    )
  })
} else {
  console.log(`skipped: the reference data is not at ${reference}`)
}

if (existsSync(todays)) {
  test('the commands and Eleventy agree on every page about what is front matter and what it says', () => {
    const require = createRequire(createRequire(import.meta.url).resolve('@11ty/eleventy'))
    const matter = require('gray-matter') as (text: string, options: object) => { data: object; content: string }
    const eleventysOwn = { engines: { yaml: (require('js-yaml') as { load(text: string): object }).load } }
    const content = join(todays, 'content')
    const options = { ...withDefaults({}), input: '.' }
    const pages = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))

    const disagreements = pages.filter((file) => {
      const text = readFileSync(join(content, file), 'utf8')
      const ours = readPage(content, file, options)
      const inBuild = matter(text, { engines: frontMatterEngines(() => {}), filePath: file })
      const plain = matter(text, eleventysOwn)
      return (
        JSON.stringify(ours.yaml?.built ?? {}) !== JSON.stringify(plain.data) ||
        JSON.stringify(inBuild.data) !== JSON.stringify(plain.data) ||
        inBuild.content !== plain.content
      )
    })

    assert.is(pages.length, 493)
    assert.equal(disagreements, [])
  })
} else {
  console.log(`skipped: the handbook of 2026 is not at ${todays}`)
}

if (existsSync(corpus)) {
  test('a real job family page checks and builds', async () => {
    const text = readFileSync(join(corpus, 'product-operations.job-family.md'), 'utf8')

    const site = await builtSite({
      'src/index.md': '---\ntitle: Home\n---\n',
      'src/job-families/product-operations.md': text,
    })

    assert.is(site.error, undefined)
    assert.match(site.pages.get('/job-families/product-operations/') as string, '<h1>Product Operations</h1>')
  })
}

/** File name, line and column. */
function placeOf({ file, place }: Problem): string {
  return `${file.split('/').at(-1)}:${place?.start.line}:${place?.start.column}`
}

test.run()
