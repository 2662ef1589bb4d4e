import type { Handbook } from '../core/model/handbook.ts'
import type { HandbookOptions } from '../core/model/options.ts'
import type { Terminal } from './terminal.ts'

/** Exit codes, the same for every command. */
export const exitCodes = { clean: 0, problems: 1, usage: 2, internal: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** An option of one command, beside those that every command has. */
export interface CommandOption {
  /** What its value is called in the help; absent for a switch. In brackets when the value may be left out. */
  value?: string
  /** Whether it may stand several times. */
  isList?: true
  description: string
}

/** A subcommand of `handbook`. */
export interface Command {
  name: string
  /** One line, in the imperative. */
  summary: string
  /** Further lines of the help. */
  details: string
  /** A command line that works. */
  example: string
  /** What may stand after its name, as the help says it; absent when nothing may. */
  words?: string
  options: Record<string, CommandOption>
  /** Options of every command that this one does not have, and why not. */
  without?: { names: readonly string[]; why: string }
  run(call: Call): Promise<ExitCode> | ExitCode
}

/** What a command is called with. */
export interface Call {
  /** Absolute path of the site. */
  root: string
  options: HandbookOptions
  /** The file of the options that `--config` names, from the root. */
  config?: string
  /** `YYYY-MM-DD` */
  today: string
  json: boolean
  /** Values of the command's own options; switches are `true`. */
  values: Readonly<Record<string, string | true | undefined>>
  /** What stands after the name of the command, options aside. */
  words: readonly string[]
  /** All values of the options that may stand several times. */
  lists: Readonly<Record<string, readonly string[] | undefined>>
  version: string
  terminal: Terminal
  /** The data of the site, read when first asked for. */
  handbook(): Handbook
  /** Read the data again the next time, because files have changed. */
  forget(): void
}
