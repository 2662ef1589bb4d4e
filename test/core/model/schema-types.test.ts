import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { schemaTypes } from '../../../plugins/core/model/schema-types.ts'
import type { Schema } from '../../../plugins/core/problems/schema.ts'
import { project } from '../../support/command.ts'
import { text } from '../support.ts'

const test = suite('core/model/schema-types')

const boat: Schema = {
  description: 'A boat.',
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  $defs: { mast: { type: 'object', properties: { height: { type: 'number' } } } },
  properties: {
    name: { type: 'string', description: 'Its name, without */ in it.' },
    'home-port': { type: ['string', 'null'] },
    kind: { enum: ['sail', 'motor', null] },
    masts: { type: 'array', items: { $ref: '#/$defs/mast' } },
    crew: { type: ['string', 'array'], items: { type: 'string' } },
    log: { type: 'object', additionalProperties: { type: 'integer' } },
  },
}

test('declares every field, with its description, what it can be, and whether it must be there', () => {
  assert.is(
    schemaTypes([{ name: 'sail boat', schema: boat }]),
    text`
      // Written by \`handbook schema\`.

      /** A boat. */
      export type SailBoat = {
        /** Its name, without *\\/ in it. */
        name: string
        "home-port"?: string | null
        kind?: "sail" | "motor" | null
        masts?: readonly SailBoatMast[]
        crew?: string | readonly string[]
        log?: {
          [field: string]: number
        }
      }

      export type SailBoatMast = {
        height?: number
        [field: string]: unknown
      }
    `
      .replaceAll('\\`', '`')
      .replaceAll('\\\\/', '\\/')
      .replace(/ +$/, ''),
  )
})

test('joins a schema with those that it builds on', () => {
  const schema = {
    allOf: [{ type: 'object', properties: { a: { type: 'string' } } }],
    type: 'object',
    properties: { b: { type: 'string' } },
  }

  assert.match(schemaTypes([{ name: 'a', schema }]), /export type A = \{[^}]*a\?: string[^}]*\} & \{[^}]*b\?: string/)
})

test('gives types that the compiler accepts, and that hold a sound sample and refuse a wrong one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'types-'))
  const compile = (sample: string): number | null => {
    writeFileSync(join(folder, 'types.ts'), schemaTypes([{ name: 'boat', schema: boat }]))
    writeFileSync(
      join(folder, 'sample.ts'),
      `import type { Boat } from './types'\nexport const boat: Boat = ${sample}\n`,
    )
    const words = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--types', '', join(folder, 'sample.ts')]
    return spawnSync(process.execPath, [join(project, 'node_modules/typescript/bin/tsc'), ...words]).status
  }

  const outcomes = [compile('{ name: "Wren", kind: "sail", masts: [{ height: 9 }] }'), compile('{ kind: "sail" }')]
  rmSync(folder, { recursive: true })

  assert.is(outcomes[0], 0)
  assert.is.not(outcomes[1], 0)
})

test.run()
