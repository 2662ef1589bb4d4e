import { pathToFileURL } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { codeVersion, noteCode, shippedVersion, versionOf } from '../../plugins/sources/code-version.ts'
import { inFolder } from './support.ts'

const test = suite('sources/code-version')

const files = {
  'dist/cli/main.js': 'run()',
  'dist/schemas/page.cjs': 'check()',
  'dist/index.d.ts': 'export {}',
  'plugins/index.ts': 'run(): void',
  'plugins/theme/handbook.css': 'main {}',
  'schemas/page.schema.json': '{}',
}

function version(changed: Record<string, string>, isCompiled: boolean): string {
  return inFolder({ ...files, ...changed }, (root) => {
    const folder = pathToFileURL(`${root}/`)
    if (isCompiled) noteCode(folder)
    return versionOf(folder, isCompiled)
  })
}

test('what is kept goes with any file that can have had a part in it', () => {
  const compiled = version({}, true)

  for (const path of ['dist/cli/main.js', 'dist/schemas/page.cjs', 'schemas/page.schema.json'])
    assert.is.not(version({ [path]: 'other' }, true), compiled, path)
  assert.is.not(version({ 'dist/chunks/new.js': '' }, true), compiled)
  for (const path of ['plugins/index.ts', 'schemas/page.schema.json'])
    assert.is.not(version({ [path]: 'other' }, false), version({}, false), path)
})

test('what builds keep goes with any style or script that is shipped as it was written', () => {
  const shipped = (changed: Record<string, string>): string =>
    inFolder({ ...files, ...changed }, (root) => shippedVersion(pathToFileURL(`${root}/`)))

  assert.is(shipped({ 'plugins/index.ts': 'other', 'dist/cli/main.js': 'other' }), shipped({}))
  assert.is.not(shipped({ 'plugins/theme/handbook.css': 'other' }), shipped({}))
  assert.is.not(shipped({ 'plugins/theme/new.js': '' }), shipped({}))
})

test('the same code has the same version, whatever else lies beside it', () => {
  assert.is(
    version({ 'dist/index.d.ts': 'other', 'plugins/index.ts': 'other', 'README.md': '' }, true),
    version({}, true),
  )
  assert.is(codeVersion(), codeVersion())
})

test.run()
