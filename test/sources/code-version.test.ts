import { pathToFileURL } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { codeVersion, versionOf } from '../../plugins/sources/code-version.ts'
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
  return inFolder({ ...files, ...changed }, (root) => versionOf(pathToFileURL(`${root}/`), isCompiled))
}

test('what is kept goes with any file that can have had a part in it', () => {
  const compiled = version({}, true)

  for (const path of [
    'dist/cli/main.js',
    'dist/schemas/page.cjs',
    'plugins/theme/handbook.css',
    'schemas/page.schema.json',
  ])
    assert.is.not(version({ [path]: 'other' }, true), compiled, path)
  assert.is.not(version({ 'dist/chunks/new.js': '' }, true), compiled)
  assert.is.not(version({ 'plugins/index.ts': 'other' }, false), version({}, false))
})

test('the same code has the same version, whatever else lies beside it', () => {
  assert.is(
    version({ 'dist/index.d.ts': 'other', 'plugins/index.ts': 'other', 'README.md': '' }, true),
    version({}, true),
  )
  assert.is(codeVersion(), codeVersion())
})

test.run()
