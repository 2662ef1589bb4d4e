import { HandbookError } from '../../core/problems/problem.ts'
import type { Kept } from './requester.ts'

/** One page of a list, as Gitbeaker tells it with `showExpanded`. */
export interface ListPage<Row> {
  data: Kept<Row>[]
  paginationInfo: { next: number | null; total: number }
}

/** More pages than any list of a handbook has: GitLab answers in circles. */
const mostPages = 5000

/**
 * Read every page of a list. Entries that come twice, because the list grew while it was read, count once. When the list
 * tells how long it is and fewer came, it is read again.
 *
 * @throws HandbookError  `gitlab/unexpected` when it stays incomplete.
 */
export async function readList<Row>(what: string, pageAt: (page: number) => Promise<ListPage<Row>>): Promise<Row[]> {
  for (let sweep = 1; ; sweep++) {
    const { entries, total } = await sweepOf(what, pageAt)
    if (total === undefined || entries.size >= total) return [...entries.values()].flatMap(({ row }) => row ?? [])
    if (sweep === 2)
      throw new HandbookError('gitlab/unexpected', `Of ${total} ${what}, GitLab gave only ${entries.size}.`)
  }
}

/** All pages, once: those after the first at the same time where the list tells how many there are. */
async function sweepOf<Row>(
  what: string,
  pageAt: (page: number) => Promise<ListPage<Row>>,
): Promise<{ entries: Map<number | string, Kept<Row>>; total?: number }> {
  const entries = new Map<number | string, Kept<Row>>()
  const take = ({ data }: ListPage<Row>): void => {
    for (const entry of data) if (!entries.has(entry.id)) entries.set(entry.id, entry)
  }
  const first = await pageAt(1)
  take(first)
  const { total } = first.paginationInfo
  const perPage = first.data.length
  if (Number.isFinite(total) && perPage > 0 && first.paginationInfo.next !== null) {
    const count = Math.ceil(total / perPage)
    const rest = await Promise.all(Array.from({ length: count - 1 }, (_, index) => pageAt(index + 2)))
    rest.forEach(take)
    await follow(rest.at(-1) ?? first, count)
    return { entries, total: (rest.at(-1) ?? first).paginationInfo.total }
  }
  await follow(first, 1)
  return Number.isFinite(total) ? { entries, total } : { entries }

  async function follow(last: ListPage<Row>, at: number): Promise<void> {
    let number = at
    for (let { next } = last.paginationInfo; next !== null; ) {
      if (next <= number || number > mostPages)
        throw new HandbookError('gitlab/unexpected', `GitLab counts the pages of ${what} in circles.`)
      number = next
      const page = await pageAt(number)
      take(page)
      next = page.paginationInfo.next
    }
  }
}
