import type { TreeRun } from './process-tree.ts'

/** Wall time of one against another: the median of the rounds, in which both meet the same machine. */
export function ratio(runs: readonly TreeRun[], others: readonly TreeRun[] | undefined): number | undefined {
  if (!others) return undefined
  return middle(runs.map(({ seconds }, round) => seconds / (others[round]?.seconds ?? Number.NaN)))
}

export function middle(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}
