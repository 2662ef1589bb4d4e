import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileSchema } from '../../plugins/sources/schema-compiler.ts'
import { siteFolder } from '../support/built-site.ts'
import { handbook } from '../support/command.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('cli/schema')

test('writes a schema in one piece for each kind of page and data file, with the values of the site', () => {
  const { root, remove } = siteFolder({
    ...smallProduct,
    'handbook.config.json': '{ "kinds": [{ "name": "team page", "files": "team/**", "schema": "team.json" }] }',
    'team.json':
      '{ "allOf": [{ "$ref": "handbook:page" }], "type": "object", "properties": { "stage": { "type": "string", "x-reference": "stage" } } }',
  })

  const { code, out } = handbook(['schema', '--root', root])
  const folder = join(root, '.handbook/schemas')
  const files = readdirSync(folder).sort()
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'))
  remove()

  assert.equal([code, out], [0, ''])
  assert.equal(files, [
    'categories.schema.json',
    'deprecation.schema.json',
    'direction-page.schema.json',
    'features.schema.json',
    'job-family.schema.json',
    'jobs-to-be-done.schema.json',
    'kickoffs.schema.json',
    'learning-achievements.schema.json',
    'learning-modules.schema.json',
    'learning-paths.schema.json',
    'learning-unit.schema.json',
    'learning-units.schema.json',
    'learning.schema.json',
    'milestones.schema.json',
    'mvps.schema.json',
    'page.schema.json',
    'pricing-themes.schema.json',
    'redirects.schema.json',
    'release-item.schema.json',
    'release-post.schema.json',
    'release.schema.json',
    'releases.schema.json',
    'renames.schema.json',
    'sections.schema.json',
    'stages.schema.json',
    'team-page.schema.json',
    'team.schema.json',
    'types.d.ts',
  ])
  const schemas = texts.slice(0, -1)
  for (const text of schemas) {
    assert.not.match(text, '"x-')
    assert.ok(compileSchema(JSON.parse(text)))
  }
  const team = JSON.parse(schemas[files.indexOf('team-page.schema.json')] as string)
  assert.equal(team.properties.stage, { type: 'string', enum: ['plan', 'create', 'run'] })
  assert.is(team.allOf[0].title, 'Handbook page')
  assert.match(texts.at(-1) as string, /export type TeamPage = \{[\s\S]*stage\?: "plan" \| "create" \| "run"/)
})

test('a kind that is called as a data file is has a schema beside that of the file', () => {
  const { root, remove } = siteFolder({
    ...smallProduct,
    'handbook.config.json': '{ "kinds": [{ "name": "team", "files": "team/**", "schema": "team.json" }] }',
    'team.json': '{ "type": "object", "properties": { "motto": { "type": "string" } } }',
  })

  handbook(['schema', '--root', root])
  const text = (name: string): string => readFileSync(join(root, '.handbook/schemas', name), 'utf8')
  const [ofPages, ofFile, types] = [text('team-page.schema.json'), text('team.schema.json'), text('types.d.ts')]
  remove()

  assert.match(ofPages, '"motto"')
  assert.not.match(ofFile, '"motto"')
  assert.is(types.match(/export type Team\b/g)?.length, 1)
  assert.match(types, /export type TeamPage = \{\s+motto\?: string/)
})

test.run()
