/** Take a piece of work that threads share, unless somebody has: what is taken is done by who took it, and by nobody else. */
export function take(taken: Uint8Array, index: number): boolean {
  return Atomics.exchange(taken, index, 1) === 0
}
