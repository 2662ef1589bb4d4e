import type { Problem, Severity } from '../problems/problem.ts'
import type { CheckRun } from './run.ts'

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' }

/** Workflow commands that GitHub shows beside the lines of a pull request: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function githubReport({ problems }: CheckRun): string {
  return problems.map(annotation).join('\n')
}

function annotation({ severity, file, place, code, message, help }: Problem): string {
  const properties = [
    `file=${property(file)}`,
    ...(place ? [`line=${place.start.line}`, `endLine=${place.end.line}`, `col=${place.start.column}`] : []),
    `title=${property(code)}`,
  ]
  return `::${commands[severity]} ${properties.join(',')}::${data(help ? `${message}\n${help}` : message)}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
