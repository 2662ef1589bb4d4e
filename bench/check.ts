import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fullSize, layOut, project } from './corpus.ts'
import { inTurns, measure, median, table } from './measure.ts'

/** Time `handbook check` as whole processes, in turns with what it is compared with, at full size and at four times that. */
const rounds = 3
const schema = join(project, 'schemas/page.schema.json')
const command = join(project, 'dist/cli/main.js')

const medians = [1, 4].map((times) => {
  const root = mkdtempSync(join(tmpdir(), 'handbook-bench-'))
  try {
    const { from, pages } = layOut(root, fullSize * times)
    writeFileSync(join(root, 'handbook.config.json'), '{}')
    const src = join(root, 'src')
    const runs = inTurns(rounds, {
      'floor: heads, js-yaml, one schema': () => measure([join(project, 'bench/floor.js'), src, schema], root),
      'handbook check --heads': () => measure([command, 'check', '--heads', '--report', 'compact'], root),
      'gray-matter and ajv, whole files': () => measure([join(project, 'bench/gray-matter.js'), src, schema], root),
      'markdown-it, one pass': () => measure([join(project, 'bench/markdown-it.js'), src], root),
      'handbook check, links and all': () => measure([command, 'check', '--report', 'compact'], root),
    })
    console.log(
      `\n${pages} pages, laid out from ${from.startsWith(project) ? 'the example' : 'the handbook of 2026'}, ${rounds} rounds in turns`,
    )
    console.log(table(runs))
    const render = median(runs['markdown-it, one pass'] ?? []).seconds
    const whole = median(runs['handbook check, links and all'] ?? []).seconds
    console.log(`  links and all / markdown-it: ${(whole / render).toFixed(2)} x (target: 1.2)`)
    return { heads: median(runs['handbook check --heads'] ?? []).seconds, whole }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
const [one, four] = medians
if (one && four) {
  console.log(
    `\nFour times the pages: ${(four.heads / one.heads).toFixed(2)} x with --heads, ${(four.whole / one.whole).toFixed(2)} x with links (target: 4.2)`,
  )
}
