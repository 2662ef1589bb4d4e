import { resolve } from 'node:path'
import { compareText, HandbookError, inReadingOrder, type Problem } from '../core/problems/problem.ts'
import { schemaProblems } from '../core/problems/schema-problems.ts'
import type { ReportPart } from '../core/reports/run.ts'
import { suiteSchema } from '../sources/schemas.ts'
import { readText } from '../sources/text-file.ts'

/** What the reports of all parts say together. */
export interface MergedReports {
  /** In reading order. */
  problems: Problem[]
  /** Paths of the pages that were told of, in order. */
  pages: string[]
  /** Number of all pages. */
  sitePages: number
  known: number
  untouched: number
}

interface PartReport {
  file: string
  part: ReportPart
  problems: (Problem & { fingerprint: string })[]
}

/**
 * Put the JSON reports of all parts of one check together.
 *
 * @param files  Each part once, in any order.
 * @throws HandbookError  `config/invalid` when a file is no such report, when a part is missing or there twice, and when parts are of
 *                        different sites.
 */
export function mergedReports(files: readonly string[]): MergedReports {
  const reports = files.map(partReport)
  const parts = reports.map(({ part }) => part)
  assertWhole(reports)
  const sum = (countOf: (part: ReportPart) => number): number => parts.reduce((sum, part) => sum + countOf(part), 0)
  const sitePages = parts[0]?.sitePages ?? 0
  if (parts.some((part) => part.sitePages !== sitePages) || sum(({ ownPages }) => ownPages) !== sitePages)
    throw refused('The reports are of different states of the site: their pages do not add up.')
  return {
    problems: inReadingOrder(reports.flatMap(({ problems }) => problems.map(({ fingerprint, ...problem }) => problem))),
    pages: parts.flatMap(({ pages }) => pages).sort(compareText),
    sitePages,
    known: sum(({ known }) => known),
    untouched: sum(({ untouched }) => untouched),
  }
}

function assertWhole(reports: readonly PartReport[]): void {
  const total = reports[0]?.part.total ?? 0
  const fileOf = new Map<number, string>()
  for (const { file, part } of reports) {
    if (part.total !== total) throw refused(`${file} is of ${part.total} parts, and ${reports[0]?.file} of ${total}.`)
    const other = fileOf.get(part.index)
    if (other !== undefined) throw refused(`Part ${part.index} of ${total} is there twice: ${other} and ${file}.`)
    fileOf.set(part.index, file)
  }
  const missing = Array.from({ length: total }, (_, index) => index + 1).filter((index) => !fileOf.has(index))
  if (missing.length > 0) throw refused(`Of ${total} parts, there is no report of ${missing.join(', ')}.`)
}

function partReport(file: string): PartReport {
  const read = readText(resolve(file), file)
  if ('missing' in read) throw refused(`There is no file ${file}.`)
  if ('problem' in read) throw refused(`${file} cannot be read: ${read.problem.message}`)
  let report: Omit<PartReport, 'file' | 'part'> & { part?: ReportPart }
  try {
    report = JSON.parse(read.text)
  } catch (error) {
    throw refused(`${file} is not JSON: ${(error as Error).message}.`)
  }
  const start = { line: 1, column: 1 }
  const [fault] = schemaProblems(suiteSchema('report'), report, file, () => ({ start, end: start }))
  if (fault) throw refused(`${file} is not a report: ${fault.message}`)
  if (!report.part) throw refused(`${file} is not the report of a part.`)
  return { file, part: report.part, problems: report.problems }
}

function refused(message: string): HandbookError {
  return new HandbookError('config/invalid', message, {
    help: 'Give the reports that `handbook check --shard --report json=FILE` has written, of each part one.',
  })
}
