/** How many requests are under way at once. */
export const concurrency = 6
/**
 * How many can follow each other at once, and how many a second can in the long run: below the 1,250 a minute of a paid plan
 * of GitLab.com. Where less is allowed, GitLab says so with each answer, and is obeyed.
 */
const burst = 100
const perSecond = 20

/** The one door through which all requests go. */
export interface Gate {
  /** Run a task as soon as it may. */
  enter<Value>(task: () => Promise<Value>): Promise<Value>
  /** Let nobody in for so many milliseconds. */
  hold(milliseconds: number): void
  /** Let nobody in any more. */
  close(): void
}

/** Let tasks in one after the other: so many at once, and so many a second. */
export function openGate(pause: (milliseconds: number) => Promise<void>): Gate {
  const waiting: (() => void)[] = []
  let running = 0
  let tokens = burst
  let filled = performance.now()
  let held: Promise<void> = Promise.resolve()
  let isClosed = false

  const bucket = (): Promise<void> | undefined => {
    const now = performance.now()
    tokens = Math.min(burst, tokens + ((now - filled) / 1000) * perSecond) - 1
    filled = now
    return tokens < 0 ? pause((-tokens / perSecond) * 1000) : undefined
  }

  return {
    async enter(task) {
      // Whoever leaves hands the place over to the next in line.
      if (running >= concurrency) await new Promise<void>((enter) => waiting.push(enter))
      else running++
      try {
        for (let before: unknown; before !== held; ) {
          before = held
          await held
        }
        await bucket()
        if (isClosed) throw new Error('The gate is closed.')
        return await task()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
    hold(milliseconds) {
      const until = pause(milliseconds)
      held = Promise.all([held, until]).then(() => {})
    },
    close() {
      isClosed = true
    },
  }
}
