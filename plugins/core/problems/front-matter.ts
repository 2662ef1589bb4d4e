import { isYamlFailure, type LocatedYaml, parseYaml, yamlProblem } from './located-yaml.ts'
import type { Place, Problem } from './problem.ts'
import { dialectProblems } from './yaml-dialect.ts'

/** The front matter of one page, as the build reads it. */
export interface FrontMatter {
  /** Absent when the page has none, or none that can be read. */
  yaml?: LocatedYaml
  problems: Problem[]
  /** What else is odd about it; the page is checked all the same. */
  remarks?: Problem[]
}

const fence: Place = { start: { line: 1, column: 1 }, end: { line: 1, column: 4 } }

/** Languages that gray-matter, Eleventy or a habit from elsewhere could take a fence for; none but YAML and JSON is read. */
const javascript = [
  'js',
  'javascript',
  'jsLegacy',
  'node',
  'mjs',
  'cjs',
  'jsx',
  'ts',
  'typescript',
  'tsx',
  'coffee',
  'coffeescript',
  'cson',
] as const
const otherLanguages = [
  'toml',
  'ini',
  'xml',
  'hjson',
  'json5',
  'ruby',
  'python',
  'lua',
  'html',
  'css',
  'text',
  'md',
  'markdown',
] as const

interface Engine {
  parse(text: string, options?: { filePath?: string }): object
}

/**
 * The front-matter engines, shared by the build and the commands so that both read the same.
 *
 * @param onRead  Called once for each page with what was found; the page gets its data, or none when it is broken.
 */
export function frontMatterEngines(onRead: (file: string, found: FrontMatter) => void): Record<string, Engine> {
  const engine = (read: (text: string, file: string) => FrontMatter): Engine => ({
    parse(text, options) {
      const file = (options?.filePath ?? '').replace(/^\.\//, '')
      const found = read(text, file)
      onRead(file, found)
      return (found.yaml?.built as object | undefined) ?? {}
    },
  })
  return Object.fromEntries([
    ['yaml', engine(readYaml)],
    ['json', engine(readJson)],
    ...javascript.map((name) => [name, engine((_, file) => refuse(file, name, 'front-matter/javascript'))]),
    ...otherLanguages.map((name) => [name, engine((_, file) => refuse(file, name, 'front-matter/language'))]),
  ])
}

/**
 * Read the front matter of a page, which is cut out where gray-matter cuts it in the build: loading gray-matter, and the YAML parser
 * that it brings, takes longer than hundreds of pages.
 *
 * @param head  The page, or its beginning up to and including the closing fence.
 * @param file  Its path, for the problems.
 */
export function readFrontMatter(head: string, file: string): FrontMatter {
  const opening = /^\uFEFF?---(?!-)([^\n]*)/.exec(head)
  if (!opening) return { problems: [] }
  const written = (opening[1] as string).trimEnd()
  const language = written.trim()
  if (isJavascript(language)) return refuse(file, language, 'front-matter/javascript')
  if (!/^(ya?ml)?$/i.test(language) && language !== 'json')
    return refuse(file, language, 'front-matter/language', written.length)
  const start = head.indexOf('---') + 3 + (language === '' ? 0 : written.length)
  const close = head.indexOf('\n---', start)
  const text = head.slice(start, close === -1 ? head.length : close)
  const isEmpty = text.replace(/^\s*#[^\n]+/gm, '').trim() === ''
  if (isEmpty) return { problems: [] }
  return language === 'json' ? readJson(text, file) : readYaml(text, file)
}

function isJavascript(language: string): boolean {
  return (javascript as readonly string[]).includes(language)
}

/** gray-matter hands over the text after the opening fence, line break included: its first line is line 1 of the file. */
function readYaml(text: string, file: string): FrontMatter {
  const yaml = parseYaml(text)
  if (isYamlFailure(yaml)) return { problems: [yamlProblem(yaml, 'the front matter', file)] }
  const found = asMap(yaml, file)
  return found.yaml ? { ...found, remarks: dialectProblems(text, 1, yaml, file) } : found
}

function readJson(text: string, file: string): FrontMatter {
  try {
    JSON.parse(text)
  } catch (error) {
    const message = `The front matter is not JSON: ${(error as Error).message}.`
    return { problems: [{ code: 'yaml/syntax', severity: 'error', message, file, place: fence }] }
  }
  return readYaml(text, file)
}

function asMap(yaml: LocatedYaml, file: string): { yaml?: LocatedYaml; problems: Problem[] } {
  if (yaml.value === null || yaml.value === undefined) return { yaml: { ...yaml, value: {}, built: {} }, problems: [] }
  if (typeof yaml.value === 'object' && !Array.isArray(yaml.value)) return { yaml, problems: [] }
  const found = Array.isArray(yaml.value) ? 'a list' : `the text "${String(yaml.value).slice(0, 40)}"`
  return {
    problems: [
      {
        code: 'front-matter/not-a-map',
        severity: 'error',
        message: `The front matter is ${found}, not keys and values.`,
        file,
        place: yaml.place([]),
        help: 'Begin the page with front matter such as `title: …` before any horizontal line.',
      },
    ],
  }
}

function refuse(
  file: string,
  language: string,
  code: 'front-matter/javascript' | 'front-matter/language',
  length: number = language.length,
): FrontMatter {
  const name =
    code === 'front-matter/javascript'
      ? `JavaScript front matter (\`---${language}\`) is not run.`
      : `Front matter in \`${language}\` is not read.`
  return {
    problems: [
      {
        code,
        severity: 'error',
        message: name,
        file,
        place: { start: fence.start, end: { line: 1, column: 4 + length } },
        help: 'Write the front matter in YAML, between two lines of three hyphens.',
      },
    ],
  }
}
