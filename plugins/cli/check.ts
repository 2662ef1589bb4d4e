import { jsonReport } from '../core/reports/json.ts'
import { counting, prettyReport } from '../core/reports/pretty.ts'
import { checkSite } from '../sources/check.ts'
import { type Command, exitCodes } from './command.ts'

export const check: Command = {
  name: 'check',
  summary: 'Check the front matter of every page, and the data.',
  details: 'Lists every problem with its place and the way out. Ends with 1 when one of them is an error.',
  example: 'handbook check --root ../my-handbook',
  options: {},
  run({ root, json, terminal, handbook }) {
    const { problems, pages } = checkSite(root, handbook(), (done, total) => terminal.progress(done, total, 'pages'))
    const scope = `${counting(pages, 'page')} and the data`
    terminal.out(json ? jsonReport(problems) : prettyReport(problems, scope, terminal.paint))
    return problems.some((problem) => problem.severity === 'error') ? exitCodes.problems : exitCodes.clean
  },
}
