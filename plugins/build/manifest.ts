import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { readEntries, writeEntries } from '../sources/kept-entries.ts'
import type { FileState } from './file-states.ts'

/** What the last complete build was made of, and what came of it. */
export interface Manifest {
  /** Code, versions, arguments, environment and day. */
  ground: string
  /** Names of environment variables that the site's own code mentions. */
  variables: string[]
  /** The part of the site that was built, as its number of all parts; nothing when it was the whole. */
  part?: string
  /** Folders from the root. */
  output: string
  input: string
  /** When the inputs were looked at, in milliseconds. */
  lookedAt: number
  inputs: Map<string, InputState>
  outputs: Map<string, OutputState>
  /** When git had last changed each page. */
  updates: ReadonlyMap<string, string>
  /** Folders that the suite has filled at the end of the build, by path, with a hash of the name of what they were made of. */
  made: ReadonlyMap<string, string>
  /** What the build said on standard error. */
  said: string[]
  /** Names the records of its pages; nothing when it has none. */
  records?: string
  /** Whether the site's own templates may show dates or the order of pages, which come from the times of files. */
  showsDates: boolean
}

export interface InputState extends FileState {
  /** Of Markdown pages: hash of the front matter with its fences. */
  head?: string
}

export interface OutputState extends FileState {
  /** The template that it comes from; nothing for what plugins have copied or made at the end of the build. */
  from?: string
}

const version = 'builds 2'

function fileIn(root: string): string {
  return join(root, '.cache/handbook/build')
}

/** What is known of the last build of a site; nothing when there was none, or when it cannot be read to the last byte. */
export function readManifest(root: string): Manifest | undefined {
  const bytes = readEntries(fileIn(root), version).get('manifest')
  return bytes && (deserialize(bytes) as Manifest)
}

export function writeManifest(root: string, manifest: Manifest): void {
  writeEntries(fileIn(root), version, new Map([['manifest', serialize(manifest)]]))
}
