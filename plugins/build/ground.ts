import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

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
  return [codeHash(), textOf(join(root, 'node_modules/.package-lock.json')), process.version]
}

let known: string | undefined

/** Changes with our own code and the packages that draw pages. */
export function codeHash(): string {
  if (known === undefined) {
    const own = join(import.meta.dirname, '..')
    // Styles and scripts are shipped where they were written.
    const folders = [own, join(own, '../plugins'), join(own, '../schemas')]
    const texts = [...new Set(folders)].flatMap((folder) => sources(folder, folder === own))
    known = hash('sha256', [...versions(), ...texts].join('\0'), 'base64')
  }
  return known
}

function versions(): string[] {
  const require = createRequire(import.meta.url)
  return ['markdown-it', '@11ty/eleventy', 'js-yaml', 'gray-matter'].map((name) => {
    try {
      return `${name} ${(require(`${name}/package.json`) as { version: string }).version}`
    } catch {
      return name
    }
  })
}

function sources(folder: string, isOwn: boolean): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => (isOwn ? /\.(js|ts|css)$/ : /\.(js|css|json)$/).test(file) && !file.endsWith('.d.ts'))
    .sort()
    .map((file) => `${file}\0${textOf(join(folder, file))}`)
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
