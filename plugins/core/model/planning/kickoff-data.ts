import { type DataFile, problemAt, type Source } from '../../problems/data-file.ts'
import type { Problem } from '../../problems/problem.ts'
import { asFields, asText, type Fields } from '../fields.ts'
import { type Rename, resolveEntity } from '../product/renames.ts'
import { type Entity, type EntityKind, present, type Taxonomy } from '../product/taxonomy.ts'
import { type Version, versionFrom } from '../product/version.ts'

/** What a site says of one kickoff, beside what follows from the data. */
export interface KickoffData {
  version: Version
  /** Who leads through it. */
  presenter?: string
  /** Address of the recording, or of the live stream. */
  video?: string
  videos: KickoffVideo[]
  /** In place of the agenda that follows from the plan; empty for that one. */
  agenda: KickoffSlot[]
}

/** A video about the plans of a section, stage or group. */
export interface KickoffVideo {
  url: string
  title?: string
  /** Absent when it is about all of the product. */
  about?: Entity
}

/** One point of an agenda. */
export interface KickoffSlot {
  title: string
  minutes: number
  presenter?: string
  about?: Entity
}

const videoKinds = ['section', 'stage', 'group'] as const

/** Read `kickoffs.yml`, what it names resolved. Of two entries about one version the first counts, which is told. */
export function readKickoffs(
  file: DataFile | undefined,
  taxonomy: Taxonomy,
  renames: readonly Rename[],
): { kickoffs: KickoffData[]; problems: Problem[] } {
  const problems: Problem[] = []
  const kickoffs = new Map<string, KickoffData>()
  const rows = Array.isArray(file?.yaml.value) ? file.yaml.value : []
  for (const [index, row] of rows.entries()) {
    const fields = asFields(row)
    const version = versionFrom(fields.version)
    if (!version || !file) continue
    const source: Source = { file, path: [index] }
    if (kickoffs.has(version.text)) {
      const message = `There is already an entry about the kickoff of ${version.text}.`
      problems.push(problemAt(source, 'kickoff/second-entry', message, { field: ['version'] }))
      continue
    }
    const about = (kind: EntityKind, text: string, field: (string | number)[]): Entity | undefined => {
      const found = resolveEntity(taxonomy, renames, kind, text)
      if (found.found) return found.found
      problems.push(unknown(source, field, kind, text, found))
      return undefined
    }
    kickoffs.set(version.text, {
      version,
      videos: listOf(fields.videos).flatMap((one, at) =>
        video(one, (kind, text) => about(kind, text, ['videos', at, kind])),
      ),
      agenda: listOf(fields.agenda).map((one, at) =>
        slot(one, (text) => about('section', text, ['agenda', at, 'section'])),
      ),
      ...present({ presenter: asText(fields.presenter), video: asText(fields.video) }),
    })
  }
  return { kickoffs: [...kickoffs.values()], problems }
}

function video(fields: Fields, aboutOf: (kind: EntityKind, text: string) => Entity | undefined): KickoffVideo[] {
  const url = asText(fields.url)
  if (url === undefined) return []
  const kind = videoKinds.find((one) => asText(fields[one]) !== undefined)
  const about = kind && aboutOf(kind, asText(fields[kind]) as string)
  return [{ url, ...present({ title: asText(fields.title), about }) }]
}

function slot(fields: Fields, sectionOf: (text: string) => Entity | undefined): KickoffSlot {
  const named = asText(fields.section)
  const about = named === undefined ? undefined : sectionOf(named)
  return {
    title: asText(fields.title) ?? about?.name ?? named ?? '',
    minutes: typeof fields.minutes === 'number' ? fields.minutes : 0,
    ...present({ presenter: asText(fields.presenter), about }),
  }
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(asFields) : []
}

function unknown(
  source: Source,
  field: (string | number)[],
  kind: EntityKind,
  text: string,
  found: ReturnType<typeof resolveEntity>,
): Problem {
  const close =
    'meant' in found ? [found.meant].flat().map(({ key }) => key) : 'suggestions' in found ? found.suggestions : []
  const hint = close.length > 0 ? ` Did you mean ${close.map((one) => `\`${one}\``).join(' or ')}?` : ''
  return problemAt(source, 'taxonomy/unknown-reference', `There is no ${kind} \`${text}\`.${hint}`, {
    field,
    expected: close,
  })
}
