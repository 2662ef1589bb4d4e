import type { LearningItem, LearningModule, LearningPath } from './learning.ts'

/** How long something takes. */
export interface LearningTime {
  minutes: number
  /** False when some parts do not say how long they take: then it is at least that long. */
  isWhole: boolean
}

/**
 * The time of a unit, or the sum over the units of a module or path. What is a draft takes no time; a sum from which a part is
 * missing is not whole.
 */
export function timeOf(item: LearningItem): LearningTime {
  if ('kind' in item) return { minutes: item.minutes ?? 0, isWhole: item.minutes !== undefined }
  const parts = partsOf(item)
  const { minutes, isWhole } = summedTime(parts.filter(({ isDraft }) => !isDraft).map(timeOf))
  const isComplete = parts.length === ('moduleUids' in item ? item.moduleUids : item.unitUids).length
  return { minutes, isWhole: isWhole && isComplete }
}

/** Modules of a path, units of a module. */
function partsOf(item: LearningPath | LearningModule): readonly LearningItem[] {
  return 'moduleUids' in item ? item.modules : item.units
}

function summedTime(times: readonly LearningTime[]): LearningTime {
  return {
    minutes: times.reduce((sum, { minutes }) => sum + minutes, 0),
    isWhole: times.every(({ isWhole }) => isWhole),
  }
}

/** "45 min", "1 h 30 min", "at least 2 h"; nothing when nothing is known. */
export function shownTime({ minutes, isWhole }: LearningTime): string | undefined {
  if (minutes === 0) return undefined
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const text = [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])].join(' ')
  return isWhole ? text : `at least ${text}`
}
