import { existsSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { type DataPaths, lookOnce } from './data-paths.ts'
import { loadEleventy } from './eleventy-parts.ts'
import { firstPages } from './first-pages.ts'
import { tellMissedSaves, type Watcher } from './missed-saves.ts'
import { type PreviewWriter, type SavedTexts, savedTexts } from './saved-text.ts'
import { emptyScope, setScope } from './scope.ts'
import { readConfiguration } from './writing.ts'

/** What of Eleventy a preview uses beyond its configuration. */
interface Eleventy {
  init(): Promise<void>
  setIncrementalBuild(isIncremental: boolean): void
  /** Builds, and builds again when a file changes; gives what is called with the path of a changed file. */
  watch(): Promise<(path: string) => Promise<void>>
  serve(port: number): Promise<void>
  write(): Promise<unknown>
  stopWatch(): Promise<unknown>
  readonly writer?: PreviewWriter
  readonly outputDir: string
  readonly watcher?: Watcher
  readonly templateData?: DataPaths
  readonly eleventyServe: { reload(event: object): Promise<void> }
  readonly errorHandler?: { error?(error: unknown, message: string): void }
}

interface PreviewConfig {
  setChokidarConfig(options: object): void
  setServerOptions(options: { onRequest: Record<string, unknown>; middleware: unknown[] }): void
  on(event: string, listener: (argument: never) => void): void
}

type EleventyClass = new (
  input: undefined,
  output: undefined,
  options: { source: 'cli'; runMode: 'serve'; quietMode: true; config(config: PreviewConfig): void },
) => Eleventy

export interface Preview {
  /** Address of the home page. */
  address: string
  close(): Promise<void>
}

export interface PreviewSettings {
  /** Where the site is served; another free port is taken when it is busy. 0 for any. */
  port: number
  /** Called when there is something to see: what the last build left, or the pages of this one. */
  onServed(address: string, isOld: boolean): void
  onBuilt(): void
}

/**
 * How long a file must be at rest before it counts as saved, in ms. Eleventy waits for 150, for editors that write slowly over
 * networks; pages are small, and half a page is drawn again when its rest arrives.
 */
const atRest = { stabilityThreshold: 20, pollInterval: 10 }

/**
 * Build the site of the current folder, serve it, and keep both up to date. What the last build left is served at once;
 * without one, pages are drawn as they are asked for until all are built.
 *
 * @throws HandbookError  `config/missing` when the site has no Eleventy.
 * @throws BuildFailed  When Eleventy cannot read its configuration, and has told so.
 */
export async function startPreview(root: string, { port, onServed, onBuilt }: PreviewSettings): Promise<Preview> {
  const parts = await loadEleventy(root)
  const Eleventy = parts.Eleventy as unknown as EleventyClass
  const served = new Set<string>()
  const first = firstPages()
  let serve = async (_isOld: boolean): Promise<void> => {}
  let isServed = false
  let texts: SavedTexts | undefined
  let scope = emptyScope()
  const eleventy = new (lasting(Eleventy, (writer) => texts?.quicken(writer)))(undefined, undefined, {
    source: 'cli',
    runMode: 'serve',
    quietMode: true,
    config(config) {
      // Whatever is known goes when the configuration is read anew.
      scope = emptyScope()
      setScope(config, scope)
      const current = savedTexts(parts, scope)
      texts = current
      config.on('eleventy.beforeWatch', (paths: readonly string[]) => current.expect(paths))
      config.on('eleventy.before', () => {
        if (eleventy.templateData) lookOnce(eleventy.templateData)
      })
      config.setChokidarConfig({ awaitWriteFinish: atRest })
      config.setServerOptions({ onRequest: { '/*': first.answer }, middleware: [refuse] })
      config.on('eleventy.contentMap', ({ urlToInputPath }: { urlToInputPath: object }) => {
        removeGone(served, Object.keys(urlToInputPath), resolve(root, eleventy.outputDir))
      })
      config.on('eleventy.contentMap', async () => {
        if (!isServed && first.open(eleventy.writer?.templateMap)) await serve(false)
      })
      // Eleventy forgets it when it reads its configuration anew.
      config.on('eleventy.afterwatch', () => eleventy.setIncrementalBuild(true))
    },
  })
  await readConfiguration(eleventy, () => scope)
  eleventy.setIncrementalBuild(true)
  const free = await freePort(port)
  const address = `http://localhost:${free}/`
  serve = async (isOld) => {
    isServed = true
    await eleventy.serve(free)
    onServed(address, isOld)
  }
  if (existsSync(join(root, eleventy.outputDir, 'index.html'))) await serve(true)
  const begun = Date.now()
  const changed = await eleventy.watch()
  parts.watchImports()
  first.close()
  // Eleventy notices that a file is gone, and does nothing: https://github.com/11ty/eleventy/issues/2798
  eleventy.watcher?.on('unlink', (path) => void changed(path))
  if (eleventy.watcher) await tellMissedSaves(root, eleventy.watcher, begun)
  if (isServed) await eleventy.eleventyServe.reload({ files: [], build: { templates: [] } })
  else await serve(false)
  onBuilt()
  return {
    address,
    close: async () => void (await eleventy.stopWatch()),
  }
}

/** An error of a template would end a first build, and the preview with it. It has been printed by then. */
function lasting(Eleventy: EleventyClass, quicken: (writer: PreviewWriter | undefined) => void): EleventyClass {
  return class extends Eleventy {
    override async write(): Promise<unknown> {
      quicken(this.writer)
      try {
        return await super.write()
      } catch {
        return undefined
      }
    }
  }
}

/** Answers what is asked for at an address that no file can have: Eleventy's server would end with an error. */
function refuse({ url = '/' }: IncomingMessage, response: ServerResponse, next: () => unknown): unknown {
  if (isPossible(url)) return next()
  response.statusCode = 404
  return response.end('There is no page at such an address.')
}

function isPossible(address: string): boolean {
  try {
    // Behind two slashes the server reads the name of a host, which there may not be.
    const { pathname } = new URL(address, 'http://localhost/')
    return !decodeURIComponent(pathname).split(/[/\\]/).includes('..')
  } catch {
    return false
  }
}

/** Remove what was served at addresses that no file stands for any more. */
function removeGone(served: Set<string>, urls: readonly string[], output: string): void {
  const now = new Set(urls)
  for (const url of served) {
    if (now.has(url) || !/(\/|\.html)$/.test(url)) continue
    rmSync(join(output, url.endsWith('/') ? `${url}index.html` : url), { force: true })
  }
  served.clear()
  for (const url of urls) served.add(url)
}

/** The port, or when it is busy the next one that is free. */
async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 20 && port < 65536; port++) {
    const free = await tryPort(port)
    if (free !== undefined) return free
  }
  return (await tryPort(0)) as number
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((found) => {
    const server = createServer()
    server.once('error', () => found(undefined))
    server.listen(port, () => {
      const { port: free } = server.address() as { port: number }
      server.close(() => found(free))
    })
  })
}
