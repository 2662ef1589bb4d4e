import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { directionPath, directionText } from '../core/model/direction/direction-scaffold.ts'
import { directionPlaces } from '../core/model/handbook.ts'
import { pageEntity } from '../core/model/pages/page-entity.ts'
import { type Resolution, resolveEntity } from '../core/model/product/renames.ts'
import type { Entity, EntityKind } from '../core/model/product/taxonomy.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { either, suggest } from '../core/problems/suggest.ts'
import { directoryData } from '../sources/directory-data.ts'
import { findPages, pageOf, readPage } from '../sources/pages.ts'
import { writeText } from '../sources/text-file.ts'
import { type Call, type Command, exitCodes } from './command.ts'

const kinds: readonly EntityKind[] = ['section', 'stage', 'group', 'category']
const words: readonly string[] = [...kinds, 'direction']

/** The data file in which each of them is described. */
const fileOf: Record<EntityKind, string> = {
  section: 'sections.yml',
  stage: 'stages.yml',
  group: 'stages.yml',
  category: 'categories.yml',
}

export const begin: Command = {
  name: 'new',
  summary: 'Begin a direction page.',
  details: [
    'handbook new category wiki        the page of a category, by its key or name',
    'handbook new stage plan           of a stage; likewise section and group',
    'handbook new direction wiki       of whatever has that key or name',
    'Writes a file with the recommended headings and today as the day of its review. Nothing is ever overwritten.',
  ].join('\n'),
  example: 'handbook new category wiki',
  words: 'category, stage, section, group or direction, then NAME-OR-KEY',
  options: {},
  run(call) {
    const { root, options, today, terminal, json } = call
    const entity = wanted(call)
    const { taxonomy, renames } = call.handbook()
    const places = directionPlaces(options)
    const inherited = directoryData(root, options, today)
    const path = directionPath(entity, places, options.input)
    const { url } = pageOf(path, options, { problems: [] })
    const other = findPages(root, options)
      .map((one) => readPage(root, one, options, inherited.around(one)))
      .find((page) => page.url === url || pageEntity(page, taxonomy, renames, places).entity === entity)
    if (other)
      throw usage(`${other.path} is the page of the ${entity.kind} \`${entity.key}\` already. Nothing was written.`)
    if (existsSync(join(root, path))) throw usage(`${path} is there already. Nothing was written.`)
    writeText(join(root, path), path, directionText(entity, today), 'wx')
    terminal.out(json ? JSON.stringify({ path, kind: entity.kind, key: entity.key }) : `Written: ${path}`)
    return exitCodes.clean
  },
}

/** The section, stage, group or category that the command line names. */
function wanted(call: Call): Entity {
  const [kind, ...rest] = call.words
  if (kind === undefined || !words.includes(kind)) {
    const close = kind === undefined ? [] : suggest(kind, words)
    const hint = close.length > 0 ? `Did you mean ${either(close)}?` : `Take ${either(words)}.`
    throw usage(`${kind === undefined ? 'Say what to begin' : `\`new\` knows no \`${kind}\``}. ${hint}`)
  }
  const text = rest.join(' ')
  if (text === '')
    throw usage(`Name the ${kind === 'direction' ? 'section, stage, group or category' : kind} by its key or name.`)
  const asked = kind === 'direction' ? kinds : [kind as EntityKind]
  const { taxonomy, renames } = call.handbook()
  const found = asked.map((one) => resolveEntity(taxonomy, renames, one, text))
  const entities = found.flatMap((one) => one.found ?? [])
  const [entity, ...others] = entities.length > 0 ? entities : found.flatMap((one) => (one.found ? [] : caseOnly(one)))
  if (!entity) {
    const hint = hintOf(found)
    const files = [...new Set(asked.map((one) => `${call.options.data}/${fileOf[one]}`))]
    throw usage(
      `There is no ${kind === 'direction' ? 'section, stage, group or category' : kind} \`${text}\`.${hint}`,
      hint === '' ? `Describe it in ${either(files)} first.` : undefined,
    )
  }
  if (others.length > 0)
    throw usage(
      `\`${text}\` is more than one: ${[entity, ...others].map((one) => `\`new ${one.kind} ${one.key}\``).join(', ')}.`,
    )
  return entity
}

function caseOnly(resolution: Resolution): Entity[] {
  return !resolution.found && resolution.why === 'case' ? [resolution.meant] : []
}

function hintOf(found: readonly Resolution[]): string {
  const renamed = found.flatMap((one) =>
    !one.found && one.why === 'renamed' ? one.meant.map(({ key }) => `\`${key}\``) : [],
  )
  if (renamed.length > 0) return ` It became ${renamed.join(' and ')}.`
  const close = [
    ...new Set(found.flatMap((one) => (!one.found && one.why === 'unknown' ? one.suggestions : []))),
  ].slice(0, 3)
  return close.length > 0 ? ` Did you mean ${either(close.map((one) => `\`${one}\``))}?` : ''
}

function usage(message: string, help: string = 'See `handbook new --help`.'): HandbookError {
  return new HandbookError('config/usage', message, { help })
}
