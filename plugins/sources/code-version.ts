import { hash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isCompiled, packageFolder } from './package-files.ts'

let known: string | undefined

/**
 * Changes whenever what we keep could come out differently: with our own code, the packages that draw pages, or what counts as a
 * letter. What is made of the styles and scripts of pages goes with `shippedVersion` as well.
 */
export function codeVersion(): string {
  known ??= versionOf(packageFolder, isCompiled)
  return known
}

/** Changes with the styles and scripts that are shipped as they were written, and can be edited beside compiled code. */
export function shippedVersion(folder: URL = packageFolder): string {
  return hashOf(textsIn(new URL('plugins/', folder), /\.(?:js|css|svg)$/))
}

/**
 * @param folder      That of the package, with a slash at its end.
 * @param isCompiled  Whether the compiled code runs, whose hash was noted when it was made, or that which was written.
 */
export function versionOf(folder: URL, isCompiled: boolean): string {
  const code = isCompiled
    ? readFileSync(noteIn(folder), 'utf8')
    : hashOf([...textsIn(new URL('plugins/', folder), /\.ts$/), ...schemasIn(folder)])
  return hashOf([`unicode ${process.versions.unicode}`, ...packages(), code])
}

/** Note the hash of the compiled code: to read it all takes longer than many a check. */
export function noteCode(folder: URL): void {
  writeFileSync(noteIn(folder), hashOf([...textsIn(new URL('dist/', folder), /\.c?js$/), ...schemasIn(folder)]))
}

function noteIn(folder: URL): URL {
  return new URL('dist/code-version', folder)
}

function schemasIn(folder: URL): string[] {
  return textsIn(new URL('schemas/', folder), /\.json$/)
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

function textsIn(folder: URL, wanted: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => wanted.test(file))
    .sort()
    .map((file) => `${file}\0${readFileSync(new URL(file, folder), 'utf8')}`)
}

function hashOf(texts: readonly string[]): string {
  return hash('sha256', texts.join('\0'), 'base64')
}
