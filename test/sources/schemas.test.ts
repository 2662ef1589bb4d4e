import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { CompiledSchema, Schema } from '../../plugins/core/problems/schema.ts'
import { schemaProblems } from '../../plugins/core/problems/schema-problems.ts'
import { compileSchema } from '../../plugins/sources/schema-compiler.ts'
import { siteSchema, suiteSchema } from '../../plugins/sources/schemas.ts'
import { linesOf, yamlOf } from '../core/support.ts'
import { inFolder, refusalOf } from './support.ts'

const test = suite('sources/schemas')

const folder = new URL('../../schemas/', import.meta.url)
for (const file of readdirSync(folder)) {
  test(`compiles ${file} of the suite`, () => {
    const { title } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { title: string }

    assert.is((suiteSchema(file.replace('.schema.json', '')).schema as { title?: string }).title, title)
  })
}

for (const file of readdirSync(folder)) {
  test(`${file} is a sound schema, which is not looked at again in each run`, () => {
    const ajv = new Ajv({ strict: false })

    assert.ok(ajv.validateSchema(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))), ajv.errorsText())
  })
}

const written = readdirSync(folder).filter((file) => !/^(report|baseline|releases?-data|snapshot)\./.test(file))
for (const file of written) {
  test(`gives a sound example of every field in ${file}`, () => {
    const root = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Schema
    const fields = fieldsOf(root)

    assert.ok(fields.length > 0)
    for (const [name, field] of fields) {
      const { validate } = compileSchema({ ...field, $defs: root.$defs })
      const examples = (field.examples ?? []) as unknown[]
      assert.is(examples.length, 1, `${name} has no example`)
      assert.ok(validate(examples[0]), `${name}: ${JSON.stringify(validate.errors)}`)
    }
  })
}

test('tells how a field is called that data of earlier years call otherwise', () => {
  const yaml = yamlOf('masts:\n  name: Masts\n  stage: sail\n  vision: /direction/masts/\n')

  assert.equal(linesOf(schemaProblems(suiteSchema('categories'), yaml.value, 'categories.yml', yaml.place)), [
    'categories.yml:4:3 warning schema/unknown-key `masts.vision` is not a known field. Did you mean `direction`?',
  ])
})

/** The fields that hold no map, and whose values are not a closed list. */
function fieldsOf(schema: Schema): [name: string, field: Schema][] {
  const { properties = {}, items, additionalProperties, $defs = {}, allOf = [] } = schema as Record<string, object>
  const inner = [items, additionalProperties, ...Object.values($defs), ...Object.values(allOf)]
  const own = Object.entries(properties) as [string, Schema][]
  const holdsMaps = ({ properties, additionalProperties, $ref, type, items }: Schema): boolean =>
    properties !== undefined ||
    additionalProperties !== undefined ||
    $ref !== undefined ||
    type === 'object' ||
    (items !== undefined && holdsMaps(items as Schema))
  return [
    ...own.filter(([, field]) => field.enum === undefined && !holdsMaps(field)),
    ...[...own.map(([, field]) => field), ...inner]
      .filter((one): one is Schema => typeof one === 'object')
      .flatMap(fieldsOf),
  ]
}

test('compiles each schema once', () => {
  const first = suiteSchema('page')
  const second = suiteSchema('page')

  assert.ok(first === second)
})

function check(schema: CompiledSchema, source: string): string[] {
  const yaml = yamlOf(source)
  return linesOf(schemaProblems(schema, yaml.value, 'boats.yml', yaml.place))
}

test('reads a schema of the site, and those beside it that it refers to', () => {
  const files = {
    'schemas/boat.json': '{ "type": "object", "properties": { "crew": { "$ref": "crew.json#/$defs/crew" } } }',
    'schemas/crew.json': '{ "$defs": { "crew": { "type": "number" } } }',
  }

  inFolder(files, (root) => {
    const schema = siteSchema(join(root, 'schemas/boat.json'), 'schemas/boat.json')

    assert.equal(check(schema, 'crew: few'), ['boats.yml:1:7 error schema/type `crew` is "few". It must be a number.'])
  })
})

test('reads a schema of the site that builds on one of the suite', () => {
  const files = {
    'boat.json': '{ "allOf": [{ "$ref": "handbook:page" }, { "type": "object", "required": ["crew"] }] }',
  }

  inFolder(files, (root) => {
    const schema = siteSchema(join(root, 'boat.json'), 'boat.json')

    assert.equal(check(schema, 'weight: heavy').sort(), [
      'boats.yml:1:1 error schema/required There is no `crew`.',
      'boats.yml:1:1 error schema/required There is no `title`.',
      'boats.yml:1:9 error schema/type `weight` is "heavy". It must be a number or empty.',
    ])
  })
})

const broken: [name: string, text: string | undefined, lines: string[]][] = [
  ['that is not there', undefined, ['boat.json error schema/broken The schema is wrong: the file does not exist.']],
  [
    'with an unknown keyword',
    '{\n  "type": "object",\n  "requird": ["a"]\n}',
    ['boat.json:3:14 error schema/broken The schema is wrong: strict mode: unknown keyword: "requird".'],
  ],
  [
    'with a type that does not exist',
    '{\n  "type": "text"\n}',
    [
      'boat.json:2:11 error schema/broken The schema is wrong: schema is invalid: data/type must be equal to one of the allowed values, data/type must be array, data/type must match a schema in anyOf.',
    ],
  ],
  ['that is a list', '[]', ['boat.json:1:1 error schema/broken The schema is wrong: it is not a map.']],
  [
    'that refers to the web',
    '{ "$ref": "https://schemas.example/boat.json" }',
    [
      'boat.json error schema/broken The schema is wrong: it refers to https://schemas.example/boat.json, and schemas are not read from the web.',
    ],
  ],
]
for (const [name, text, lines] of broken) {
  test(`refuses a schema ${name}`, () => {
    inFolder(text === undefined ? {} : { 'boat.json': text }, (root) => {
      const error = refusalOf(() => siteSchema(join(root, 'boat.json'), 'boat.json'))

      assert.is(error.code, 'schema/broken')
      assert.equal(linesOf(error.problems), lines)
    })
  })
}

test.run()
