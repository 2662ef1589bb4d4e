/**
 * Whether a role has what a pattern says, as GitLab's handbook writes them: `Engineer(.*)Plan`, `[&,] Systems:Gitaly( API)?`.
 *
 * Patterns come with merge requests, and regular expressions can take any time: of their signs, `.*`, `.`, `[…]`, `(…|…)`, `?`, `|`,
 * `^`, `$` and `\` before a sign are read, no brackets within brackets. Parts between `.*` are looked for one after the other.
 *
 * @returns  Nothing for a pattern with other signs.
 */
export function rolePattern(pattern: string): ((role: string) => boolean) | undefined {
  if (pattern.length > longest || !wholeGrammar.test(pattern)) return undefined
  const ways = splitAt(pattern, '|').map((way) =>
    splitAt(way, '(.*)', '.*').map((part) => (part === '' ? undefined : new RegExp(lazy(part), 'g'))),
  )
  return (role) => ways.some((parts) => hasInOrder(role.slice(0, longest), parts))
}

/** Longest pattern, and what is looked at of a role, in characters. */
const longest = 200

const sign = String.raw`(?:[^\\^$*+?()[\]{}|.]|\\[^\w\s]|\.(?!\*)|\[\^?[^\\\]]+\]|\(\.\*\)|\.\*)`
const group = String.raw`\((?:[^\\^$*+?()[\]{}|.]|\\[^\w\s]|\[\^?[^\\\]]+\]|\|)+\)`
/** A few things that may be absent: each doubles the ways to look. */
const wholeGrammar = new RegExp(String.raw`^(?!(?:[^?]*[^\\?]\?){7})(?:(?:${sign}|${group})\??|[|^$])*$`)

function hasInOrder(role: string, parts: readonly (RegExp | undefined)[]): boolean {
  let at = 0
  for (const part of parts) {
    if (!part) continue
    part.lastIndex = at
    if (!part.test(role)) return false
    at = part.lastIndex
  }
  return true
}

/** What may be absent is left out first, so that more is left for the parts behind it. */
function lazy(part: string): string {
  return part.replace(/\\.|\[[^\]]*\]|[?(]/g, (found) => (found === '?' ? '??' : found === '(' ? '(?:' : found))
}

/** The parts of a pattern between separators that stand outside brackets. */
function splitAt(pattern: string, ...separators: readonly string[]): string[] {
  const parts = ['']
  for (const [piece] of pattern.matchAll(/\\.|\[\^?[^\]]*\]|\([^)]*\)|\.\*|[\s\S]/g)) {
    if (separators.includes(piece)) parts.push('')
    else parts.push((parts.pop() ?? '') + piece)
  }
  return parts
}
