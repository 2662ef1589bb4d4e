import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { directionPages } from '../../plugins/core/model/direction/direction-pages.ts'
import { facetsOf } from '../../plugins/search/facets.ts'
import { handbookOf, pageWith, places, releasesOf, text } from '../core/support.ts'

const test = suite('search/facets')

const data = {
  sections: 'dev: {name: Dev}\nops: {name: Ops}',
  stages: text`
    stages:
      plan: {display_name: Plan, section: dev}
      run: {display_name: Run, section: ops}`,
  categories:
    'wiki: {name: Wiki, stage: plan}\nclusters: {name: Clusters, stage: run, direction: /direction/plan/wiki/}',
}
const handbook = handbookOf(data)
const pages = [pageWith('src/learn/first.md', 'title: First', { url: '/learn/first/' })]
const facets = facetsOf({
  pages,
  written: [],
  direction: directionPages(handbook.taxonomy, [], [], places),
  releases: releasesOf(
    {
      'src/releases/1.2/big.md': '---\ntitle: Big\nstage: Plan\n---\n',
      'src/releases/1.2/index.md': '---\ntitle: One\n---\n',
    },
    data,
  ),
  options: handbook.options,
})

test('a page about a category is found by its stage and section; one about several by all of theirs', () => {
  assert.equal(facets('/direction/plan/'), { section: ['Dev'], stage: ['Plan'], kind: 'Direction' })
  assert.equal(facets('/direction/dev/'), { section: ['Dev'], stage: [], kind: 'Direction' })
  assert.equal(facets('/direction/plan/wiki/'), { section: ['Dev', 'Ops'], stage: ['Plan', 'Run'], kind: 'Direction' })
})

test('a release item is found by its stage', () => {
  assert.equal(facets('/releases/1.2/big/'), { section: ['Dev'], stage: ['Plan'], kind: 'Release item' })
  assert.equal(facets('/releases/1.2/'), { section: [], stage: [], kind: 'Release' })
})

test('the kind of other pages comes from where they stand', () => {
  const kinds = ['/learn/first/', '/learn/', '/releases/explorer/', '/direction/roadmap/', '/how/'].map(
    (url) => facets(url).kind,
  )
  assert.equal(kinds, ['Learning', 'Learning', 'Release', 'Direction', 'Page'])
})

test.run()
