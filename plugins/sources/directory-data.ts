import { readdirSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { asFields, type Fields } from '../core/model/fields.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import { type CascadeBlock, cascadeBlocks, cascaded, cascadeTarget } from '../core/model/pages/cascade.ts'
import { readFrontMatter } from '../core/problems/front-matter.ts'
import { isYamlFailure, parseYaml, yamlProblem } from '../core/problems/located-yaml.ts'
import type { Problem } from '../core/problems/problem.ts'
import type { Surroundings } from './pages.ts'
import { readHead, readText } from './text-file.ts'

/** What data files of folders, and in Hugo's handbooks the pages of sections, give to the pages below them. */
export interface DirectoryData {
  /** What decides on a page beside its file, by its path from the site's root; of fields, those of nearer folders win. */
  around(path: string): Surroundings & { fields: Fields }
  /** Those of them that come from pages of sections, as templates get them: Eleventy reads data files by itself. */
  cascadedFor(path: string): Fields
  /** Files that could not be read, as far as they were asked for. */
  problems: Problem[]
}

const suffixes = ['.json', '.yml', '.yaml', '.11tydata.json']

/**
 * Directory data as Eleventy knows it (https://www.11ty.dev/docs/data-template-dir/), JSON and YAML: `how/how.json` is for all
 * pages below `how/`, `plan.11tydata.json` for the page `plan.md` beside it. Each file is read once.
 * Data files win over what `cascade` of an `_index.md` hands down.
 *
 * @param names  What lies in folders, as far as somebody has looked already.
 */
export function directoryData(
  root: string,
  { input, markdown, site }: HandbookOptions,
  today: string,
  names: Map<string, Set<string>> = new Map(),
): DirectoryData {
  const problems: Problem[] = []
  const folders = new Map<string, Fields>()
  const namesOf = (folder: string): Set<string> => {
    const known = names.get(folder) ?? new Set(namesIn(join(root, folder)))
    names.set(folder, known)
    return known
  }
  // Above the folder of pages there is nothing to look for.
  const top = posix.relative('', input)
  const start = top === '' ? '' : `${top}/`
  const isTop = (folder: string): boolean => folder === '.' || !folder.startsWith(start)
  const isThere = (file: string): boolean => namesOf(posix.dirname(file)).has(basename(file))
  /** What data files of one name say, the last before the others; nothing where there is none, as in most folders. */
  const read = (folder: string, name: string, endings: readonly string[]): Fields | undefined => {
    const names = namesOf(folder)
    const there = endings.filter((ending) => names.has(name + ending))
    if (there.length === 0) return undefined
    return Object.assign({}, ...there.map((ending) => fieldsOf(root, posix.join(folder, name + ending), problems)))
  }
  const below = (folder: string): Fields => {
    const known = folders.get(folder)
    if (known) return known
    const above = isTop(folder) ? {} : below(posix.dirname(folder))
    const own = read(folder, basename(folder === '.' ? root : folder), suffixes)
    const fields = own ? { ...above, ...own } : above
    folders.set(folder, fields)
    return fields
  }
  const pageData = new Map<string, boolean>()
  const hasPageData = (folder: string): boolean => {
    const known = pageData.get(folder) ?? [...namesOf(folder)].some((name) => name.endsWith('.11tydata.json'))
    pageData.set(folder, known)
    return known
  }
  const ofFiles = (path: string): Fields => {
    const folder = posix.dirname(path)
    const ofFolders = below(folder)
    if (!hasPageData(folder)) return ofFolders
    return { ...ofFolders, ...read(folder, basename(path).replace(/\.[^./]+$/, ''), ['.11tydata.json']) }
  }
  const cascades = new Map<string, readonly CascadeBlock[]>()
  const cascadeOf = (folder: string): readonly CascadeBlock[] => {
    const known = cascades.get(folder)
    if (known) return known
    const index = posix.join(folder, '_index.md')
    const own = isThere(index) ? handedDown(root, index) : []
    const above = isTop(folder) ? [] : cascadeOf(posix.dirname(folder))
    const blocks = own.length > 0 ? [...own, ...above] : above
    cascades.set(folder, blocks)
    return blocks
  }
  const cascadeFor = (path: string): Pick<CascadeBlock, 'fields' | 'built'> | undefined => {
    const blocks = markdown.hugo ? cascadeOf(posix.dirname(path)) : []
    if (blocks.length === 0) return undefined
    return cascaded(blocks, cascadeTarget(posix.relative(input, path), site.lang))
  }
  const leaves = new Map<string, boolean>()
  /** What lies below an `index.md` is its own for Hugo; that of the folder of pages is the home page here. */
  const isLeaf = (folder: string): boolean => {
    if (folder === top || isTop(folder)) return false
    const known = leaves.get(folder)
    if (known !== undefined) return known
    const isOwn = isThere(posix.join(folder, 'index.md')) && !isThere(posix.join(folder, '_index.md'))
    const leaf = isOwn || isLeaf(posix.dirname(folder))
    leaves.set(folder, leaf)
    return leaf
  }
  const isBeside = (path: string): boolean => {
    const folder = posix.dirname(path)
    return markdown.hugo && isLeaf(basename(path) === 'index.md' ? posix.dirname(folder) : folder)
  }
  return {
    problems,
    around(path) {
      const cascade = cascadeFor(path)
      const fields = cascade ? { ...cascade.fields, ...ofFiles(path) } : ofFiles(path)
      return { fields, today, isBeside: isBeside(path) }
    },
    cascadedFor(path) {
      const { built } = cascadeFor(path) ?? {}
      if (!built) return {}
      const files = ofFiles(path)
      return Object.fromEntries(Object.entries(built).filter(([name]) => !Object.hasOwn(files, name)))
    },
  }
}

/** What a page of a section hands down. What is wrong with its front matter is told of the page. */
function handedDown(root: string, file: string): CascadeBlock[] {
  const head = readHead(join(root, file), file)
  // Most pages hand nothing down, and are not parsed for it.
  if (!('text' in head) || !head.text.includes('cascade') || !head.text.includes('\n---')) return []
  return cascadeBlocks(readFrontMatter(head.text, file).yaml)
}

/** Names of what lies in a folder: asking for one file after the other would take longer. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function fieldsOf(root: string, file: string, problems: Problem[]): Fields {
  const text = readText(join(root, file), file)
  if ('problem' in text) problems.push(text.problem)
  if (!('text' in text)) return {}
  const yaml = parseYaml(text.text)
  if (!isYamlFailure(yaml)) return asFields(yaml.value)
  problems.push(yamlProblem(yaml, 'the file', file))
  return {}
}
