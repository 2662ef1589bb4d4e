import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** Where a folder lies in its repository, as seen from its root; empty for the root itself, and where there is none. */
export function folderInRepository(folder: string): string {
  const top = repositoryOf(resolve(folder))
  return top === undefined ? '' : relative(top, resolve(folder)).replaceAll('\\', '/')
}

/** The nearest folder above, or the folder itself, that is a clone or one of its work trees. */
function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : repositoryOf(parent)
}
