import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { entryReader } from '../../../../plugins/core/model/changes/change-chunks.ts'
import { isYamlFailure, parseYaml } from '../../../../plugins/core/problems/located-yaml.ts'

const test = suite('core/model/changes/change-chunks')

/** The entries by a parse of the whole text. */
function whole(text: string, above?: string): unknown {
  const yaml = parseYaml(text)
  if (isYamlFailure(yaml)) return undefined
  const value = yaml.value as Record<string, object>
  return Object.entries(above === undefined ? value : (value[above] as object))
}

const plain = '# Categories\n\na:\n  name: A\nb:\n  name: B\nc:\n  name: C\n'
const versions: [what: string, text: string][] = [
  ['the same', plain],
  ['a changed field', plain.replace('name: B', 'name: Bee')],
  ['an entry that goes on', plain.replace('name: A\n', 'name: A\n  stage: s\n')],
  ['a new entry at the end', `${plain}d:\n  name: D\n`],
  ['no line break at the end', plain.trimEnd()],
  ['a new entry after no line break', `${plain}d: {name: D}`],
  ['a removed first entry', plain.replace('a:\n  name: A\n', '')],
  ['a removed last entry', plain.replace('c:\n  name: C\n', '')],
  ['another order', '# Categories\n\nc:\n  name: C\na:\n  name: A\nb:\n  name: B\n'],
  ['a comment between', plain.replace('b:\n', '# Here is b.\nb:\n')],
  ['another head', plain.replace('# Categories', '# All categories')],
  ['Windows line breaks', plain.replaceAll('\n', '\r\n')],
  ['an entry with a text of several lines', plain.replace('name: B', 'name: |\n    B:\n\n    c: 1')],
  ['an alias', plain.replace('a:\n', 'a: &one\n').replace('c:\n  name: C\n', 'c: *one\n')],
  ['a text that goes on at the beginning of a line', plain.replace('name: B', 'name: "B\nc: x"')],
  ['everything in braces', '{a: {name: A}, b: {name: B}}'],
  ['repeated entries', `${plain}a:\n  name: Again\n`],
  ['a slip', plain.replace('name: B', 'name: [')],
]

test('reads each version as a parse of the whole file does, whatever came before', () => {
  for (const [first, before] of versions) {
    for (const [second, text] of versions) {
      const read = entryReader()
      read(before)
      const entries = read(text)
      assert.equal(entries && [...entries], whole(text), `${first}, then ${second}`)
    }
  }
})

test('hands over an entry that has not changed as the same object', () => {
  const read = entryReader()
  const before = read(plain)
  const after = read(plain.replace('name: B', 'name: Bee'))

  assert.is(after?.get('a'), before?.get('a'))
  assert.is(after?.get('c'), before?.get('c'))
  assert.equal(after?.get('b'), { name: 'Bee' })
})

test('reads entries below a key', () => {
  const read = entryReader('stages')
  const text = '# Stages\nstages:\n  plan:\n    name: Plan\n    groups:\n      boards: {}\n  run:\n    name: Run\n'
  const before = read(text)
  const changed = text.replace('name: Run', 'name: Runs')
  const after = read(changed)
  const beside = `${text}other: 1\n`

  assert.equal(before && [...before], whole(text, 'stages'))
  assert.equal(after && [...after], whole(changed, 'stages'))
  assert.is(after?.get('plan'), before?.get('plan'))
  assert.equal([...(read(beside) ?? [])], whole(beside, 'stages'))
})

test.run()
