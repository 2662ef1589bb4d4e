import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { itemBelonging, pageSubject } from '../../../../plugins/core/model/changes/change-places.ts'
import { nothingYet, type ProductState, tracker } from '../../../../plugins/core/model/changes/change-state.ts'
import { ladders } from '../../../../plugins/core/model/product/ladder.ts'

const test = suite('core/model/changes/change-places')

function state(): ProductState {
  const read = tracker(ladders.classic)
  const stage = (section: string, groups = {}): object => ({ section, groups })
  const category = (name: string, direction: string): object => ({ name, stage: 'sail', direction })
  return {
    ...nothingYet,
    ...read.stages(new Map(Object.entries({ sail: stage('water', { rig: {} }), dock: stage('land') }))),
    sections: read.sections(new Map([['water', {}]])),
    categories: read.categories(
      new Map([
        ['masts', category('Masts', '/direction/masts')],
        ['ropes', category('Ropes', '/direction/lines/')],
        ['nets', category('Nets', '/direction/lines/')],
        ['hulls', category('Hulls', '/direction/boats/#hulls')],
      ]),
    ),
  }
}

const belongings: [labels: string[], expected: object][] = [
  [['devops::dock', 'group::rig'], { section: 'land', stage: 'dock' }],
  [['devops::dock', 'Category:Masts'], { section: 'land', stage: 'dock', category: 'masts' }],
  [['group::rig'], { section: 'water', stage: 'sail' }],
  [['Category:Masts', 'section::water'], { section: 'water', stage: 'sail', category: 'masts' }],
  [['section::water'], { section: 'water' }],
  [['bug'], {}],
]
for (const [labels, expected] of belongings) {
  test(`an item labelled ${labels.join(' and ')} belongs where roadmap and kickoff show it`, () => {
    assert.equal(itemBelonging({ id: 'issue 1', title: 'Knots', url: '', state: 'opened', labels }, state()), expected)
  })
}

test('a page is about the one entity whose address it stands at', () => {
  const subject = (url: string) => pageSubject({ title: 'Page', words: '', url }, state())

  assert.equal(subject('/direction/masts/'), { kind: 'category', id: 'masts' })
  assert.is(subject('/direction/lines/'), undefined)
  assert.is(subject('/direction/boats/'), undefined)
})

test.run()
