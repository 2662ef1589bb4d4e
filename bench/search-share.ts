import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { putAside } from './aside.ts'
import { project } from './corpus.ts'
import { measureTree, type TreeRun } from './process-tree.ts'

/** Builds of a site, and the same without the search, in turns. */
export interface SharedRuns {
  whole: TreeRun[]
  withoutSearch: TreeRun[]
}

export async function buildsOf(root: string, rounds: number): Promise<SharedRuns> {
  const runs: SharedRuns = { whole: [], withoutSearch: [] }
  const file = join(root, 'handbook.config.json')
  const options = readFileSync(file, 'utf8')
  const without = JSON.stringify({ ...JSON.parse(options), search: false })
  for (let round = 0; round < rounds; round++) {
    writeFileSync(file, without)
    runs.withoutSearch.push(await build(root))
    // The last one stays to be looked at.
    writeFileSync(file, options)
    runs.whole.push(await build(root))
  }
  return runs
}

function build(root: string): Promise<TreeRun> {
  putAside(root, '_site')
  return measureTree([process.execPath, join(project, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet'], root)
}

/** What builds took beside their targets, and the share of the search, whose work a process of its own does. */
export function told({ whole, withoutSearch }: SharedRuns, target: { seconds: number; megabytes: number }): string {
  const slowest = Math.max(...whole.map((run) => run.seconds))
  const peak = Math.max(...whole.map((run) => run.largestMegabytes))
  const all = Math.max(...whole.map((run) => run.allMegabytes))
  const [seconds, cpu] = [middle(whole, 'seconds'), middle(whole, 'cpu')]
  const [bare, bareCpu] = [middle(withoutSearch, 'seconds'), middle(withoutSearch, 'cpu')]
  return `  wall    ${seconds.toFixed(2)} s median, ${slowest.toFixed(2)} s slowest (target: under ${target.seconds} s)
  CPU     ${cpu.toFixed(2)} s of all processes
  memory  ${peak.toFixed(0)} MB peak (target: under ${target.megabytes} MB), ${all.toFixed(0)} MB with the process of the search
  search  ${(seconds - bare).toFixed(2)} s of wall, ${(cpu - bareCpu).toFixed(2)} s of CPU: without it ${bare.toFixed(2)} s and ${bareCpu.toFixed(2)} s`
}

function middle(runs: readonly TreeRun[], figure: keyof TreeRun): number {
  return runs.map((run) => run[figure]).sort((a, b) => a - b)[Math.floor(runs.length / 2)] as number
}
