import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Schema } from '../core/problems/schema.ts'
import { noteCode } from './code-version.ts'
import { packageFolder } from './package-files.ts'
import { compiledCode } from './schema-compiler.ts'

// Run when the package is made: the suite's own schemas are compiled, and all code is given its name.
const schemas = new URL('schemas/', packageFolder)
const compiled = new URL('dist/schemas/', packageFolder)
mkdirSync(compiled, { recursive: true })
for (const file of readdirSync(schemas)) {
  const schema = JSON.parse(readFileSync(new URL(file, schemas), 'utf8')) as Schema
  writeFileSync(new URL(file.replace('.schema.json', '.cjs'), compiled), compiledCode(schema))
}
noteCode(packageFolder)
