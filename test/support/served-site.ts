import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export interface ServedSite {
  /** Without a slash at its end. */
  origin: string
  close(): Promise<void>
}

const types: Record<string, string> = {
  css: 'text/css',
  ics: 'text/calendar',
  js: 'text/javascript',
  json: 'application/json',
}

/** Serve pages by their address, on a free port of this machine. */
export async function servedSite(pages: ReadonlyMap<string, string | Buffer>): Promise<ServedSite> {
  return served((path) => pages.get(path))
}

/**
 * Serve the files of a folder as GitLab Pages does: `404.html` for what is not there.
 *
 * @param prefix  Where the site begins, with a slash at its start and none at its end.
 */
export async function servedFolder(folder: string, prefix = ''): Promise<ServedSite> {
  const fileAt = (path: string): Buffer | undefined => {
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined
  }
  return served(
    (path) => (path.startsWith(`${prefix}/`) ? fileAt(path.slice(prefix.length)) : undefined),
    () => fileAt('/404.html'),
  )
}

async function served(
  contentOf: (path: string) => string | Buffer | undefined,
  otherwise: () => string | Buffer | undefined = () => undefined,
): Promise<ServedSite> {
  const server = createServer(({ url = '/' }, response) => {
    const path = decodeURI(url.split('?')[0] as string)
    const content = contentOf(path)
    const type = content === undefined ? 'text/html' : (types[/\.(\w+)$/.exec(path)?.[1] ?? ''] ?? 'text/html')
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` })
    response.end(content ?? otherwise())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
