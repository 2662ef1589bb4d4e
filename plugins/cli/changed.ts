import { join } from 'node:path'
import type { HandbookOptions } from '../core/model/options.ts'
import { lostTo } from '../core/model/pages/lost-targets.ts'
import type { Problem } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Changes, changesSince, textIn } from '../sources/git.ts'
import { isSchemaFile } from '../sources/schemas.ts'
import { readText } from '../sources/text-file.ts'
import type { Call } from './command.ts'

/** What `--changed` tells of. */
export interface Touched {
  hasFile(path: string): boolean
  /** Whether a problem is in a file that changed, or is a link that a change to another file has broken. */
  hasProblem(problem: Problem): boolean
}

/**
 * What `--changed` tells of; nothing means everything. What other pages are checked against widens it to that: data, schemas,
 * options, the baseline, what says which files are pages, and layouts that are gone.
 *
 * @param addressOf  The address of a page, by its path.
 */
export async function touchedFiles(
  call: Call,
  addressOf: (path: string) => string | undefined,
): Promise<Touched | undefined> {
  const { root, options, config, values, terminal } = call
  if (values.changed === undefined) return undefined
  const changes = siteChanges(call)
  if ('unknown' in changes) {
    terminal.say(`Everything is told, because ${changes.unknown}.`)
    return undefined
  }
  const { files, gone, base } = changes
  const ground =
    [...files, ...gone].find(
      (file) =>
        file === config ||
        isGround(file, options) ||
        isSchemaFile(join(root, file)) ||
        handsDown(root, file, base, options),
    ) ?? [...gone].find((file) => file.startsWith(`${options.layouts}/`))
  if (ground !== undefined) {
    const what = gone.has(ground) ? 'is gone' : 'changed'
    terminal.say(`Everything is told, because ${ground} ${what}, against which pages are checked.`)
    return undefined
  }
  const pages = [...files, ...gone].filter((file) => file.endsWith('.md') && isBelow(options.input, file))
  // Loaded only here: it brings the parser of texts.
  const { formerPages } = await import('../sources/former-pages.ts')
  const former = await formerPages(root, base, pages, options)
  if ('unknown' in former) {
    terminal.say(`Everything is told, because ${former.unknown}.`)
    return undefined
  }
  const removed =
    gone.size > 0 ? `, and links to ${counting(gone.size, 'file')} that ${gone.size > 1 ? 'are' : 'is'} gone` : ''
  terminal.say(`Told is what differs from ${base.slice(0, 12)}: ${counting(files.size, 'file')}${removed}.`)
  const isLost = lostTo({ pages: former.pages, gone, addressOf }, options)
  return { hasFile: (path) => files.has(path), hasProblem: (problem) => files.has(problem.file) || isLost(problem) }
}

/**
 * The Markdown pages that `handbook build --changed` draws; nothing means all of them: when it cannot be known what has changed, or
 * when something has that any page may be drawn with.
 */
export function touchedPages(call: Call): Set<string> | undefined {
  const { root, options, config, values, terminal } = call
  if (values.changed === undefined) return undefined
  const changes = siteChanges(call)
  if ('unknown' in changes) {
    terminal.say(`Everything is built, because ${changes.unknown}.`)
    return undefined
  }
  const { files, gone, base } = changes
  const shared = [...files, ...gone].find(
    (file) => file === config || drawsAny(file, options) || handsDown(root, file, base, options),
  )
  if (shared !== undefined) {
    terminal.say(
      `Everything is built, because ${shared} ${gone.has(shared) ? 'is gone' : 'changed'}, with which pages are drawn.`,
    )
    return undefined
  }
  const pages = [...files].filter((file) => file.endsWith('.md') && isBelow(options.input, file))
  terminal.say(
    `Built is what differs from ${base.slice(0, 12)}: ${counting(pages.length, 'page')}, and what is made from data.`,
  )
  return new Set(pages)
}

/** What has changed below the site's root, in its data folder and in its options, which can lie beside it. */
function siteChanges({ root, options, config, values }: Call): Changes {
  const changes = changesSince(root, typeof values.changed === 'string' ? values.changed : undefined)
  if ('unknown' in changes) return changes
  const own = (paths: ReadonlySet<string>): Set<string> =>
    new Set(
      [...paths].filter((path) => !path.startsWith('../') || path.startsWith(`${options.data}/`) || path === config),
    )
  return { ...changes, files: own(changes.files), gone: own(changes.gone) }
}

function drawsAny(file: string, { layouts, input }: HandbookOptions): boolean {
  return (
    isBelow(layouts, file) ||
    /\.[cm]?[jt]s$/.test(file) ||
    /^(?:handbook\.\w+\.json|package(?:-lock)?\.json)$/.test(file) ||
    isDirectoryData(input, file)
  )
}

function isBelow(folder: string, file: string): boolean {
  return folder === '.' || file.startsWith(`${folder}/`)
}

/** Directory data gives fields to pages. */
function isDirectoryData(input: string, file: string): boolean {
  return isBelow(input, file) && /(?:^|\/)([^/]+)\/\1\.(?:json|ya?ml)$|\.11tydata\.json$/.test(file)
}

/** Whether the page of a section gives fields to those below it, or gave some in the commit that is compared with. */
function handsDown(root: string, file: string, base: string, { input, markdown }: HandbookOptions): boolean {
  if (!markdown.hugo || !isBelow(input, file) || !/(?:^|\/)_index\.md$/.test(file)) return false
  const now = readText(join(root, file), file)
  return ['text' in now ? now.text : '', textIn(root, base, file)].some((text) => /^\s*"?cascade"?:/m.test(text))
}

function isGround(file: string, { data, input, kinds }: HandbookOptions): boolean {
  return (
    isBelow(data, file) ||
    kinds.some(({ schema }) => schema === file) ||
    file.endsWith('.schema.json') ||
    /^handbook\.\w+\.json$/.test(file) ||
    /(?:^|\/)\.(?:git|eleventy)ignore$/.test(file) ||
    isDirectoryData(input, file)
  )
}
