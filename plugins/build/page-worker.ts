import { hash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { EngineOptions } from '../markdown/engine.ts'
import { type DrawnTexts, openDrawnTexts } from './drawn-texts.ts'
import { pageDrawing, take } from './page-drawing.ts'
import type { FromWorker, PageSource, ToWorker, WorkerStart } from './page-messages.ts'
import { readSource } from './page-source.ts'

/** Reads pages, draws their texts, and writes what Eleventy has made, beside the thread in which Eleventy runs. */
const start = workerData as WorkerStart
const port = parentPort as NonNullable<typeof parentPort>
const batch = 64
/** Pages that are still to be drawn. */
const open: ({ path: string; hash: string; body: string } | undefined)[] = []
const written: [path: string, hash: string][] = []
const folders = new Set<string>()
let failed: string | undefined
let kept: DrawnTexts | undefined
let drawing: Promise<void> = Promise.resolve()

send({ kind: 'read', pages: start.paths.flatMap(readPage) })
port.on('message', (message: ToWorker) => {
  if (message.kind === 'draw') drawing = drawAll(message.engine)
  else if (message.kind === 'keep') kept?.add(message.hash, message.html)
  else if (message.kind === 'save') save()
  else if (message.kind === 'write') write(message)
  else void drawing.then(finish)
})

/** A page that cannot be read is left to Eleventy, which tells of it. */
function readPage(path: string): PageSource[] {
  try {
    const source = readSource(start.root, path)
    open.push({ path, hash: source.hash, body: source.content.slice(source.bodyStart) })
    return [source]
  } catch {
    return []
  }
}

async function drawAll(options: EngineOptions): Promise<void> {
  const draw = pageDrawing(options)
  kept = openDrawnTexts(start.kept, `${start.version} ${JSON.stringify(options)}`)
  for (let from = 0; from < open.length; from += batch) {
    const pages: [path: string, html: string | undefined][] = []
    for (let index = from; index < Math.min(from + batch, open.length); index++) {
      const page = open[index]
      open[index] = undefined
      if (!page || !take(start.taken, index)) continue
      const known = kept.htmlOf(page.hash)
      const html = known ?? draw(page.body)
      if (known === undefined && html !== undefined) kept.add(page.hash, html)
      pages.push([page.path, html])
    }
    send({ kind: 'drawn', pages })
    // Pages that are ready to be written come in between.
    await new Promise((resolve) => setImmediate(resolve))
  }
  send({ kind: 'all-drawn' })
}

function save(): void {
  kept?.save()
  kept = undefined
}

function finish(): void {
  save()
  send({ kind: 'finished', written, ...(failed === undefined ? {} : { failed }) })
}

function write({ path, content, known }: Extract<ToWorker, { kind: 'write' }>): void {
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const sum = hash('sha256', bytes, 'base64')
    written.push([path, sum])
    // What stands there already is left alone, with its time.
    if (sum === known) return
    makeFolder(dirname(path))
    writeFileSync(path, bytes)
  } catch (error) {
    failed ??= `${path}: ${(error as Error).message}`
  }
}

/** One call for each folder, where `recursive` would ask for each of those above. */
function makeFolder(folder: string): void {
  if (folders.has(folder)) return
  try {
    mkdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      makeFolder(dirname(folder))
      // Another thread may be there first.
      mkdirSync(folder, { recursive: true })
    } else if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  folders.add(folder)
}

function send(message: FromWorker): void {
  port.postMessage(message)
}
