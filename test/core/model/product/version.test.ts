import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  asVersion,
  compareVersions,
  isSince,
  releasesBetween,
  type Version,
  versionAfter,
  versionFrom,
  versionIn,
} from '../../../../plugins/core/model/product/version.ts'

const test = suite('core/model/product/version')

const version = (text: string): Version => asVersion(text) as Version

const texts: [text: string | undefined, version: string | undefined][] = [
  ['15.10', '15.10'],
  ['v19.1', '19.1'],
  ['15_4', '15.4'],
  ['15-4', '15.4'],
  [' 15.4 ', '15.4'],
  ['015.04', '15.4'],
  ['15', undefined],
  ['15.4.1', undefined],
  ['15.4 beta', undefined],
  ['15.4-rc1', undefined],
  ['-15.4', undefined],
  ['99999.1', undefined],
  ['', undefined],
  [undefined, undefined],
]
for (const [text, expected] of texts) {
  test(`reads ${JSON.stringify(text)} as ${expected ?? 'no version'}`, () => {
    assert.is(asVersion(text)?.text, expected)
  })
}

test('keeps the numbers of a version', () => {
  assert.equal(asVersion('15.10'), { major: 15, minor: 10, text: '15.10' })
})

const values: [value: unknown, version: string | undefined][] = [
  ['17.0', '17.0'],
  [17, '17.0'],
  [14.8, '14.8'],
  [null, undefined],
  [['17.0'], undefined],
  [true, undefined],
]
for (const [value, expected] of values) {
  test(`takes ${JSON.stringify(value)} in a field for ${expected ?? 'no version'}`, () => {
    assert.is(versionFrom(value)?.text, expected)
  })
}

const names: [name: string, version: string | undefined][] = [
  ['15_4', '15.4'],
  ['15_10', '15.10'],
  ['19.1', '19.1'],
  ['v19.1', '19.1'],
  ['acme-19-1-released', '19.1'],
  ['acme-v19.1', '19.1'],
  ['19-1-released', '19.1'],
  ['2018_01_22_acme_10_4_released.yml', '10.4'],
  ['2018-01-22-acme-10-4-released', '10.4'],
  ['2018_01_22_10_4.yml', '10.4'],
  ['release 15.4', '15.4'],
  ['2020-01-22', undefined],
  ['2020_01_22_notes.yml', undefined],
  ['unreleased', undefined],
  ['upcoming', undefined],
  ['19', undefined],
  ['acme-19-released', undefined],
  ['acme-15-4-1-released', undefined],
  ['15.4.1', undefined],
  ['1000.2000', undefined],
  ['', undefined],
]
for (const [name, expected] of names) {
  test(`finds ${expected ?? 'no version'} in the name ${JSON.stringify(name)}`, () => {
    assert.is(versionIn(name)?.text, expected)
  })
}

test('orders by number, not by text', () => {
  const sorted = ['15.10', '9.5', '15.9', '2.0', '15.1', '10.0'].map(version).sort(compareVersions)

  assert.equal(
    sorted.map(({ text }) => text),
    ['2.0', '9.5', '10.0', '15.1', '15.9', '15.10'],
  )
  assert.ok(compareVersions(version('15.9'), version('15.10')) < 0)
  assert.is(compareVersions(version('15_4'), version('v15.4')), 0)
})

test('knows whether a version is another one or comes after it', () => {
  assert.equal(
    ['12.7', '12.8', '12.10', '13.0', '9.9'].map((text) => isSince(version(text), 12, 8)),
    [false, true, true, true, false],
  )
})

const distances: [from: string, to: string, releases: number][] = [
  ['15.4', '15.4', 0],
  ['15.4', '15.5', 1],
  ['15.9', '15.11', 2],
  ['15.11', '16.0', 1],
  ['14.8', '15.0', 3],
  ['14.10', '15.0', 1],
  ['13.12', '14.0', 1],
  ['10.8', '11.0', 1],
  ['9.5', '10.0', 1],
  ['16.0', '17.0', 12],
  ['15.0', '14.10', -1],
  ['17.0', '15.7', -17],
]
for (const [from, to, releases] of distances) {
  test(`counts ${releases} releases from ${from} to ${to}`, () => {
    assert.is(releasesBetween(version(from), version(to)), releases)
    assert.is(versionAfter(version(from), releases)?.text, to)
  })
}

test('counts without end of time for absurd versions', () => {
  assert.ok(releasesBetween(version('1.0'), version('9999.0')) > 0)
})

test.run()
