import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fullSize, layOut, project } from './corpus.ts'
import { inTurns, measure, median, type Run, ratio, table } from './measure.ts'
import { remark } from './remark.ts'

/**
 * Time `handbook check` as whole processes, in turns with what it is compared with, at full size and at four times that.
 * `--peer remark` adds remark-lint-frontmatter-schema on a tenth of the pages, installed for the occasion.
 */
const { values } = parseArgs({ options: { peer: { type: 'string' }, rounds: { type: 'string', default: '3' } } })
const rounds = Number(values.rounds)
const schema = join(project, 'schemas/page.schema.json')
const command = join(project, 'dist/cli/main.js')

const floor = 'floor'
const grayMatter = 'gray-matter and ajv'
const markdownIt = 'markdown-it, one pass'
const heads = 'handbook check --heads'
const cold = 'handbook check, no cache'
const warm = 'handbook check, warm cache'
const peer = 'remark-lint-frontmatter-schema'

const one = atSize(fullSize, floor, grayMatter, heads, markdownIt, cold, warm)
ratios(one)
const four = atSize(fullSize * 4, floor, heads, markdownIt, cold, warm)
ratios(four)
console.log('\nFour times the pages, CPU (target: at most 4.2 x)')
for (const name of [heads, cold, warm]) console.log(`  ${name.padEnd(32)} ${ratio(four[name], one[name])} x`)
if (values.peer === 'remark') atSize(Math.round(fullSize / 10), floor, heads, cold, peer)
console.log(`
What they do not do
  ${floor}: heads, js-yaml and one compiled schema; no places, no report, no data, one schema for all pages.
  ${grayMatter}: the same with whole files read; no places, no report.
  ${markdownIt}: parses and draws texts, and throws them away; no front matter, no links looked up, no places.
  ${peer}: no links, no data, no references; parses whole texts, and passes pages without front matter.`)

/** Lay out so many pages and let some of the scripts run over them in turns. */
function atSize(count: number, ...names: string[]): Record<string, Run[]> {
  const root = mkdtempSync(join(tmpdir(), 'handbook-bench-'))
  const packages = mkdtempSync(join(tmpdir(), 'handbook-bench-'))
  try {
    const { from, pages } = layOut(root, count)
    writeFileSync(join(root, 'handbook.config.json'), '{}')
    const runs = inTurns(rounds, scriptsIn(root, packages, names))
    const source = from.startsWith(project) ? 'the example' : 'the handbook of 2026'
    console.log(`\n${pages} pages, copied from ${source}, medians of ${rounds} rounds in turns`)
    console.log(table(runs))
    return runs
  } finally {
    for (const folder of [root, packages]) rmSync(folder, { recursive: true, force: true })
  }
}

function scriptsIn(root: string, packages: string, names: string[]): Record<string, () => Run> {
  const src = join(root, 'src')
  const check = (...options: string[]): Run => measure([command, 'check', '--report', 'compact', ...options], root)
  const remarkArgs = names.includes(peer) ? remark(packages, root, schema) : []
  const scripts: Record<string, () => Run> = {
    [floor]: () => measure([join(project, 'bench/floor.js'), src, schema], root),
    [grayMatter]: () => measure([join(project, 'bench/gray-matter.js'), src, schema], root),
    [heads]: () => check('--heads'),
    [markdownIt]: () => measure([join(project, 'bench/markdown-it.js'), src], root),
    [cold]: () => {
      rmSync(join(root, '.cache'), { recursive: true, force: true })
      return check()
    },
    [warm]: () => check(),
    [peer]: () => measure(remarkArgs, root),
  }
  return Object.fromEntries(names.map((name) => [name, scripts[name] as () => Run]))
}

function ratios(runs: Record<string, Run[]>): void {
  console.log('\n  Ratios of CPU, medians')
  const lines: [string, string, number][] = [
    [heads, floor, 1.6],
    [cold, markdownIt, 1.2],
    [warm, floor, 4],
  ]
  for (const [name, other, target] of lines)
    console.log(`  ${name.padEnd(32)} ${ratio(runs[name], runs[other])} x ${other} (target: at most ${target})`)
  console.log(`  ${'memory'.padEnd(32)} ${median(runs[cold] ?? []).megabytes.toFixed(0)} MB (target: under 200)`)
}
