import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { putAside, removeAtEnd } from './aside.ts'
import { fullSize, project } from './corpus.ts'
import { middle, ratio } from './figures.ts'
import { measureTree, type TreeRun } from './process-tree.ts'
import { hugoSite, neutralPages, ourSite, type Pages, plainSite } from './sites.ts'

/**
 * Time whole builds of the same pages as whole processes, in turns: ours, Eleventy alone, Hugo where it is installed, and the least
 * that any generator in JavaScript does. `--sizes 1,2,4` for multiples of 4,562 pages, `--rounds`, `--only cold,warm`.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    pages: { type: 'string', default: String(fullSize) },
    only: { type: 'string', default: '' },
  },
})

interface Contender {
  name: string
  /** Brings the site into the state from which the run starts. */
  before(): void
  command: readonly string[]
  cwd: string
}

const eleventy = join(project, 'node_modules/@11ty/eleventy/cmd.cjs')
const handbook = join(project, 'dist/cli/main.js')
const hasHugo = spawnSync('hugo', ['version']).status === 0
const results: Record<string, unknown>[] = []

for (const size of values.sizes.split(',').map(Number)) await atSize(size)
const file = join(project, 'bench/results.json')
const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
writeFileSync(file, `${JSON.stringify({ machine, results }, null, 2)}\n`)
console.log(`\n${machine}. Written to bench/results.json.`)
if (!hasHugo) console.log('Hugo is not installed: `apt-get install hugo` on Debian and Ubuntu, else see gohugo.io.')

async function atSize(size: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'handbook-bench-'))
  removeAtEnd(root)
  const pages = neutralPages(Math.round(Number(values.pages) * size))
  const wanted = values.only.split(',').filter((one) => one !== '')
  const all = contenders(root, pages)
  const chosen = all.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  const runs = new Map<string, TreeRun[]>(chosen.map(({ name }) => [name, []]))
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const { name, before, command, cwd } of chosen) {
      before()
      runs.get(name)?.push(await measureTree(command, cwd))
    }
  }
  report(size, pages, runs)
}

function contenders(root: string, pages: Pages): Contender[] {
  const [bare, full, plain, hugo, floor] = ['bare', 'full', 'plain', 'hugo', 'floor'].map((name) => join(root, name))
  if (!bare || !full || !plain || !hugo || !floor) throw new Error('unreachable')
  for (const folder of [bare, full, plain, hugo, floor]) mkdirSync(folder)
  ourSite(bare, pages, 'bare')
  ourSite(full, pages, 'handbook')
  plainSite(plain, bare, pages)
  hugoSite(hugo, bare, pages)
  const edited = [...pages.texts.keys()][100] as string
  const ours = (name: string, cwd: string, before: () => void): Contender => ({
    name,
    before,
    command: [process.execPath, handbook, 'build'],
    cwd,
  })
  const edit = (folder: string) => appendFileSync(join(folder, 'src', edited), '\nOne more line.\n')
  return [
    ours('ours, cold', bare, () => putAside(bare, '_site', '.cache')),
    ours('ours, warm, nothing changed', bare, () => {}),
    ours('ours, warm, one page edited', bare, () => edit(bare)),
    ours('ours, warm, a layout edited', bare, () =>
      appendFileSync(join(bare, 'src/_includes/bare.11ty.js'), '\n// x\n'),
    ),
    ours('ours with theme, cold', full, () => putAside(full, '_site', '.cache')),
    ours('ours with theme, warm, nothing changed', full, () => {}),
    ours('ours with theme, warm, one page edited', full, () => edit(full)),
    {
      name: 'Eleventy alone',
      before: () => putAside(plain, '_site'),
      command: [process.execPath, eleventy, '--quiet'],
      cwd: plain,
    },
    ...(hasHugo
      ? [{ name: 'Hugo', before: () => putAside(hugo, 'public', 'resources'), command: ['hugo', '--quiet'], cwd: hugo }]
      : []),
    {
      name: 'floor: read, markdown-it, write',
      before: () => putAside(floor, '_site'),
      command: [process.execPath, join(project, 'bench/floor-build.js'), join(bare, 'src'), join(floor, '_site')],
      cwd: floor,
    },
  ]
}

function report(size: number, pages: Pages, runs: Map<string, TreeRun[]>): void {
  const source = pages.from.startsWith(join(project, 'src')) ? 'the example' : 'the handbook of 2026'
  console.log(
    `\n×${size}: ${pages.texts.size} pages, copied from ${source}; medians of ${values.rounds} rounds in turns`,
  )
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
  console.log(line(['build', 'wall', 'CPU', 'largest process', 'all processes', '/ Eleventy alone', '/ Hugo']))
  console.log(line(['---', '---', '---', '---', '---', '---', '---']))
  for (const [name, all] of runs) {
    const figures = {
      seconds: middle(all.map(({ seconds }) => seconds)),
      cpu: middle(all.map(({ cpu }) => cpu)),
      largestMegabytes: middle(all.map(({ largestMegabytes }) => largestMegabytes)),
      allMegabytes: middle(all.map(({ allMegabytes }) => allMegabytes)),
      toEleventy: ratio(all, runs.get('Eleventy alone')),
      toHugo: ratio(all, runs.get('Hugo')),
    }
    results.push({ size, pages: pages.texts.size, name, rounds: all.length, ...figures })
    const { seconds, cpu, largestMegabytes, allMegabytes, toEleventy, toHugo } = figures
    console.log(
      line([
        name,
        `${seconds.toFixed(2)} s`,
        `${cpu.toFixed(2)} s`,
        `${largestMegabytes.toFixed(0)} MB`,
        `${allMegabytes.toFixed(0)} MB`,
        toEleventy?.toFixed(2) ?? '–',
        toHugo?.toFixed(2) ?? '–',
      ]),
    )
  }
}
