import type { Learning, LearningItem, LearningModule, LearningPath, LearningUnit } from './learning.ts'

/**
 * What readers see on a day: without drafts and what is not available yet, and without links to them. A path or module of
 * which nothing is left is not shown either.
 *
 * @param today  `YYYY-MM-DD`
 */
export function shownLearning(learning: Learning, today: string): Learning {
  const isShown = ({ isDraft, availableOn }: LearningItem): boolean =>
    !isDraft && (availableOn === undefined || availableOn <= today)
  const units = new Map<LearningUnit, LearningUnit>()
  for (const unit of learning.units) {
    if (learning.byUid.get(unit.uid) === unit && isShown(unit)) units.set(unit, { ...unit, modules: [] })
  }
  const modules = new Map<LearningModule, LearningModule>()
  for (const module of learning.modules) {
    if (learning.byUid.get(module.uid) !== module || !isShown(module)) continue
    const left = module.units.flatMap((unit) => units.get(unit) ?? [])
    if (left.length === 0) continue
    const shown = { ...module, units: left, unitUids: left.map(({ uid }) => uid), paths: [] }
    modules.set(module, shown)
    for (const unit of shown.units) unit.modules.push(shown)
  }
  const paths = learning.paths.flatMap((path): LearningPath[] => {
    if (learning.byUid.get(path.uid) !== path || !isShown(path)) return []
    const left = path.modules.flatMap((module) => modules.get(module) ?? [])
    if (left.length === 0) return []
    const shown = { ...path, modules: left, moduleUids: left.map(({ uid }) => uid) }
    for (const module of shown.modules) module.paths.push(shown)
    return [shown]
  })
  const items = [...paths, ...modules.values(), ...units.values()]
  const byUid = new Map(items.map((item) => [item.uid, item]))
  const earned = new Set(learning.achievements.map(({ uid }) => uid))
  for (const item of items) {
    item.prerequisites = item.prerequisites.filter((uid) => byUid.has(uid))
    if (item.achievement !== undefined && !earned.has(item.achievement)) delete item.achievement
  }
  return { ...learning, paths, modules: [...modules.values()], units: [...units.values()], byUid }
}
