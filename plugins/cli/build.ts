import { BuildFailed } from '../build/eleventy-build.ts'
import { buildSite } from '../build/site-build.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import { historyStamp } from '../sources/git-history.ts'
import { ageProblems, gitlabAccess, keptSnapshot } from '../sources/gitlab/current-snapshot.ts'
import { lastUpdates } from '../sources/last-updates.ts'
import { touchedPages } from './changed.ts'
import { type Command, exitCodes } from './command.ts'

export const build: Command = {
  name: 'build',
  summary: 'Build the site, and do only what has changed since the last build.',
  details:
    'Writes what `eleventy` would write, byte for byte. What it knows of the last build lies in .cache/handbook.',
  example: 'handbook build',
  options: {
    changed: {
      value: '[BASE]',
      description:
        'Draw only pages that differ from a commit, where no earlier build can be gone on from. Default: that of the merge request, or of the default branch.',
    },
    fresh: { description: 'Build everything, whatever the last build has left.' },
    'path-prefix': { value: 'PATH', description: 'The folder of the site on its server, such as /handbook/.' },
    threads: { value: 'COUNT', description: 'How many threads draw pages beside Eleventy. Default: as many as pay.' },
    eleventy: { value: 'FILE', description: 'Eleventy’s configuration. Default: the one that Eleventy finds.' },
  },
  async run(call) {
    const { root, options, today, values, terminal } = call
    const started = performance.now()
    const [unfit] = ['config', 'data'].filter((name) => values[name] !== undefined)
    if (unfit !== undefined)
      throw new HandbookError('config/usage', `\`build\` takes no --${unfit}.`, {
        help: 'Eleventy reads the site as its configuration says.',
      })
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
        ...(values.threads === undefined ? {} : { threads: threadCount(values.threads) }),
        ...(typeof values.eleventy === 'string' ? { configFile: values.eleventy } : {}),
      })
      for (const line of said) terminal.say(line)
      for (const { from, path } of pages ?? []) terminal.say(`${from} → ${path}`)
      const seconds = ((performance.now() - started) / 1000).toFixed(2)
      const gone = removed > 0 ? `, ${removed} removed` : ''
      const what = extent === 'nothing' ? 'nothing has changed' : `${written} written${gone}`
      terminal.say(`${counting(files, 'file')}, ${what}, in ${seconds} s.`)
      return exitCodes.clean
    } catch (error) {
      if (error instanceof BuildFailed) return exitCodes.problems
      throw error
    }
  },
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
