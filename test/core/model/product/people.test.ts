import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bareName, isPlaceholder, roleHolders } from '../../../../plugins/core/model/product/people.ts'

const test = suite('core/model/product/people')

test('finds the people of a name, a list and an open role, in the order of the roles', () => {
  const fields = {
    ux: ['Ida Reef', 'Jon Kelp'],
    infrasec_engineer: 'Lou Gale',
    em: 'TBD',
    pm: 'Ada Shoal (Acting)',
    cm: null,
    name: 'Shore',
  }

  assert.equal(roleHolders(fields), [
    { field: 'pm', role: 'Product manager', names: ['Ada Shoal (Acting)'] },
    { field: 'em', role: 'Engineering manager', names: [] },
    { field: 'ux', role: 'Product design', names: ['Ida Reef', 'Jon Kelp'] },
    { field: 'infrasec_engineer', role: 'Infrastructure security', names: ['Lou Gale'] },
  ])
})

test('leaves placeholders out of a list', () => {
  const [ux] = roleHolders({ ux: ['TBD', 'Ida Reef', null] })

  assert.equal(ux?.names, ['Ida Reef'])
})

const placeholders: [text: string, isPlaceholder: boolean][] = [
  ['TBD', true],
  ['tbd', true],
  ['TBH', true],
  ['n/a', true],
  ['None', true],
  ['--', true],
  ['Ada Shoal', false],
  ['Tbdora Reef', false],
  ['', false],
]
for (const [text, expected] of placeholders) {
  test(`takes "${text}" ${expected ? 'for nobody yet' : 'for a name'}`, () => {
    assert.is(isPlaceholder(text), expected)
  })
}

const names: [text: string, bare: string][] = [
  ['Ada Shoal', 'ada shoal'],
  ['Ada Shoal (Acting)', 'ada shoal'],
  ['Ada (Addy) Shoal', 'ada (addy) shoal'],
  ['@ashoal', 'ashoal'],
  ['Ada Shoal  ', 'ada shoal'],
]
for (const [text, expected] of names) {
  test(`takes "${text}" for ${expected}`, () => {
    assert.is(bareName(text), expected)
  })
}

test.run()
