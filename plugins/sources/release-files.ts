import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { asFields } from '../core/model/fields.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import { dayIn, isUnreleased, versionIn } from '../core/model/product/version.ts'
import type { ReleasePost } from '../core/model/releases/release-post.ts'
import type { DataFile } from '../core/problems/data-file.ts'
import { compareText, type Problem } from '../core/problems/problem.ts'
import type { CompiledSchema } from '../core/problems/schema.ts'

/** Folders of the data folder whose files are read one by one. */
const releaseFolders = { posts: 'release_posts', deprecations: 'deprecations', removals: 'removals' } as const

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

/** Every YAML file in the folders, in order of their paths. Samples and templates tell of nothing. */
export function findReleaseFiles(root: string, { data }: HandbookOptions): FoundFile[] {
  const inFolder = (folder: FoundFile['folder']): FoundFile[] => {
    const visit = (path: string): string[] =>
      entriesOf(join(root, path)).flatMap((entry) => {
        const inside = `${path}/${entry.name}`
        if (entry.isDirectory()) return isForCopies(entry.name) ? [] : visit(inside)
        return /\.ya?ml$/.test(entry.name) ? [inside] : []
      })
    return visit(`${data}/${releaseFolders[folder]}`)
      .sort(compareText)
      .map((path) => ({ path, folder }))
  }
  return [...inFolder('posts'), ...inFolder('deprecations'), ...inFolder('removals')]
}

/** Whether a folder holds files to begin new ones from, as GitLab calls them. */
function isForCopies(folder: string): boolean {
  return folder === 'samples' || folder === 'templates'
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return []
  }
}

/** A problem when a file has no field of the schema's, so that nothing of it is shown. */
export function emptyPostProblems({ file, yaml }: DataFile, { schema }: CompiledSchema): Problem[] {
  const { properties = {} } = schema as { properties?: object }
  if (Object.keys(asFields(yaml.value)).some((key) => Object.hasOwn(properties, key))) return []
  const message = 'The file holds no item, and nothing else that a release shows.'
  return [{ code: 'release/no-item', severity: 'warning', message, file, place: yaml.place([]) }]
}

/** The release that a file belongs to by its path, or a problem when the path does not tell. */
export function asReleasePost(file: DataFile): ReleasePost | Problem {
  const [name = '', folder = ''] = file.file.split('/').reverse()
  if (isUnreleased(folder)) return { file }
  const isWhole = folder === releaseFolders.posts
  const version = versionIn(isWhole ? name : folder)
  if (version) {
    const date = isWhole ? dayIn(name) : undefined
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
