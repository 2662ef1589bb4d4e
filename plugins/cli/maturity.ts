import { shownMean } from '../core/model/product/maturity.ts'
import { type MaturityOn, maturityOn } from '../core/model/product/maturity-on.ts'
import { isDate } from '../core/problems/calendar.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { prettyReport, stopsBuild } from '../core/reports/pretty.ts'
import { type Command, exitCodes } from './command.ts'

export const maturity: Command = {
  name: 'maturity',
  summary: 'Count the categories by maturity level, on any day.',
  details: 'Past days are told by the dates of the levels, today by `maturity`, future days by the plans.',
  example: 'handbook maturity --on 2026-12-31',
  options: {
    on: { value: 'DATE', description: 'The day to look at. Default: today.' },
    all: { description: 'Count every category, not only those shown in public overviews.' },
  },
  run({ json, values, today, terminal, handbook }) {
    const on = typeof values.on === 'string' ? values.on : today
    if (!isDate(on))
      throw new HandbookError('config/usage', `--on is "${on}", which is not a date.`, {
        help: 'Write it as 2026-01-31.',
      })
    const data = handbook()
    const faults = data.problems.filter((problem) => stopsBuild(problem) || problem.code === 'data/missing')
    if (faults.length > 0) terminal.say(prettyReport(faults, 'the data', terminal.sayPaint))
    if (faults.some(stopsBuild)) return exitCodes.problems
    const found = maturityOn(data, on, values.all === true)
    terminal.out(json ? JSON.stringify(found, null, 2) : table(found))
    return exitCodes.clean
  },
}

function table({ on, counts, categories, stages }: MaturityOn): string {
  const levels = Object.entries(counts).flatMap(([level, count]) => [
    `${level}: ${count}`,
    ...categories
      .filter((category) => category.level === level)
      .map(({ name, stage, since }) => `  ${name}${stage ? ` (${stage})` : ''}${since ? `, since ${since}` : ''}`),
  ])
  const means = stages.flatMap(({ key, mean, competitors }) => {
    if (mean === null) return []
    const others = Object.entries(competitors).map(([name, other]) => `${name} ${shownMean(other)}`)
    return [`  ${key} ${shownMean(mean)}${others.length > 0 ? ` (${others.join(', ')})` : ''}`]
  })
  return [`Maturity on ${on}`, '', ...levels, '', 'Mean by stage, 1 for the lowest level', ...means].join('\n')
}
