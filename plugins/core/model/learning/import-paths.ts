import type { DataFile } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { asFields, asText, asTexts, type Fields } from '../fields.ts'
import { type Imported, keyOf, remarkAt, type UidTaker } from './imported.ts'
import { misreadMinutes } from './learning-minutes.ts'

/**
 * The paths of `paths.yml`, each with one module that holds its assets in order. The assets themselves stood in a file of their
 * own: they become drafts under their ids.
 */
export function importPaths(file: DataFile, take: UidTaker): Imported {
  const remarks: Problem[] = []
  const entries = (Array.isArray(file.yaml.value) ? file.yaml.value : []).map(asFields)
  const assets = new Map<string, string>()
  const subjects = new Map<string, Fields>()
  const made = entries.map((entry, index) => {
    const title = asText(entry.title) ?? asText(entry.path_id) ?? `Path ${index + 1}`
    const { uid, isRepeated } = take(asText(entry.path_id) ?? title, title)
    const say = (field: string, code: Parameters<typeof remarkAt>[3], message: string) =>
      remarks.push(remarkAt(file, index, field, code, message))
    if (isRepeated)
      say(
        'path_id',
        'import/repeated-uid',
        `Another path has the id "${entry.path_id}": "${title}" gets the uid \`${uid}\`.`,
      )
    const units = [...new Set(asTexts(entry.asset_list))].map((asset) => {
      const known = assets.get(asset)
      if (known !== undefined) return known
      const unit = take(asset, title).uid
      assets.set(asset, unit)
      say(
        'asset_list',
        'import/unknown-asset',
        `The asset "${asset}" is in none of the files: \`${unit}\` is a draft without an address.`,
      )
      return unit
    })
    const tags = asTexts(entry.tags)
    for (const tag of tags) subjects.set(keyOf(tag), { key: keyOf(tag), name: tag })
    const path = {
      uid,
      title,
      ...texts(entry),
      ...levelOf(entry, say),
      ...timeOf(entry, say),
      ...rolesOf(entry, say),
      ...(tags.length > 0 ? { subjects: tags.map(keyOf) } : {}),
      modules: [`${uid}-assets`],
      ...notesOf(entry),
    }
    const { uid: module } = take(`${uid}-assets`, uid)
    return { path: { ...path, modules: [module] }, module: { uid: module, title, units } }
  })
  const drafts = [...assets].map(
    ([asset, uid]): Fields => ({ uid, title: asset, kind: 'external', draft: true, notes: [`Asset ${asset}`] }),
  )
  return {
    units: drafts,
    modules: made.map(({ module }) => module),
    paths: made.map(({ path }) => path),
    terms: { subjects: [...subjects.values()], competencies: [] },
    remarks,
    read: { paths: entries.length, assets: assets.size },
  }
}

type Say = (field: string, code: 'import/placeholder' | 'import/time' | 'import/unplaced', message: string) => void

function texts(entry: Fields): Fields {
  const description = asText(entry.description)
  const author = asText(entry.author)
  return { ...(description ? { description } : {}), ...(author ? { owner: author } : {}) }
}

const isPlaceholder = (value: unknown): boolean => /^(tbd|tba|n\/a|-+)$/i.test(asText(value) ?? '')

function levelOf({ level, title }: Fields, say: Say): Fields {
  const value = asText(level)
  if (value === undefined) return {}
  if (isPlaceholder(value))
    say('level', 'import/placeholder', `The level of "${title}" is "${value}", which says nothing: it is left out.`)
  return isPlaceholder(value) ? {} : { level: keyOf(value) }
}

function rolesOf({ roles, title }: Fields, say: Say): Fields {
  const given = asTexts(roles)
  const keys = given.filter((role) => !isPlaceholder(role)).map(keyOf)
  if (keys.length < given.length)
    say(
      'roles',
      'import/placeholder',
      `The roles of "${title}" are "${given.join(', ')}", which says nothing: they are left out.`,
    )
  return keys.length > 0 ? { roles: keys } : {}
}

function timeOf({ time, title }: Fields, say: Say): Fields {
  if (asText(time) === undefined) return {}
  if (isPlaceholder(time)) {
    say('time', 'import/placeholder', `The time of "${title}" is "${time}", which says nothing: it is left out.`)
    return {}
  }
  const misread = misreadMinutes(time, true)
  if (misread) {
    say('time', 'import/time', `The time of "${title}" is ${misread.what} It becomes ${misread.meant} minutes.`)
    return { minutes: misread.meant }
  }
  if (typeof time === 'number') return { minutes: time }
  say('time', 'import/unplaced', `The time "${time}" of "${title}" is no time: it is kept as a note.`)
  return { notes: [`time: ${time}`] }
}

const known = ['path_id', 'title', 'description', 'author', 'time', 'level', 'roles', 'tags', 'asset_list']

/** Everything else that the entry says. */
function notesOf(entry: Fields): Fields {
  const time = timeOf(entry, () => {}).notes as string[] | undefined
  const others = Object.entries(entry).filter(
    ([field, value]) => !known.includes(field) && value !== null && value !== '',
  )
  const notes = [
    `path_id: ${entry.path_id}`,
    ...(time ?? []),
    ...others.map(([field, value]) => `${field}: ${typeof value === 'object' ? JSON.stringify(value) : value}`),
  ]
  return { notes }
}
