import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeVersion, shippedVersion } from '../sources/code-version.ts'

/** What a build stands on besides the files of the site. */
export interface GroundInputs {
  root: string
  /** `YYYY-MM-DD` */
  today: string
  /** What else decides: arguments, the state of the history. */
  given: readonly string[]
  /** Names of environment variables that count. */
  variables: readonly string[]
  environment: NodeJS.ProcessEnv
}

/** A hash of all of it. Values of variables can be secrets: nothing but the hash is kept. */
export function groundOf({ root, today, given, variables, environment }: GroundInputs): string {
  // Eleventy sets some of its own while it runs.
  const isOurs = (name: string) => /^(HANDBOOK|ELEVENTY)_(?!(?:ROOT|SOURCE|RUN_MODE|VERSION)$)/.test(name)
  const names = new Set([...variables, ...Object.keys(environment).filter(isOurs)])
  const values = [...names, 'NODE_ENV', 'TZ', 'SOURCE_DATE_EPOCH', 'GITLAB_HOST', 'CI_ENVIRONMENT_TIER']
    .sort()
    .map((name) => `${name}=${environment[name] ?? ''}`)
  return hash('sha256', JSON.stringify([...programs(root), today, given, values]), 'base64')
}

/** A hash of a name and of all programs that can have made something of what has it. */
export function nameWithPrograms(root: string, name: string): string {
  return hash('sha256', JSON.stringify([...programs(root), name]), 'base64')
}

function programs(root: string): string[] {
  return [codeVersion(), shippedVersion(), textOf(join(root, 'node_modules/.package-lock.json')), process.version]
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Names in a program that can be environment variables. */
export function variablesIn(program: string): string[] {
  return program.match(/\b[A-Z][A-Z0-9_]{2,}\b/g) ?? []
}
