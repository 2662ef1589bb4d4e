import type { Fields } from '../core/model/fields.ts'
import { type Ignore, ignoresIn } from '../core/model/judgement.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import type { Page } from '../core/model/page.ts'
import { type PageBody, readPageBody } from '../core/model/page-body.ts'
import { atLine, type Problem } from '../core/problems/problem.ts'
import { frontMatterOf, pageOf, partsOf } from './pages.ts'
import type { TextFile } from './text-file.ts'

/** A page with what its text holds. */
export interface ReadPage {
  page: Page
  /** Absent when the text could not be read, or is too long to be. */
  body?: PageBody
  ignores: Ignore[]
  /** What its kind's rules on texts find. */
  problems: Problem[]
}

/** Longest text that is read, in characters. */
const longest = 1_000_000

/**
 * Read a whole page, once.
 *
 * @param path       From the site's root.
 * @param inherited  What directory data gives it.
 * @param rules      Checks the text of a page; called while the text is at hand.
 */
export function readWholePage(
  path: string,
  read: TextFile,
  options: HandbookOptions,
  inherited: Fields,
  rules: (page: Page, body: PageBody, text: string, firstLine: number) => Problem[],
): ReadPage {
  if ('missing' in read) return { page: pageOf(path, options, { problems: [] }, inherited), ignores: [], problems: [] }
  if ('problem' in read)
    return { page: pageOf(path, options, { problems: [read.problem] }, inherited), ignores: [], problems: [] }
  const { head, text, firstLine } = partsOf(read.text)
  const page = pageOf(path, options, frontMatterOf(head, path), inherited)
  if (text.length > longest) return { page, ignores: [], problems: [tooLong(path, firstLine)] }
  const body = readPageBody(text, firstLine)
  const ignores = text.includes('handbook-ignore')
    ? ignoresIn(text).map((one) => ({ ...one, line: one.line + firstLine - 1 }))
    : []
  return {
    page,
    body,
    ignores,
    problems: [...earlyEnd(path, page, text, firstLine), ...rules(page, body, text, firstLine)],
  }
}

/** Fields and another fence right below the front matter: a fence inside a value has ended it. */
function earlyEnd(file: string, page: Page, text: string, line: number): Problem[] {
  const fields = /^(?:(?:[A-Za-z_][\w-]*:(?:[ \t].*)?|[ \t]+\S.*|-[ \t].*|)\n)+---[ \t]*$/m.exec(text.slice(0, 4000))
  if (!page.yaml || fields?.index !== 0 || !/^[A-Za-z_][\w-]*:/m.test(fields[0])) return []
  const message = 'The front matter ends above this line, but more fields and another line of three hyphens follow.'
  const place = atLine(line)
  return [{ code: 'front-matter/early-end', severity: 'warning', message, file, place }]
}

function tooLong(file: string, line: number): Problem {
  const message = `The text is longer than ${longest} characters: its links and headings are not checked.`
  const place = atLine(line)
  return { code: 'page/too-long', severity: 'warning', message, file, place }
}
