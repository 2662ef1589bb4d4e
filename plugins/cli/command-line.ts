import { isAbsolute, relative, resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Handbook } from '../core/model/handbook.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { either, suggest } from '../core/problems/suggest.ts'
import { prettyReport } from '../core/reports/pretty.ts'
import { packageVersion } from '../sources/package-files.ts'
import { type Call, type Command, type CommandOption, type ExitCode, exitCodes } from './command.ts'
import type { Terminal } from './terminal.ts'

/** The commands, each loaded only when it is called. */
const commands: Record<string, { summary: string; load(): Promise<Command> }> = {
  check: {
    summary: 'Check every page, the data, and the links between pages.',
    load: async () => (await import('./check.ts')).check,
  },
  build: {
    summary: 'Build the site, and do only what has changed since the last build.',
    load: async () => (await import('./build.ts')).build,
  },
  dev: {
    summary: 'Show the site in a browser, and show it again when a file changes.',
    load: async () => (await import('./dev.ts')).dev,
  },
  pull: {
    summary: 'Pull direction data from GitLab.',
    load: async () => (await import('./pull.ts')).pull,
  },
  import: {
    summary: 'Turn files of another system into data files of the site.',
    load: async () => (await import('./import.ts')).importData,
  },
  maturity: {
    summary: 'Count the categories by maturity level, on any day.',
    load: async () => (await import('./maturity.ts')).maturity,
  },
  release: {
    summary: 'Tell a release for a channel, look at what it lacks, or begin a new one.',
    load: async () => (await import('./release.ts')).release,
  },
  new: {
    summary: 'Begin a direction page.',
    load: async () => (await import('./new.ts')).begin,
  },
  digest: {
    summary: 'Tell what changed in the direction, by section, for a channel.',
    load: async () => (await import('./digest.ts')).digest,
  },
  milestones: {
    summary: 'Tell the days of milestones and releases.',
    load: async () => (await import('./milestones.ts')).milestones,
  },
  schema: {
    summary: 'Write the schemas of pages and data files for editors.',
    load: async () => (await import('./schema.ts')).schema,
  },
}

/** Options that every command has. */
const commonOptions: Record<string, CommandOption> = {
  root: { value: 'DIR', description: 'The site. Default: the current folder.' },
  config: { value: 'FILE', description: 'The options. Default: handbook.config.json.' },
  data: { value: 'DIR', description: 'The data folder, instead of the configured one.' },
  today: {
    value: 'DATE',
    description: 'The day for which everything is said. Default: HANDBOOK_TODAY, SOURCE_DATE_EPOCH, or today in UTC.',
  },
  json: { description: 'Print JSON.' },
  help: { description: 'Print this help.' },
}

/** Run a command line, and turn whatever goes wrong into a message and an exit code. */
export async function commandLine(argv: string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(argv, terminal)
  } catch (error) {
    if (error instanceof HandbookError) {
      const { code, message, help, problems } = error
      const { red } = terminal.sayPaint
      const where = code.startsWith('config/') ? 'the configuration' : 'what was given'
      if (problems.length > 0) terminal.say(prettyReport(problems, where, terminal.sayPaint))
      else terminal.say(`${red('error')} ${code} ${message}${help ? `\n  ${help}` : ''}`)
      return exitCodes.usage
    }
    terminal.say(`${terminal.sayPaint.red('error')} handbook itself failed: ${(error as Error).stack ?? error}`)
    return exitCodes.internal
  }
}

async function run(argv: string[], terminal: Terminal): Promise<ExitCode> {
  const name = argv.find((word) => !word.startsWith('-'))
  if (argv[0] === '--version' || argv[0] === '-v') {
    terminal.out(packageVersion())
    return exitCodes.clean
  }
  if (argv[0] === 'help' && argv[1] !== undefined) return run([argv[1], '--help'], terminal)
  if (argv[0] === undefined || argv[0] === '--help' || argv[0] === '-h' || argv[0] === 'help') {
    terminal.out(help())
    return argv.length === 0 ? exitCodes.usage : exitCodes.clean
  }
  if (name === undefined || name !== argv[0])
    throw usage(`The command comes first; found \`${argv[0]}\`.`, 'See `handbook --help`.')
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!entry) throw unknown('command', name, Object.keys(commands), 'See `handbook --help`.')
  const command = await entry.load()
  const parsed = parse(command, argv.slice(1))
  if (parsed.values.help) {
    terminal.out(commandHelp(command))
    return exitCodes.clean
  }
  return command.run(await callOf(parsed, terminal))
}

/** Read the options, so that a command finds everything in place. */
async function callOf({ values, lists, words }: Parsed, terminal: Terminal): Promise<Call> {
  const [{ readOptions }, { readHandbook }, { today }, { ageProblems, gitlabAccess, keptSnapshot }, { existsSync }] =
    await Promise.all([
      import('../sources/options-file.ts'),
      import('../sources/data-files.ts'),
      import('../sources/today.ts'),
      import('../sources/gitlab/current-snapshot.ts'),
      import('node:fs'),
    ])
  const root = resolve(text(values.root) ?? '.')
  if (!existsSync(root))
    throw new HandbookError('config/missing', `There is no folder ${root}.`, { help: 'Correct --root.' })
  const day = today(text(values.today))
  const config = fromRoot(root, text(values.config))
  const { options } = readOptions(root, config)
  const data = fromRoot(root, text(values.data)) ?? options.data
  if (values.data !== undefined && !existsSync(resolve(root, data))) {
    throw new HandbookError('config/missing', `There is no folder ${values.data}.`, { help: 'Correct --data.' })
  }
  let handbook: Handbook | undefined
  const chosen = { ...options, data }
  const pulled = () => {
    if (!chosen.gitlab) return { problems: [] }
    const access = gitlabAccess(chosen.gitlab)
    const kept = keptSnapshot(root, chosen, access)
    return { ...kept, problems: [...kept.problems, ...ageProblems(kept, access, new Date().toISOString())] }
  }
  return {
    root,
    options: chosen,
    ...(config === undefined ? {} : { config }),
    today: day,
    json: values.json === true,
    values,
    lists,
    words,
    version: packageVersion(),
    terminal,
    handbook: () => {
      handbook ??= readHandbook(root, chosen, day, pulled())
      return handbook
    },
    forget: () => {
      handbook = undefined
    },
  }
}

/** A path given on the command line, which counts from the current folder, as one that counts from the site's root. */
function fromRoot(root: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  const fromHere = relative(root, resolve(path))
  return (isAbsolute(fromHere) ? path : fromHere).replaceAll('\\', '/') || '.'
}

type Parsed = Pick<Call, 'values' | 'lists' | 'words'>

function parse(command: Command, argv: string[]): Parsed {
  const known = optionsOf(command)
  const options: ParseArgsConfig['options'] = Object.fromEntries(
    Object.entries(known).map(([name, { value }]) => [name, { type: needsValue(value) ? 'string' : 'boolean' }]),
  )
  const { tokens } = parseArgs({
    args: argv,
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    strict: false,
    tokens: true,
  })
  const values: Record<string, string | true> = {}
  const lists: Record<string, string[]> = {}
  const words: string[] = []
  const seeHelp = `See \`handbook ${command.name} --help\`.`
  let open: string | undefined
  for (const token of tokens) {
    if (token.kind === 'positional' && open !== undefined) values[open] = token.value
    else if (token.kind === 'positional' && command.words) words.push(token.value)
    else if (token.kind === 'positional') throw usage(`\`${command.name}\` takes no \`${token.value}\`.`, seeHelp)
    open = undefined
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined
    if (command.without?.names.includes(token.name))
      throw usage(`\`${command.name}\` takes no ${token.rawName}.`, command.without.why)
    if (!option)
      throw unknown(
        'option',
        token.rawName,
        Object.keys(known).map((name) => `--${name}`),
        seeHelp,
      )
    if (needsValue(option.value) && !token.value)
      throw usage(`${token.rawName} needs a value: ${token.rawName} ${option.value}.`)
    if (!option.value && token.value !== undefined) throw usage(`${token.rawName} takes no value.`)
    values[token.name] = token.value ?? true
    if (option.isList) lists[token.name] = [...(lists[token.name] ?? []), token.value as string]
    if (option.value && !needsValue(option.value) && token.value === undefined) open = token.name
  }
  return { values, lists, words }
}

/** The options of a command: its own, and those of every command that it does not go without. */
function optionsOf({ options, without }: Command): Record<string, CommandOption> {
  const common = Object.entries(commonOptions).filter(([name]) => !without?.names.includes(name))
  return { ...options, ...Object.fromEntries(common) }
}

/** A value in brackets may be left out. */
function needsValue(value: string | undefined): boolean {
  return value !== undefined && !value.startsWith('[')
}

function unknown(kind: string, name: string, names: string[], help: string): HandbookError {
  const close = suggest(name, names)
  return usage(
    `There is no ${kind} \`${name}\`.${close.length > 0 ? ` Did you mean ${either(close.map((one) => `\`${one}\``))}?` : ''}`,
    help,
  )
}

function usage(message: string, help?: string): HandbookError {
  return new HandbookError('config/usage', message, help === undefined ? {} : { help })
}

function text(value: string | true | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function help(): string {
  return [
    'handbook <command> [options]',
    '',
    'Commands',
    ...columns(Object.entries(commands).map(([name, { summary }]) => [name, summary])),
    '',
    'Options of every command',
    ...optionLines(commonOptions),
    '',
    'Exit codes: 0 clean, 1 problems, 2 wrong usage or configuration, 3 a fault of handbook itself.',
    'Example: handbook check',
  ].join('\n')
}

function commandHelp(command: Command): string {
  const { name, summary, details, example, words } = command
  return [
    `handbook ${name}${words ? ` [${words}]` : ''} [options]`,
    '',
    summary,
    details,
    '',
    'Options',
    ...optionLines(optionsOf(command)),
    '',
    `Example: ${example}`,
  ].join('\n')
}

function optionLines(options: Record<string, CommandOption>): string[] {
  return columns(
    Object.entries(options).map(([name, { value, description }]) => [
      `--${name}${value ? ` ${value}` : ''}`,
      description,
    ]),
  )
}

function columns(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length)) + 2
  return rows.map(([first, second]) => `  ${first.padEnd(width)}${second}`)
}
