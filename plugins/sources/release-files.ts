import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { asDate } from '../core/model/fields.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import type { ReleasePost } from '../core/model/release-post.ts'
import { versionIn } from '../core/model/version.ts'
import type { DataFile } from '../core/problems/data-file.ts'
import { compareText, type Problem } from '../core/problems/problem.ts'

/** Folders of the data folder whose files are read one by one. */
const releaseFolders = { posts: 'release_posts', deprecations: 'deprecations' } as const

/** A YAML file below one of the folders. */
export interface FoundFile {
  /** From the site's root. */
  path: string
  folder: keyof typeof releaseFolders
}

/** Paths of the folders, from the site's root. */
export function releaseFolderPaths({ data }: HandbookOptions): string[] {
  return Object.values(releaseFolders).map((name) => `${data}/${name}`)
}

/** Every YAML file in the folders, in order of their paths. Samples are no release notes. */
export function findReleaseFiles(root: string, { data }: HandbookOptions): FoundFile[] {
  const inFolder = (folder: FoundFile['folder']): FoundFile[] => {
    const visit = (path: string): string[] =>
      entriesOf(join(root, path)).flatMap((entry) => {
        const inside = `${path}/${entry.name}`
        if (entry.isDirectory()) return entry.name === 'samples' ? [] : visit(inside)
        return /\.ya?ml$/.test(entry.name) ? [inside] : []
      })
    return visit(`${data}/${releaseFolders[folder]}`)
      .sort(compareText)
      .map((path) => ({ path, folder }))
  }
  return [...inFolder('posts'), ...inFolder('deprecations')]
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return []
  }
}

/** The release that a file belongs to by its path, or a problem when the path does not tell. */
export function asReleasePost(file: DataFile): ReleasePost | Problem {
  const [name = '', folder = ''] = file.file.split('/').reverse()
  if (folder === 'unreleased') return { file }
  const version = versionIn(folder === releaseFolders.posts ? name : folder)
  if (version) {
    const date = asDate(/^\d{4}[-_]\d\d[-_]\d\d/.exec(name)?.[0].replaceAll('_', '-'))
    return { file, version, ...(date ? { date } : {}) }
  }
  return {
    code: 'release/no-version',
    severity: 'error',
    message: `Neither "${folder}" nor the file's name tells which release it belongs to.`,
    file: file.file,
    help: 'Move it to a folder such as `15_4`, or to `unreleased`.',
  }
}
