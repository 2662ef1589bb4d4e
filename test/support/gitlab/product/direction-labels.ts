import type { Dice } from './dice.ts'
import type { LabelTree } from './labels.ts'

export interface DirectionLabels {
  labels: string[]
  /** What a title can be about: the name in the last label of the taxonomy. */
  subject: string
}

/**
 * Labels of an issue or epic: mostly `direction` with its section, stage, group and category, sometimes less.
 *
 * @param rare  0 to 49; 8 carries two stages, 9 nothing at all, 10 a highlight.
 */
export function directionLabels(dice: Dice, tree: LabelTree, rare: number): DirectionLabels {
  const stage = dice.pick(tree.stages)
  const group = stage.groups.length > 0 ? dice.pick(stage.groups) : undefined
  const category = group && group.categories.length > 0 ? dice.pick(group.categories) : undefined
  const subject = (category ?? group?.label ?? stage.label).replace(/^[^:]*::?/, '').trim()
  if (rare === 9) return { labels: [], subject }
  const labels = [
    ...(rare < 11 || dice.chance(0.6) ? ['direction'] : []),
    stage.label,
    stage.section,
    ...(group && dice.chance(0.8) ? [group.label] : []),
    ...(category && dice.chance(0.7) ? [category] : []),
    ...(rare === 8 ? [otherStage(tree, stage.label)] : []),
    ...tier(dice),
    ...(rare === 10 || dice.chance(0.03) ? ['Kickoff Highlight'] : []),
    ...(dice.chance(0.2) ? ['Deliverable'] : []),
    ...(dice.chance(0.1) ? ['Community contribution'] : []),
    dice.pick(['type::feature', 'type::bug', 'type::maintenance']),
  ]
  // GitLab lists the labels of an issue by title.
  return { labels: [...new Set(labels)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)), subject }
}

function otherStage({ stages }: LabelTree, label: string): string {
  return (stages.find((stage) => stage.label !== label) ?? { label }).label
}

function tier(dice: Dice): string[] {
  if (dice.chance(0.25)) return ['GitLab Premium']
  return dice.chance(0.2) ? ['GitLab Ultimate'] : []
}
