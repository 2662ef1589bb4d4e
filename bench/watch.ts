import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { fullSize, project } from './corpus.ts'
import { environment, peakMegabytes } from './process-tree.ts'
import { neutralPages, ourSite, plainSite } from './sites.ts'

/**
 * Time from a save of one page to its new text on disk, where the preview serves it from: `handbook dev` with the theme, and
 * Eleventy's own server with a bare layout, one after the other on the same pages. `--sizes 1,4` for multiples of `--pages`,
 * `--saves` of each.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1' },
    pages: { type: 'string', default: String(fullSize) },
    saves: { type: 'string', default: '5' },
  },
})

interface Preview {
  name: string
  cwd: string
  command: readonly string[]
  /** What it prints when it has built everything and waits for a change. */
  ready: RegExp
}

const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
console.log(line(['pages', 'preview', 'ready', 'save to disk, median', 'all', 'memory', '/ Eleventy alone']))
console.log(line(['---', '---', '---', '---', '---', '---', '---']))
for (const size of values.sizes.split(',').map(Number)) await atSize(size)

async function atSize(size: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'handbook-watch-'))
  try {
    const pages = neutralPages(Math.round(Number(values.pages) * size))
    const [ours, plain] = [join(root, 'ours'), join(root, 'plain')]
    for (const folder of [ours, plain]) mkdirSync(folder)
    ourSite(ours, pages, 'handbook')
    plainSite(plain, ours, pages)
    const edited = [...pages.texts.keys()][100] as string
    const alone = await watched(
      {
        name: 'Eleventy alone',
        cwd: plain,
        command: [join(project, 'node_modules/@11ty/eleventy/cmd.cjs'), '--serve', '--incremental', '--port=8391'],
        ready: /Watching/,
      },
      edited,
    )
    const dev = await watched(
      { name: '`handbook dev`', cwd: ours, command: [join(project, 'dist/cli/main.js'), 'dev'], ready: /Built in/ },
      edited,
    )
    for (const { name, ready, saves, megabytes } of [alone, dev])
      console.log(
        line([
          String(pages.texts.size),
          name,
          `${(ready / 1000).toFixed(1)} s`,
          `${middle(saves).toFixed(0)} ms`,
          saves.map((one) => one.toFixed(0)).join(', '),
          `${megabytes.toFixed(0)} MB`,
          (middle(saves) / middle(alone.saves)).toFixed(2),
        ]),
      )
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function watched(preview: Preview, edited: string) {
  const { name, cwd, command, ready: isReady } = preview
  const start = performance.now()
  const child = spawn(process.execPath, command, { cwd, env: environment() })
  const gone = new Promise((ended) => child.once('exit', ended))
  try {
    await printed(child, isReady)
    const ready = performance.now() - start
    const output = join(cwd, '_site', edited.replace(/(\/index)?\.md$/, '/index.html'))
    const saves: number[] = []
    for (let save = 0; save < Number(values.saves); save++) {
      // What follows a save, such as the reload of browsers, is not part of the next one.
      await pause(2000)
      saves.push(await timeToDisk(join(cwd, 'src', edited), output, `saved ${save} for ${name.replaceAll('`', '')}`))
    }
    return { name, ready, saves, megabytes: peakMegabytes(child.pid as number) }
  } finally {
    child.kill('SIGKILL')
    await gone
  }
}

/** Wait until a preview has printed something. */
function printed(child: ChildProcess, what: RegExp): Promise<void> {
  return new Promise((found, failed) => {
    let text = ''
    const note = (chunk: Buffer): void => {
      text += chunk
      if (what.test(text)) found()
    }
    child.stdout?.on('data', note)
    child.stderr?.on('data', note)
    child.once('exit', (code) => failed(new Error(`${child.spawnargs.join(' ')} ended with ${code}:\n${text}`)))
  })
}

/** Eleventy says that it watches some time before it does, and misses what is saved meanwhile: then it is saved again. */
async function timeToDisk(page: string, output: string, mark: string): Promise<number> {
  for (let times = 1; times <= 6; times++) {
    const start = performance.now()
    appendFileSync(page, `\n${mark}, ${times}\n`)
    while (performance.now() - start < 30_000) {
      if (textOf(output).includes(`${mark}, ${times}`)) return performance.now() - start
      await pause(3)
    }
  }
  throw new Error(`${output} has not changed.`)
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function middle(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}
