import { codeQualityReport } from './code-quality.ts'
import { compactReport } from './compact.ts'
import { githubReport } from './github.ts'
import { jsonReport } from './json.ts'
import { junitReport } from './junit.ts'
import { markdownReport } from './markdown.ts'
import type { CheckRun } from './run.ts'
import { sarifReport } from './sarif.ts'

/** The reports by name, beside `pretty`, which also needs a terminal and the texts of the files. */
export const reportFormats: Readonly<Record<string, (run: CheckRun) => string>> = {
  compact: compactReport,
  json: jsonReport,
  junit: junitReport,
  'code-quality': codeQualityReport,
  sarif: sarifReport,
  github: githubReport,
  markdown: markdownReport,
}

/** The reports that code hosts read: they look for files from the root of the repository. */
export const hostFormats: ReadonlySet<string> = new Set(['junit', 'code-quality', 'sarif', 'github'])
