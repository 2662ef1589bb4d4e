import type { Ignore } from '../core/model/judgement.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import type { KeptText } from '../core/model/pages/packed-text.ts'
import type { Page } from '../core/model/pages/page.ts'
import { type PageText, readPageText } from '../core/model/pages/page-text.ts'
import { atLine, type Problem } from '../core/problems/problem.ts'
import { type PageParts, partsOf } from './page-parts.ts'
import { frontMatterOf, pageOf, type Surroundings, titled } from './pages.ts'
import type { TextCache } from './text-cache.ts'
import type { BytesFile } from './text-file.ts'

/** A page, and what its text says. */
export interface ReadPage {
  page: Page
  /** Absent when the text could not be read, or is too long to be. */
  text?: KeptText
  ignores: Ignore[]
  /** What its kind's rules on texts find. */
  problems: Problem[]
}

/** Checks the text of a page; called while the text is at hand. */
export type TextCheck = (page: Page, text: KeptText, parts: PageParts) => Problem[]

/** Longest text that is read, in characters. */
const longest = 1_000_000

/**
 * Read a whole page, once.
 *
 * @param path  From the site's root.
 */
export function readWholePage(
  path: string,
  read: BytesFile,
  options: HandbookOptions,
  around: Surroundings,
  cache: TextCache,
  check: TextCheck,
): ReadPage {
  const page = readPageHead(path, read, options, around)
  if (!('bytes' in read)) return { page, ignores: [], problems: [] }
  const parts = partsOf(read.bytes)
  const text = cache.textOf(read.bytes, () => readText(parts, options))
  if (!text) return { page, ignores: [], problems: [tooLong(path, parts.firstLine)] }
  const early = page.yaml && text.beginsWithFields ? [earlyEnd(path, parts.firstLine)] : []
  return { page, text, ignores: text.ignores, problems: [...early, ...check(page, text, parts)] }
}

/** A page as its front matter has it, of a file that was read whole: what is wrong anywhere in it makes it unreadable. */
export function readPageHead(path: string, read: BytesFile, options: HandbookOptions, around: Surroundings): Page {
  if ('missing' in read) return pageOf(path, options, { problems: [] }, around)
  if ('problem' in read) return pageOf(path, options, { problems: [read.problem] }, around)
  const { head, text } = partsOf(read.bytes)
  return titled(pageOf(path, options, frontMatterOf(head, path), around), text)
}

/** What the text of a page says; nothing when it cannot be read, or is too long to be. */
export function readTextOf(read: BytesFile, options: HandbookOptions, cache: TextCache): KeptText | undefined {
  return 'bytes' in read ? cache.textOf(read.bytes, () => readText(partsOf(read.bytes), options)) : undefined
}

function readText({ text, firstLine }: PageParts, { markdown }: HandbookOptions): PageText | undefined {
  const whole = text()
  return whole.length > longest ? undefined : readPageText(whole, firstLine, markdown)
}

/** Fields and another fence right below the front matter: a fence inside a value has ended it. */
function earlyEnd(file: string, line: number): Problem {
  const message = 'The front matter ends above this line, but more fields and another line of three hyphens follow.'
  const place = atLine(line)
  return { code: 'front-matter/early-end', severity: 'warning', message, file, place }
}

function tooLong(file: string, line: number): Problem {
  const message = `The text is longer than ${longest} characters: its links and headings are not checked.`
  const place = atLine(line)
  return { code: 'page/too-long', severity: 'warning', message, file, place }
}
