import type { Issue } from './issues.ts'
import type { Product } from './product.ts'

/**
 * The product after some issues have been changed: a new title, weight and date of change, evenly over all issues.
 *
 * @param at  When, as an ISO time. Default: now, or a second after the latest change when that is later.
 */
export function touchedNow(product: Product, count: number, at: string = nextChange(product)): Touched {
  const step = Math.max(1, Math.floor(product.issues.length / count))
  const ids = product.issues
    .filter((_, index) => index % step === 0)
    .slice(0, count)
    .map(({ id }) => id)
  const chosen = new Set(ids)
  const issues = product.issues.map((issue) => (chosen.has(issue.id) ? changed(issue, at) : issue))
  return { product: { ...product, issues }, ids }
}

interface Touched {
  product: Product
  ids: number[]
}

function changed(issue: Issue, updatedAt: string): Issue {
  const title = issue.confidential ? issue.title : `${issue.title} (changed)`
  return { ...issue, title, weight: (issue.weight ?? 0) + 1, updatedAt }
}

function nextChange({ issues }: Product): string {
  const now = new Date().toISOString()
  const latest = issues.reduce((time, { updatedAt }) => (updatedAt > time ? updatedAt : time), '')
  return latest < now ? now : new Date(Date.parse(latest) + 1000).toISOString()
}
