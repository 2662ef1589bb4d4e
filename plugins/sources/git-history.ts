import { hash } from 'node:crypto'
import { changesBetween } from '../core/model/changes/change-diff.ts'
import { type ChangeEvent, newestFirst } from '../core/model/changes/change-event.ts'
import { withLastKeys } from '../core/model/changes/change-keys.ts'
import { isNothing, nothingYet, type ProductState } from '../core/model/changes/change-state.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import { ruleOf } from '../core/problems/catalogue.ts'
import type { Problem } from '../core/problems/problem.ts'
import { type KeptHistory, keepHistory, keptHistory } from './change-cache.ts'
import { changePaths, type StateReader, stateReader } from './change-states.ts'
import { codeVersion } from './code-version.ts'
import { type CloneHead, type Commit, cloneHead, commitsOf, firstCommit, hasParent, isOnTheWay } from './git-commits.ts'
import { blobs, GitRefusal, git } from './git-objects.ts'

/** What git tells of the data and the direction pages. */
export interface History {
  /** Newest first. */
  events: readonly ChangeEvent[]
  /** Day of the first commit that is known. */
  since: string
  /** Whether there is more that this clone does not have. */
  isCut: boolean
  /** How many versions of files had to be read. */
  asked: number
}

/** A text that changes whenever another history would be read. */
export async function historyStamp(root: string, options: HandbookOptions): Promise<string> {
  const told = await Promise.all([
    git(root, 'log', '-1', '--format=%H', '--', ...changePaths(options)),
    git(root, 'rev-parse', '--show-prefix', '--is-shallow-repository'),
  ]).catch(() => [])
  return told.join(' ')
}

/** Why there is no history. */
export interface NoHistory {
  unknown: string
}

/**
 * Read what has changed since the beginning, along first parents. What an earlier run has read is not read again.
 *
 * The first state that is known is where the telling begins: what it holds is no change.
 */
export async function readHistory(root: string, options: HandbookOptions): Promise<History | NoHistory> {
  try {
    const clone = await cloneHead(root)
    const settings = [clone.prefix, options.data, options.input, options.markdown.hugo, options.maturity.ladder]
    const key = hash('sha256', [codeVersion(), JSON.stringify(settings)].join('\0'), 'base64')
    const kept = await usable(root, keptHistory(root, key), clone)
    if (kept?.head === clone.hash) return historyOf(kept, 0)
    const { history, asked } = await readOn(root, options, clone, kept)
    keepHistory(root, key, history)
    return historyOf(history, asked)
  } catch (error) {
    if (error instanceof GitRefusal) return { unknown: error.message }
    throw error
  }
}

/** The history as it stood at the end of a day, `YYYY-MM-DD`, with the keys of that day. */
export function historyUntil(history: History, day: string): History {
  return { ...history, events: withLastKeys(history.events.filter(({ date }) => date <= day)) }
}

/** Say that a clone does not have everything. */
export function historyProblems(history: History | undefined, file: string): Problem[] {
  if (!history?.isCut) return []
  const message = `The clone begins on ${history.since}: what changed before is not told.`
  const help = 'Run `git fetch --unshallow`; in GitLab CI/CD, set the variable GIT_DEPTH to 0.'
  return [{ code: 'history/cut', severity: ruleOf('history/cut').severity, message, file, help }]
}

function historyOf({ events, first }: KeptHistory, asked: number): History {
  return { events: newestFirst(events), since: first.date, isCut: first.isCut, asked }
}

/** What was kept, when it leads to where the clone stands now and the clone does not know more. */
async function usable(
  root: string,
  kept: KeptHistory | undefined,
  { hash }: CloneHead,
): Promise<KeptHistory | undefined> {
  if (!kept || !(await isOnTheWay(root, kept.head, hash))) return undefined
  return kept.first.isCut && (await hasParent(root, kept.first.hash)) ? undefined : kept
}

async function readOn(
  root: string,
  options: HandbookOptions,
  { hash: head, prefix, isShallow }: CloneHead,
  kept: KeptHistory | undefined,
): Promise<{ history: KeptHistory; asked: number }> {
  const range = kept ? `${kept.head}..${head}` : head
  const [commits, first] = await Promise.all([
    commitsOf(root, range, changePaths(options), prefix),
    kept?.first ?? firstCommit(root, head).then((one) => ({ ...one, isCut: isShallow })),
  ])
  const reader = stateReader(options)
  const { state, events, asked } = await eventsOf(root, commits, reader, kept?.state)
  return { history: { head, first, state, events: [...(kept?.events ?? []), ...events] }, asked }
}

async function eventsOf(
  root: string,
  commits: readonly Commit[],
  { wants, read }: StateReader,
  start: ProductState | undefined,
): Promise<{ state: ProductState; events: ChangeEvent[]; asked: number }> {
  const wished = commits.flatMap(({ files }) => files.flatMap((file) => (wants(file) && file.blob ? [file.blob] : [])))
  const contents = blobs(root, wished)
  const events: ChangeEvent[] = []
  let state = start ?? nothingYet
  for (const commit of commits) {
    const before = state
    const renamed = new Map<string, string>()
    const files = []
    for (const file of commit.files.filter(wants)) {
      if (file.from !== undefined) renamed.set(file.from, file.path)
      const content = file.blob === undefined ? undefined : await contents.next()
      files.push({ ...file, content: content?.value || undefined })
    }
    state = read(before, files)
    if (!isNothing(before)) events.push(...changesBetween(before, state, commit, renamed))
  }
  // The last step lets git end.
  await contents.next()
  return { state, events, asked: wished.length }
}
