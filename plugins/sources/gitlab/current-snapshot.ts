import type { GitLabSettings } from '../../core/model/gitlab-settings.ts'
import type { HandbookOptions } from '../../core/model/options.ts'
import type { Snapshot } from '../../core/model/snapshot.ts'
import { ruleOf } from '../../core/problems/catalogue.ts'
import { HandbookError, type Problem } from '../../core/problems/problem.ts'
import type { Pulled, PullStart } from './pull.ts'
import { readKept, writeCache } from './snapshot-file.ts'

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
}

/** The settings with the host and the token of the environment. */
export function gitlabAccess(settings: GitLabSettings, environment: NodeJS.ProcessEnv = process.env): GitLabAccess {
  const token = environment[settings.tokenVariable]?.trim()
  const host = environment.GITLAB_HOST?.trim().replace(/\/+$/, '')
  const isAddress = host !== undefined && /^https?:\/\//.test(host) && URL.canParse(host)
  return { settings: isAddress ? { ...settings, host } : settings, ...(token ? { token } : {}) }
}

/** What there is already: the cache or the committed snapshot. Nothing is asked. */
export function keptSnapshot(root: string, options: HandbookOptions, { settings }: GitLabAccess): CurrentSnapshot {
  const { snapshot, problems } = readKept(root, options, settings)
  return { ...(snapshot ? { snapshot } : {}), problems }
}

/**
 * What a build uses: the cache while it is fresh, else what is pulled now. When GitLab cannot be asked, the youngest that
 * there is serves, which is told.
 *
 * @throws HandbookError  `gitlab/…` with `strict`, when GitLab cannot be asked.
 */
export async function currentSnapshot(
  root: string,
  options: HandbookOptions,
  access: GitLabAccess,
  what: PullWish,
): Promise<CurrentSnapshot> {
  const { settings } = access
  const { snapshot, memory, problems } = readKept(root, options, settings)
  const kept: CurrentSnapshot = { ...(snapshot ? { snapshot } : {}), problems }
  if (snapshot && Date.parse(what.now) - Date.parse(snapshot.pulledAt) < settings.maxAge * 60_000) return kept
  try {
    const pulled = await pullNow(root, access, { snapshot, memory }, what)
    return { snapshot: pulled.snapshot, problems }
  } catch (error) {
    if (!(error instanceof HandbookError) || settings.strict) throw error
    const { code, message, help } = error
    const serves = snapshot ? ` Data of ${snapshot.pulledAt.slice(0, 10)} serves.` : ''
    const problem: Problem = {
      code,
      severity: ruleOf(code).severity,
      message: `${message}${serves}`,
      file: 'handbook.config.json',
      help: help ?? ruleOf(code).mend,
    }
    return { ...kept, problems: [...problems, problem] }
  }
}

/**
 * Pull now, and keep what came.
 *
 * @throws HandbookError  `gitlab/no-token`, or what `pull` throws.
 */
export async function pullNow(
  root: string,
  { settings, token }: GitLabAccess,
  { snapshot, memory }: { snapshot: Snapshot | undefined; memory: PullStart['memory'] },
  what: PullWish,
): Promise<Pulled> {
  if (token === undefined)
    throw new HandbookError('gitlab/no-token', `There is no token in ${settings.tokenVariable}: GitLab is not asked.`)
  // The client is loaded only when it is needed: most builds need none.
  const { pull } = await import('./pull.ts')
  const pulled = await pull({ settings, token, memory, ...what, ...(snapshot ? { previous: snapshot } : {}) })
  writeCache(root, pulled.snapshot, pulled.memory)
  return pulled
}
