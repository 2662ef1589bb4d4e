import { execFileSync } from 'node:child_process'
import { readlinkSync } from 'node:fs'
import { dirname, posix, relative, resolve } from 'node:path'

/** What has changed since a commit, and what is gone since then; or why that cannot be told. */
export type Changes = { base: string; files: Set<string>; gone: Set<string> } | { unknown: string }

/**
 * The files that a branch changes, adds or renames, and those that it removes or renames, uncommitted ones included.
 *
 * The commit to compare with is the one asked for, else that of GitLab's merge request
 * (https://docs.gitlab.com/ci/variables/predefined_variables/), else where the branch left the default branch.
 *
 * @param root  The site's root; paths come back as seen from it, and begin with `../` where they lie beside it.
 */
export function changesSince(
  root: string,
  asked: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Changes {
  // Where a variable is handed on that is not set, it is empty.
  const inMergeRequest = environment.CI_MERGE_REQUEST_DIFF_BASE_SHA || undefined
  const wanted = asked ?? inMergeRequest ?? (environment.CI ? undefined : defaultBranch(root))
  if (wanted === undefined)
    return { unknown: withoutRepository(root) ?? 'this is no merge request, and no base is given' }
  const base = commitOf(root, wanted) ?? fetched(root, wanted)
  if (base === undefined) return { unknown: withoutRepository(root) ?? `the commit \`${wanted}\` is not in this clone` }
  const from =
    asked === undefined && inMergeRequest === undefined
      ? (git(root, ['merge-base', 'HEAD', base])?.trim() ?? base)
      : base
  const differences = differencesFrom(root, from)
  const added = namesIn(git(root, ['ls-files', '--others', '--exclude-standard', '--full-name', '-z', ':/']))
  const prefix = git(root, ['rev-parse', '--show-prefix'])?.replace(/\n$/, '')
  const links = linksIn(root)
  if (!differences || !added || prefix === undefined || !links) return { unknown: 'git could not compare' }
  const seen = (path: string): string => posix.relative(`/${prefix}`, `/${path}`)
  const other = differences.find(({ path, isRepository }) => isRepository && !seen(path).startsWith('../'))
  if (other) return { unknown: `${seen(other.path)} is a repository of its own, and another version of it` }
  const everyName = (paths: readonly string[]): Set<string> => new Set(paths.map(seen).flatMap(namesBy(links)))
  const files = everyName([...differences.filter(({ isGone }) => !isGone).map(({ path }) => path), ...added])
  const removed = everyName(differences.filter(({ isGone }) => isGone).map(({ path }) => path))
  return { base: from, files, gone: new Set([...removed].filter((file) => !files.has(file))) }
}

interface Difference {
  /** From the top of the repository. */
  path: string
  isGone: boolean
  /** Whether it is a submodule, of whose files git does not tell. */
  isRepository: boolean
}

/** A rename is told as one file that is gone and one that is new. */
function differencesFrom(root: string, commit: string): Difference[] | undefined {
  const told = git(root, ['diff', '--raw', '-z', '--no-relative', '--no-renames', '--ignore-submodules=none', commit])
  if (told === undefined) return undefined
  return [...told.matchAll(/:(\d+) (\d+) \S+ \S+ (\w)\0([^\0]+)\0/g)].map(([, before, after, status, path = '']) => ({
    path,
    isGone: status === 'D',
    isRepository: before === '160000' || after === '160000',
  }))
}

/** Symbolic links of the site, and what they lead to, as seen from its root. */
function linksIn(root: string): [link: string, target: string][] | undefined {
  const listed = namesIn(git(root, ['ls-files', '--stage', '-z']))
  return listed?.flatMap((line): [string, string][] => {
    const link = /^120000 .*?\t(.+)$/s.exec(line)?.[1]
    const target = link === undefined ? undefined : targetOf(root, link)
    return link === undefined || target === undefined ? [] : [[link, target]]
  })
}

function targetOf(root: string, link: string): string | undefined {
  try {
    return relative(root, resolve(root, dirname(link), readlinkSync(resolve(root, link)))).replaceAll('\\', '/')
  } catch {
    return undefined
  }
}

/** The names of a file in the site: its own, and those that links give it. */
function namesBy(links: readonly [link: string, target: string][]): (path: string) => string[] {
  return (path) => [
    path,
    ...links.flatMap(([link, target]) =>
      path === target || path.startsWith(`${target}/`) ? [link + path.slice(target.length)] : [],
    ),
  ]
}

/** Why git can tell nothing here; nothing when it can. */
function withoutRepository(root: string): string | undefined {
  if (git(root, ['rev-parse', '--git-dir']) !== undefined) return undefined
  return git(root, ['--version']) === undefined ? 'git is not installed' : 'the site is in no git repository'
}

/** The text of a file in a commit; empty when it has none there. */
export function textIn(root: string, commit: string, file: string): string {
  return git(root, ['show', `${commit}:./${file}`]) ?? ''
}

function namesIn(list: string | undefined): string[] | undefined {
  return list?.split('\0').filter(Boolean)
}

function defaultBranch(root: string): string | undefined {
  return ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'].find(
    (name) => commitOf(root, name) !== undefined,
  )
}

function commitOf(root: string, name: string): string | undefined {
  return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])?.trim() || undefined
}

/** A shallow clone may lack the base of its merge request: ask for that one commit. */
function fetched(root: string, name: string): string | undefined {
  if (!/^[0-9a-f]{40}$/.test(name)) return undefined
  return git(root, ['fetch', '--quiet', '--depth=1', 'origin', name]) === undefined ? undefined : commitOf(root, name)
}

function git(root: string, args: string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch {
    return undefined
  }
}
