import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

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

/** Run `handbook` from its sources. */
export function handbook(
  args: string[],
  { cwd = project, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Outcome {
  const loader = join(project, 'node_modules/tsx/dist/loader.mjs')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `file://${loader}`, join(project, 'plugins/cli/main.ts'), ...args],
    { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  return { code: status, out: stdout, said: stderr }
}
