import { HandbookError } from '../../core/problems/problem.ts'
import { concurrency } from './gate.ts'
import type { Kept } from './requester.ts'

/** One page of a list, as Gitbeaker tells it with `showExpanded`. */
export interface ListPage<Row> {
  data: Kept<Row>[]
  /** `total` is NaN where GitLab does not count, as in lists of more than 10,000 entries. */
  paginationInfo: { next: number | null; total: number }
}

/** More pages than any list of a handbook has: GitLab answers in circles. */
const mostPages = 5000
const mostSweeps = 3

/**
 * Read every page of a list. Entries that come twice, because the list grew while it was read, count once. When the list
 * says that it changed meanwhile, or that it is longer than what came, it is read again.
 *
 * @param what     What is listed, for messages.
 * @param perPage  Entries that a full page holds.
 * @throws HandbookError  `gitlab/unexpected` when it stays incomplete.
 */
export async function readList<Row>(
  what: string,
  perPage: number,
  pageAt: (page: number) => Promise<ListPage<Row>>,
): Promise<Row[]> {
  for (let sweep = 1; ; sweep++) {
    const pages = await sweepOf(what, perPage, pageAt)
    const entries = new Map(pages.flatMap(({ data }) => data).map((entry) => [entry.id, entry]))
    const totals = pages.map(({ paginationInfo }) => paginationInfo.total).filter(Number.isFinite)
    const most = Math.max(...totals, 0)
    const hasChanged = new Set(totals).size > 1
    if (entries.size >= most && (!hasChanged || sweep === mostSweeps))
      return [...entries.values()].flatMap(({ row }) => row ?? [])
    if (sweep === mostSweeps)
      throw new HandbookError('gitlab/unexpected', `Of ${most} ${what}, GitLab gave only ${entries.size}.`)
  }
}

/**
 * All pages, once. After the first one several come at the same time: those that the list says there are, else a few at a
 * time until one has none after it.
 */
async function sweepOf<Row>(
  what: string,
  perPage: number,
  pageAt: (page: number) => Promise<ListPage<Row>>,
): Promise<ListPage<Row>[]> {
  const first = await pageAt(1)
  const { total, next } = first.paginationInfo
  if (next === null) return [first]
  const pages = [first]
  const take = async (count: number): Promise<void> => {
    const numbers = Array.from({ length: count }, (_, index) => pages.length + 1 + index)
    pages.push(...(await Promise.all(numbers.map(pageAt))))
    if (pages.length > mostPages)
      throw new HandbookError('gitlab/unexpected', `GitLab counts the pages of ${what} in circles.`)
  }
  if (Number.isFinite(total)) await take(Math.max(1, Math.ceil(total / perPage) - 1))
  while (pages.at(-1)?.paginationInfo.next !== null) await take(Number.isFinite(total) ? 1 : concurrency)
  return pages
}
