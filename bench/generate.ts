import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mainPart } from '../plugins/site-files/main-part.ts'
import { twinOfHtml } from '../plugins/site-files/twin.ts'
import { putAside, removeAtEnd } from './aside.ts'
import { project } from './corpus.ts'
import { middle, ratio } from './figures.ts'
import { measureTree, type TreeRun } from './process-tree.ts'
import { releasedSite } from './released-site.ts'
import { schoolSite } from './school-site.ts'
import { copiedSite } from './sites.ts'

/**
 * Time whole builds of sites whose pages are generated, in turns: with everything, without the search, without the search and
 * the Markdown twins, and Eleventy alone, which writes the same pages when they are done. `bench:generate 5` for five rounds.
 */
const rounds = Number(process.argv[2] ?? 3)
const eleventy = [process.execPath, join(project, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet']
const peer = 'Eleventy alone, pages that are done'

const contenders: Record<string, object | undefined> = {
  whole: {},
  'without search': { search: false },
  'without search and twins': { search: false, outputs: { markdown: false } },
  [peer]: undefined,
}

await bench('Releases', releasedSite, { seconds: 6, megabytes: 350 })
await bench('School', schoolSite, { seconds: 10, megabytes: 400 })

async function bench(
  name: string,
  layOut: (root: string) => string,
  target: { seconds: number; megabytes: number },
): Promise<void> {
  const [root, copy] = [site(), site()]
  const about = layOut(root)
  const options = JSON.parse(readFileSync(join(root, 'handbook.config.json'), 'utf8'))
  const runs = new Map<string, TreeRun[]>(Object.keys(contenders).map((one) => [one, []]))
  let pages = 0
  for (let round = 0; round < rounds; round++) {
    for (const [one, more] of Object.entries(contenders)) {
      if (more) writeFileSync(join(root, 'handbook.config.json'), JSON.stringify({ ...options, ...more }))
      else copiedSite(copy, join(root, '_site'))
      const cwd = more ? root : copy
      putAside(cwd, '_site')
      runs.get(one)?.push(await measureTree(eleventy, cwd))
    }
    pages = pagesIn(join(copy, '_site'))
  }
  console.log(`\n${name}: ${about}, ${pages} pages; medians of ${rounds} rounds in turns`)
  console.log(`(target: under ${target.seconds} s and ${target.megabytes} MB, 0.6 ms a page more than the peer)`)
  const floor = runs.get(peer) as TreeRun[]
  for (const [one, all] of runs) console.log(line(one, all, floor, pages))
  console.log(twinOfLongPage(longestPage(join(copy, '_site'))))
}

function site(): string {
  const root = mkdtempSync(join(tmpdir(), 'handbook-bench-'))
  removeAtEnd(root)
  return root
}

function line(name: string, runs: readonly TreeRun[], floor: readonly TreeRun[], pages: number): string {
  const of = (figure: keyof TreeRun): number => middle(runs.map((run) => run[figure]))
  const more = middle(runs.map(({ seconds }, round) => seconds - (floor[round]?.seconds ?? Number.NaN)))
  const wall = `${of('seconds').toFixed(2).padStart(6)} s wall, ${of('cpu').toFixed(2).padStart(6)} s CPU`
  const memory = `${of('largestMegabytes').toFixed(0)} MB, ${of('allMegabytes').toFixed(0)} MB with all processes`
  return `  ${name.padEnd(36)}${wall}, ${memory}; ${ratio(runs, floor)?.toFixed(2)} times the peer, ${((more / pages) * 1000).toFixed(2)} ms a page more`
}

function pagesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html')).length
}

function longestPage(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .reduce((longest, page) => (page.length > longest.length ? page : longest))
}

/** The twin of a page must not take the square of its length. */
function twinOfLongPage(page: string): string {
  const main = mainPart(page) ?? ''
  const seconds = (times: number): number => {
    const start = performance.now()
    twinOfHtml(main.repeat(times), (address) => address)
    return (performance.now() - start) / 1000
  }
  seconds(1)
  const [once, fourTimes] = [seconds(1), seconds(4)]
  return `  A twin takes ${once.toFixed(2)} s for a page of ${(main.length / 1e6).toFixed(1)} MB, ${(fourTimes / once).toFixed(1)} times as long for one four times as long.`
}
