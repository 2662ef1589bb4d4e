import { join, resolve } from 'node:path'
import { editorSchema } from '../core/model/editor-schema.ts'
import { schemaTypes } from '../core/model/schema-types.ts'
import { counting } from '../core/reports/pretty.ts'
import { dataSchemas } from '../sources/data-files.ts'
import { siteSchema, suiteSchema } from '../sources/schemas.ts'
import { writeText } from '../sources/text-file.ts'
import { type Command, exitCodes } from './command.ts'

export const schema: Command = {
  name: 'schema',
  summary: 'Write the schemas of pages and data files for editors.',
  details:
    'Each is one file of plain JSON Schema; fields that refer to the data list the values that there are now. `types.d.ts` holds the same as TypeScript types.',
  example: 'handbook schema --out .vscode/handbook',
  options: { out: { value: 'DIR', description: 'Folder to write into. Default: .handbook/schemas, in the site.' } },
  without: { names: ['json'], why: 'What it writes are JSON files.' },
  run({ root, options, values, terminal, handbook }) {
    const folder = typeof values.out === 'string' ? resolve(values.out) : join(root, '.handbook/schemas')
    const pages = options.kinds.map(({ name, schema: file }) => ({
      name: nameOfKind(name),
      compiled: file === undefined ? suiteSchema(name) : siteSchema(join(root, file), file),
    }))
    const data = dataSchemas.map((name) => ({ name, compiled: suiteSchema(name) }))
    const written = [...pages, ...data].map(({ name, compiled }) => ({
      name,
      schema: editorSchema(compiled, handbook()),
    }))
    for (const { name, schema } of written) {
      const file = `${name.replace(/[^\w-]+/g, '-')}.schema.json`
      writeText(join(folder, file), join(folder, file), `${JSON.stringify(schema, null, 2)}\n`)
    }
    const types = join(folder, 'types.d.ts')
    writeText(types, types, schemaTypes(written))
    terminal.say(`Wrote ${counting(written.length, 'schema')} and their types to ${folder}.`)
    return exitCodes.clean
  },
}

/** A kind of pages may be called as a data file is, such as `team`: both have a schema. */
function nameOfKind(name: string): string {
  return (dataSchemas as readonly string[]).includes(name) ? `${name}-page` : name
}
