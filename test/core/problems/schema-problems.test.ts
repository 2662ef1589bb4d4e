import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Problem } from '../../../plugins/core/problems/problem.ts'
import type { Schema } from '../../../plugins/core/problems/schema.ts'
import { schemaProblems } from '../../../plugins/core/problems/schema-problems.ts'
import { fieldName } from '../../../plugins/core/problems/schema-wording.ts'
import { compileSchema } from '../../../plugins/sources/schema-compiler.ts'
import { linesOf, spanOf, text, yamlOf } from '../support.ts'

const test = suite('core/problems/schema-problems')

function check(schema: Schema, source: string): Problem[] {
  const yaml = yamlOf(source)
  return schemaProblems(compileSchema(schema), yaml.value, 'boats.yml', yaml.place)
}

/** A schema for a map with these fields. */
const fields = (properties: Record<string, Schema>, rest: Schema = {}): Schema => ({
  type: 'object',
  properties,
  ...rest,
})

const wordings: [keyword: string, schema: Schema, source: string, line: string][] = [
  [
    'type',
    fields({ crew: { type: 'number' } }),
    'crew: many',
    'boats.yml:1:7 error schema/type `crew` is "many". It must be a number.',
  ],
  [
    'several types',
    fields({ crew: { type: ['string', 'array', 'null'] } }),
    'crew: 4',
    'boats.yml:1:7 error schema/type `crew` is 4. It must be text, a list or empty.',
  ],
  [
    'type of an empty value',
    fields({ pier: { type: 'object' } }),
    'pier:\n',
    'boats.yml:1:1 error schema/type `pier` is empty. It must be a map of keys and values.',
  ],
  [
    'type of the whole file',
    { type: 'object' },
    '- Heron\n- Gull',
    'boats.yml:1:1 error schema/type The file is a list of 2. It must be a map of keys and values.',
  ],
  [
    'required',
    fields({ heron: fields({ name: {} }, { required: ['name'] }) }),
    'heron:\n  crew: 4',
    'boats.yml:1:1 error schema/required `heron` has no `name`.',
  ],
  [
    'required in an entry of a list',
    fields({ boats: { type: 'array', items: fields({ name: {} }, { required: ['name'] }) } }),
    'boats:\n  - name: Gull\n  - crew: 4',
    'boats.yml:3:5 error schema/required `boats[1]` has no `name`.',
  ],
  [
    'required at the top',
    fields({ name: {} }, { required: ['name'] }),
    '# boats\ncrew: 4',
    'boats.yml:2:1 error schema/required There is no `name`.',
  ],
  [
    'additionalProperties',
    fields({ heron: fields({ name: {} }, { additionalProperties: false }) }),
    'heron:\n  name: Heron\n  oars: 2',
    'boats.yml:3:3 error schema/rule `oars` is not a field of `heron`.',
  ],
  [
    'additionalProperties at the top',
    fields({ name: {} }, { additionalProperties: false }),
    'oars: 2',
    'boats.yml:1:1 error schema/rule `oars` is not a field of this file.',
  ],
  [
    'enum',
    fields({ tide: { enum: ['low', 'high', null] } }),
    'tide: medium',
    'boats.yml:1:7 error schema/value `tide` is "medium". It must be "low" or "high".',
  ],
  [
    'enum of numbers and their texts',
    fields({ tide: { enum: [1, 2, '1', '2'] } }),
    'tide: 3',
    'boats.yml:1:7 error schema/value `tide` is 3. It must be "1" or "2".',
  ],
  [
    'const',
    fields({ tide: { const: 'low' } }),
    'tide: high',
    'boats.yml:1:7 error schema/value `tide` is "high". It must be "low".',
  ],
  [
    'format of a date',
    fields({ built: { type: 'string', format: 'date' } }),
    'built: 2024-02-31',
    'boats.yml:1:8 error schema/format `built` is "2024-02-31", which is not a date of the calendar, written 2026-01-31.',
  ],
  [
    'format of an address',
    fields({ page: { type: 'string', format: 'uri' } }),
    'page: heron',
    'boats.yml:1:7 error schema/format `page` is "heron", which is not a full address such as https://example.com/page.',
  ],
  [
    'format of a mail address',
    fields({ mail: { type: 'string', format: 'email' } }),
    'mail: heron',
    'boats.yml:1:7 error schema/format `mail` is "heron", which is not an e-mail address.',
  ],
  [
    'format of a relative address',
    fields({ page: { type: 'string', format: 'uri-reference' } }),
    'page: "a b"',
    'boats.yml:1:7 error schema/format `page` is "a b", which is not an address.',
  ],
  [
    'pattern',
    fields({ key: { type: 'string', pattern: '^[a-z]+$' } }),
    'key: Heron 2',
    'boats.yml:1:6 error schema/format `key` is "Heron 2", which does not have the form `^[a-z]+$`.',
  ],
  [
    'pattern of a schema that says it in words',
    fields({ key: { type: 'string', pattern: '^[a-z]+$', title: 'one word in small letters' } }),
    'key: Heron 2',
    'boats.yml:1:6 error schema/format `key` is "Heron 2". It must be one word in small letters.',
  ],
  [
    'minLength',
    fields({ name: { type: 'string', minLength: 3 } }),
    'name: 😀😀',
    'boats.yml:1:7 error schema/size `name` has 2 characters. It must have at least 3 characters.',
  ],
  [
    'maxLength',
    fields({ name: { type: 'string', maxLength: 3 } }),
    'name: Heron',
    'boats.yml:1:7 error schema/size `name` has 5 characters. It must have at most 3 characters.',
  ],
  [
    'minItems',
    fields({ crew: { type: 'array', minItems: 2 } }),
    'crew: []',
    'boats.yml:1:7 error schema/size `crew` has 0 entries. It must have at least 2 entries.',
  ],
  [
    'maxItems',
    fields({ crew: { type: 'array', maxItems: 2 } }),
    'crew: [1, 2, 3]',
    'boats.yml:1:7 error schema/size `crew` has 3 entries. It must have at most 2 entries.',
  ],
  [
    'minProperties',
    fields({ heron: { type: 'object', minProperties: 1 } }),
    'heron: {}',
    'boats.yml:1:8 error schema/size `heron` is empty.',
  ],
  [
    'minimum',
    fields({ crew: { type: 'number', minimum: 1 } }),
    'crew: 0',
    'boats.yml:1:7 error schema/size `crew` is 0. It must be >= 1.',
  ],
  [
    'maximum',
    fields({ crew: { type: 'number', maximum: 9 } }),
    'crew: 10',
    'boats.yml:1:7 error schema/size `crew` is 10. It must be <= 9.',
  ],
  [
    'exclusiveMinimum',
    fields({ crew: { type: 'number', exclusiveMinimum: 0 } }),
    'crew: 0',
    'boats.yml:1:7 error schema/size `crew` is 0. It must be > 0.',
  ],
  [
    'exclusiveMaximum',
    fields({ crew: { type: 'number', exclusiveMaximum: 9 } }),
    'crew: 9',
    'boats.yml:1:7 error schema/size `crew` is 9. It must be < 9.',
  ],
  [
    'uniqueItems',
    fields({ crew: { type: 'array', uniqueItems: true } }),
    'crew:\n  - Ada\n  - Finn\n  - Ada',
    'boats.yml:4:5 error schema/size `crew` lists the same value twice.',
  ],
  [
    'a keyword without a wording of its own',
    fields({ crew: { type: 'number', multipleOf: 2 } }),
    'crew: 3',
    'boats.yml:1:7 error schema/rule `crew` is 3, which must be multiple of 2.',
  ],
  [
    'a value of a list of maps',
    fields({ boats: { type: 'array', items: fields({ crew: { type: 'number' } }) } }),
    'boats:\n  - crew: 1\n  - crew: two',
    'boats.yml:3:11 error schema/type `boats[1].crew` is "two". It must be a number.',
  ],
  [
    'a key with a slash and a tilde',
    fields({ 'a/b~c': { type: 'number' } }),
    'a/b~c: x',
    'boats.yml:1:8 error schema/type `a/b~c` is "x". It must be a number.',
  ],
]
for (const [keyword, schema, source, line] of wordings) {
  test(`words ${keyword}`, () => {
    assert.equal(linesOf(check(schema, source)), [line])
  })
}

test('gives each finding the JSON pointer of what it is about', () => {
  const schema = fields({
    boats: { type: 'array', items: fields({ crew: { type: 'number' } }, { required: ['name'] }) },
    'a/b~c': { type: 'number' },
  })

  const pointers = check(schema, 'boats:\n  - crew: few\na/b~c: x').map(({ pointer }) => pointer)

  assert.equal(pointers.sort(), ['/a~1b~0c', '/boats/0/crew', '/boats/0/name'])
})

const shownValues: [value: string, shown: string][] = [
  ['true', 'true'],
  ['{ a: 1 }', 'a map'],
  ['[]', 'an empty list'],
  ['[1]', 'a list of 1'],
  ['2024-02-31', '"2024-02-31"'],
  [`${'tide'.repeat(15)}`, `"${'tide'.repeat(15)}"`],
  [`${'tide'.repeat(16)}`, `"${'tide'.repeat(16).slice(0, 57)}…"`],
]
for (const [value, shown] of shownValues) {
  test(`shows ${value} as ${shown}`, () => {
    const [problem] = check(fields({ crew: { type: 'integer' } }), `crew: ${value}`)

    assert.is(problem?.message, `\`crew\` is ${shown}. It must be a whole number.`)
  })
}

const fieldNames: [path: (string | number)[], name: string][] = [
  [[], 'The file'],
  [['tags', 2], '`tags[2]`'],
  [['boats', 'heron', 'crew', 0, 'name'], '`boats.heron.crew[0].name`'],
]
for (const [path, name] of fieldNames) {
  test(`names the field ${name}`, () => {
    assert.is(fieldName(path), name)
  })
}

test('says nothing of a sound document', () => {
  assert.equal(check(fields({ name: { type: 'string' } }, { required: ['name'] }), 'name: Heron'), [])
})

test('reports every fault of a document', () => {
  const schema = fields({ name: { type: 'string' }, crew: { type: 'number' } }, { required: ['pier'] })

  assert.equal(linesOf(check(schema, 'name: 4\ncrew: few')), [
    'boats.yml:1:1 error schema/required There is no `pier`.',
    'boats.yml:1:7 error schema/type `name` is 4. It must be text.',
    'boats.yml:2:7 error schema/type `crew` is "few". It must be a number.',
  ])
})

test('expects the likeliest values when one is close', () => {
  const [problem] = check(fields({ tide: { enum: ['low', 'high', 'spring'] } }), 'tide: sprnig')

  assert.equal(problem?.expected, ['spring'])
  assert.is(problem?.message, '`tide` is "sprnig". It must be "low", "high" or "spring".')
})

test('expects every value when none is close', () => {
  const [problem] = check(fields({ tide: { enum: ['low', 'high'] } }), 'tide: neither')

  assert.equal(problem?.expected, ['low', 'high'])
})

test('names only the close ones of a long list of values', () => {
  const names = ['north', 'south', 'east', 'west', 'middle', 'inner', 'outer', 'upper', 'lower']

  const [problem] = check(fields({ pier: { enum: names } }), 'pier: noth')

  assert.is(problem?.message, '`pier` is "noth". It must be "north".')
})

test('makes one finding of a missing field and an unknown one that is nearly its name', () => {
  const schema = fields({ heron: fields({ harbour: {}, crew: {} }, { required: ['harbour'] }) })

  assert.equal(check(schema, 'heron:\n  crew: 4\n  harbuor: Bay'), [
    {
      code: 'schema/renamed-key',
      severity: 'error',
      message: 'There is no `harbour`, but a field `harbuor`. Did you mean `harbour`?',
      file: 'boats.yml',
      place: { start: { line: 3, column: 3 }, end: { line: 3, column: 10 } },
      pointer: '/heron/harbour',
      help: 'Rename `harbuor` to `harbour`.',
      expected: ['harbour'],
    },
  ])
})

test('makes one finding of a missing field and its slip in a closed map, too', () => {
  const schema = fields({ harbour: {} }, { required: ['harbour'], additionalProperties: false })

  assert.equal(linesOf(check(schema, 'harbuor: Bay')), [
    'boats.yml:1:1 error schema/renamed-key There is no `harbour`, but a field `harbuor`. Did you mean `harbour`?',
  ])
})

test('tells which field of a closed map an unknown one was probably meant to be', () => {
  const schema = fields({ harbour: {}, crew: {} }, { additionalProperties: false })

  assert.equal(check(schema, 'harbuor: Bay'), [
    {
      code: 'schema/rule',
      severity: 'error',
      message: '`harbuor` is not a field of this file. Did you mean `harbour`?',
      file: 'boats.yml',
      place: { start: { line: 1, column: 1 }, end: { line: 1, column: 8 } },
      pointer: '/harbuor',
      expected: ['harbour'],
      edits: [{ place: { start: { line: 1, column: 1 }, end: { line: 1, column: 8 } }, text: 'harbour' }],
    },
  ])
})

test('knows the other names of a field in a closed map, and renames none to a field that is there', () => {
  const schema = fields({ right: { 'x-aliases': ['isRight'] } }, { additionalProperties: false })
  const [alone] = check(schema, 'isRight: true')
  const [beside] = check(schema, 'right: true\nisRight: true')

  assert.is(alone?.message, '`isRight` is not a field of this file. Did you mean `right`?')
  assert.is(alone?.edits?.[0]?.text, 'right')
  assert.is(beside?.message, '`isRight` is not a field of this file. Did you mean `right`?')
  assert.is(beside?.edits, undefined)
})

test('takes a missing field whose slip differs in case alone for renamed', () => {
  assert.equal(linesOf(check(fields({ title: {} }, { required: ['title'] }), 'Title: Bay')), [
    'boats.yml:1:1 error schema/renamed-key There is no `title`, but a field `Title`. Did you mean `title`?',
  ])
})

test('tells of an unknown field that is nearly a known one', () => {
  assert.equal(check(fields({ description: {} }), 'decription: A bay'), [
    {
      code: 'schema/unknown-key',
      severity: 'warning',
      message: '`decription` is not a known field. Did you mean `description`?',
      file: 'boats.yml',
      place: { start: { line: 1, column: 1 }, end: { line: 1, column: 11 } },
      pointer: '/decription',
      help: 'Rename it to `description`, or remove it.',
      expected: ['description'],
      edits: [{ place: { start: { line: 1, column: 1 }, end: { line: 1, column: 11 } }, text: 'description' }],
    },
  ])
})

test('finds slips below properties, additionalProperties, items and $ref', () => {
  const boat = fields({ description: {} })
  const schema: Schema = {
    type: 'object',
    properties: { list: { type: 'array', items: { $ref: '#/$defs/boat' } } },
    additionalProperties: { type: 'object', additionalProperties: { $ref: '#/$defs/boat' } },
    $defs: { boat },
  }
  const source = text`
    list:
      - decription: x
    bay:
      heron:
        descriptoin: y
  `

  assert.equal(linesOf(check(schema, source)), [
    'boats.yml:2:5 warning schema/unknown-key `list[0].decription` is not a known field. Did you mean `description`?',
    'boats.yml:5:5 warning schema/unknown-key `bay.heron.descriptoin` is not a known field. Did you mean `description`?',
  ])
})

const leftAlone: [name: string, source: string][] = [
  ['that resembles no known one', 'mooring: 4'],
  ['that is short', 'age: 4'],
  ['when the known field is there as well', 'description: x\ndescriptions: y'],
]
for (const [name, source] of leftAlone) {
  test(`leaves an unknown field alone ${name}`, () => {
    assert.equal(check(fields({ description: {}, aga: {} }), source), [])
  })
}

test('knows the other names of a field', () => {
  const schema = fields({ dri: { 'x-aliases': ['owner', 'responsible'] } })

  assert.equal(linesOf(check(schema, 'owner: Ada')), [
    'boats.yml:1:1 warning schema/unknown-key `owner` is not a known field. Did you mean `dri`?',
  ])
})

test('expects no name that stands beside the field: renaming would make two keys of one name', () => {
  const schema = fields({ dri: { 'x-aliases': ['owner'] } })
  const problems = check(schema, 'dri: Ada\nowner: Ada\nDri: Ada')

  assert.equal(linesOf(problems), [
    'boats.yml:2:1 warning schema/unknown-key `owner` is not a known field, and `dri` stands beside it.',
    'boats.yml:3:1 warning schema/unknown-key `Dri` is not a known field, and `dri` stands beside it.',
  ])
  assert.equal(
    problems.map(({ expected }) => expected),
    [undefined, undefined],
  )
})

test('renames no key to a field that is there, and no two to the same', () => {
  const schema = fields({ dri: { 'x-aliases': ['owner', 'lead'] } })
  const renamed = (yaml: string): (string | undefined)[] => check(schema, yaml).map(({ edits }) => edits?.[0]?.text)

  assert.equal(renamed('owner: Ada'), ['dri'])
  assert.equal(renamed('dri: Ada\nowner: Ada'), [undefined])
  assert.equal(renamed('owner: Ada\nlead: Ada'), [undefined, undefined])
})

test('takes an other name for the missing field', () => {
  const schema = fields({ dri: { 'x-aliases': ['owner'] } }, { required: ['dri'] })

  assert.equal(linesOf(check(schema, 'owner: Ada')), [
    'boats.yml:1:1 error schema/renamed-key There is no `dri`, but a field `owner`. Did you mean `dri`?',
  ])
})

test('takes a rare field of a list for a slip when ten neighbours spell it alike', () => {
  const schema: Schema = { type: 'array', items: fields({ name: {} }) }
  const common = Array.from({ length: 10 }, () => '- { mooring: 1 }')

  assert.equal(linesOf(check(schema, [...common, '- { moornig: 1 }'].join('\n'))), [
    'boats.yml:11:5 warning schema/unknown-key `[10].moornig` is not a known field. Did you mean `mooring`?',
  ])
  assert.equal(check(schema, [...common.slice(1), '- { moornig: 1 }'].join('\n')), [])
})

test('gives a finding the severity that its schema asks for', () => {
  const schema = fields({
    tide: { type: 'string', enum: ['low'], 'x-severity': 'warning' },
    pier: fields({ name: {} }, { required: ['name'], 'x-severity': 'info' }),
  })

  assert.equal(linesOf(check(schema, 'tide: high\npier: {}')), [
    'boats.yml:1:7 warning schema/value `tide` is "high". It must be "low".',
    'boats.yml:2:1 info schema/required `pier` has no `name`.',
  ])
})

const person: Schema = {
  anyOf: [
    { type: 'string' },
    { type: 'object', title: 'a person', properties: { name: { type: 'string' } }, required: ['name'] },
  ],
}

test('names every choice of a union when no branch comes close', () => {
  assert.equal(linesOf(check(fields({ crew: person }), 'crew: 4')), [
    'boats.yml:1:7 error schema/type `crew` is 4. It must be text or a person.',
  ])
})

test('reports the fault within the branch that came closest', () => {
  assert.equal(linesOf(check(fields({ crew: person }), 'crew: { name: 4 }')), [
    'boats.yml:1:15 error schema/type `crew.name` is 4. It must be text.',
  ])
})

test('names the values of a union of lists of values', () => {
  const schema = fields({ tide: { oneOf: [{ enum: ['low', 'high'] }, { type: 'integer' }] } })

  assert.equal(linesOf(check(schema, 'tide: {}')), [
    'boats.yml:1:7 error schema/type `tide` is a map. It must be "low" or "high" or a whole number.',
  ])
})

test('makes one finding of a union whose branches are references', () => {
  const schema: Schema = {
    ...fields({ crew: { anyOf: [{ $ref: '#/$defs/name' }, { $ref: '#/$defs/names' }] } }),
    $defs: { name: { type: 'string', title: 'a name' }, names: { type: 'array', title: 'a list of names' } },
  }

  assert.is(check(schema, 'crew: 4').length, 1)
})

test('reports a union for each item of a list on its own', () => {
  assert.equal(linesOf(check({ type: 'array', items: person }, '- 5\n- name: 3')), [
    'boats.yml:1:3 error schema/type `[0]` is 5. It must be text or a person.',
    'boats.yml:2:9 error schema/type `[1].name` is 3. It must be text.',
  ])
})

test('tells items of a union apart behind the tenth', () => {
  const source = Array.from({ length: 11 }, (_, index) => (index < 9 ? '- Ada' : `- ${index}`)).join('\n')

  assert.equal(linesOf(check({ type: 'array', items: person }, source)), [
    'boats.yml:10:3 error schema/type `[9]` is 9. It must be text or a person.',
    'boats.yml:11:3 error schema/type `[10]` is 10. It must be text or a person.',
  ])
})

test('says once what a condition asks for', () => {
  const schema: Schema = {
    ...fields({ kind: { type: 'string' }, to: { type: 'array' } }),
    if: { properties: { kind: { const: 'moved' } } },
    then: { properties: { to: { type: 'array', maxItems: 1 } } },
  }

  assert.equal(linesOf(check(schema, 'kind: moved\nto: [a, b]')), [
    'boats.yml:2:5 error schema/size `to` has 2 entries. It must have at most 1 entry.',
  ])
})

const broken: [name: string, schema: Schema, source: string][] = [
  ['type', fields({ a: { type: 'string' } }), 'a: 1'],
  ['required', fields({ a: {} }, { required: ['a'] }), '{}'],
  ['additionalProperties', fields({}, { additionalProperties: false }), 'a: 1'],
  ['a forbidden field', fields({ a: false as unknown as Schema }), 'a: 1'],
  ['propertyNames', { type: 'object', propertyNames: { pattern: '^[a-z]$' } }, 'AB: 1'],
  ['patternProperties', { type: 'object', patternProperties: { '^a': { type: 'string' } } }, 'ab: 1'],
  ['maxProperties', { type: 'object', maxProperties: 1 }, 'a: 1\nb: 2'],
  ['dependencies', { type: 'object', dependencies: { a: ['b'] } }, 'a: 1'],
  ['contains', { type: 'array', contains: { type: 'string' } }, '[1]'],
  ['additionalItems', { type: 'array', items: [{}], minItems: 1, additionalItems: false }, '[1, 2]'],
  ['not', fields({ a: { not: { type: 'number' } } }), 'a: 1'],
  ['multipleOf', fields({ a: { type: 'number', multipleOf: 2 } }), 'a: 1'],
  ['anyOf', fields({ a: { anyOf: [{ type: 'string' }, { type: 'boolean' }] } }), 'a: 1'],
  ['oneOf that fits twice', fields({ a: { oneOf: [{ type: 'number' }, { minimum: 0, type: 'number' }] } }), 'a: 1'],
  [
    'a union within a union',
    fields({ a: { anyOf: [{ type: 'string' }, { anyOf: [{ type: 'boolean' }, { type: 'array' }] }] } }),
    'a: 1',
  ],
  [
    'a union within a branch of a union',
    fields({ a: { anyOf: [{ type: 'string' }, { type: 'array', items: { anyOf: [{ const: 1 }, { const: 2 }] } }] } }),
    'a: [1, 3]',
  ],
  ['allOf', fields({ a: { allOf: [{ type: 'number' }, { type: 'number', minimum: 5 }] } }), 'a: 1'],
  ['if and else', { type: 'object', if: { required: ['b'] }, else: { required: ['a'] } }, '{}'],
  ['if and a forbidding then', { type: 'object', if: { required: ['a'] }, then: false }, 'a: 1'],
  ['$ref', { ...fields({ a: { $ref: '#/$defs/a' } }), $defs: { a: { type: 'string' } } }, 'a: 1'],
  [
    'discriminator',
    {
      type: 'object',
      discriminator: { propertyName: 'kind' },
      required: ['kind'],
      oneOf: [{ properties: { kind: { const: 'boat' } } }, { properties: { kind: { const: 'pier' } } }],
    },
    'kind: bay',
  ],
]
for (const [name, schema, source] of broken) {
  test(`is never silent about ${name}`, () => {
    const problems = check(schema, source)

    assert.not.equal(problems, [])
    assert.equal(
      problems.filter(({ message, place }) => message === '' || !place),
      [],
    )
  })
}

test('reports each of several broken values', () => {
  const schema: Schema = { type: 'array', items: person }

  const lines = check(schema, '- 1\n- {}\n- true\n- name: 2\n- Ada').map(({ place }) => place?.start.line)

  assert.equal([...new Set(lines)].sort(), [1, 2, 3, 4])
})

const brokenSchemas: [name: string, schema: Schema, message: string][] = [
  ['an unknown keyword', { type: 'object', requird: ['a'] }, 'strict mode: unknown keyword: "requird"'],
  [
    'a type that does not exist',
    { type: 'text' },
    'schema is invalid: data/type must be equal to one of the allowed values, data/type must be array, data/type must match a schema in anyOf',
  ],
  [
    'a format that is not known',
    { type: 'string', format: 'colour' },
    'unknown format "colour" ignored in schema at path "#"',
  ],
  ['a reference that leads nowhere', { $ref: '#/$defs/boat' }, "can't resolve reference #/$defs/boat from id #"],
]
for (const [name, schema, message] of brokenSchemas) {
  test(`refuses a schema with ${name}`, () => {
    assert.throws(
      () => compileSchema(schema),
      (error: unknown) => error instanceof Error && error.message === message,
    )
  })
}

test('asks for quotes around a number that is to be text, which may have lost its last zero', () => {
  const helpOf = (source: string): string | undefined =>
    check(fields({ since: { type: 'string' }, crew: { type: ['array', 'string'] } }), source)[0]?.help

  assert.equal(['since: 15.10', 'crew: 4', 'since: true', 'since: [a]'].map(helpOf), [
    'Put it in quotes.',
    'Put it in quotes.',
    undefined,
    undefined,
  ])
})

test('shows the values of a list at their own places', () => {
  const [problem] = check(fields({ crew: { type: 'array', items: { type: 'string' } } }), 'crew: [Ada, 4]')

  assert.is(problem?.place && spanOf(problem.place), '1:13-1:14')
})

test.run()
