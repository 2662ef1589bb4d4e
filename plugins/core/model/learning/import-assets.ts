import type { DataFile } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { asText, asTexts, type Fields } from '../fields.ts'
import { present } from '../product/taxonomy.ts'
import {
  entriesIn,
  type Imported,
  isEmpty,
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

export interface ImportedAssets extends Imported {
  /** Uids of the assets by their ids. */
  uidOf: ReadonlyMap<string, string>
}

const known = [
  'id',
  'asset_id',
  'name',
  'title',
  'description',
  'author',
  'asset_type',
  'asset_link',
  'roles',
  'use_case',
  'time',
]

/** The assets of `assets.yml` as units, in its order. An id is a field, or stands as a key without a value: `- vcc-001:`. */
export function importAssets(file: DataFile, take: UidTaker): ImportedAssets {
  const entries = entriesIn(file, 'assets')
  const remarks: Problem[] = entries ? [] : [noList(file, 'assets')]
  const roles: string[] = []
  const subjects: string[] = []
  const uidOf = new Map<string, string>()
  const units = (entries ?? []).map(({ fields, path }, index): Fields => {
    const bareId = Object.keys(fields).find((key) => fields[key] === null && !known.includes(key))
    const id = asText(fields.id) ?? asText(fields.asset_id) ?? bareId
    const title = asText(fields.title) ?? asText(fields.name) ?? id ?? `Asset ${index + 1}`
    const say: Say = (field, code, message) => remarks.push(remarkAt(file, path, [field], code, message))
    const { uid, isRepeated } = take(id ?? title, title)
    if (isRepeated)
      say('id', 'import/repeated-uid', `Another asset has the id "${id ?? title}": "${title}" gets the uid \`${uid}\`.`)
    if (id !== undefined && !uidOf.has(id)) uidOf.set(id, uid)
    const asset = withoutPlaceholders(fields, known, title, say)
    roles.push(...listed(asset.roles))
    subjects.push(...asTexts(asset.use_case))
    return { uid, title, ...fieldsOf(asset, id, title, say) }
  })
  return {
    units,
    modules: [],
    paths: [],
    terms: { roles: termsOf(roles), subjects: termsOf(subjects), competencies: [] },
    remarks,
    read: { assets: units.length },
    uidOf,
  }
}

function fieldsOf(asset: Fields, id: string | undefined, title: string, say: Say): Fields {
  const url = asText(asset.asset_link)
  if (url === undefined)
    say('asset_link', 'import/unplaced', `The asset "${title}" has no address: it is listed without a link.`)
  const { minutes, note } = timeOf(asset.time, title, say)
  const isVideo = asText(asset.asset_type)?.toLowerCase() === 'video'
  const others = Object.entries(asset).filter(
    ([field, value]) => (!known.includes(field) || (field === 'asset_type' && !isVideo)) && !isEmpty(value),
  )
  const subjects = asTexts(asset.use_case).map(keyOf)
  const roles = listed(asset.roles).map(keyOf)
  return {
    kind: isVideo ? 'video' : 'external',
    ...present({ minutes, url, summary: asText(asset.description), owner: asText(asset.author) }),
    ...(roles.length > 0 ? { roles } : {}),
    ...(subjects.length > 0 ? { subjects } : {}),
    notes: [
      ...(id === undefined ? [] : [`Asset ${id}`]),
      ...(note === undefined ? [] : [note]),
      ...others.map(([field, value]) => noteOf(field, value)),
    ],
  }
}
