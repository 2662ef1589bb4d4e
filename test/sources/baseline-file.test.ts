import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { baselineOf } from '../../plugins/core/model/baseline.ts'
import type { Problem } from '../../plugins/core/problems/problem.ts'
import { baselineFile, freshProblems } from '../../plugins/sources/baseline-file.ts'
import { linesOf } from '../core/support.ts'
import { inFolder, latin1, refusalOf } from './support.ts'

const test = suite('sources/baseline-file')

const problemOf = (pointer: string): Problem => ({
  code: 'schema/type',
  severity: 'error',
  message: 'Wrong.',
  file: 'src/bay.md',
  pointer,
})

test('lies beside the configuration', () => {
  assert.is(baselineFile, 'handbook.baseline.json')
})

test('takes every problem for fresh when there is no baseline', () => {
  inFolder({}, (root) => {
    const problems = [problemOf('/tide'), problemOf('/tide')]

    assert.equal(freshProblems(root, problems), { fresh: problems, known: 0, stale: [] })
  })
})

test('reads a baseline that begins with a byte order mark', () => {
  inFolder({ [baselineFile]: `\uFEFF${JSON.stringify(baselineOf([problemOf('/tide')]))}` }, (root) => {
    assert.equal(freshProblems(root, [problemOf('/tide')]), { fresh: [], known: 1, stale: [] })
  })
})

test('leaves out what the baseline knows, and tells what is stale in it', () => {
  const baseline = baselineOf([problemOf('/tide'), problemOf('/moon')])

  inFolder({ [baselineFile]: JSON.stringify(baseline) }, (root) => {
    const { fresh, known, stale } = freshProblems(root, [problemOf('/tide'), problemOf('/crew')])

    assert.equal({ fresh, known }, { fresh: [problemOf('/crew')], known: 1 })
    assert.equal(linesOf(stale), [
      'handbook.baseline.json error baseline/stale schema/type no longer occurs in src/bay.md at /moon.',
    ])
  })
})

test('knows nothing with an empty baseline', () => {
  inFolder({ [baselineFile]: '{ "version": 1, "files": {} }' }, (root) => {
    assert.equal(freshProblems(root, [problemOf('/tide')]), { fresh: [problemOf('/tide')], known: 0, stale: [] })
  })
})

const refused: [name: string, content: string | Uint8Array, message: string | RegExp][] = [
  ['that is not JSON', '{ "version": 1,', /^handbook\.baseline\.json is not JSON: .+\.$/],
  ['that is empty', '', /^handbook\.baseline\.json is not JSON: .+\.$/],
  ['that is not UTF-8', latin1, /^handbook\.baseline\.json .*UTF-8/],
  [
    'of another version',
    '{ "version": 2, "files": {} }',
    'handbook.baseline.json is not a baseline: `version` is 2. It must be "1".',
  ],
  ['without files', '{ "version": 1 }', 'handbook.baseline.json is not a baseline: There is no `files`.'],
  [
    'that counts no times',
    '{ "version": 1, "files": { "a.md": { "schema/type": { "": 0 } } } }',
    /^handbook\.baseline\.json is not a baseline: `files\.a\.md\.schema\/type\.` is 0\. It must be >= 1\.$/,
  ],
  ['that is a list', '[]', /^handbook\.baseline\.json is not a baseline: The file is an empty list\./],
]
for (const [name, content, message] of refused) {
  test(`refuses a baseline ${name}`, () => {
    inFolder({ [baselineFile]: content }, (root) => {
      const error = refusalOf(() => freshProblems(root, []))

      assert.is(error.code, 'config/invalid')
      assert.is(error.help, 'Run `handbook check --update-baseline`.')
      if (typeof message === 'string') assert.is(error.message, message)
      else assert.match(error.message, message)
      assert.not.match(error.message, '..')
    })
  })
}

test('refuses a folder of the name of a baseline', () => {
  inFolder({ [`${baselineFile}/a.md`]: '' }, (root) => {
    assert.is(refusalOf(() => freshProblems(root, [])).code, 'config/invalid')
  })
})

test.run()
