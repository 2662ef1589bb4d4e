import { execFileSync } from 'node:child_process'

/** What has changed since a commit, and what is gone since then; or why that cannot be told. */
export type Changes = { base: string; files: Set<string>; gone: Set<string> } | { unknown: string }

/**
 * The files that a branch changes, adds or renames, and those that it removes or renames, uncommitted ones included.
 *
 * The commit to compare with is the one asked for, else that of GitLab's merge request
 * (https://docs.gitlab.com/ci/variables/predefined_variables/), else where the branch left the default branch.
 *
 * @param root  The site's root; paths come back as seen from it.
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
  // A rename is told as one file that is gone and one that is new.
  const listed = (filter: string): string[] | undefined =>
    namesIn(git(root, ['diff', '--name-only', '--relative', '--no-renames', `--diff-filter=${filter}`, '-z', from]))
  const changed = listed('d')
  const removed = listed('D')
  const added = namesIn(git(root, ['ls-files', '--others', '--exclude-standard', '-z']))
  if (!changed || !removed || !added) return { unknown: 'git could not compare' }
  const files = new Set([...changed, ...added])
  return { base: from, files, gone: new Set(removed.filter((file) => !files.has(file))) }
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
