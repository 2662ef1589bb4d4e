import { join } from 'node:path'
import { isDeepStrictEqual, types } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { readEntries, writeEntries } from '../sources/kept-entries.ts'

/** A page of a build, as other pages can see it. */
export interface PageRecord {
  inputPath: string
  fileSlug: string
  filePathStem: string
  date: Date
  outputPath: string | false
  url: string | false
  groupNumber: number
  pageNumber?: number
  /** Whether collections hold it. */
  isCollected: boolean
  /** Its data without what all pages share, serialized; keys that hold what cannot be written are listed in `lost`. */
  data: Buffer
  lost: string[]
}

/** All pages of a build, and what else the next one needs to build only some of them. */
export interface Records {
  pages: PageRecord[]
  /** Collections of the suite. */
  collections: Map<string, unknown>
  layouts: Map<string, unknown>
  /** Templates that are built whatever has changed: they may show any page. */
  always: string[]
  readBodies: Set<string>
}

/** A page as Eleventy holds it. */
export interface LivePage extends Omit<PageRecord, 'data' | 'lost' | 'isCollected'> {
  data: Record<string, unknown>
}

/**
 * Note a page.
 *
 * @param shared  What all pages share; it comes back from the next build's own.
 */
export function recordOf(page: LivePage, isCollected: boolean, shared: Readonly<Record<string, unknown>>): PageRecord {
  const { inputPath, fileSlug, filePathStem, date, outputPath, url, groupNumber, pageNumber, data } = page
  const lost: string[] = []
  const own: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data)) {
    if (name === 'collections' || (name in shared && isDeepStrictEqual(value, shared[name]))) continue
    // A list of all pages, on each of them.
    const written = name === 'page' ? { ...(value as object), rawInput: undefined } : value
    if (name === 'pagination' || name === 'eleventyComputed' || !isWritable(written)) lost.push(name)
    else own[name] = written
  }
  return {
    inputPath,
    fileSlug,
    filePathStem,
    date,
    outputPath,
    url,
    groupNumber,
    ...(pageNumber === undefined ? {} : { pageNumber }),
    isCollected,
    data: serialize(own),
    lost,
  }
}

/** Whether a value comes back as it is: plain data through and through. */
function isWritable(value: unknown): boolean {
  if (types.isProxy(value)) return false
  if (value === null || typeof value !== 'object') return typeof value !== 'function' && typeof value !== 'symbol'
  if (value instanceof Date) return true
  if (Array.isArray(value)) return value.every(isWritable)
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isWritable)
}

/**
 * A page that is not built, for collections. Its data are read when somebody asks; its text is not there.
 *
 * @param miss  Called when somebody asks for what is not there; what comes of the build then counts for nothing.
 */
export function standIn(
  record: PageRecord,
  shared: Readonly<Record<string, unknown>>,
  collections: () => unknown,
  miss: (what: string) => never,
): object {
  let data: Record<string, unknown> | undefined
  const missing = (what: string): PropertyDescriptor => ({
    enumerable: false,
    configurable: true,
    get: () => miss(`a page shows \`${what}\` of ${record.inputPath}`),
  })
  const page = { ...record } as Record<string, unknown>
  delete page.data
  delete page.lost
  delete page.isCollected
  const wholeData = (): Record<string, unknown> => {
    if (data) return data
    data = { ...shared, ...(deserialize(record.data) as Record<string, unknown>) }
    Object.defineProperty(data, 'collections', { enumerable: true, get: collections })
    for (const name of record.lost) Object.defineProperty(data, name, missing(name))
    if (data.page) Object.defineProperty(data.page, 'rawInput', missing('rawInput'))
    return data
  }
  return Object.defineProperties(page, {
    data: { enumerable: true, get: wholeData },
    page: { enumerable: true, get: () => wholeData().page },
    ...Object.fromEntries(['template', 'templateContent', 'content', 'rawInput'].map((name) => [name, missing(name)])),
  })
}

const version = 'pages 1'

function fileIn(root: string): string {
  return join(root, '.cache/handbook/build-pages')
}

/** The records that belong to a build; nothing when others were written since. */
export function readRecords(root: string, build: string): Records | undefined {
  const bytes = readEntries(fileIn(root), `${version} ${build}`).get('records')
  return bytes && (deserialize(bytes) as Records)
}

export function writeRecords(root: string, build: string, records: Records): void {
  writeEntries(fileIn(root), `${version} ${build}`, new Map([['records', serialize(records)]]))
}
