import { type Stats, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What lies at a path, whatever that is: a link to nowhere, or taken from a text, too long, below a file, with a null byte. */
export function pathState(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/**
 * Whether there is a file at a path from the site's root. Each path is looked at once, and of a folder that is missing, no file
 * is looked for.
 */
export function fileFinder(root: string): (path: string) => boolean {
  const folders = new Map([['.', true]])
  const files = new Map<string, boolean>()
  const hasFolder = (path: string): boolean => {
    const isThere =
      folders.get(path) ?? (hasFolder(dirname(path)) && pathState(join(root, path))?.isDirectory() === true)
    folders.set(path, isThere)
    return isThere
  }
  return (path) => {
    const isThere = files.get(path) ?? (hasFolder(dirname(path)) && pathState(join(root, path))?.isFile() === true)
    files.set(path, isThere)
    return isThere
  }
}
