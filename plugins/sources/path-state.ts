import { type Stats, statSync } from 'node:fs'

/** What lies at a path, whatever that is: a link to nowhere, or taken from a text, too long, below a file, with a null byte. */
export function pathState(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
