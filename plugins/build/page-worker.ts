import { parentPort, workerData } from 'node:worker_threads'
import type { EngineOptions } from '../markdown/engine.ts'
import { take } from '../sources/shared-work.ts'
import { type DrawnTexts, openDrawnTexts } from './drawn-texts.ts'
import { pageDrawing } from './page-drawing.ts'
import type { FromWorker, PageSource, ToWorker, WorkerStart } from './page-messages.ts'
import { readSource } from './page-source.ts'

/** Reads pages and draws their texts, beside the thread in which Eleventy runs. */
const start = workerData as WorkerStart
const port = parentPort as NonNullable<typeof parentPort>
const batch = 64
/** Pages that are still to be drawn. */
const open: ({ path: string; hash: string; body: string } | undefined)[] = []
let kept: DrawnTexts | undefined
/** How many pages are drawn neither here nor elsewhere. */
let left = 0

send({ kind: 'read', pages: start.paths.flatMap(readPage) })
port.on('message', (message: ToWorker) => {
  if (message.kind === 'draw') void drawAll(message.engine)
  else {
    if (message.html !== undefined) kept?.add(message.hash, message.html)
    note(1)
  }
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
  left = open.length
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
    note(pages.length)
    // What was drawn elsewhere comes in between.
    await new Promise((resolve) => setImmediate(resolve))
  }
  note(0)
}

/** When all is drawn, the thread ends. */
function note(drawn: number): void {
  left -= drawn
  if (left > 0) return
  kept?.save()
  port.close()
}

function send(message: FromWorker): void {
  port.postMessage(message)
}
