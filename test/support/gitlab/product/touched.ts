import type { Issue } from './issues.ts'
import type { Product } from './product.ts'

/**
 * The product after some issues have been changed: a new title, weight and date of change, evenly over all issues.
 *
 * @param at  When, as an ISO time; must not be before any change so far.
 */
export function touched(product: Product, count: number, at: string): { product: Product; ids: number[] } {
  const step = Math.max(1, Math.floor(product.issues.length / count))
  const ids = product.issues
    .filter((_, index) => index % step === 0)
    .slice(0, count)
    .map(({ id }) => id)
  const chosen = new Set(ids)
  const change = (issue: Issue): Issue => {
    const title = issue.confidential ? issue.title : `${issue.title} (changed)`
    return { ...issue, title, weight: (issue.weight ?? 0) + 1, updatedAt: at }
  }
  const issues = product.issues.map((issue) => (chosen.has(issue.id) ? change(issue) : issue))
  return { product: { ...product, issues }, ids }
}

/** When the product was last changed. */
export function lastChange({ issues }: Product): string {
  return issues.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), '1970-01-01T00:00:00.000Z')
}
