import type { Problem } from '../problems/problem.ts'

/** What a check has found: all that a report can tell. */
export interface CheckRun {
  /** In reading order. */
  problems: readonly Problem[]
  /** Paths of the pages that were looked at, from the site's root, in order. */
  pages: readonly string[]
  /** Version of the package. */
  version: string
  /** Makes a short text of a long one, such as SHA-256 in hexadecimal digits. */
  hash(text: string): string
}
