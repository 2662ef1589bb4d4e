import type { GitLabSettings } from '../../core/model/gitlab/gitlab-settings.ts'
import { type ListPage, readList } from './lists.ts'
import { type KnownPages, type ListShape, requesterFor } from './requester.ts'
import type { Transport } from './transport.ts'

/** What it takes to ask GitLab something. */
export interface Asking {
  settings: GitLabSettings
  transport: Transport
  /**
   * Pages of earlier pulls, for conditional requests; those that come now are added. Lists of items are never among them:
   * which of their entries may be kept is known only later.
   */
  known: KnownPages
}

/** Most entries that GitLab puts on a page. */
export const perPage = 100

/** Which page is wanted, as Gitbeaker takes it. */
export interface PageWish {
  page: number
  perPage: number
  showExpanded: true
}

/** What a Gitbeaker resource is made with. Its own token is empty: ours is added behind it, where nothing else sees it. */
export function resourceOptions<Row>(
  { settings, transport, known }: Asking,
  shape: ListShape<Row>,
): { host: string; oauthToken: string; requesterFn: never } {
  return { host: settings.host, oauthToken: '', requesterFn: requesterFor(transport, shape, known) as never }
}

/** Every page of a list that a Gitbeaker resource gives page by page. */
export function allPages<Row>(what: string, call: (page: PageWish) => Promise<unknown>): Promise<Row[]> {
  return readList<Row>(what, perPage, (page) => onePage<Row>(call, { page, perPage, showExpanded: true }))
}

/** One page. Gitbeaker types what GitLab says; the requester has narrowed that to rows. */
export async function onePage<Row>(call: (page: PageWish) => Promise<unknown>, page: PageWish): Promise<ListPage<Row>> {
  return (await call(page)) as ListPage<Row>
}
