import type { LearningItem, LearningModule, LearningPath, LearningUnit } from './learning.ts'

/** How long something takes. */
export interface LearningTime {
  minutes: number
  /** False when some parts do not say how long they take: then it is at least that long. */
  isWhole: boolean
}

/**
 * The time of a unit, or the sum over the units of a module or path, each once. What is a draft takes no time; a sum from which
 * a part is missing is not whole.
 */
export function timeOf(item: LearningItem): LearningTime {
  const units = [...unitsToDo(item)]
  return {
    minutes: units.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
    isWhole: isComplete(item) && units.every(({ minutes }) => minutes !== undefined),
  }
}

function unitsToDo(item: LearningItem): Set<LearningUnit> {
  return new Set('kind' in item ? [item] : finishedParts(item).flatMap((part) => [...unitsToDo(part)]))
}

function isComplete(item: LearningItem): boolean {
  if ('kind' in item) return true
  const uids = 'moduleUids' in item ? item.moduleUids : item.unitUids
  return partsOf(item).length === uids.length && finishedParts(item).every(isComplete)
}

function finishedParts(item: LearningPath | LearningModule): LearningItem[] {
  return partsOf(item).filter(({ isDraft }) => !isDraft)
}

/** Modules of a path, units of a module. */
function partsOf(item: LearningPath | LearningModule): readonly LearningItem[] {
  return 'moduleUids' in item ? item.modules : item.units
}

/** "45 min", "1 h 30 min", "at least 2 h"; nothing when nothing is known. */
export function shownTime({ minutes, isWhole }: LearningTime): string | undefined {
  if (minutes === 0) return undefined
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const text = [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])].join(' ')
  return isWhole ? text : `at least ${text}`
}
