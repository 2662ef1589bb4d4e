import { statSync } from 'node:fs'
import { join } from 'node:path'

/** Changes whenever one of the files behind it does. */
export type FileStamp = string

/** Look at the size and time of files, without reading them; a missing one counts, too. */
export function fileStamp(root: string, paths: readonly string[]): FileStamp {
  return paths
    .map((path) => {
      const stat = statSync(join(root, path), { throwIfNoEntry: false })
      return stat ? `${stat.size}:${stat.mtimeMs}` : '-'
    })
    .join(' ')
}
