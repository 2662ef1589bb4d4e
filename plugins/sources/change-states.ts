import { hash } from 'node:crypto'
import { posix } from 'node:path'
import { entryReader } from '../core/model/changes/change-chunks.ts'
import { trackedPage, trackedSnapshot } from '../core/model/changes/change-sources.ts'
import { type ProductState, tracker } from '../core/model/changes/change-state.ts'
import { asFields, asText, asTexts, type Fields } from '../core/model/fields.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import { isYamlFailure, parseYaml } from '../core/problems/located-yaml.ts'
import type { CommitFile } from './git-commits.ts'
import { bodyOf, frontMatterOf, pageOf, titled } from './pages.ts'
import { decoded } from './text-file.ts'

/** A file that a commit changes, with its content; none when it is gone or cannot be had. */
type ReadFile = CommitFile & { content: Buffer | undefined }

/** Makes the next state of the data from what a commit changes. */
export interface StateReader {
  /** Whether a file tells of the data. */
  wants(file: CommitFile): boolean
  read(before: ProductState, files: readonly ReadFile[]): ProductState
}

const dataNames = ['sections', 'stages', 'categories', 'renames'] as const
type DataName = (typeof dataNames)[number]

/** The files and folders that tell of the data, from the site's root. */
export function changePaths(options: HandbookOptions): string[] {
  const { data } = options
  const files = dataNames.flatMap((name) => [`${data}/${name}.yml`, `${data}/${name}.yaml`])
  return [...files, `${data}/gitlab.json`, directionFolder(options)]
}

function directionFolder({ input }: HandbookOptions): string {
  return posix.join(input, 'direction')
}

/** What cannot be read leaves the state as it was: a slip that was mended later is no change of the direction. */
export function stateReader(options: HandbookOptions): StateReader {
  const { data, maturity } = options
  const track = tracker(maturity.ladder)
  const entries = { sections: entryReader(), stages: entryReader('stages'), categories: entryReader() }
  const places = new Map<string, DataName>(
    dataNames.flatMap((name) => [
      [`${data}/${name}.yml`, name],
      [`${data}/${name}.yaml`, name],
    ]),
  )
  const isPage = (path: string): boolean => path.startsWith(`${directionFolder(options)}/`) && path.endsWith('.md')
  const readData = (name: DataName, text: string): Partial<ProductState> => {
    if (name === 'renames') return { renames: renamesIn(text) }
    const found = entries[name](text)
    if (!found) return {}
    return name === 'stages' ? track.stages(found) : { [name]: track[name](found) }
  }
  const readSnapshot = (text: string, own: ProductState): Partial<ProductState> => {
    const found = trackedSnapshot(parsedJson(text))
    if (!found) return {}
    const { items, milestones, files } = found
    const pulled = dataNames.filter((name) => !own.own.includes(name) && typeof files[name] === 'string')
    return Object.assign({ items, milestones }, ...pulled.map((name) => readData(name, files[name] as string)))
  }
  return {
    wants: ({ path, from }) =>
      places.has(path) || path === `${data}/gitlab.json` || isPage(path) || (from !== undefined && isPage(from)),
    read(before, files) {
      let state = before
      for (const file of files) {
        const name = places.get(file.path)
        const text = file.content && decoded(file.content)
        if (name !== undefined && text !== undefined) {
          const own = state.own.includes(name) ? state.own : [...state.own, name]
          state = { ...state, own, ...readData(name, text) }
        } else if (file.path === `${data}/gitlab.json` && text !== undefined) {
          state = { ...state, ...readSnapshot(text, state) }
        }
      }
      return { ...state, pages: pagesAfter(before.pages, files, isPage, options) }
    },
  }
}

function pagesAfter(
  before: ProductState['pages'],
  files: readonly ReadFile[],
  isPage: (path: string) => boolean,
  options: HandbookOptions,
): ProductState['pages'] {
  const ofPages = files.filter(({ path, from }) => isPage(path) || (from !== undefined && isPage(from)))
  if (ofPages.length === 0) return before
  const pages = new Map(before)
  for (const { path, from, blob, content } of ofPages) {
    const was = before.get(from ?? path)
    if (from !== undefined) pages.delete(from)
    if (!isPage(path)) continue
    const now = content && pageIn(path, content, options)
    const page = now ?? (blob ? was : undefined)
    if (page) pages.set(path, page)
    else pages.delete(path)
  }
  return pages
}

function pageIn(path: string, content: Buffer, options: HandbookOptions) {
  const page = pageOf(path, options, frontMatterOf(decoded(content), path))
  const body = bodyOf({ bytes: content })?.body
  if (!page.yaml || body === undefined) return undefined
  return trackedPage(
    titled(page, () => body),
    body,
    (text) => hash('sha256', text, 'base64').slice(0, 16),
  )
}

function renamesIn(text: string): ProductState['renames'] {
  const yaml = parseYaml(text)
  if (isYamlFailure(yaml) || !Array.isArray(yaml.value)) return []
  return yaml.value.map(asFields).flatMap(({ type, from, to }: Fields) => {
    const [kind, key] = [asText(type), asText(from)]
    return kind === undefined || key === undefined ? [] : [{ type: kind, from: key, to: asTexts(to) }]
  })
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
