import { appendFileSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fileStamp } from '../../plugins/sources/file-stamp.ts'
import { inFolder } from './support.ts'

const test = suite('sources/file-stamp')

const paths = ['a.yml', 'data/b.yml', 'gone.yml']
const files = { 'a.yml': 'a', 'data/b.yml': 'b' }

test('stays the same while the files do', () => {
  inFolder(files, (root) => {
    assert.is(fileStamp(root, paths), fileStamp(root, paths))
  })
})

const changes: [name: string, change: (root: string) => void][] = [
  ['a file grows', (root) => appendFileSync(join(root, 'a.yml'), '!')],
  ['a file is written anew', (root) => utimesSync(join(root, 'data/b.yml'), 1, 1)],
  ['a file is removed', (root) => rmSync(join(root, 'a.yml'))],
  ['a missing file appears', (root) => appendFileSync(join(root, 'gone.yml'), '')],
]
for (const [name, change] of changes) {
  test(`changes when ${name}`, () => {
    inFolder(files, (root) => {
      const before = fileStamp(root, paths)

      change(root)

      assert.is.not(fileStamp(root, paths), before)
    })
  })
}

test('does not change with files that it was not asked for', () => {
  inFolder(files, (root) => {
    const before = fileStamp(root, ['a.yml'])

    appendFileSync(join(root, 'data/b.yml'), '!')

    assert.is(fileStamp(root, ['a.yml']), before)
  })
})

test.run()
