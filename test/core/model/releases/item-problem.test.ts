import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type ItemField, itemProblem } from '../../../../plugins/core/model/releases/item-problem.ts'
import type { ReleaseItem } from '../../../../plugins/core/model/releases/release-item.ts'
import { linesOf, releasesOf } from '../../support.ts'

const test = suite('core/model/releases/item-problem')

const itemsOf = (path: string, text: string): ReleaseItem[] =>
  releasesOf({ [path]: text }).releases.flatMap(({ items }) => items)

const placeOf = (item: ReleaseItem | undefined, field: ItemField): string =>
  linesOf([itemProblem(item as ReleaseItem, 'release/missing', '', field)])[0]?.split(' ')[0] as string

test('shows a field of a page, and its text where that begins', () => {
  const [item] = itemsOf('src/releases/19.1/masts.md', '---\ntitle: Masts\ntier: [Free]\n---\n\nFold.\n')

  assert.equal(
    [placeOf(item, 'title'), placeOf(item, 'tier'), placeOf(item, 'body')],
    ['src/releases/19.1/masts.md:2:8', 'src/releases/19.1/masts.md:3:7', 'src/releases/19.1/masts.md:5:1'],
  )
})

test('shows the field of the same meaning in YAML', () => {
  const [item] = itemsOf(
    '_data/release_posts/15_4/a.yml',
    'features:\n  top:\n    - name: Masts\n      available_in: [core]\n      video: x.mp4\n      description: |\n        Fold.\n',
  )

  assert.equal(
    (['title', 'tier', 'video', 'body'] as const).map((field) => placeOf(item, field)),
    ['3:13', '4:21', '5:14', '6:20'].map((place) => `_data/release_posts/15_4/a.yml:${place}`),
  )
})

test('shows the title of what is no feature', () => {
  const items = itemsOf(
    '_data/release_posts/15_4/a.yml',
    'removals:\n  - feature_name: Oars\nextras:\n  - title: Harbour\n    description: x\ntertiary:\n  - name: Bug fixes\n    description: x\n',
  )

  assert.equal(
    items.map((item) => `${item.title} ${placeOf(item, 'title').split('yml')[1]}`),
    ['Harbour :4:12', 'Oars :2:19', 'Bug fixes :7:11'],
  )
})

test('shows the entry itself where the field is not there, whatever stands before it', () => {
  const items = itemsOf(
    '_data/release_posts/15_4/a.yml',
    'features:\n  secondary:\n    - name: A\n      description: x\n    - name: B\n      description: x\n',
  )

  assert.equal(
    items.map((item) => placeOf(item, 'stage').split('yml')[1]),
    [':3:7', ':5:7'],
  )
})

test.run()
