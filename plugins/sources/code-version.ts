import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'

/** Changes whenever a text or a state could be read differently: with our own code, the parser, or what counts as a letter. */
export function codeVersion(): string {
  const { version } = createRequire(import.meta.url)('markdown-it/package.json') as { version: string }
  const code = ['../core/model', '../core/problems', '.'].flatMap((folder) => {
    const path = join(import.meta.dirname, folder)
    return readdirSync(path)
      .filter((name) => extname(name) === extname(import.meta.filename))
      .sort()
      .map((name) => readFileSync(join(path, name), 'utf8'))
  })
  return hash('sha256', [version, process.versions.unicode, ...code].join('\0'), 'base64')
}
