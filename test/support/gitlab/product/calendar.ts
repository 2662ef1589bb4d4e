const dayLength = 86_400_000

/** @param date `YYYY-MM-DD` */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayLength).toISOString().slice(0, 10)
}

/** @returns Days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength)
}

/**
 * The day on which the product is released in a month.
 *
 * @param month  Counts from 1; numbers beyond 12 and below 1 mean months of other years.
 */
export function thirdThursday(year: number, month: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const toThursday = (4 - first.getUTCDay() + 7) % 7
  return addDays(first.toISOString().slice(0, 10), toThursday + 14)
}

/** @returns A time of that day, as GitLab writes it. */
export function timeOn(date: string, second: number): string {
  return new Date(Date.parse(date) + second * 1000).toISOString()
}
