/** A time that is no whole number of minutes. */
export interface MisreadMinutes {
  /** What is wrong with it, as the end of a sentence: `"53:10": minutes and seconds are not kept.` */
  what: string
  /** Whole minutes, rounded; at least 1. */
  meant: number
}

/** A day of minutes: nothing that takes longer is one unit. */
const longest = 24 * 60

/**
 * Find out what a time was meant to be: `53:10` is a number for many YAML parsers, and `28.53` for all.
 *
 * @param isUnit  Whether it is the time of one unit, which takes no longer than a day.
 * @returns       Nothing for whole minutes, for texts in words, and for what is no time at all.
 */
export function misreadMinutes(written: unknown, isUnit: boolean): MisreadMinutes | undefined {
  if (typeof written === 'string') {
    const [, minutes, seconds] = /^(\d+):(\d{2})$/.exec(written.trim()) ?? []
    const what = `"${written}": minutes and seconds are not kept.`
    return minutes === undefined ? undefined : { what, meant: rounded(minutes, seconds) }
  }
  if (typeof written !== 'number' || !Number.isFinite(written) || written <= 0) return undefined
  if (!Number.isInteger(written)) {
    const [minutes, seconds] = written.toFixed(2).split('.')
    const such = Number(seconds) < 60 ? `: a time such as ${minutes}:${seconds} was probably meant` : ''
    return { what: `${written}, which is no whole number${such}.`, meant: rounded(minutes, seconds) }
  }
  if (!isUnit || written <= longest) return undefined
  const [minutes, seconds] = [Math.floor(written / 60), written % 60]
  const time = `${minutes}:${String(seconds).padStart(2, '0')}`
  return {
    what: `${written}, which is more than a day: some YAML parsers read ${time} so.`,
    meant: rounded(minutes, seconds),
  }
}

function rounded(minutes: string | number | undefined, seconds: string | number | undefined): number {
  return Math.max(1, Number(minutes) + (Number(seconds) >= 30 ? 1 : 0))
}
