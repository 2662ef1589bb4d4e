/**
 * Find the candidates that a person probably meant.
 *
 * Upper case, spaces, hyphens and underscores make no difference. Up to a third of the letters may differ
 * (swapped neighbours count as one), and at most three candidates come back, the closest first.
 */
export function suggest(value: string, candidates: Iterable<string>): string[] {
  const wanted = plain(value)
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  const close: { candidate: string; distance: number }[] = []
  for (const candidate of new Set(candidates)) {
    const other = plain(candidate)
    if (Math.abs(other.length - wanted.length) > limit) continue
    const distance = editDistance(wanted, other, limit)
    if (distance <= limit && distance < Math.max(wanted.length, 1)) close.push({ candidate, distance })
  }
  return close
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** Text without case, spaces, hyphens, underscores and stray marks, for comparing names. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[-_\s+]/g, '')
}

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
 *
 * @param limit  Distances beyond it need not be exact: reckoning ends as soon as it is passed.
 */
export function editDistance(a: string, b: string, limit: number = Number.POSITIVE_INFINITY): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, substitution)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(before, j - 2) + 1)
      row.push(best)
    }
    if (Math.min(...row) > limit) return limit + 1
    before = last
    last = row
  }
  return at(last, b.length)
}

function at(row: number[], index: number): number {
  return row[index] as number
}

/** "a", "a or b", "a, b or c". */
export function either(values: readonly string[]): string {
  if (values.length < 2) return values.join('')
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}
