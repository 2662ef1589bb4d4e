import { type Cycle, cycleOf, cyclesFrom, cyclesOfYear } from '../core/model/planning/timeline.ts'
import { asVersion } from '../core/model/product/version.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { type Command, exitCodes } from './command.ts'

export const milestones: Command = {
  name: 'milestones',
  summary: 'Tell the days of milestones and releases.',
  details:
    'The days follow the rules in `milestones.yml`, or GitLab’s. Without options: the current milestone and the next two.',
  example: 'handbook milestones --year 2027',
  options: {
    year: { value: 'YEAR', description: 'All milestones whose releases fall into a year.' },
    version: { value: 'VERSION', description: 'One milestone, such as 19.1.' },
  },
  run({ json, values, today, terminal, handbook }) {
    const { timeline } = handbook()
    const wanted = (): Cycle[] => {
      if (values.version !== undefined && values.year !== undefined)
        throw new HandbookError('config/usage', '--year and --version do not go together.')
      if (typeof values.version === 'string') {
        const version = asVersion(values.version)
        const cycle = version && cycleOf(version, timeline)
        if (!cycle) throw wrong('--version', values.version, 'a version with a milestone, such as 19.1')
        return [cycle]
      }
      if (values.year === undefined) return cyclesFrom(today, 3, timeline)
      if (!/^(19|20|21)\d\d$/.test(String(values.year)))
        throw wrong('--year', String(values.year), 'a year, such as 2027')
      return cyclesOfYear(Number(values.year), timeline)
    }
    const cycles = wanted()
    terminal.out(json ? JSON.stringify(cycles.map(asJson), null, 2) : cycles.map(told).join('\n\n'))
    return exitCodes.clean
  },
}

function wrong(option: string, value: string, what: string): HandbookError {
  return new HandbookError('config/usage', `${option} is "${value}", which is not ${what}.`)
}

function asJson({ version, ...rest }: Cycle): object {
  return { version: version.text, ...rest }
}

function told({ version, start, due, release, events }: Cycle): string {
  const width = Math.max(...events.map(({ date }) => date.length))
  const lines = events.map(
    ({ date, name, roles, moved }) =>
      `  ${date.padEnd(width)}  ${name}${moved ? ` (moved: ${moved})` : ''}${roles.length > 0 ? `  [${roles.join(', ')}]` : ''}`,
  )
  return [`${version.text}: ${start} to ${due}, release ${release}`, ...lines].join('\n')
}
