import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadEleventy } from '../../plugins/build/eleventy-parts.ts'
import { quicken } from '../../plugins/build/speedups.ts'
import { project } from '../support/command.ts'

const test = suite('build/eleventy-parts')

test('finds everything that is touched in the Eleventy that is installed', async () => {
  const parts = await loadEleventy(project)
  const touched: [file: string, name: string, methods: string[]][] = [
    ['./TemplateMap.js', 'default', ['getMapEntryForInputPath', 'getUserConfigCollection', 'generateUrlMap']],
    ['./TemplateWriter.js', 'default', ['write', '_getAllPaths', '_addToTemplateMap', 'writePassthroughCopy']],
    ['./Template.js', 'default', ['getInputFileStat']],
    ['./Data/TemplateData.js', 'default', ['getLocalDataPaths']],
    ['./Util/FileSystemManager.js', 'FileSystemManager', ['writeFileSync', 'createDirectoryForFileSync']],
  ]

  for (const [file, name, methods] of touched) {
    const found = await parts.methodsOf(file, name)
    for (const method of methods) assert.type(found?.[method], 'function', `${method} of ${file}`)
  }
  const statics: [file: string, name: string][] = [
    ['./Template.js', 'augmentWithTemplateContentProperty'],
    ['./TemplateContent.js', 'cache'],
  ]
  for (const [file, name] of statics) {
    const found = (await parts.methodsOf(file))?.constructor as unknown as Record<string, unknown>
    assert.type(found[name], 'function', `${name} of ${file}`)
  }
  assert.type(parts.paths?.normalize, 'function')
  assert.type(parts.paths?.absolutePath, 'function')
  assert.type(parts.frontMatter?.toBuffer, 'function')
  assert.type(parts.frontMatter?.define, 'function')
})

test('leaves an Eleventy of another shape alone', async () => {
  const strange = { getMapEntryForInputPath: 'moved' }
  const parts = { methodsOf: async () => strange, paths: { normalize: undefined } }

  await quicken(parts as never)

  assert.equal(strange, { getMapEntryForInputPath: 'moved' })
  assert.equal(parts.paths, { normalize: undefined })
})

test('keeps the bytes of a page for whoever asks for them', async () => {
  const parts = await loadEleventy(project)
  await quicken(parts)
  const { toBuffer, define } = parts.frontMatter as unknown as {
    toBuffer(text: string): unknown
    define(object: object, name: string, value: unknown): void
  }
  const file: { orig?: unknown; language?: unknown } = {}
  define(file, 'orig', toBuffer('Grüße'))
  define(file, 'language', 'yaml')

  assert.equal(Object.keys(file), [])
  assert.is(Buffer.from(file.orig as Uint8Array).toString(), 'Grüße')
  assert.is(file.orig, file.orig)
  assert.is(file.language, 'yaml')
  file.orig = 'other'
  assert.is(file.orig, 'other')
})

test('finds the same entries as Eleventy does', async () => {
  const parts = await loadEleventy(project)
  await quicken(parts)
  const methods = await parts.methodsOf('./TemplateMap.js')
  const find = methods?.getMapEntryForInputPath as unknown as (this: object, path: string) => object | undefined
  const [first, second, absolute] = ['./a.md', './b.md', `${process.cwd()}/c.md`].map((inputPath) => ({ inputPath }))
  const map: { map: unknown[] } = { map: [first] }

  assert.is(find.call(map, './a.md'), first)
  assert.is(find.call(map, './b.md'), undefined)
  map.map.push(second, { ...first }, absolute)
  assert.is(find.call(map, './b.md'), second)
  assert.is(find.call(map, './a.md'), first)
  assert.is(find.call(map, './c.md'), absolute)
  map.map = [second]
  assert.is(find.call(map, './a.md'), undefined)
})

test.run()
