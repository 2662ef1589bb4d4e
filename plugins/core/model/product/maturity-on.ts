import type { Handbook } from '../handbook.ts'
import type { Level } from './ladder.ts'
import { maturityOf, roundedMean, rungOn, stageMean } from './maturity.ts'

/** Maturity on one day, as `handbook maturity --json` and `/direction/maturity.json` print it. */
export interface MaturityOn {
  /** `YYYY-MM-DD` */
  on: string
  /** Number of categories for each level of the ladder, lowest first. */
  counts: Record<string, number>
  /** In the order of the data. */
  categories: {
    key: string
    name: string
    stage: string | null
    level: string
    /** Day on which the level was reached, when the data tells. */
    since: string | null
  }[]
  /** Every stage in the order of the data; means have one digit after the point, and are null for a stage without such categories. */
  stages: { key: string; mean: number | null; competitors: Record<string, number> }[]
}

/**
 * Look at the maturity of one day.
 *
 * @param on   `YYYY-MM-DD`
 * @param all  Count every category, not only those shown in public overviews.
 */
export function maturityOn({ taxonomy, options, today }: Handbook, on: string, all = false): MaturityOn {
  const { ladder } = options.maturity
  const counts: Record<string, number> = Object.fromEntries(ladder.map((level) => [level.key, 0]))
  const categories = taxonomy.categories
    .filter((category) => all || category.marketing)
    .map((category) => {
      const { key: level } = ladder[rungOn(category, ladder, on, today)] as Level
      counts[level] = (counts[level] as number) + 1
      const since = maturityOf(category, ladder, today).steps.find(
        (step) => step.level.key === level && step.date <= on,
      )?.date
      return { key: category.key, name: category.name, stage: category.stage?.key ?? null, level, since: since ?? null }
    })
  const stages = taxonomy.stages.map((stage) => {
    const { mean, competitors } = stageMean(stage, ladder, on, today)
    return {
      key: stage.key,
      mean: mean === undefined ? null : roundedMean(mean),
      competitors: Object.fromEntries(Object.entries(competitors).map(([name, other]) => [name, roundedMean(other)])),
    }
  })
  return { on, counts, categories, stages }
}
