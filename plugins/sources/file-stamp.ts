import { statSync } from 'node:fs'
import { join } from 'node:path'

/** A text that changes whenever one of the files does. Looks at size and time only; a missing file counts, too. */
export function fileStamp(root: string, paths: readonly string[]): string {
  return paths
    .map((path) => {
      const stat = statSync(join(root, path), { throwIfNoEntry: false })
      return stat ? `${stat.size}:${stat.mtimeMs}` : '-'
    })
    .join(' ')
}
