import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pageKindOf, pageKinds } from '../../../plugins/core/model/page.ts'

const test = suite('core/model/page')

const kinds: [name: string, layout: unknown, kind: string][] = [
  ['direction/sail/masts.md', undefined, 'direction-page'],
  ['direction/index.md', undefined, 'direction-page'],
  ['handbook/direction/masts.md', undefined, 'page'],
  ['job-families/sailor.md', undefined, 'job-family'],
  ['job-families/crew/sailor.md', undefined, 'job-family'],
  ['job-families/index.md', undefined, 'page'],
  ['job-families/_index.md', undefined, 'page'],
  ['handbook/tides.md', undefined, 'page'],
  ['handbook/tides.md', 'direction', 'direction-page'],
  ['handbook/tides.md', 'sec_direction', 'direction-page'],
  ['handbook/tides.md', 'job_family_page', 'job-family'],
  ['direction/masts.md', 'handbook', 'page'],
  ['direction/masts.md', 'markdown_page', 'page'],
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

test.run()
