/** One quarter of a fiscal year. */
export interface Quarter {
  /** Such as "2027 Q1"; the year is the one in which the fiscal year ends. */
  name: string
  /** Last day, `YYYY-MM-DD`. */
  end: string
}

/**
 * The quarter of a day and those after it.
 *
 * @param fiscalYearStart  Month in which the first quarter begins, 1 to 12. A fiscal year is named for the year in which it
 *                         ends: from February 2026 on it is 2027, as at GitLab; with 1, it is the calendar year.
 */
export function quartersFrom(day: string, count: number, fiscalYearStart: number): Quarter[] {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const sinceStart = (month - fiscalYearStart + 12) % 12
  const startYear = month >= fiscalYearStart ? year : year - 1
  const current = Math.floor(sinceStart / 3)
  return Array.from({ length: count }, (_, ahead) => {
    const quarter = current + ahead
    const end = new Date(Date.UTC(startYear, fiscalYearStart - 1 + (quarter + 1) * 3, 0)).toISOString().slice(0, 10)
    const fiscalYear = startYear + Math.floor(quarter / 4) + (fiscalYearStart > 1 ? 1 : 0)
    return { name: `${fiscalYear} Q${(quarter % 4) + 1}`, end }
  })
}
