import { editDistance } from '../../problems/suggest.ts'

/**
 * Whether two texts differ only in how they are written: case, white space, punctuation, and slips of one letter inside of
 * longer words. Another number, another word or another first letter says something else.
 */
export function isSpelling(before: string, after: string): boolean {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.join('') === b.join('')) return true
  return a.length === b.length && a.every((word, index) => isSlip(word, b[index] as string))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

function isSlip(a: string, b: string): boolean {
  if (a === b) return true
  if (/\p{N}/u.test(a + b) || a[0] !== b[0] || Math.max(a.length, b.length) < 5) return false
  return editDistance(a, b, 1) <= 1
}
