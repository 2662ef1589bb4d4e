import { readdirSync, realpathSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { asFields, type Fields } from '../core/model/fields.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import { pageAddress } from '../core/model/pages/address.ts'
import { hugoAddress } from '../core/model/pages/hugo-address.ts'
import { leftOut } from '../core/model/pages/left-out.ts'
import { type Page, pageKindOf } from '../core/model/pages/page.ts'
import { titleHeading } from '../core/model/pages/title-heading.ts'
import { isRelease, isReleaseItem } from '../core/model/releases/release-page.ts'
import { ruleOf } from '../core/problems/catalogue.ts'
import { type FrontMatter, readFrontMatter } from '../core/problems/front-matter.ts'
import { atLine, compareText, HandbookError, type Problem } from '../core/problems/problem.ts'
import { suggest } from '../core/problems/suggest.ts'
import { ignoredFiles } from './ignored-files.ts'
import { partsOf } from './page-parts.ts'
import { pathState } from './path-state.ts'
import { type BytesFile, noPath, readBytes, readHead } from './text-file.ts'

/** Folders that never hold pages. */
const noPages = new Set(['node_modules', '_includes', '_layouts', '_data', '_site', '.git', '.cache'])

/**
 * Find the Markdown pages of a site that Eleventy does not leave out: paths from its root, in order.
 *
 * @param names  Gets the names of what lies in each folder that is visited, for those who look for files beside pages.
 * @throws HandbookError  `config/missing` when there is no folder of pages.
 */
export function findPages(
  root: string,
  { input }: HandbookOptions,
  names: Map<string, Set<string>> = new Map(),
): string[] {
  const found: string[] = []
  // A link can lead to a folder above: then each folder is visited once.
  const seen = new Set<string>()
  const isIgnored = ignoredFiles(root, input)
  const visit = (folder: string): void => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true })
    names.set(folder, new Set(entries.map((entry) => entry.name)))
    for (const entry of entries) {
      if (noPages.has(entry.name)) continue
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
      const isLink = entry.isSymbolicLink()
      const kind = isLink ? pathState(join(root, path)) : entry
      if (kind?.isDirectory() && !entry.name.endsWith('.md')) {
        if (isIgnored(path) || (isLink && isVisited(root, folder, path, seen))) continue
        visit(path)
      } else if (kind && entry.name.endsWith('.md') && !isIgnored(path)) found.push(path)
    }
  }
  try {
    visit(posix.relative('', input) || '.')
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', noPath].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw new HandbookError('config/missing', `There is no folder of pages \`${input}\`.`, {
      help: 'Name it with `input` in handbook.config.json, or the site with --root.',
      cause: error,
    })
  }
  return found.sort(compareText)
}

/** Pages of Middleman, Jekyll and Hugo whose endings Eleventy does not know by itself; a low line begins what is put into pages. */
const foreignPage = /(?:^|\/)(?!_(?!index\.))[^/]*(\.(?:erb|haml|slim|markdown|mdown))$/

/**
 * Tell of files among the pages that nothing reads, though another generator made pages of them.
 *
 * @param names  The names of what lies in each folder of pages, as `findPages` gives them.
 */
export function unreadPages(
  root: string,
  { input }: HandbookOptions,
  names: ReadonlyMap<string, ReadonlySet<string>>,
): Problem[] {
  const files = [...names].flatMap(([folder, entries]) =>
    [...entries].filter((name) => foreignPage.test(name)).map((name) => (folder === '.' ? name : `${folder}/${name}`)),
  )
  // Nearly no site has any: what it ignores is not read a second time.
  if (files.length === 0) return []
  const isIgnored = ignoredFiles(root, input)
  const { severity } = ruleOf('page/unread')
  return files
    .filter((file) => !isIgnored(file))
    .map((file): Problem => {
      const message = `Nothing reads the file: Eleventy does not know \`${foreignPage.exec(file)?.[1]}\`.`
      return { code: 'page/unread', severity, message, file }
    })
}

/** Whether a link leads to a folder above it, or to one that another link has led to. */
function isVisited(root: string, folder: string, link: string, seen: Set<string>): boolean {
  const target = realpathSync(join(root, link))
  const from = realpathSync(join(root, folder))
  if (seen.has(target) || from === target || from.startsWith(`${target}${sep}`)) return true
  seen.add(target)
  return false
}

/** What decides on a page beside its file. */
export interface Surroundings {
  /** What directory data gives it. */
  fields?: Fields
  /** Without it, nothing is left out by its dates. */
  today?: string
  /** Whether it lies in the folder of an `index.md`, or below one. */
  isBeside?: boolean
}

/** Read a page as far as its front matter tells. */
export function readPage(root: string, path: string, options: HandbookOptions, around?: Surroundings): Page {
  const head = readHead(`${root}/${path}`, path)
  if ('missing' in head) return pageOf(path, options, { problems: [] }, around)
  if ('problem' in head) return pageOf(path, options, { problems: [head.problem] }, around)
  return titled(pageOf(path, options, frontMatterOf(head.text, path), around), () => readBody(root, path)?.body)
}

/** A page whose front matter gives no title is called by the heading with which its text begins. */
export function titled(page: Page, text: () => string | undefined): Page {
  const { fields, problems } = page
  // A field such as `titel` is told, and mended by `--fix`, as long as nothing else is the title.
  if (fields.title !== undefined || problems.length > 0 || suggest('title', Object.keys(fields)).length > 0) return page
  const title = titleHeading(text() ?? '')
  return title === undefined ? page : { ...page, fields: { ...fields, title } }
}

/** The front matter of a page, with the faults of its fences, which the parser behind them cannot see. */
export function frontMatterOf(text: string, path: string): FrontMatter {
  const opens = /^\uFEFF?---(?!-)/.test(text)
  if (!opens) return { problems: missingFrontMatter(text, path) }
  if (text.includes('\n---')) return readFrontMatter(text, path)
  const place = { start: { line: 1, column: 1 }, end: { line: 1, column: 4 } }
  const message = 'The front matter begins on line 1 and is never closed.'
  return {
    problems: [
      {
        code: 'front-matter/unclosed',
        severity: 'error',
        message,
        file: path,
        place,
        help: 'Close it with a line of three hyphens.',
      },
    ],
  }
}

/** Three hyphens below nothing, or fields between two such lines below a heading. */
const lateFrontMatter = /^\s+---|^#[^\n]*\n\s*---[ \t]*\r?\n(?:[\w-]+:[^\n]*\n)+---/

/** A page without front matter needs none where a heading names it. */
function missingFrontMatter(text: string, path: string): Problem[] {
  if (/^\uFEFF?\+{3}[ \t]*\r?\n/.test(text)) {
    return [
      {
        code: 'front-matter/language',
        severity: 'error',
        message: 'Front matter in TOML (`+++`) is not read.',
        file: path,
        place: atLine(1),
        help: 'Write it in YAML, between lines of three hyphens.',
      },
    ]
  }
  const late = lateFrontMatter.test(text)
  if (!late && titleHeading(text) !== undefined) return []
  return [
    {
      code: 'front-matter/missing',
      severity: 'error',
      message: late
        ? 'Something stands before the front matter, which makes it text.'
        : 'The page has no front matter.',
      file: path,
      place: atLine(1),
      help: late
        ? 'Let the file begin with the three hyphens.'
        : 'Begin it with a line of three hyphens, `title: …`, and three hyphens, or with a heading such as `# Plans`.',
    },
  ]
}

/** A page from its front matter, however that was read. */
export function pageOf(path: string, options: HandbookOptions, found: FrontMatter, around: Surroundings = {}): Page {
  const { yaml, problems, remarks = [] } = found
  const fields = { ...around.fields, ...asFields(yaml?.value) }
  const name = nameBelow(options.input, path)
  const kind = pageKindOf(options.kinds, name, fields.layout)
  return {
    path,
    name,
    ...(options.markdown.hugo ? hugoPlace(name, fields, kind, around) : place(pageAddress(name, fields.permalink))),
    ...kind,
    fields,
    ...(yaml ? { yaml } : {}),
    problems,
    remarks,
  }
}

function hugoPlace(
  name: string,
  fields: Fields,
  kind: Pick<Page, 'kind'>,
  { today, isBeside }: Surroundings,
): Pick<Page, 'url' | 'leftOut'> {
  // Items have pages of their own here, though they lie beside their release.
  if (isBeside && !isReleaseItem(kind)) return { leftOut: 'resource' }
  // The date of a release is the day of the release, of which readers are told before.
  const why = leftOut(fields, today, isRelease(kind) || isReleaseItem(kind))
  return why ? { leftOut: why } : place(hugoAddress(name, fields))
}

function place(url: string | undefined): Pick<Page, 'url'> {
  return url === undefined ? {} : { url }
}

/** The path of a page from the folder of pages. */
function nameBelow(input: string, path: string): string {
  return path.startsWith(`${input}/`) ? path.slice(input.length + 1) : posix.relative(input, path)
}

/** The text of a page below its front matter, and the line on which it begins, from 1; nothing when it cannot be read. */
export function readBody(root: string, path: string): { body: string; firstLine: number } | undefined {
  return bodyOf(readBytes(join(root, path), path))
}

export function bodyOf(read: BytesFile): { body: string; firstLine: number } | undefined {
  if (!('bytes' in read)) return undefined
  const { text, firstLine } = partsOf(read.bytes)
  return { body: text(), firstLine }
}
