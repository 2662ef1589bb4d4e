import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

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
export async function servedSite(pages: ReadonlyMap<string, string>): Promise<ServedSite> {
  const server = createServer(({ url = '/' }, response) => {
    const path = decodeURI(url.split('?')[0] as string)
    const content = pages.get(path)
    const type = types[/\.(\w+)$/.exec(path)?.[1] ?? ''] ?? 'text/html'
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` })
    response.end(content)
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
