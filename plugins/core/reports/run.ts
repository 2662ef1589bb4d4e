import { joined } from '../model/markdown/link-address.ts'
import type { Problem } from '../problems/problem.ts'

/** What a check has found: all that a report can tell. */
export interface CheckRun {
  /** In reading order. */
  problems: readonly Problem[]
  /** Paths of the pages that were looked at, from the site's root, in order. */
  pages: readonly string[]
  /** Present when not all of the site was looked at. */
  part?: ReportPart
  /** Version of the package. */
  version: string
  /** Makes a short text of a long one, such as SHA-256 in hexadecimal digits. */
  hash(text: string): string
}

/** What a report says of the part of a site that it is about, so that all parts can be put together. */
export interface ReportPart {
  /** From 1. */
  index: number
  total: number
  /** Paths of the pages that are told of, in order. */
  pages: readonly string[]
  /** Number of pages in the part. */
  ownPages: number
  /** Number of pages in all parts. */
  sitePages: number
  /** Number of problems that the baseline knows. */
  known: number
  /** Number of problems in files that did not change. */
  untouched: number
}

/**
 * The same run with files as seen from the repository's root, as code hosts know them.
 *
 * @param folder  Where the site lies in the repository; empty where that is its root.
 */
export function seenFromRepository(run: CheckRun, folder: string): CheckRun {
  if (folder === '') return run
  const moved = (file: string): string => joined(folder, file) ?? file
  return {
    ...run,
    problems: run.problems.map((problem) => ({ ...problem, file: moved(problem.file) })),
    pages: run.pages.map(moved),
  }
}
