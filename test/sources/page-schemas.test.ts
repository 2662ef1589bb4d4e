import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../../plugins/core/model/options.ts'
import { HandbookError } from '../../plugins/core/problems/problem.ts'
import { schemaProblems } from '../../plugins/core/problems/schema-problems.ts'
import { compileKinds, pageSchema } from '../../plugins/sources/page-schemas.ts'
import { readPage } from '../../plugins/sources/pages.ts'
import { linesOf } from '../core/support.ts'
import { inFolder } from './support.ts'

const test = suite('sources/page-schemas')

const needsCrew = '{ "type": "object", "required": ["crew"] }'
const recipes = { kinds: [{ name: 'recipe', files: ['galley/**'], schema: 'schemas/recipe.json' }] }

/** Which schema the page `src/galley/pea.md` has and what it says, or why there is none. */
function found(frontMatter: string, files: Record<string, string> = {}, given: object = {}, site = '.'): string[] {
  const page = `---\ntitle: Pea\n${frontMatter}\n---\n`
  return inFolder({ [`${site}/src/galley/pea.md`]: page, ...files }, (folder) => {
    const root = `${folder}/${site}`
    const page = readPage(root, 'src/galley/pea.md', withDefaults({ ...given }))
    const result = pageSchema(root, page)
    if ('code' in result) return linesOf([result])
    const place = page.yaml?.place ?? (() => ({ start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }))
    return [result.why, ...linesOf(schemaProblems(result.schema, page.fields, page.path, place))]
  })
}

const missesCrew = 'src/galley/pea.md:2:1 error schema/required There is no `crew`.'

test('checks a page against the suite’s schema of its kind', () => {
  assert.equal(found('weight: heavy'), [
    'page, by its path',
    'src/galley/pea.md:3:9 error schema/type `weight` is "heavy". It must be a number or empty.',
  ])
  assert.is(found('layout: direction')[0], 'direction-page, by its layout `direction`')
})

test('takes one old address for a list of them, as Hugo does', () => {
  assert.equal(found('aliases: /pea-soup/'), ['page, by its path'])
})

test('checks a page against the schema of the site’s own kind', () => {
  assert.equal(found('', { 'schemas/recipe.json': needsCrew }, recipes), [
    'schemas/recipe.json, by its path',
    missesCrew,
  ])
})

const named: [name: string, address: string, file: string][] = [
  ['from the page', 'recipe.json', 'src/galley/recipe.json'],
  ['from the page, with a step', './recipe.json', 'src/galley/recipe.json'],
  ['from the page, upwards', '../../schemas/recipe.json', 'schemas/recipe.json'],
  ['from the root of the site', '/schemas/recipe.json', 'schemas/recipe.json'],
]
for (const [name, address, file] of named) {
  test(`checks a page against the schema that it names ${name}`, () => {
    assert.equal(found(`$schema: ${address}`, { [file]: needsCrew }), [`${file}, named by the page`, missesCrew])
  })
}

test('prefers the schema that a page names to that of its kind', () => {
  const files = { 'schemas/recipe.json': '{ "type": "object", "required": ["soup"] }', 'schemas/other.json': needsCrew }

  assert.equal(found('$schema: /schemas/other.json', files, recipes), [
    'schemas/other.json, named by the page',
    missesCrew,
  ])
})

const refused: [name: string, address: string, why: string][] = [
  ['that does not exist', 'gone.json', 'The schema is wrong: the file does not exist'],
  ['outside the site', '../../../outside.json', 'it lies outside the site'],
  ['outside the site, from its root', '/../outside.json', 'it lies outside the site'],
  ['outside the site, by way of a folder in it', '/schemas/../../outside.json', 'it lies outside the site'],
  ['from the web', 'https://schemas.example/recipe.json', 'schemas are not read from the web'],
  ['by a file address', 'file:///etc/recipe.json', 'schemas are not read from the web'],
  ['that is broken', '/broken.json', 'The schema is wrong: strict mode: unknown keyword: "requird"'],
  ['that is a list', '/list.json', 'The schema is wrong: it is not a map'],
]
for (const [name, address, why] of refused) {
  test(`has a problem with a page that names a schema ${name}`, () => {
    const files = {
      'outside.json': needsCrew,
      'site/broken.json': '{ "type": "object", "requird": ["crew"] }',
      'site/list.json': '[]',
    }

    assert.equal(found(`$schema: ${address}`, files, {}, 'site'), [
      `src/galley/pea.md:3:10 error page/unknown-schema The page names the schema "${address}": ${why}.`,
    ])
  })
}

test('leaves a schema that is no text to the schema of the kind', () => {
  assert.is(found('$schema: 4')[0], 'page, by its path')
})

test('compiles the schemas of the site’s own kinds', () => {
  inFolder({ 'schemas/recipe.json': needsCrew }, (root) => {
    assert.not.throws(() => compileKinds(root, withDefaults(recipes)))
  })
  inFolder({}, (root) => {
    assert.not.throws(() => compileKinds(root, withDefaults({})))
  })
})

const wrongKinds: [name: string, files: Record<string, string>, line: string][] = [
  ['that is not there', {}, 'schemas/recipe.json error schema/broken The schema is wrong: the file does not exist.'],
  [
    'that is broken',
    { 'schemas/recipe.json': '{\n  "requird": ["crew"]\n}' },
    'schemas/recipe.json:2:14 error schema/broken The schema is wrong: strict mode: unknown keyword: "requird".',
  ],
]
for (const [name, files, line] of wrongKinds) {
  test(`refuses to check anything with a schema of a kind ${name}`, () => {
    inFolder(files, (root) => {
      try {
        compileKinds(root, withDefaults(recipes))
      } catch (error) {
        assert.instance(error, HandbookError)
        assert.equal(linesOf((error as HandbookError).problems), [line])
        return
      }
      assert.unreachable('The schema was not refused')
    })
  })
}

test.run()
