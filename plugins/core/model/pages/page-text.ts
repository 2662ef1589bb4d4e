import { type Ignore, ignoresIn } from '../judgement.ts'
import type { BodySyntax } from '../markdown/body-parser.ts'
import { type PageBody, readPageBody } from './page-body.ts'

/** What a page's text says by itself: all that checks ask of it, and nothing that hangs on another file. */
export interface PageText {
  body: PageBody
  ignores: Ignore[]
  /** Whether it begins with fields and another fence: a fence inside a value has ended the front matter. */
  beginsWithFields: boolean
}

/**
 * Read a page's text.
 *
 * @param text       Below the front matter.
 * @param firstLine  Line on which the text begins in its file, from 1.
 */
export function readPageText(text: string, firstLine: number, syntax?: BodySyntax): PageText {
  const ignores = text.includes('handbook-ignore') ? ignoresIn(text) : []
  return {
    body: readPageBody(text, firstLine, syntax),
    ignores: ignores.map((one) => ({ ...one, line: one.line + firstLine - 1 })),
    beginsWithFields: beginsWithFields(text),
  }
}

function beginsWithFields(text: string): boolean {
  const fields = /(?:(?:[A-Za-z_][\w-]*:(?:[ \t].*)?|[ \t]+\S.*|-[ \t].*|)\n)+---[ \t]*$/my
  const [found] = fields.exec(text.slice(0, 4000)) ?? []
  return found !== undefined && /^[A-Za-z_][\w-]*:/m.test(found)
}
