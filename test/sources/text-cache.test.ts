import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type PageText, readPageText } from '../../plugins/core/model/pages/page-text.ts'
import { openTextCache } from '../../plugins/sources/text-cache.ts'
import { whole } from '../support/kept-text.ts'
import { inFolder } from './support.ts'

const test = suite('sources/text-cache')

const low = '# Low [a](/潮/ "x")\n\n<a id="ebb">![b](b.png)</a> <!-- handbook-ignore link/broken: soon -->\n'
const high = '---\ntitle: High\n---\n## High\n'
const file = '.cache/handbook/texts'

/** What a check of pages gets for each, and which it had to read. */
function checked(root: string, pages: string[], { saves = true } = {}): { texts: unknown[]; read: string[] } {
  const cache = openTextCache(root)
  const read: string[] = []
  const texts = pages.map((page) => {
    const text = cache.textOf(Buffer.from(page), () => {
      read.push(page)
      return readPageText(page, 1)
    })
    return text && whole(text)
  })
  if (saves) cache.save()
  return { texts, read }
}

const wanted: PageText[] = [readPageText(low, 1), readPageText(high, 1)]

test('gives what the text says, whether it is read or remembered', () => {
  inFolder({}, (root) => {
    assert.equal(checked(root, [low, high]), { texts: wanted, read: [low, high] })
    assert.equal(checked(root, [low, high]), { texts: wanted, read: [] })
  })
})

test('reads a page again when one byte of it has changed, and forgets what is no longer there', () => {
  inFolder({}, (root) => {
    checked(root, [low, high])

    assert.equal(checked(root, [`${low} `, high]).read, [`${low} `])
    assert.equal(checked(root, [low, high]).read, [low])
  })
})

test('does not keep what could not be read', () => {
  inFolder({}, (root) => {
    const cache = openTextCache(root)
    const read = [1, 2].map(() => cache.textOf(Buffer.from(low), () => undefined))
    cache.save()

    assert.equal(read, [undefined, undefined])
    assert.equal(checked(root, [low]).read, [low])
  })
})

test('writes nothing when nothing is new, nor before it is asked to', () => {
  inFolder({}, (root) => {
    checked(root, [low], { saves: false })
    assert.not.ok(existsSync(join(root, '.cache')))
    checked(root, [low])
    const before = statSync(join(root, file)).ino
    checked(root, [low])
    assert.is(statSync(join(root, file)).ino, before)
  })
})

test('hides itself from Git', () => {
  inFolder({}, (root) => {
    checked(root, [low])

    assert.is(readFileSync(join(root, '.cache/handbook/.gitignore'), 'utf8'), '*\n')
  })
})

const damages: [name: string, damage: (sound: Buffer) => Buffer | string][] = [
  ['empty', () => ''],
  ['cut off', (sound) => sound.subarray(0, -5)],
  ['cut off in its first line', (sound) => sound.subarray(0, 20)],
  ['changed in one byte', (sound) => Buffer.from(sound.toString('latin1').replace('b.png', 'c.png'), 'latin1')],
  ['longer than it was', (sound) => Buffer.concat([sound, Buffer.from('x\n')])],
  ['written by another version', (sound) => sound.toString().replace(/^handbook \S/, 'handbook !')],
  ['something else', () => Buffer.from([0, 255, 10, 10, 32, 10])],
]
for (const [name, damage] of damages) {
  test(`takes a cache that is ${name} for none, and writes it anew`, () => {
    inFolder({}, (root) => {
      checked(root, [low, high])
      const sound = readFileSync(join(root, file))
      writeFileSync(join(root, file), damage(sound))

      assert.equal(checked(root, [low, high]), { texts: wanted, read: [low, high] })
      assert.equal(readFileSync(join(root, file)), sound)
    })
  })
}

test('does without where it cannot write', () => {
  inFolder({ '.cache': 'a file' }, (root) => {
    assert.equal(checked(root, [low]).read, [low])
    assert.equal(checked(root, [low]).read, [low])
    rmSync(join(root, '.cache'))
    mkdirSync(join(root, file), { recursive: true })
    assert.equal(checked(root, [low]).read, [low])
    assert.not.ok(existsSync(join(root, `${file}.${process.pid}.new`)))
  })
})

test.run()
