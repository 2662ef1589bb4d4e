import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** The project's own folder. */
export const project: string = join(import.meta.dirname, '../..')

/** The real data beside the project; tests that need it are left out where it is absent. */
export const corpus: string = join(project, '../shared/corpus')

export interface Outcome {
  code: number | null
  /** Standard output. */
  out: string
  /** Standard error. */
  said: string
}

interface Surroundings {
  cwd?: string
  env?: NodeJS.ProcessEnv
}

const command = [join(project, 'dist/cli/main.js')]

/** Run `handbook` as it was compiled last; `npm test` compiles it first. */
export function handbook(args: string[], { cwd = project, env = {} }: Surroundings = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return { code: status, out: stdout, said: stderr }
}

/**
 * Run `handbook` while this process goes on, so that a server in it can answer.
 *
 * @param onStart  Called with the process.
 */
export async function handbookBeside(
  args: string[],
  { cwd = project, env = {} }: Surroundings = {},
  onStart: (child: ChildProcess) => void = () => {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [...command, ...args], { cwd, env: { ...process.env, ...env } })
  const ended = new Promise<number | null>((end) => child.once('close', end))
  onStart(child)
  const [out, said, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, said }
}
