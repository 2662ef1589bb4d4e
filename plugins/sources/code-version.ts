import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'

/**
 * Changes whenever what is kept could come out differently: with our own code, the parser, or what counts as a letter.
 *
 * @param names  Files of ours that make it, from this folder, without their ending. What they build on counts as well.
 */
export function codeVersion(...names: string[]): string {
  const { version } = createRequire(import.meta.url)('markdown-it/package.json') as { version: string }
  return hash('sha256', [version, process.versions.unicode, ...codeOf(names).values()].join('\0'), 'base64')
}

/** The text of some files of ours and of all that they import, by path. */
export function codeOf(names: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  const read = (path: string): void => {
    if (found.has(path)) return
    const code = readFileSync(path, 'utf8')
    found.set(path, code)
    for (const [, name = ''] of code.matchAll(/\b(?:from |import |import\()'(\.[^']+)'/g))
      read(join(dirname(path), name))
  }
  for (const name of names) read(join(import.meta.dirname, name + extname(import.meta.filename)))
  return found
}
