import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isCompiled, packageFolder } from './package-files.ts'

let known: string | undefined

/** Changes whenever what we keep could come out differently: with our own code, the packages that draw pages, or what counts as a letter. */
export function codeVersion(): string {
  known ??= versionOf(packageFolder, isCompiled)
  return known
}

/**
 * @param folder      That of the package, with a slash at its end.
 * @param isCompiled  Whether the compiled code runs, or that which was written.
 */
export function versionOf(folder: URL, isCompiled: boolean): string {
  return hash('sha256', [process.versions.unicode, ...packages(), ...ownFiles(folder, isCompiled)].join('\0'), 'base64')
}

function packages(): string[] {
  const require = createRequire(import.meta.url)
  return ['markdown-it', '@11ty/eleventy', 'js-yaml', 'gray-matter'].map((name) => {
    try {
      return `${name} ${(require(`${name}/package.json`) as { version: string }).version}`
    } catch {
      return name
    }
  })
}

/** Our code, as it runs, and the styles, scripts and schemas that are shipped as they were written. */
function ownFiles(folder: URL, isCompiled: boolean): string[] {
  const code = isCompiled ? textsIn(new URL('dist/', folder), /\.c?js$/) : textsIn(new URL('plugins/', folder), /\.ts$/)
  const shipped = [
    textsIn(new URL('plugins/', folder), /\.(?:js|css)$/),
    textsIn(new URL('schemas/', folder), /\.json$/),
  ]
  return [...code, ...shipped.flat()]
}

function textsIn(folder: URL, wanted: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => wanted.test(file))
    .sort()
    .map((file) => `${file}\0${readFileSync(new URL(file, folder), 'utf8')}`)
}
