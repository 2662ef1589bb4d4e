import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readHead, readText } from '../../plugins/sources/text-file.ts'
import { inFolder, latin1 } from './support.ts'

const test = suite('sources/text-file')

const readers = { readText, readHead }

test('reads a text whole', () => {
  inFolder({ 'bay.md': '---\ntitle: 湾\n---\nLow tide\n' }, (root) => {
    assert.equal(readText(join(root, 'bay.md'), 'bay.md'), { text: '---\ntitle: 湾\n---\nLow tide\n' })
  })
})

for (const [name, read] of Object.entries(readers)) {
  test(`${name} tells a missing file from a broken one`, () => {
    inFolder({}, (root) => {
      assert.equal(read(join(root, 'bay.md'), 'bay.md'), { missing: true })
    })
  })

  test(`${name} takes a file below a file, and one that cannot be, for missing`, () => {
    inFolder({ 'bay.md': 'Low tide\n' }, (root) => {
      for (const file of ['bay.md/low.md', 'a\0b.md']) assert.equal(read(join(root, file), file), { missing: true })
    })
  })

  test(`${name} tells of a folder that is named like a file`, () => {
    inFolder({ 'bay.md/low.md': '' }, (root) => {
      assert.equal(read(join(root, 'bay.md'), 'src/bay.md'), {
        problem: { code: 'data/unreadable', severity: 'error', message: 'The file is a folder.', file: 'src/bay.md' },
      })
    })
  })

  test(`${name} tells of a text that is not UTF-8`, () => {
    inFolder({ 'bay.md': latin1 }, (root) => {
      assert.equal(read(join(root, 'bay.md'), 'src/bay.md'), {
        problem: { code: 'data/unreadable', severity: 'error', message: 'The file is not UTF-8.', file: 'src/bay.md' },
      })
    })
  })

  test(`${name} tells of a link that leads to itself`, () => {
    inFolder({}, (root) => {
      symlinkSync('bay.md', join(root, 'bay.md'))

      assert.equal(read(join(root, 'bay.md'), 'src/bay.md'), {
        problem: {
          code: 'data/unreadable',
          severity: 'error',
          message: 'The file is a link that leads to itself.',
          file: 'src/bay.md',
        },
      })
    })
  })
}

const long = 'low tide\n'.repeat(2000)
const longFields = `${'# about the bay, 湾\n'.repeat(600)}title: Bay`

const heads: [name: string, page: string, head: string][] = [
  ['its closing fence', `---\ntitle: Bay\n---\n${long}`, '---\ntitle: Bay\n---'],
  ['a closing fence far down', `---\n${longFields}\n---\n${long}`, `---\n${longFields}\n---`],
  ['its closing fence behind a byte order mark', '\uFEFF---\ntitle: Bay\n---\nText', '\uFEFF---\ntitle: Bay\n---'],
  ['its end when the fence is never closed', `---\ntitle: Bay\n${long}`, `---\ntitle: Bay\n${long}`],
  ['its end when it is short and has none', 'Low tide\n', 'Low tide\n'],
  ['its end when it is empty', '', ''],
]
for (const [name, page, head] of heads) {
  test(`reads a page up to ${name}`, () => {
    inFolder({ 'bay.md': page }, (root) => {
      assert.equal(readHead(join(root, 'bay.md'), 'bay.md'), { text: head })
    })
  })
}

for (const lead of [0, 1, 2]) {
  test(`never tears a character apart in a long page without front matter, ${lead} bytes in`, () => {
    const page = `${'.'.repeat(lead)}${'湾'.repeat(3000)}`

    inFolder({ 'bay.md': page }, (root) => {
      const head = readHead(join(root, 'bay.md'), 'bay.md')

      assert.ok('text' in head)
      assert.ok(page.startsWith(head.text))
      assert.ok(head.text.length > 1000)
    })
  })
}

test('does not look at the bytes behind the front matter', () => {
  inFolder({ 'bay.md': Buffer.concat([Buffer.from('---\ntitle: Bay\n---\n'), latin1]) }, (root) => {
    assert.equal(readHead(join(root, 'bay.md'), 'bay.md'), { text: '---\ntitle: Bay\n---' })
  })
})

test.run()
