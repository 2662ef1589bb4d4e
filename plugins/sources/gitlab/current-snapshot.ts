import type { GitLabSettings } from '../../core/model/gitlab/gitlab-settings.ts'
import type { Snapshot } from '../../core/model/gitlab/snapshot.ts'
import type { HandbookOptions } from '../../core/model/options.ts'
import { present } from '../../core/model/product/taxonomy.ts'
import { ruleOf } from '../../core/problems/catalogue.ts'
import { HandbookError, type Problem } from '../../core/problems/problem.ts'
import type { Pulled, PullStart } from './pull.ts'
import { cacheFile, type Kept, readKept, writeCache } from './snapshot-file.ts'

/** The data of GitLab that a build uses, and what is to be said of it. */
export interface CurrentSnapshot {
  snapshot?: Snapshot
  problems: Problem[]
}

/** What a pull needs to know, besides access and memory. */
export type PullWish = Pick<PullStart, 'files' | 'stageLabels' | 'now' | 'transport' | 'onStep'>

/** What is read of the environment. */
export interface GitLabAccess {
  settings: GitLabSettings
  token?: string
  /** Why GitLab cannot be asked with what the environment says. */
  refusal?: HandbookError
}

/** The settings with the host and the token of the environment. */
export function gitlabAccess(settings: GitLabSettings, environment: NodeJS.ProcessEnv = process.env): GitLabAccess {
  const token = environment[settings.tokenVariable]?.trim()
  const given = environment.GITLAB_HOST?.trim()
  const host = given ? hostOf(given) : settings.host
  const refusal = host === undefined ? noHost() : token && !/^[!-~]+$/.test(token) ? noToken(settings) : undefined
  return {
    settings: host === undefined ? settings : { ...settings, host },
    ...(token ? { token } : {}),
    ...present({ refusal }),
  }
}

/** GITLAB_HOST as other tools take it, too: an address, or the name of a host. */
function hostOf(given: string): string | undefined {
  const address = given.includes('://') ? given : `https://${given}`
  if (!/^https?:/.test(address) || !URL.canParse(address)) return undefined
  const { username, password, search, hash } = new URL(address)
  return username || password || search || hash ? undefined : address.replace(/\/+$/, '')
}

/** What was given is not repeated: it can hold a password. Another host must not get the token in its place. */
function noHost(): HandbookError {
  return new HandbookError('gitlab/unavailable', 'GITLAB_HOST is no address of a GitLab: nothing is asked.', {
    help: 'Write it as https://gitlab.example.com, without a user, a password or a query.',
  })
}

function noToken({ tokenVariable }: GitLabSettings): HandbookError {
  return new HandbookError(
    'gitlab/unauthorized',
    `The token in ${tokenVariable} holds characters that no token has: GitLab is not asked.`,
    { help: 'Copy it again, without blanks and line breaks.' },
  )
}

/** What there is already: the cache or the committed snapshot. Nothing is asked. */
export function keptSnapshot(root: string, options: HandbookOptions, { settings }: GitLabAccess): CurrentSnapshot {
  const { snapshot, problems } = readKept(root, options, settings)
  return { ...(snapshot ? { snapshot } : {}), problems }
}

/** What is to be said of the age of what there is: nothing while it is fresh. */
export function ageProblems({ snapshot }: CurrentSnapshot, { settings }: GitLabAccess, now: string): Problem[] {
  if (snapshot && isFresh(snapshot, settings, now)) return []
  const code = 'gitlab/stale'
  const message = snapshot
    ? `The data from GitLab is of ${snapshot.pulledAt.slice(0, 10)}, older than \`maxAge\`.`
    : 'Nothing was pulled from GitLab yet.'
  const { severity, mend } = ruleOf(code)
  return [{ code, severity, message, file: 'handbook.config.json', help: mend }]
}

/**
 * What a build uses: the cache while it is fresh, else what is pulled now. When GitLab cannot be asked, the youngest that
 * there is serves, which is told. Without a token it serves in silence: pipelines of forks have none.
 *
 * @throws HandbookError  `gitlab/…` with `strict`, when GitLab cannot be asked.
 */
export async function currentSnapshot(
  root: string,
  options: HandbookOptions,
  access: GitLabAccess,
  what: PullWish,
): Promise<CurrentSnapshot> {
  const { settings, token } = access
  const kept = readKept(root, options, settings)
  const { snapshot, problems } = kept
  const old: CurrentSnapshot = { ...(snapshot ? { snapshot } : {}), problems }
  if (snapshot && isFresh(snapshot, settings, what.now)) return old
  if (snapshot && token === undefined && !settings.strict) return old
  try {
    const pulled = await pullNow(access, kept, what)
    const stillThere = problems.filter(({ file }) => file !== cacheFile)
    const lost = pulled.lost.map((message) => asProblem(new HandbookError('gitlab/not-found', message), message))
    return { snapshot: pulled.snapshot, problems: [...stillThere, ...lost, ...keep(root, pulled)] }
  } catch (error) {
    if (!(error instanceof HandbookError) || settings.strict) throw error
    const serves = snapshot ? `Data of ${snapshot.pulledAt.slice(0, 10)} serves.` : 'There is no older data.'
    return { ...old, problems: [...problems, asProblem(error, `${error.message} ${serves}`)] }
  }
}

/** The clock of another machine can be ahead: data from the future is as old as it is far away. */
function isFresh({ pulledAt }: Snapshot, { maxAge }: GitLabSettings, now: string): boolean {
  return Math.abs(Date.parse(now) - Date.parse(pulledAt)) < maxAge * 60_000
}

/**
 * Pull now.
 *
 * @throws HandbookError  `gitlab/no-token`, or what `pull` throws, each with the way out.
 */
export async function pullNow(
  { settings, token, refusal }: GitLabAccess,
  { snapshot, memory }: Pick<Kept, 'snapshot' | 'memory'>,
  what: PullWish,
): Promise<Pulled> {
  if (token === undefined) {
    const { tokenVariable } = settings
    throw new HandbookError('gitlab/no-token', `There is no token in ${tokenVariable}: GitLab is not asked.`, {
      help: `Set the environment variable ${tokenVariable} to a token with the scope \`read_api\`.`,
    })
  }
  if (refusal) throw refusal
  // The client is loaded only when it is needed: most builds need none.
  const { pull } = await import('./pull.ts')
  return pull({ settings, token, memory, ...what, ...(snapshot ? { previous: snapshot } : {}) })
}

/** Keep what was pulled for later builds; a folder that cannot be written takes nothing from this one. */
export function keep(root: string, { snapshot, memory }: Pulled): Problem[] {
  try {
    writeCache(root, snapshot, memory)
    return []
  } catch (error) {
    if (!(error instanceof HandbookError)) throw error
    return [asProblem(error, error.message)]
  }
}

function asProblem({ code, help }: HandbookError, message: string): Problem {
  const { severity, mend } = ruleOf(code)
  return { code, severity, message, file: 'handbook.config.json', help: help ?? mend }
}
