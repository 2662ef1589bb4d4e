import { createHash } from 'node:crypto'
import { join, posix, relative, resolve } from 'node:path'
import { baselineOf } from '../core/model/baseline.ts'
import type { Handbook } from '../core/model/handbook.ts'
import { mended } from '../core/problems/fix.ts'
import { grouped } from '../core/problems/grouped.ts'
import { HandbookError, inReadingOrder, type Problem, type Severity, severities } from '../core/problems/problem.ts'
import { either, suggest } from '../core/problems/suggest.ts'
import { hostFormats, reportFormats } from '../core/reports/formats.ts'
import { counting, prettyReport, thousands } from '../core/reports/pretty.ts'
import { type CheckRun, type ReportPart, seenFromRepository } from '../core/reports/run.ts'
import { checkSite, type Unsaved } from '../site-check.ts'
import { baselineFile, freshProblems } from '../sources/baseline-file.ts'
import { folderInRepository } from '../sources/repository-folder.ts'
import type { Shard } from '../sources/shard.ts'
import { asText, readBytes, readText, writeText } from '../sources/text-file.ts'
import { type Touched, touchedFiles } from './changed.ts'
import { type Call, type Command, type ExitCode, exitCodes } from './command.ts'
import { mergedReports } from './merged-reports.ts'
import { wantedShard } from './shard-option.ts'

export const check: Command = {
  name: 'check',
  summary: 'Check every page, the data, and the links between pages.',
  details: 'Lists every problem with its place and the way out. Ends with 1 when one of them is an error.',
  example: 'handbook check --report junit=junit.xml --report code-quality=gl-code-quality-report.json',
  words: '--merge FILE…',
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
    changed: {
      value: '[BASE]',
      description:
        'Tell only of files that differ from a commit. Default: that of the merge request, or of the default branch.',
    },
    fix: { description: 'Mend what is certain: names of fields, spelling of values. Then tell what is left.' },
    heads: { description: 'Check front matter and data alone, which is faster: no links, no texts.' },
    merge: {
      value: 'FILE',
      isList: true,
      description: 'Check nothing, but make one report of the JSON reports of all parts: --merge part-*.json.',
    },
    shard: {
      value: '[PART]',
      description: 'Check one part of the pages, such as 2/5. Default: the part of the job in GitLab’s `parallel`.',
    },
    stdin: { value: 'PATH', description: 'Check this page alone, with its text from standard input.' },
    'update-baseline': { description: `Write what is found now into ${baselineFile}; it no longer fails.` },
  },
  async run(call) {
    const { root, json, lists, values, terminal, version } = call
    const wanted = (lists.report ?? [json ? 'json' : 'pretty']).map(wantedReport)
    const least = leastSeverity(values['fail-on'])
    if (lists.merge) return merged(call, [...lists.merge, ...call.words], wanted, least)
    if (call.words.length > 0)
      throw new HandbookError('config/usage', '`check` takes files with --merge alone.', {
        help: 'It checks the whole site; --changed tells only of what has changed, --stdin of one page.',
      })
    const shard = wantedShard(values.shard, process.env)
    const unfit = shard && ['stdin', 'update-baseline'].find((name) => values[name] !== undefined)
    if (unfit) throw new HandbookError('config/usage', `--shard and --${unfit} do not go together.`)
    const writing = values.stdin === undefined ? undefined : ['fix', 'update-baseline'].find((name) => values[name])
    if (writing)
      throw new HandbookError('config/usage', `--stdin and --${writing} do not go together.`, {
        help: 'With --stdin, files are left alone: their texts are not those that are checked.',
      })
    if (values.heads && values['update-baseline'])
      throw new HandbookError('config/usage', '--heads and --update-baseline do not go together.', {
        help: 'Without links and texts, the baseline would lose what it knows of them.',
      })
    const narrow = values['update-baseline'] && ['fix', 'changed'].find((name) => values[name])
    if (narrow)
      throw new HandbookError('config/usage', `--update-baseline and --${narrow} do not go together.`, {
        help: 'The baseline knows what is found in the whole site, as it is.',
      })
    const unsaved = typeof values.stdin === 'string' ? unsavedPage(call, values.stdin) : undefined
    const look = (handbook: Handbook) =>
      checkSite(root, handbook, {
        onPage: (done, total) => terminal.progress(done, total, 'pages'),
        headsOnly: values.heads === true,
        ...(unsaved ? { unsaved } : {}),
        ...(shard ? { shard } : {}),
      })
    const first = await look(call.handbook())
    if (first.sitePages === 0 && process.env.CI) {
      throw new HandbookError('config/missing', `There are no pages in \`${call.options.input}\`.`, {
        help: 'A pipeline that checks nothing would always be green. Correct `input` in handbook.config.json, or --root.',
      })
    }
    if (values['update-baseline']) return updateBaseline(call, first.problems)
    const looked = values.fix && mendFiles(call, first.problems) ? await look(call.handbook()) : first
    const { problems: all, pages, sitePages, isOwn } = looked
    const { fresh, stale: gone, known } = freshProblems(root, all, isOwn)
    // Of links and texts, heads cannot say whether they still occur.
    const stale = new Set(values.heads || unsaved ? [] : gone)
    const touched = unsaved ? onlyFile(unsaved.path) : await touchedFiles(call, looked.addressOf)
    const found = inReadingOrder([...fresh, ...stale])
    // What no longer occurs would fail after the merge, so it is told before, whatever file it was in.
    const problems = touched ? found.filter((one) => stale.has(one) || touched.hasProblem(one)) : found
    const told = touched ? pages.filter(touched.hasFile) : pages
    const counts = { ownPages: pages.length, sitePages, known, untouched: found.length - problems.length }
    const run = runOf(problems, told, version, shard && { ...shard, pages: told, ...counts })
    return tell(call, wanted, least, run, scopeOf({ ...counts, ...(shard ? { shard } : {}) }), textsOf(root, unsaved))
  },
}

const seeHelp = { help: 'See `handbook check --help`.' }

/** Tell what the reports of all parts say together. */
function merged(call: Call, files: string[], wanted: readonly WantedReport[], least: Severity): ExitCode {
  const { root, values, version } = call
  const unfit = ['shard', 'changed', 'fix', 'heads', 'stdin', 'update-baseline'].find((name) => values[name])
  if (unfit) throw new HandbookError('config/usage', `--merge and --${unfit} do not go together.`, seeHelp)
  const { problems, pages, ...counts } = mergedReports(files)
  const scope = scopeOf({ ...counts, ownPages: counts.sitePages })
  return tell(call, wanted, least, runOf(problems, pages, version), scope, textsOf(root, undefined))
}

function runOf(problems: readonly Problem[], pages: readonly string[], version: string, part?: ReportPart): CheckRun {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40)
  return { problems, pages, version, hash, ...(part ? { part } : {}) }
}

function tell(
  { root, terminal }: Call,
  wanted: readonly WantedReport[],
  least: Severity,
  run: CheckRun,
  scope: string,
  textOf: (file: string) => string | undefined,
): ExitCode {
  const hosted = seenFromRepository(run, folderInRepository(root))
  for (const { format, file } of wanted) {
    const write = reportFormats[format]
    const paint = file === undefined ? terminal.paint : undefined
    const text = write
      ? write(hostFormats.has(format) ? hosted : run)
      : prettyReport(run.problems, scope, paint, textOf)
    if (file === undefined) terminal.out(text)
    else writeText(resolve(file), file, `${text}\n`)
  }
  return run.problems.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(least))
    ? exitCodes.problems
    : exitCodes.clean
}

interface Scope extends Omit<ReportPart, 'index' | 'total' | 'pages'> {
  shard?: Shard
}

/** "72 pages and the data", or "part 2 of 5: 14 of 72 pages", and what is not told of them. */
function scopeOf({ ownPages, sitePages, known, untouched, shard }: Scope): string {
  const all = counting(sitePages, 'page')
  const part = shard ? `part ${shard.index} of ${shard.total}: ${thousands(ownPages)} of ${all}` : all
  return [
    shard && shard.index > 1 ? part : `${part} and the data`,
    ...(known > 0 ? [`besides ${known} known from the baseline`] : []),
    ...(untouched > 0 ? [`besides ${untouched} in files that did not change`] : []),
  ].join(', ')
}

function onlyFile(path: string): Touched {
  return { hasFile: (file) => file === path, hasProblem: ({ file }) => file === path }
}

/** Mend what is certain, and say in which files. */
function mendFiles({ root, terminal, forget }: Call, problems: readonly Problem[]): boolean {
  let count = 0
  for (const [file, found] of grouped(problems, (problem) => problem.file)) {
    const read = readText(join(root, file), file)
    if (!('text' in read)) continue
    const result = mended(read.text, found)
    if (result.count === 0) continue
    writeText(join(root, file), file, result.text)
    terminal.say(`${file}: mended ${counting(result.count, 'place')}.`)
    count += result.count
  }
  if (count > 0) forget()
  return count > 0
}

/** The page that an editor hands over. */
function unsavedPage({ root, options }: Call, given: string): Unsaved {
  const path = relative(root, resolve(given)).replaceAll('\\', '/')
  if (path.endsWith('.md') && !posix.relative(options.input, path).startsWith('..'))
    return { path, file: readBytes(0, path) }
  throw new HandbookError('config/usage', `\`${path}\` is no page of this site.`, {
    help: `Pages are Markdown files below \`${options.input}\`.`,
  })
}

interface WantedReport {
  format: string
  file?: string
}

function wantedReport(text: string): WantedReport {
  const [format = '', ...file] = text.split('=')
  if (format !== 'pretty' && !Object.hasOwn(reportFormats, format)) {
    const names = ['pretty', ...Object.keys(reportFormats)]
    const close = suggest(format, names)
    throw new HandbookError('config/usage', `There is no report \`${format}\`.`, {
      help: close.length > 0 ? `Did you mean ${either(close)}?` : `Use ${either(names)}.`,
    })
  }
  if (file.length === 0) return { format }
  if (file.join('=') === '') throw new HandbookError('config/usage', `--report ${text} names no file.`, seeHelp)
  return { format, file: file.join('=') }
}

function leastSeverity(text: string | true | undefined): Severity {
  if (text === undefined) return 'error'
  if (text === 'error' || text === 'warning' || text === 'info') return text
  throw new HandbookError('config/usage', `--fail-on is "${text}".`, { help: 'Use error, warning or info.' })
}

function updateBaseline({ root, terminal }: Call, problems: readonly Problem[]): typeof exitCodes.clean {
  const baseline = baselineOf(problems)
  writeText(join(root, baselineFile), baselineFile, `${JSON.stringify(baseline, null, 2)}\n`)
  const count = problems.filter((problem) => problem.severity !== 'info').length
  terminal.say(`${baselineFile} now knows ${counting(count, 'problem')}.`)
  return exitCodes.clean
}

/** Texts of files for the lines around a place; each is read once. */
function textsOf(root: string, unsaved: Unsaved | undefined): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>()
  return (file) => {
    if (!texts.has(file)) {
      const read = file === unsaved?.path ? asText(unsaved.file) : readText(join(root, file), file)
      texts.set(file, 'text' in read ? read.text : undefined)
    }
    return texts.get(file)
  }
}
