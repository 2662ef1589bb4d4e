import { statSync } from 'node:fs'
import { type EleventyParts, loadEleventy, type Methods } from './eleventy-parts.ts'
import { answerForNew } from './new-templates.ts'

interface MapEntry {
  inputPath: string
}

const quickened = new WeakSet<object>()

/**
 * Replace what is slow in Eleventy 3 by what answers the same sooner, and what fails by what answers. Nothing is touched that has
 * another shape than the one known: then Eleventy does as it does.
 */
export async function quicken(parts: EleventyParts): Promise<void> {
  const map = await parts.methodsOf('./TemplateMap.js')
  if (map && parts.paths) indexEntries(map, parts.paths)
  if (parts.paths) rememberPaths(parts.paths)
  const template = await parts.methodsOf('./Template.js')
  if (template) statAtOnce(template)
  if (parts.frontMatter) delayBytes(parts.frontMatter)
  const content = await parts.methodsOf('./TemplateContent.js')
  if (content) answerForNew(content)
}

let begun: Promise<void> | undefined

/** The same for whoever runs Eleventy without `handbook`, such as a preview. */
export function quickenOnce(root: string): Promise<void> {
  begun ??= loadEleventy(root)
    .then(quicken)
    .catch(() => {})
  return begun
}

/** `getMapEntryForInputPath` looks through all pages, and is called for each of them several times. */
function indexEntries(methods: Methods, paths: Methods): void {
  const slow = methods.getMapEntryForInputPath as ((path: string) => MapEntry | undefined) | undefined
  if (typeof slow !== 'function' || typeof paths.absolutePath !== 'function' || quickened.has(methods)) return
  quickened.add(methods)
  const absolutePath = paths.absolutePath as (path: string) => string
  const indexes = new WeakMap<object, { entries: unknown; count: number; byPath: Map<string, MapEntry> }>()
  Object.assign(methods, {
    getMapEntryForInputPath(this: { map?: MapEntry[] }, path: string): MapEntry | undefined {
      const entries = this.map
      if (!Array.isArray(entries)) return slow.call(this as never, path as never)
      let index = indexes.get(this)
      if (index?.entries !== entries || index.count > entries.length) {
        index = { entries, count: 0, byPath: new Map() }
        indexes.set(this, index)
      }
      for (; index.count < entries.length; index.count++) {
        const entry = entries[index.count] as MapEntry
        if (!index.byPath.has(entry.inputPath)) index.byPath.set(entry.inputPath, entry)
      }
      return index.byPath.get(path) ?? index.byPath.get(absolutePath(path))
    },
  })
}

/** Thousands of questions to the file system at a time cost more than their answers. */
function statAtOnce(methods: Methods): void {
  if (typeof methods.getInputFileStat !== 'function' || quickened.has(methods)) return
  quickened.add(methods)
  Object.assign(methods, {
    async getInputFileStat(this: { inputPath: string; _stats?: unknown }): Promise<unknown> {
      this._stats ??= statSync(this.inputPath)
      return this._stats
    },
  })
}

/** gray-matter keeps the bytes of every page beside its text; hardly anybody asks for them. */
function delayBytes(methods: Methods): void {
  const { toBuffer, define } = methods as Record<string, unknown>
  if (typeof toBuffer !== 'function' || typeof define !== 'function' || quickened.has(methods)) return
  quickened.add(methods)
  Object.assign(methods, {
    toBuffer: (input: unknown) => (typeof input === 'string' ? new Later(() => toBuffer(input)) : toBuffer(input)),
    define(object: object, name: string, value: unknown): void {
      if (!(value instanceof Later)) {
        define(object, name, value)
        return
      }
      Object.defineProperty(object, name, {
        enumerable: false,
        configurable: true,
        get(): unknown {
          define(object, name, value.make())
          return Reflect.get(object, name)
        },
        set: (other: unknown) => define(object, name, other),
      })
    },
  })
}

/** A value that is made when somebody asks for it. */
class Later {
  readonly make: () => unknown
  constructor(make: () => unknown) {
    this.make = make
  }
}

/** The same few thousand paths are normalized over and over. */
function rememberPaths(paths: Methods): void {
  const { normalize } = paths
  if (typeof normalize !== 'function' || quickened.has(paths)) return
  quickened.add(paths)
  const slow = normalize as (path: string) => string
  const known = new Map<string, string>()
  Object.assign(paths, {
    normalize(path: string): string {
      const found = known.get(path)
      if (found !== undefined) return found
      const normal = slow(path)
      if (known.size > 200_000) known.clear()
      known.set(path, normal)
      return normal
    },
  })
}
