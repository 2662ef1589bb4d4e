import { asFields } from '../../core/model/fields.ts'
import { HandbookError } from '../../core/problems/problem.ts'
import type { Transport } from './transport.ts'
import type { Reply } from './verdict.ts'

/** What one page of a list held, as far as it may be kept. */
interface KnownPage {
  etag: string
  rows: unknown[]
  paging: Record<string, string>
}

/** Pages of earlier pulls by their address, for conditional requests. */
export type KnownPages = Map<string, KnownPage>

/** What Gitbeaker tells of the resource that asks. */
interface ResourceOptions {
  /** Address of the API. */
  url: string
}

/** How the bodies of one kind of list are read. */
export interface ListShape<Row> {
  /** Reads an entry; nothing when it must not be kept. */
  row(value: unknown): Row | undefined
  /** Called with each entry as it comes, before anything is left out. */
  onEntry?(value: unknown): void
}

/** An entry of a list that must not be kept still counts as one. */
export interface Kept<Row> {
  /** Tells entries apart that come on two pages. */
  id: number | string
  row?: Row
}

/**
 * What Gitbeaker sends its requests with. Each body is looked at as it comes: it must be a list, and its entries are
 * narrowed to what may be kept, so that nothing else travels on.
 *
 * Interface: https://github.com/jdalrymple/gitbeaker/tree/main/packages/requester-utils
 */
export function requesterFor<Row>(
  transport: Transport,
  { row, onEntry = () => {} }: ListShape<Row>,
  known: KnownPages,
): (options: ResourceOptions) => never {
  const requester = ({ url: base }: ResourceOptions) => ({
    async get(endpoint: string, { searchParams = {} }: { searchParams?: Record<string, unknown> } = {}) {
      const url = new URL(endpoint, base.endsWith('/') ? base : `${base}/`)
      url.search = queryOf(searchParams)
      const before = known.get(url.href)
      const reply = await transport.get(url, before ? { 'if-none-match': before.etag } : {})
      const isKnown = before !== undefined && isUnchanged(reply, before.etag)
      const rows = isKnown ? (before.rows as Kept<Row>[]) : rowsOf(reply.body, url)
      // A tag stands for the entries alone: whether more pages follow can change without it.
      const paging = isKnown && !reply.headers.has('x-next-page') ? before.paging : pagingOf(reply.headers)
      const etag = reply.headers.get('etag') ?? before?.etag
      if (etag !== undefined) known.set(url.href, { etag, rows, paging })
      return { status: 200, headers: paging, body: rows }
    },
  })
  const rowsOf = (body: unknown, { pathname }: URL): Kept<Row>[] => {
    if (!Array.isArray(body)) throw new HandbookError('gitlab/unexpected', `The answer to ${pathname} is not a list.`)
    return body.map((value) => {
      onEntry(value)
      const { id, tag_name: tag } = asFields(value)
      const name = id ?? tag
      if (typeof name !== 'number' && typeof name !== 'string')
        throw new HandbookError('gitlab/unexpected', `The answer to ${pathname} lists something without an id.`)
      const kept = row(value)
      return kept === undefined ? { id: name } : { id: name, row: kept }
    })
  }
  // Gitbeaker asks for all methods; only this one is ever used.
  return requester as unknown as (options: ResourceOptions) => never
}

/** Whether an answer says that the page is the one with this tag. */
export function isUnchanged({ status, headers }: Reply, etag: string): boolean {
  return status === 304 && (headers.get('etag') ?? etag) === etag
}

function queryOf(params: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null) query.append(snakeCase(name), String(value))
  }
  return query.toString()
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The headers that Gitbeaker reads. */
function pagingOf(headers: Headers): Record<string, string> {
  const next = nextPage(headers)
  const total = headers.get('x-total')
  return { ...(next === undefined ? {} : { 'x-next-page': next }), ...(total === null ? {} : { 'x-total': total }) }
}

/** The number of the next page, by either header: an empty page can have one, and long lists have no totals. */
function nextPage(headers: Headers): string | undefined {
  const named = headers.get('x-next-page')
  if (named) return named
  const link = /<([^>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1]
  return (link !== undefined && URL.canParse(link) && new URL(link).searchParams.get('page')) || undefined
}
