import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { buildSite } from '../build/site-build.ts'
import { type SitePart, wholeOf } from '../build/site-parts.ts'
import { BuildFailed } from '../build/writing.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import { historyStamp } from '../sources/git-history.ts'
import { ageProblems, gitlabAccess, keptSnapshot } from '../sources/gitlab/current-snapshot.ts'
import { lastUpdates } from '../sources/last-updates.ts'
import { touchedPages } from './changed.ts'
import { type Call, type Command, type ExitCode, exitCodes } from './command.ts'
import { wantedShard } from './shard-option.ts'

export const build: Command = {
  name: 'build',
  summary: 'Build the site, and do only what has changed since the last build.',
  details:
    'Writes what `eleventy` would write, byte for byte. What it knows of the last build lies in .cache/handbook.',
  example: 'handbook build',
  words: '--merge FILE…',
  options: {
    changed: {
      value: '[BASE]',
      description:
        'Draw only pages that differ from a commit, where no earlier build can be gone on from. Default: that of the merge request, or of the default branch.',
    },
    merge: {
      value: 'FILE',
      isList: true,
      description:
        'Build nothing, but see that all parts of the site lie over one another, and index them: --merge .cache/handbook/part-*.',
    },
    shard: {
      value: '[PART]',
      description:
        "Build one part of the pages, such as 2/5. Default: the part of the job in GitLab's `parallel`. The first part holds all that is no Markdown page.",
    },
    fresh: { description: 'Build everything, whatever the last build has left.' },
    'path-prefix': { value: 'PATH', description: 'The folder of the site on its server, such as /handbook/.' },
    threads: { value: 'COUNT', description: 'How many threads draw pages beside Eleventy. Default: as many as pay.' },
    eleventy: { value: 'FILE', description: 'Eleventy’s configuration. Default: the one that Eleventy finds.' },
  },
  without: {
    names: ['config', 'data', 'json'],
    why: 'Eleventy reads the site as its configuration says, and tells of it in its own words.',
  },
  async run(call) {
    const { root, options, today, values, lists, terminal } = call
    const started = performance.now()
    if (lists.merge) return merged(call, [...lists.merge, ...call.words])
    if (call.words.length > 0) throw new HandbookError('config/usage', '`build` takes files with --merge alone.')
    const shard = wantedShard(values.shard, process.env)
    if (shard && values.changed !== undefined)
      throw new HandbookError('config/usage', '--shard and --changed do not go together.')
    if (typeof values.eleventy === 'string' && !existsSync(resolve(root, values.eleventy)))
      throw new HandbookError('config/missing', `There is no file ${values.eleventy}.`, { help: 'Correct --eleventy.' })
    process.chdir(root)
    process.env.HANDBOOK_TODAY = today
    try {
      const touched = touchedPages(call)
      const { files, written, removed, said, extent, pages } = await buildSite({
        root,
        options,
        today,
        updates: options.theme.lastUpdated ? await lastUpdates(root, options) : new Map(),
        given: await stateOf(root, options),
        load: () => import('../index.ts'),
        onWhole: (reason) => terminal.say(`Everything is built: ${reason}.`),
        isFresh: values.fresh === true,
        ...(typeof values['path-prefix'] === 'string' ? { pathPrefix: values['path-prefix'] } : {}),
        ...(touched ? { touched } : {}),
        ...(shard ? { shard } : {}),
        ...(values.threads === undefined ? {} : { threads: threadCount(values.threads) }),
        ...(typeof values.eleventy === 'string' ? { configFile: values.eleventy } : {}),
      })
      for (const line of said) terminal.say(line)
      for (const { from, path } of pages ?? []) terminal.say(`${from} → ${path}`)
      const seconds = ((performance.now() - started) / 1000).toFixed(2)
      const gone = removed > 0 ? `, ${removed} removed` : ''
      const what = extent === 'nothing' ? 'nothing has changed' : `${written} written${gone}`
      const part = shard ? `Part ${shard.index} of ${shard.total}: ` : ''
      terminal.say(`${part}${counting(files, 'file')}, ${what}, in ${seconds} s.`)
      return exitCodes.clean
    } catch (error) {
      if (error instanceof BuildFailed) return exitCodes.problems
      throw error
    }
  },
}

/** See that the parts of a site are there, and make what only the whole has. */
async function merged({ root, options, values, terminal }: Call, files: readonly string[]): Promise<ExitCode> {
  const unfit = ['shard', 'changed', 'fresh', 'path-prefix', 'threads', 'eleventy'].find((name) => values[name])
  if (unfit) throw new HandbookError('config/usage', `--merge and --${unfit} do not go together.`)
  const parts = wholeOf(root, files)
  const [{ output }] = parts as [SitePart]
  const pages = new Map(parts.flatMap(({ toSearch }) => toSearch))
  if (options.search) {
    const { indexParts } = await import('../search/merged-index.ts')
    await indexParts(root, options, pages, output)
  }
  const count = new Set(parts.flatMap(({ outputs }) => outputs.map(([path]) => path))).size
  terminal.say(`${counting(count, 'file')} of ${counting(parts.length, 'part')}.`)
  return exitCodes.clean
}

function threadCount(text: string | true): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 0 && count <= 64) return count
  throw new HandbookError('config/usage', `--threads is "${text}".`, { help: 'Give a number from 0 to 64.' })
}

/** What a build asks for besides files: the history, and the data from GitLab, which it pulls when they are old. */
async function stateOf(root: string, options: HandbookOptions): Promise<string[]> {
  const history = options.changes ? await historyStamp(root, options) : ''
  if (!options.gitlab) return [history]
  const access = gitlabAccess(options.gitlab)
  const kept = keptSnapshot(root, options, access)
  const now = new Date().toISOString()
  const isOld = access.token !== undefined && ageProblems(kept, access, now).length > 0
  return [history, kept.snapshot?.pulledAt ?? '', isOld ? now : '']
}
