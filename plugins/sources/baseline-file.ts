import { join } from 'node:path'
import { type Baseline, type Fresh, withoutKnown } from '../core/model/baseline.ts'
import { HandbookError, type Problem } from '../core/problems/problem.ts'
import { schemaProblems } from '../core/problems/schema-problems.ts'
import { suiteSchema } from './schemas.ts'
import { readText } from './text-file.ts'

/** Where a site keeps the findings that it lives with for now. */
export const baselineFile = 'handbook.baseline.json'

/**
 * Leave out the problems that the site's baseline knows; all of them are fresh when it has none.
 *
 * @param isOwn  For the problems of which files the baseline counts: those that were looked at.
 * @throws HandbookError  `config/invalid` when the file is not a baseline.
 */
export function freshProblems(
  root: string,
  problems: readonly Problem[],
  isOwn: (file: string) => boolean = () => true,
): Fresh {
  const read = readText(join(root, baselineFile), baselineFile)
  const refused = (why: string): HandbookError =>
    new HandbookError('config/invalid', `${baselineFile} ${why.replace(/\.$/, '')}.`, {
      help: 'Run `handbook check --update-baseline`.',
    })
  if ('missing' in read) return { fresh: [...problems], known: 0, stale: [] }
  if ('problem' in read) throw refused(`cannot be read: ${read.problem.message}`)
  let baseline: Baseline
  try {
    baseline = JSON.parse(read.text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw refused(`is not JSON: ${(error as Error).message}`)
  }
  const start = { line: 1, column: 1 }
  const [fault] = schemaProblems(suiteSchema('baseline'), baseline, baselineFile, () => ({ start, end: start }))
  if (fault) throw refused(`is not a baseline: ${fault.message}`)
  const files = Object.fromEntries(Object.entries(baseline.files).filter(([file]) => isOwn(file)))
  return withoutKnown(problems, { ...baseline, files }, baselineFile)
}
