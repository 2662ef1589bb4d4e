import { readFileSync } from 'node:fs'
import { extname } from 'node:path'

/** The folder of this package, with a slash at its end. Bundled code lies as deep in it as this file does. */
export const packageFolder: URL = new URL('../../', import.meta.url)

/** Whether the compiled code runs, or that which was written. */
export const isCompiled: boolean = extname(import.meta.filename) === '.js'

/** The text of a file that is shipped as it is, by its path below `plugins/`. */
export function shippedText(path: string): string {
  return readFileSync(new URL(`plugins/${path}`, packageFolder), 'utf8')
}

/** A program of ours that a thread runs, by its path without ending: compiled, or as it was written where all of us runs so. */
export function programFile(name: string): URL {
  return new URL(isCompiled ? `dist/${name}.js` : `plugins/${name}.ts`, packageFolder)
}

export function packageVersion(): string {
  return (JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8')) as { version: string }).version
}
