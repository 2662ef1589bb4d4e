import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileHash, filesBelow, isSameStamp } from './file-states.ts'
import { nameWithPrograms } from './ground.ts'
import type { Manifest, OutputState } from './manifest.ts'

/** Whether a folder stands as a build has left it, which made it of what has a name, by the programs that are here now. */
export function isStanding(root: string, { made, outputs }: Manifest, folder: string, name: string): boolean {
  if (name === '' || made.get(folder) !== nameWithPrograms(root, name) || !existsSync(join(root, folder))) return false
  const now = filesBelow(join(root, folder), new Set())
  const known = within([folder], outputs)
  return (
    known.size === now.size &&
    [...known].every(([path, state]) => {
      const stamp = now.get(path.slice(folder.length + 1))
      return stamp && (isSameStamp(stamp, state) || fileHash(join(root, path)) === state.hash)
    })
  )
}

/** What the manifest says of folders that were made. */
export function madeNow(root: string, made: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...made].flatMap(([path, name]) => (name === '' ? [] : [[path, nameWithPrograms(root, name)]])))
}

/** The files of the last build that lie in some folders. */
export function within(folders: Iterable<string>, outputs: ReadonlyMap<string, OutputState>): Map<string, OutputState> {
  const starts = [...folders].map((folder) => `${folder}/`)
  return new Map([...outputs].filter(([path]) => starts.some((start) => path.startsWith(start))))
}
