/** Random choices that are the same for the same seed on every machine. */
export interface Dice {
  /** A whole number from 0 to one below the limit. */
  below(limit: number): number
  /** True in this share of throws, from 0 to 1. */
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

/** Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const throwOnce = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    below: (limit) => Math.floor(throwOnce() * limit),
    chance: (share) => throwOnce() < share,
    pick: (items) => items[Math.floor(throwOnce() * items.length)] as (typeof items)[number],
  }
}
