import { startPreview } from '../build/preview.ts'
import { BuildFailed } from '../build/writing.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { gitlabAccess } from '../sources/gitlab/current-snapshot.ts'
import { readKept } from '../sources/gitlab/snapshot-file.ts'
import { type Call, type Command, exitCodes } from './command.ts'

export const dev: Command = {
  name: 'dev',
  summary: 'Show the site in a browser, and show it again when a file changes.',
  details:
    'Builds the site, serves it on this machine, and draws again what a change touches. GitLab is never asked: data is shown as it was pulled last. Ends with Ctrl+C.',
  example: 'handbook dev --port 8081',
  options: {
    port: { value: 'PORT', description: 'Where to serve; when it is busy, the next one that is free. Default: 8080.' },
  },
  without: { names: ['config', 'data', 'json'], why: 'It shows what the build makes.' },
  async run(call) {
    const { root, values, terminal, today } = call
    const port = portOf(values.port)
    process.chdir(root)
    if (values.today !== undefined) process.env.HANDBOOK_TODAY = today
    const start = performance.now()
    const since = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`
    // Eleventy sends every import after its own through a thread, and the suite has some hundreds.
    await import('../index.ts')
    try {
      await startPreview(root, {
        port,
        onServed(address, isOld) {
          terminal.out(address)
          terminal.say(dataLine(call))
          if (isOld) terminal.say('This is the last build, until the new one is done.')
        },
        onBuilt: () => terminal.say(`Built in ${since()}. Watching for changes; Ctrl+C ends.`),
      })
    } catch (error) {
      if (error instanceof BuildFailed) return exitCodes.problems
      throw error
    }
    await new Promise(() => {})
    return exitCodes.clean
  },
}

function portOf(given: string | true | undefined): number {
  if (given === undefined) return 8080
  const port = Number(given)
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port
  throw new HandbookError('config/usage', `\`${given}\` is no port.`, { help: 'Give a number from 0 to 65535.' })
}

/** Which data from GitLab is shown, and of when. */
function dataLine({ root, options }: Call): string {
  if (!options.gitlab) return 'Data: the files of the site; it does not use GitLab.'
  const { settings } = gitlabAccess(options.gitlab)
  const { snapshot, source } = readKept(root, options, settings)
  if (snapshot) return `Data from GitLab: ${source}, pulled on ${snapshot.pulledAt.slice(0, 10)}.`
  return `Data from GitLab: none yet. \`handbook pull\` gets it.`
}
