import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listening {
  /** Such as `http://127.0.0.1:4321`, without a slash at the end. */
  url: string
  close(): Promise<void>
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Listen on loopback. Port 0 takes a free one.
 *
 * @param stays  Whether the process stays alive for it.
 */
export async function listen(handler: Handler, port: number, stays: boolean): Promise<Listening> {
  const server = createServer(handler)
  if (!stays) server.unref()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: given } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${given}`, close: () => closed(server) }
}

/** Connections that are kept alive would hold the server open. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}
