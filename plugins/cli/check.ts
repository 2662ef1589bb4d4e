import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { baselineOf } from '../core/model/baseline.ts'
import { HandbookError, type Problem, type Severity } from '../core/problems/problem.ts'
import { either, suggest } from '../core/problems/suggest.ts'
import { reportFormats } from '../core/reports/formats.ts'
import { counting, prettyReport } from '../core/reports/pretty.ts'
import type { CheckRun } from '../core/reports/run.ts'
import { checkSite } from '../site-check.ts'
import { baselineFile, freshProblems } from '../sources/baseline-file.ts'
import { readText } from '../sources/text-file.ts'
import { type Call, type Command, exitCodes } from './command.ts'

export const check: Command = {
  name: 'check',
  summary: 'Check every page, the data, and the links between pages.',
  details: 'Lists every problem with its place and the way out. Ends with 1 when one of them is an error.',
  example: 'handbook check --report junit=junit.xml --report code-quality=gl-code-quality-report.json',
  options: {
    report: {
      value: 'FORMAT[=FILE]',
      isList: true,
      description: `pretty, ${Object.keys(reportFormats).join(', ')}; may stand several times. Default: pretty.`,
    },
    'fail-on': {
      value: 'SEVERITY',
      description: 'The least severity that fails: error, warning or info. Default: error.',
    },
    'update-baseline': { description: `Write what is found now into ${baselineFile}; it no longer fails.` },
  },
  async run(call) {
    const { root, json, lists, values, terminal, handbook, version } = call
    const wanted = (lists.report ?? [json ? 'json' : 'pretty']).map(wantedReport)
    const least = leastSeverity(values['fail-on'])
    const { problems: all, pages } = checkSite(root, handbook(), (done, total) =>
      terminal.progress(done, total, 'pages'),
    )
    if (values['update-baseline']) return updateBaseline(call, all)
    const { fresh, stale, known } = freshProblems(root, all)
    const problems = [...fresh, ...stale]
    const run: CheckRun = {
      problems,
      pages,
      version,
      hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 40),
    }
    const scope = `${counting(pages.length, 'page')} and the data${known > 0 ? `, besides ${known} known from the baseline` : ''}`
    for (const { format, file } of wanted) {
      const write = reportFormats[format]
      const paint = file === undefined ? terminal.paint : undefined
      const text = write ? write(run) : prettyReport(problems, scope, paint, textsOf(root))
      if (file === undefined) terminal.out(text)
      else writeReport(resolve(file), `${text}\n`)
    }
    return problems.some(({ severity }) => rank(severity) <= rank(least)) ? exitCodes.problems : exitCodes.clean
  },
}

function wantedReport(text: string): { format: string; file?: string } {
  const [format = '', ...file] = text.split('=')
  if (format !== 'pretty' && !Object.hasOwn(reportFormats, format)) {
    const names = ['pretty', ...Object.keys(reportFormats)]
    const close = suggest(format, names)
    throw new HandbookError('config/usage', `There is no report \`${format}\`.`, {
      help: close.length > 0 ? `Did you mean ${either(close)}?` : `Use ${either(names)}.`,
    })
  }
  return file.length > 0 ? { format, file: file.join('=') } : { format }
}

function leastSeverity(text: string | true | undefined): Severity {
  if (text === undefined) return 'error'
  if (text === 'error' || text === 'warning' || text === 'info') return text
  throw new HandbookError('config/usage', `--fail-on is "${text}".`, { help: 'Use error, warning or info.' })
}

function rank(severity: Severity): number {
  return ['error', 'warning', 'info'].indexOf(severity)
}

function updateBaseline({ root, terminal }: Call, problems: readonly Problem[]): typeof exitCodes.clean {
  const baseline = baselineOf(problems)
  writeFileSync(join(root, baselineFile), `${JSON.stringify(baseline, null, 2)}\n`)
  const count = problems.filter((problem) => problem.severity !== 'info').length
  terminal.say(`${baselineFile} now knows ${counting(count, 'problem')}.`)
  return exitCodes.clean
}

function writeReport(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** Texts of files for the lines around a place; each is read once. */
function textsOf(root: string): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>()
  return (file) => {
    if (!texts.has(file)) {
      const read = readText(join(root, file), file)
      texts.set(file, 'text' in read ? read.text : undefined)
    }
    return texts.get(file)
  }
}
