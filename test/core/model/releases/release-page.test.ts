import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Page } from '../../../../plugins/core/model/pages/page.ts'
import { namingsIn, type ReleaseItem } from '../../../../plugins/core/model/releases/release-item.ts'
import {
  dayOfPage,
  isRelease,
  isReleaseItem,
  mvpOfPage,
  readReleasePage,
  versionOfPage,
} from '../../../../plugins/core/model/releases/release-page.ts'
import { pageWith, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/releases/release-page')

const boats = () =>
  namingsIn(
    taxonomyOf({
      stages: 'stages: { sail: { display_name: Sailing } }',
      categories: 'ropes: { name: Ropes, stage: sail }',
    }),
    [],
  )

const path = 'src/releases/19/boats-19-1-released/folding-masts.md'
const url = '/releases/19/boats-19-1-released/folding-masts/'

const itemOf = (frontMatter: string, body = 'Masts fold.\n'): ReleaseItem =>
  readReleasePage(pageWith(path, frontMatter, { url }), { body, firstLine: 9 }, boats()) as ReleaseItem

test('a text that begins with the title of its item says it once', () => {
  assert.is(itemOf('title: Masts', '# Masts\n\nThey fold.\n').body, 'They fold.')
})

test('reads an item whole', () => {
  const { stage, categories, source, ...rest } = itemOf(text`
    title: Folding masts
    tier: [Premium, Ultimate]
    offering: [self_managed, gitlab_com]
    add_ons: [Crew]
    stage: sail
    categories: [Ropes, Wings]
    documentation_link: ../../masts
    work_item: https://gitlab.com/boats/-/work_items/7
    level: primary
    weight: 20
    type: breaking-change
    status: beta
    impact: Masts no longer stand.
    action: Unfold them.
    feedback_issue: https://gitlab.com/boats/-/issues/8
    media: [{ src: masts.png, alt: A mast, caption: Folded }, { alt: Without a file }]
    contributors: [Ada Moss, { name: Ben Ray, url: https://gitlab.com/ben }, { url: https://gitlab.com/nobody }]
    replaces: 19.0/standing-masts
  `)

  assert.equal(rest, {
    title: 'Folding masts',
    slug: 'folding-masts',
    type: 'breaking-change',
    level: 'primary',
    tiers: ['premium', 'ultimate'],
    offerings: ['gitlab_com', 'self_managed'],
    addOns: ['Crew'],
    stageText: 'sail',
    documentation: '../../masts',
    status: 'beta',
    impact: 'Masts no longer stand.',
    action: 'Unfold them.',
    feedbackIssue: 'https://gitlab.com/boats/-/issues/8',
    replaces: '19.0/standing-masts',
    bodyLine: 9,
    categoryTexts: ['Ropes', 'Wings'],
    workItems: ['https://gitlab.com/boats/-/work_items/7'],
    weight: 20,
    media: [{ src: 'masts.png', alt: 'A mast', caption: 'Folded' }],
    contributors: [{ name: 'Ada Moss' }, { name: 'Ben Ray', url: 'https://gitlab.com/ben' }],
    body: 'Masts fold.',
    page: { path, url },
  })
  assert.equal([stage?.key, categories.map(({ key }) => key)], ['sail', ['ropes']])
  assert.equal([source.file.file, source.path], [path, []])
})

test('fills in what an item does not say', () => {
  const { type, level, weight, tiers, offerings, status, media } = itemOf('title: Folding masts')

  assert.equal(
    { type, level, weight, tiers, offerings, status, media },
    { type: 'feature', level: 'secondary', weight: 50, tiers: [], offerings: [], status: undefined, media: [] },
  )
})

test('takes values that are none for nothing', () => {
  const { type, level, weight, status, media, contributors } = itemOf(
    'title: Folding masts\ntype: boat\nlevel: top\nweight: heavy\nstatus: soon\nmedia: masts.png\ncontributors: Ada',
  )

  assert.equal(
    { type, level, weight, status, media, contributors },
    { type: 'feature', level: 'secondary', weight: 50, status: undefined, media: [], contributors: [] },
  )
})

test('leaves comments to the editors out of the text', () => {
  const { body } = itemOf('title: Masts', '<!-- vale off -->\n\nMasts fold.\n\n<!--\nlater\n-->\n')

  assert.is(body, 'Masts fold.')
})

test('has no item in a page without a title, which its schema tells', () => {
  assert.is(itemOf('tier: [Free]'), undefined)
})

test('shows an item without an address of its own at its page’s path', () => {
  const item = readReleasePage(pageWith(path, 'title: Masts'), undefined, boats())

  assert.equal([item?.page, item?.body, item?.bodyLine], [{ path }, '', undefined])
})

const folders: [path: string, version: string | undefined][] = [
  ['src/releases/19/boats-19-1-released/masts.md', '19.1'],
  ['src/releases/19/boats-19-1-released/index.md', '19.1'],
  ['src/releases/15_10/masts.md', '15.10'],
  ['src/docs/releases/v15.4/masts.md', '15.4'],
  ['src/releases/posts/2016-08-22-boats-8-11-released.html.md', '8.11'],
  ['src/releases/boats-19-1-released/index.html.md', '19.1'],
  ['src/releases/boats-15-4-1-released/masts.md', undefined],
]
for (const [path, version] of folders) {
  test(`finds ${version ?? 'no version'} in the path ${path}`, () => {
    assert.is(versionOfPage(pageWith(path, 'title: x'))?.text, version)
  })
}

test('tells the index of a release from its items and from other pages', () => {
  const kindOf = (page: Page): string => (isRelease(page) ? 'release' : isReleaseItem(page) ? 'item' : 'page')

  assert.equal(
    [
      pageWith('src/releases/boats-19-1-released/index.md', 'title: x'),
      pageWith('src/releases/boats-19-1-released/_index.md', 'title: x'),
      pageWith('src/releases/boats-19-1-released/masts.md', 'title: x'),
      pageWith('src/releases/boats-19-1-released/masts.md', 'title: x', { layout: 'handbook' }),
      pageWith('src/how/masts.md', 'title: x', { layout: 'release-item' }),
      pageWith('src/releases/index.md', 'title: x'),
    ].map(kindOf),
    ['release', 'release', 'item', 'page', 'item', 'page'],
  )
})

const thanked: [frontMatter: string, mvp: { name: string; url?: string } | undefined][] = [
  ['notable_contributor: Ada Moss', { name: 'Ada Moss' }],
  [
    'notable_contributor: { name: Ada Moss, url: https://gitlab.com/ada }',
    { name: 'Ada Moss', url: 'https://gitlab.com/ada' },
  ],
  ['notable_contributor:', undefined],
  ['title: x', undefined],
]
for (const [frontMatter, expected] of thanked) {
  test(`thanks ${expected?.name ?? 'nobody'} for { ${frontMatter} }`, () => {
    const mvp = mvpOfPage(pageWith('src/releases/boats-19-1-released/index.md', frontMatter))

    assert.equal(mvp && { name: mvp.name, ...(mvp.url ? { url: mvp.url } : {}) }, expected)
  })
}

const days: [path: string, frontMatter: string, day: string | undefined][] = [
  ['boats-8-11-released.md', 'date: 2016-08-22', '2016-08-22'],
  ['boats-8-11-released.md', 'date: 2016-08-22 10:01', '2016-08-22'],
  ['boats-8-11-released.md', 'date: 2016-08-22T10:01:00Z', '2016-08-22'],
  ['2016-08-23-boats-8-11-released.md', 'date: 2016-08-22', '2016-08-22'],
  ['2016-08-23-boats-8-11-released.md', 'date: soon', '2016-08-23'],
  ['2016_08_23_boats_8_11_released/index.md', 'title: x', '2016-08-23'],
  ['2016-08-boats-8-11-released.md', 'title: x', undefined],
]
for (const [path, frontMatter, day] of days) {
  test(`${path} with { ${frontMatter} } was released on ${day}`, () => {
    assert.is(dayOfPage(pageWith(`src/releases/${path}`, frontMatter)), day)
  })
}

test.run()
