import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lineageOf } from '../../../../plugins/core/model/releases/release-lineage.ts'
import { itemId, type Releases } from '../../../../plugins/core/model/releases/releases.ts'
import { releasesOf } from '../../support.ts'

const test = suite('core/model/releases/release-lineage')

const issue = 'https://gitlab.com/boats/app/-/issues/7'
const item = (title: string, fields: string): string =>
  `---\ntitle: ${title}\ntier: [Free]\noffering: [gitlab_com]\nstage: sea\ncategories: []\n${fields}\n---\nText.\n`
const path = (version: string, name: string): string => `src/releases/boats-${version}-released/${name}.md`

test('items about one work item stand in one line, oldest first', () => {
  const releases = releasesOf({
    [path('15-10', 'sails')]: item('Sails', `work_item: ${issue}`),
    [path('15-9', 'sails-beta')]: item('Sails', `work_item: ${issue}`),
    '_data/release_posts/15_8/sails.yml': `features: { secondary: [{ name: Sails to try, issue_url: ${issue}, description: x }] }`,
  })

  assert.equal(lineOf('15.9/sails-beta', releases), ['15.8/sails-to-try', '15.9/sails-beta', '15.10/sails'])
})

test('what follows up something stands behind it, however often it changed its name and its work item', () => {
  const releases = releasesOf({
    [path('16-2', 'engine')]: item('Engine', 'replaces: 16.1/motor'),
    [path('16-1', 'motor')]: item('Motor', `replaces: 16.0/oars\nwork_item: ${issue}`),
    [path('16-0', 'oars')]: item('Oars', ''),
    [path('16-3', 'engines')]: item('Engines', `work_item: ${issue}`),
  })

  for (const id of ['16.0/oars', '16.1/motor', '16.2/engine', '16.3/engines'])
    assert.equal(lineOf(id, releases), ['16.0/oars', '16.1/motor', '16.2/engine', '16.3/engines'])
})

test('two items of one release about one work item are no history', () => {
  const releases = releasesOf({
    [path('16-0', 'port')]: item('Port', `work_item: ${issue}`),
    [path('16-0', 'starboard')]: item('Starboard', `work_item: ${issue}`),
  })

  assert.equal(lineOf('16.0/port', releases), ['16.0/port'])
})

test('collections of bug fixes that link one board are no history', () => {
  const releases = releasesOf({
    [path('16-0', 'fixes')]: item('Bug fixes', `type: bug-fix\nwork_item: ${issue}`),
    [path('16-1', 'fixes')]: item('Bug fixes', `type: bug-fix\nwork_item: ${issue}`),
  })

  assert.equal(lineOf('16.0/fixes', releases), ['16.0/fixes'])
})

test('a circle is a line like any other', () => {
  const releases = releasesOf({
    [path('16-0', 'egg')]: item('Egg', 'replaces: 16.1/hen'),
    [path('16-1', 'hen')]: item('Hen', 'replaces: 16.0/egg'),
  })

  assert.equal(lineOf('16.0/egg', releases), ['16.0/egg', '16.1/hen'])
})

test('an item that follows up itself, or nothing that is there, is alone', () => {
  const releases = releasesOf({
    [path('16-0', 'egg')]: item('Egg', 'replaces: 16.0/egg'),
    [path('16-1', 'hen')]: item('Hen', 'replaces: 9.9/nothing'),
  })

  assert.equal(lineOf('16.0/egg', releases), ['16.0/egg'])
  assert.equal(lineOf('16.1/hen', releases), ['16.1/hen'])
})

function lineOf(id: string, releases: Releases): string[] {
  const one = releases.items.find(({ item, release }) => itemId(release, item) === id)
  if (!one) throw new Error(`The test's own data has no ${id}`)
  return lineageOf(one, releases).map(({ item, release }) => itemId(release, item))
}

test.run()
