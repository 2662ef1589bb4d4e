import { existsSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { GitRefusal, git } from './git-objects.ts'

/** A commit with the files that it changes, merges compared with their first parent. */
export interface Commit {
  hash: string
  /** `YYYY-MM-DD`, UTC. */
  date: string
  files: CommitFile[]
}

/** A file that a commit changes; paths count from the site's root. */
export interface CommitFile {
  path: string
  /** Name of its content; absent when it is gone. */
  blob?: string
  /** Its path before, when git sees that it was renamed. */
  from?: string
}

/** Where a clone stands. */
export interface CloneHead {
  hash: string
  /** The site's folder in the repository, with a slash at its end; empty for its root. */
  prefix: string
  isShallow: boolean
}

/**
 * Where the clone stands in which a site lies.
 *
 * @throws GitRefusal  When there is no git, no repository or no commit.
 */
export async function cloneHead(root: string): Promise<CloneHead> {
  // A process takes longer than a look at the folders.
  if (!process.env.GIT_DIR && !isInRepository(root)) throw new GitRefusal('the site is in no git repository')
  const told = await git(root, 'rev-parse', '--show-prefix', '--is-shallow-repository', '--verify', 'HEAD').catch(
    (error: GitRefusal) => {
      throw /Needed a single revision|HEAD/.test(error.message) ? new GitRefusal('there is no commit yet') : error
    },
  )
  const [prefix = '', shallow, hash = ''] = told.split('\n')
  return { hash, prefix, isShallow: shallow === 'true' }
}

/** Whether a folder seems to be in a repository, without asking git. */
export function isInRepository(root: string): boolean {
  const folder = resolve(root)
  return existsSync(join(folder, '.git')) || (folder !== resolve(folder, '..') && isInRepository(join(folder, '..')))
}

/** The first commit that the clone knows on the way of first parents, and its day. */
export async function firstCommit(root: string, head: string): Promise<{ hash: string; date: string }> {
  const told = await git(root, 'log', '--first-parent', '--max-parents=0', '--format=%H %ct', ...plain, head)
  const [hash = '', seconds] = (told.trim().split('\n').at(-1) ?? '').split(' ')
  return { hash, date: dayOf(seconds) }
}

/** Whether one commit comes before another on the way of first parents. */
export async function isOnTheWay(root: string, earlier: string, head: string): Promise<boolean> {
  if (earlier === head) return true
  const told = await git(root, 'rev-list', '--first-parent', '--parents', `${earlier}..${head}`).catch(() => '')
  return told.trim().split('\n').at(-1)?.split(' ')[1] === earlier
}

/** Whether the clone has the parent of a commit. */
export async function hasParent(root: string, hash: string): Promise<boolean> {
  const told = await git(root, 'rev-parse', '--verify', '--quiet', `${hash}^1`).catch(() => '')
  return told.trim() !== ''
}

const plain = ['--no-show-signature', '--no-color', '--no-decorate', '--end-of-options']

/**
 * The commits that touch some files, oldest first.
 *
 * @param range  A commit, or `from..to`.
 * @param paths  Files and folders, from the site's root.
 */
export async function commitsOf(
  root: string,
  range: string,
  paths: readonly string[],
  prefix: string,
): Promise<Commit[]> {
  // Each of them is said, because settings of the user could say otherwise.
  const how = [
    '--first-parent',
    '--diff-merges=first-parent',
    '--root',
    '--raw',
    '-z',
    '--no-abbrev',
    '-M',
    '--no-relative',
  ]
  const told = await git(root, 'log', ...how, '--format=%x02%H %ct', '--no-ext-diff', ...plain, range, '--', ...paths)
  return commitsIn(told, prefix).reverse()
}

function commitsIn(told: string, prefix: string): Commit[] {
  const commits: Commit[] = []
  const words = told.split('\0')
  for (let at = 0; at < words.length; at++) {
    const word = (words[at] as string).replace(/^\n/, '')
    if (word.startsWith('\u0002')) {
      const [hash = '', seconds] = word.slice(1).split(' ')
      commits.push({ hash, date: dayOf(seconds), files: [] })
    } else if (word.startsWith(':')) {
      const [, mode = '', , blob = '', kind = ''] = word.split(' ')
      const from = /^[RC]/.test(kind) ? words[++at] : undefined
      const path = posix.relative(prefix, words[++at] as string)
      // Links to files and other repositories hold no data.
      const isFile = mode.startsWith('100')
      commits.at(-1)?.files.push({
        path,
        ...(isFile ? { blob } : {}),
        ...(from !== undefined && kind.startsWith('R') ? { from: posix.relative(prefix, from) } : {}),
      })
    }
  }
  return commits
}

function dayOf(seconds: string | undefined): string {
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10)
}
