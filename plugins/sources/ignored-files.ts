import { join, posix } from 'node:path'
import picomatch from 'picomatch'
import { readText } from './text-file.ts'

/**
 * Make the test whether Eleventy leaves a file or folder out: by `.gitignore` and `.eleventyignore` of the site, and
 * `.eleventyignore` of the folder of pages (https://www.11ty.dev/docs/ignores/).
 *
 * Eleventy takes each line for a pattern from the folder of its file, whatever the case, so `drafts` means one folder and not
 * every folder of that name; lines that begin with `!` are left out.
 *
 * @param root   The site's root; paths count from there.
 * @param input  The folder of pages.
 */
export function ignoredFiles(root: string, input: string): (path: string) => boolean {
  const files = new Set(['.gitignore', '.eleventyignore', posix.join(input, '.eleventyignore')])
  const patterns = [...files]
    .flatMap((file) => patternsIn(root, file))
    .filter((pattern) => canMatchBelow(input, pattern))
  return patterns.length > 0 ? picomatch(patterns, { dot: true, nocase: true }) : () => false
}

function patternsIn(root: string, file: string): string[] {
  const read = readText(join(root, file), file)
  if (!('text' in read)) return []
  return read.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#!]/.test(line))
    .map((line) => posix.join(posix.dirname(file), '/', line).replace(/\/$/, ''))
    .map((pattern) => (pattern.endsWith('*') ? pattern : `${pattern}/**`))
}

/** A pattern for another folder would cost time for each page. */
function canMatchBelow(input: string, pattern: string): boolean {
  const { base } = picomatch.scan(pattern)
  const [outer, inner] = [input, base].map((path) => (path === '.' ? '' : path.toLowerCase())).sort() as [
    string,
    string,
  ]
  return outer === '' || inner === outer || inner.startsWith(`${outer}/`)
}
