import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { dump } from 'js-yaml'
import {
  importLearning,
  type LearningImport,
  type LearningImportFiles,
} from '../core/model/learning/learning-import.ts'
import type { DataFile } from '../core/problems/data-file.ts'
import { isYamlFailure, parseYaml, yamlProblem } from '../core/problems/located-yaml.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { counting, prettyReport } from '../core/reports/pretty.ts'
import { partsOf } from '../sources/page-parts.ts'
import { readText, writeText } from '../sources/text-file.ts'
import { type Call, type Command, exitCodes } from './command.ts'

export const importData: Command = {
  name: 'import',
  summary: 'Turn files of another system into data files of the site.',
  details: `\`learn\` reads GitLab's courses, paths and learning page, and writes learning.yml, learning_paths.yml,
learning_modules.yml and learning_units.yml. Files that are there already are never overwritten.`,
  example: 'handbook import learn --courses data/learn/learn.yml --paths data/learn/paths.yml',
  words: 'learn',
  options: {
    courses: { value: 'FILE', description: "Courses: GitLab's data/learn/learn.yml." },
    paths: { value: 'FILE', description: "Paths: GitLab's data/learn/paths.yml." },
    assets: { value: 'FILE', description: "What paths are made of: GitLab's data/learn/assets.yml." },
    classification: { value: 'FILE', description: "Known values: GitLab's data/learn/classification.yml." },
    page: { value: 'FILE', description: "The handbook's page about learning and development." },
    out: { value: 'DIR', description: 'Folder to write into. Default: the data folder.' },
  },
  run(call) {
    const { root, options, json, words, values, terminal } = call
    if (words.length !== 1 || words[0] !== 'learn')
      throw new HandbookError('config/usage', '`import` needs to know what: `handbook import learn`.')
    const out = typeof values.out === 'string' ? resolve(values.out) : join(root, options.data)
    const imported = importLearning(filesOf(call))
    const written = filesFor(imported)
    refuseExisting(out, Object.keys(written))
    for (const [name, text] of Object.entries(written)) writeText(join(out, name), join(out, name), text)
    terminal.say(prettyReport(imported.remarks, 'what was imported', terminal.sayPaint))
    const { read, units, modules, paths } = imported
    const summary = {
      read,
      written: { paths: paths.length, modules: modules.length, units: units.length },
      files: Object.keys(written),
    }
    terminal.out(json ? JSON.stringify({ ...summary, remarks: imported.remarks }, null, 2) : inWords(summary, out))
    return exitCodes.clean
  },
}

function filesOf({ values }: Call): LearningImportFiles {
  const file = (name: string): DataFile | undefined => {
    const path = values[name]
    return typeof path === 'string' ? dataFile(path) : undefined
  }
  const [courses, paths, assets] = [file('courses'), file('paths'), file('assets')]
  const classification = file('classification')
  const page = typeof values.page === 'string' ? learningPage(values.page) : undefined
  if (!courses && !paths && !assets && !page)
    throw new HandbookError('config/usage', 'There is nothing to import.', {
      help: 'Name a file with --courses, --paths, --assets or --page.',
    })
  return {
    ...(courses ? { courses } : {}),
    ...(paths ? { paths } : {}),
    ...(assets ? { assets } : {}),
    ...(classification ? { classification } : {}),
    ...(page ? { page } : {}),
  }
}

function dataFile(path: string): DataFile {
  const yaml = parseYaml(textOf(path))
  if (!isYamlFailure(yaml)) return { file: path, yaml }
  throw new HandbookError('yaml/syntax', `${path} is not YAML: ${yaml.reason}.`, {
    problems: [yamlProblem(yaml, 'the file', path)],
  })
}

function learningPage(path: string): NonNullable<LearningImportFiles['page']> {
  const { text, firstLine } = partsOf(Buffer.from(textOf(path)))
  return { file: path, text: text(), firstLine }
}

function textOf(path: string): string {
  const read = readText(resolve(path), path)
  if ('missing' in read) throw new HandbookError('config/missing', `There is no file ${path}.`)
  if ('problem' in read) throw new HandbookError(read.problem.code, read.problem.message, { problems: [read.problem] })
  return read.text
}

/** The data files by name; those that would be empty are left out. */
function filesFor({ vocabulary, paths, modules, units }: LearningImport): Record<string, string> {
  const files: [string, object][] = [
    ['learning.yml', vocabulary],
    ['learning_paths.yml', paths],
    ['learning_modules.yml', modules],
    ['learning_units.yml', units],
  ]
  const full = files.filter(([, content]) => Object.keys(content).length > 0)
  return Object.fromEntries(full.map(([name, content]) => [name, dump(content, { lineWidth: 120, noRefs: true })]))
}

/** What people have written is never lost: nothing is written when one of the files is there. */
function refuseExisting(out: string, names: readonly string[]): void {
  const there = names.filter((name) => existsSync(join(out, name)))
  if (there.length === 0) return
  throw new HandbookError('config/usage', `${out} already has ${there.join(', ')}.`, {
    help: 'Write into an empty folder with --out, and take over what you want.',
  })
}

function inWords(
  { read, written, files }: { read: Record<string, number>; written: Record<string, number>; files: string[] },
  out: string,
): string {
  const counts = (found: Record<string, number>): string =>
    Object.entries(found)
      .map(([names, count]) => counting(count, singular(names), names))
      .join(', ')
  return `Read ${counts(read)}.\nWrote ${counts(written)} in ${counting(files.length, 'file')} to ${relative(process.cwd(), out) || '.'}.`
}

/** "path" of "paths", "link in sentences" of "links in sentences". */
function singular(names: string): string {
  return names.replace(/s(?= |$)/, '')
}
