import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pageKindOf, pageKinds } from '../../../../plugins/core/model/pages/page.ts'

const test = suite('core/model/pages/page')

const kinds: [name: string, layout: unknown, kind: string][] = [
  ['direction/sail/masts.md', undefined, 'direction-page'],
  ['direction/index.md', undefined, 'direction-page'],
  ['handbook/direction/masts.md', undefined, 'page'],
  ['job-families/sailor.md', undefined, 'job-family'],
  ['job-families/crew/sailor.md', undefined, 'job-family'],
  ['job-families/index.md', undefined, 'page'],
  ['job-families/_index.md', undefined, 'page'],
  ['handbook/tides.md', undefined, 'page'],
  ['releases/19/boats-19-1-released/index.md', undefined, 'release'],
  ['releases/19/boats-19-1-released/_index.md', undefined, 'release'],
  ['releases/19/boats-19-1-released/sails.md', undefined, 'release-item'],
  ['releases/15_4/sails.md', undefined, 'release-item'],
  ['docs/releases/15.4/sails.md', undefined, 'release-item'],
  ['releases/18/boats-18-5-released.md', undefined, 'release'],
  ['releases/2023-05-22-boats-16-0-released.md', undefined, 'release'],
  ['releases/posts/2016-08-22-boats-8-11-released.html.md', undefined, 'release'],
  ['releases/19/boats-19-1-released/index.html.md', undefined, 'release'],
  ['releases/18.5.md', undefined, 'release'],
  ['docs/releases/v18-5.md', undefined, 'release'],
  ['releases/18/boats-18-5-1-released.md', undefined, 'page'],
  ['releases/18/boats-released.md', undefined, 'page'],
  ['releases/upgrade-to-16-0.md', undefined, 'page'],
  ['handbook/boats-18-5-released.md', undefined, 'page'],
  ['releases/boats-19-1-released/motor-18-5-released.md', undefined, 'release-item'],
  ['releases/boats-next/index.md', undefined, 'release'],
  ['releases/boats-next/sails.md', undefined, 'release-item'],
  ['releases/Unreleased/sails.md', undefined, 'release-item'],
  ['releases/nextcloud/sails.md', undefined, 'page'],
  ['releases/19/_index.md', undefined, 'page'],
  ['releases/upcoming.md', undefined, 'page'],
  ['handbook/releases.md', undefined, 'page'],
  ['handbook/tides.md', 'direction', 'direction-page'],
  ['handbook/tides.md', 'sec_direction', 'direction-page'],
  ['handbook/tides.md', 'job_family_page', 'job-family'],
  ['direction/masts.md', 'handbook', 'page'],
  ['direction/masts.md', 'markdown_page', 'direction-page'],
  ['handbook/masts.md', 'markdown_page', 'page'],
  ['job-families/mast.md', 'default', 'job-family'],
  ['direction/masts.md', 'my-own-layout', 'page'],
  ['direction/masts.md', false, 'direction-page'],
  ['direction/masts.md', null, 'direction-page'],
]
for (const [name, layout, kind] of kinds) {
  test(`takes ${name} with the layout ${String(layout)} for a ${kind}`, () => {
    assert.is(pageKindOf(pageKinds(undefined), name, layout).kind.name, kind)
  })
}

test('says why a page is of its kind', () => {
  const because = (name: string, layout?: string): string => pageKindOf(pageKinds(undefined), name, layout).because

  assert.is(because('handbook/tides.md', 'direction'), 'by its layout `direction`')
  assert.is(because('direction/masts.md'), 'by its path')
})

const own = [
  { name: 'recipe', files: ['galley/**/*.md'], schema: 'schemas/recipe.json' },
  { name: 'chart', layout: 'chart', schema: 'schemas/chart.json' },
]
const ownKinds: [name: string, layout: string | undefined, kind: string, layoutOfKind: string][] = [
  ['galley/soups/pea.md', undefined, 'recipe', 'handbook'],
  ['galley/pea.md', 'my-own-layout', 'recipe', 'handbook'],
  ['galley/pea.md', 'chart', 'chart', 'chart'],
  ['galley/pea.md', 'direction', 'direction-page', 'direction'],
  ['handbook/tides.md', undefined, 'page', 'handbook'],
]
for (const [name, layout, kind, layoutOfKind] of ownKinds) {
  test(`takes ${name} with the layout ${layout} for a ${kind} on a site with kinds of its own`, () => {
    const found = pageKindOf(pageKinds(own), name, layout).kind

    assert.equal({ name: found.name, layout: found.layout }, { name: kind, layout: layoutOfKind })
  })
}

const reasons: [name: string, layout: string | undefined, because: string][] = [
  ['galley/pea.md', undefined, 'recipe by its path'],
  ['galley/pea.md', 'chart', 'chart by its layout `chart`'],
  ['galley/pea.md', 'handbook', 'recipe by its path'],
  ['galley/pea.md', 'direction', 'direction-page by its layout `direction`'],
  ['direction/masts.md', 'chart', 'chart by its layout `chart`'],
  ['direction/masts.md', undefined, 'direction-page by its path'],
  ['handbook/tides.md', 'handbook', 'page by its layout `handbook`'],
  ['handbook/tides.md', undefined, 'page by its path'],
]
for (const [name, layout, because] of reasons) {
  test(`takes ${name} with the layout ${layout} for a ${because}`, () => {
    const found = pageKindOf(pageKinds(own), name, layout)

    assert.is(`${found.kind.name} ${found.because}`, because)
  })
}

test('asks a site’s own kinds before the suite’s, and in their order', () => {
  const kinds = pageKinds([
    { name: 'mast', files: ['direction/masts/**'], schema: 'mast.json' },
    { name: 'plan', files: ['direction/**', 'plans/*.md'], schema: 'plan.json' },
    { name: 'sketch', layout: ['sketch', 'direction'], schema: 'sketch.json' },
  ])
  const kindOf = (name: string, layout?: string): string => pageKindOf(kinds, name, layout).kind.name

  assert.equal(
    [
      kindOf('direction/masts/main.md'),
      kindOf('direction/sails.md'),
      kindOf('plans/sails.md'),
      kindOf('plans/deep/sails.md'),
      kindOf('direction/masts/main.md', 'sketch'),
      kindOf('handbook/tides.md', 'direction'),
      kindOf('handbook/tides.md', 'sec_direction'),
    ],
    ['mast', 'plan', 'plan', 'page', 'sketch', 'sketch', 'direction-page'],
  )
})

const globs: [glob: string, name: string, takes: boolean][] = [
  ['galley/*.md', 'galley/pea.md', true],
  ['galley/*.md', 'galley/soups/pea.md', false],
  ['galley/**', 'galley/soups/pea.md', true],
  ['galley/**', 'old/galley/pea.md', false],
  ['**/pea.md', 'pea.md', true],
  ['galley/{pea,leek}.md', 'galley/leek.md', true],
  ['galley/**', 'galley/.drafts/pea.md', true],
  ['レシピ/**', 'レシピ/豆.md', true],
]
for (const [glob, name, takes] of globs) {
  test(`${takes ? 'finds' : 'does not find'} ${name} with ${glob}`, () => {
    const [kind] = pageKinds([{ name: 'recipe', files: glob, schema: 'recipe.json' }])

    assert.is(kind?.takes(name), takes)
  })
}

test('a kind without files is taken by layout only', () => {
  const [kind] = pageKinds([{ name: 'chart', layout: 'chart', schema: 'chart.json' }])

  assert.not(kind?.takes('chart.md'))
})

test('brings the suite’s kinds when the site has none of its own', () => {
  for (const given of [undefined, [], {}]) {
    assert.equal(
      pageKinds(given).map(({ name, schema }) => [name, schema]),
      [
        ['direction-page', undefined],
        ['learning-unit', undefined],
        ['job-family', undefined],
        ['release', undefined],
        ['release-item', undefined],
        ['page', undefined],
      ],
    )
  }
})

test.run()
