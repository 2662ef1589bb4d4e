import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'

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

/**
 * Run `handbook` as it was compiled last; `npm test` compiles it first. It is loaded once for all tests of a process, which
 * takes ten times as long as to run it; what belongs to a process (streams, signals, colours) needs `handbookProcess`.
 */
export function handbook(args: string[], { cwd = project, env = {} }: Surroundings = {}): Outcome {
  warm ??= startWarm()
  const { port, ended } = warm
  const before = process.cwd()
  process.chdir(cwd)
  try {
    const runs = Atomics.load(ended, 0)
    port.postMessage({ args, env: { ...process.env, ...env } })
    Atomics.wait(ended, 0, runs)
    return receiveMessageOnPort(port)?.message as Outcome
  } finally {
    process.chdir(before)
  }
}

interface Warm {
  port: MessagePort
  /** How many command lines have ended. */
  ended: Int32Array
}

let warm: Warm | undefined

function startWarm(): Warm {
  const { port1: port, port2 } = new MessageChannel()
  const ended = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL('./warm-command.js', import.meta.url), {
    // The loader of the tests is none of its business.
    execArgv: [],
    workerData: { port: port2, ended },
    transferList: [port2],
  })
  worker.unref()
  port.unref()
  return { port, ended }
}

/** Run `handbook` in a process of its own. */
export function handbookProcess(
  args: string[],
  { cwd = project, env = {}, input = '' }: Surroundings & { input?: string | Buffer } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    input,
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
