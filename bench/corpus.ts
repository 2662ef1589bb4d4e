import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's own folder. */
export const project: string = join(import.meta.dirname, '..')

/** Pages of the handbook whose full size the benches lay out. */
export const fullSize = 4562

/**
 * Lay out a site of a given size by copying pages: those of the handbook beside the project, or where it is absent, those of
 * the example.
 *
 * @param root   A new folder.
 * @param pages  How many.
 * @returns      Where the pages come from, and how many there are.
 */
export function layOut(root: string, pages: number): { from: string; pages: number } {
  const handbook = join(project, '../shared/corpus/handbook-2026/content')
  const from = existsSync(handbook) ? handbook : join(project, 'src')
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
  for (let count = 0; count < pages; count++) {
    const file = files[count % files.length] as string
    const copy = `copy-${Math.floor(count / files.length)}`
    const target = join(root, 'src', copy, file)
    mkdirSync(dirname(target), { recursive: true })
    // A layout that only its own site has would be told for each page. The line at the end makes every page a text of its own.
    const page = readFileSync(join(from, file), 'utf8').replace(/^layout:.*\n/m, '')
    writeFileSync(target, `${page}\n\n${copy}\n`)
  }
  mkdirSync(join(root, '_data'), { recursive: true })
  for (const file of ['sections.yml', 'stages.yml', 'categories.yml'])
    cpSync(join(project, '_data', file), join(root, '_data', file))
  return { from, pages }
}
