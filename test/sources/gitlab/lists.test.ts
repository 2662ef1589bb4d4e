import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type ListPage, readList } from '../../../plugins/sources/gitlab/lists.ts'
import { refused } from './support.ts'

const test = suite('sources/gitlab/lists')

const pageOf = (ids: number[], next: number | null, total = Number.NaN): ListPage<string> => ({
  data: ids.map((id) => ({ id, row: `row ${id}` })),
  paginationInfo: { next, total },
})

/** Read a list of pages of two, and note which pages were asked for. */
async function read(
  pages: (page: number, sweep: number) => ListPage<string>,
): Promise<{ rows: string[]; asked: number[] }> {
  const asked: number[] = []
  const rows = await readList<string>('things', 2, async (page) => {
    asked.push(page)
    return pages(page, asked.filter((one) => one === 1).length)
  })
  return { rows, asked }
}

test('one page is enough when none follows', async () => {
  assert.equal(await read(() => pageOf([1], null, 1)), { rows: ['row 1'], asked: [1] })
})

test('the pages that the list says there are come, and none beyond', async () => {
  const { rows, asked } = await read((page) =>
    pageOf(page === 3 ? [5] : [page * 2 - 1, page * 2], page === 3 ? null : page + 1, 5),
  )

  assert.equal(rows, ['row 1', 'row 2', 'row 3', 'row 4', 'row 5'])
  assert.equal(asked, [1, 2, 3])
})

test('without a total, pages are read until none follows', async () => {
  const { rows } = await read((page) => (page <= 8 ? pageOf([page], page < 8 ? page + 1 : null) : pageOf([], null)))

  assert.is(rows.length, 8)
})

test('what comes on two pages counts once; what may not be kept counts, and does not come', async () => {
  const { rows } = await read((page) =>
    page === 1
      ? pageOf([1, 2], 2, 3)
      : { data: [{ id: 2, row: 'row 2' }, { id: 3 }], paginationInfo: { next: null, total: 3 } },
  )

  assert.equal(rows, ['row 1', 'row 2'])
})

test('a list that is longer than what came is read again', async () => {
  const { rows, asked } = await read((page, sweep) =>
    pageOf(page === 1 ? [1, 2] : sweep === 1 ? [] : [3], page === 1 ? 2 : null, 3),
  )

  assert.equal(rows, ['row 1', 'row 2', 'row 3'])
  assert.equal(asked, [1, 2, 1, 2])
})

test('a list that changed while it was read is read again: one that went can hide one that stays', async () => {
  const { rows, asked } = await read((page, sweep) =>
    sweep === 1
      ? page === 1
        ? pageOf([1, 2], 2, 4)
        : pageOf([4], null, 3)
      : page === 1
        ? pageOf([2, 3], 2, 3)
        : pageOf([4], null, 3),
  )

  assert.equal(rows, ['row 2', 'row 3', 'row 4'])
  assert.equal(asked, [1, 2, 1, 2])
})

test('a list that stays incomplete is an error', async () => {
  const error = await refused(read(() => pageOf([1], null, 1234)))

  assert.equal([error.code, error.message], ['gitlab/unexpected', 'Of 1234 things, GitLab gave only 1.'])
})

test('a list without an end is an error', async () => {
  assert.is(
    (await refused(read((page) => pageOf([page], page + 1)))).message,
    'GitLab counts the pages of things in circles.',
  )
})

test.run()
