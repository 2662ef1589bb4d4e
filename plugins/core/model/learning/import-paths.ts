import type { DataFile } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { asText, asTexts, type Fields } from '../fields.ts'
import { present } from '../product/taxonomy.ts'
import {
  entriesIn,
  type Imported,
  isEmpty,
  isPlaceholder,
  keyOf,
  listed,
  noList,
  noteOf,
  remarkAt,
  type Say,
  termsOf,
  timeOf,
  type UidTaker,
  withoutPlaceholders,
} from './imported.ts'

/**
 * The paths of `paths.yml`, each with one module that holds its assets in order. Assets that are in none of the files become
 * drafts under their ids.
 *
 * @param known  Uids of the assets that were imported, by their ids.
 */
export function importPaths(file: DataFile, take: UidTaker, known: ReadonlyMap<string, string> = new Map()): Imported {
  const entries = entriesIn(file, 'paths')
  const remarks: Problem[] = entries ? [] : [noList(file, 'paths')]
  const drafts = new Map<string, string>()
  const draft = (name: string, title: string): string => {
    const { uid } = take(name, title)
    drafts.set(name, uid)
    return uid
  }
  const roles: string[] = []
  const subjects: string[] = []
  const made = (entries ?? []).map(({ fields, path: place }, index) => {
    const title = asText(fields.title) ?? asText(fields.path_id) ?? `Path ${index + 1}`
    const say: Say = (field, code, message) => remarks.push(remarkAt(file, place, [field], code, message))
    const { uid, isRepeated } = take(asText(fields.path_id) ?? title, title)
    if (isRepeated)
      say(
        'path_id',
        'import/repeated-uid',
        `Another path has the id "${fields.path_id}": "${title}" gets the uid \`${uid}\`.`,
      )
    const units = [...new Set(listed(fields.asset_list))].map((asset) => {
      const there = known.get(asset) ?? drafts.get(asset)
      if (there !== undefined) return there
      const unit = draft(asset, title)
      say(
        'asset_list',
        'import/unknown-asset',
        `The asset "${asset}" is in none of the files: \`${unit}\` is a draft without an address.`,
      )
      return unit
    })
    roles.push(...rolesIn(fields))
    subjects.push(...asTexts(fields.tags))
    const { uid: module } = take(`${uid}-assets`, uid)
    const path = { uid, title, ...fieldsOf(withoutPlaceholders(fields, replaced, title, say), title, say) }
    if (units.length === 0) {
      say('asset_list', 'import/unplaced', `"${title}" lists nothing: a draft stands for what is to come.`)
      units.push(draft(title, title))
    }
    return { path: { ...path, modules: [module] }, module: { uid: module, title, units } }
  })
  const units = [...drafts].map(
    ([asset, uid]): Fields => ({ uid, title: asset, kind: 'external', draft: true, notes: [`Asset ${asset}`] }),
  )
  return {
    units,
    modules: made.map(({ module }) => module),
    paths: made.map(({ path }) => path),
    terms: { roles: termsOf(roles), subjects: termsOf(subjects), competencies: [] },
    remarks,
    read: { paths: made.length, [known.size > 0 ? 'unknown assets' : 'assets']: drafts.size },
  }
}

function rolesIn({ roles }: Fields): string[] {
  return listed(roles).filter((role) => !isPlaceholder(role))
}

/** Fields that may hold a placeholder until somebody knows. */
const replaced = ['time', 'level', 'roles', 'author', 'description']

/** Fields that become one of ours; what any other says becomes a note. */
const understood = [...replaced, 'path_id', 'name', 'title', 'tags', 'asset_list']

function fieldsOf(entry: Fields, title: string, say: Say): Fields {
  const level = asText(entry.level)
  const { minutes, note } = timeOf(entry.time, title, say)
  const roles = rolesIn(entry)
  const tags = asTexts(entry.tags)
  const others = Object.entries(entry).filter(([field, value]) => !understood.includes(field) && !isEmpty(value))
  return {
    ...present({ description: asText(entry.description), owner: asText(entry.author), minutes }),
    ...present({ level: level && keyOf(level) }),
    ...(roles.length > 0 ? { roles: roles.map(keyOf) } : {}),
    ...(tags.length > 0 ? { subjects: tags.map(keyOf) } : {}),
    notes: [
      `path_id: ${entry.path_id}`,
      ...(note === undefined ? [] : [note]),
      ...others.map(([field, value]) => noteOf(field, value)),
    ],
  }
}
