import { asText } from '../core/model/fields.ts'
import type { Handbook } from '../core/model/handbook.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'

/** Ready searches for the issues and epics behind an entity's label, in the configured GitLab group. */
export function labelLinks(entity: Entity, handbook: Handbook): { address: string; text: string }[] {
  const group = gitlabGroup(handbook)
  const roadmap = asText(entity.fields.roadmap)
  const labelled = (label: string): string => `label_name%5B%5D=${encodeURIComponent(label)}`
  const label = labelled(entity.label)
  const direction = labelled(handbook.options.gitlab?.labels.direction ?? 'direction')
  const searches = group
    ? [
        { address: `${group}/-/issues/?state=opened&${label}`, text: 'Open issues' },
        { address: `${group}/-/epics?state=opened&${label}`, text: 'Open epics' },
        { address: `${group}/-/issues/?state=opened&${label}&${direction}`, text: 'Direction issues' },
      ]
    : []
  return roadmap ? [...searches, { address: roadmap, text: 'Roadmap in GitLab' }] : searches
}

/** The configured group; without one, the group whose roadmap the first stage links. */
function gitlabGroup({ options, taxonomy }: Handbook): string | undefined {
  if (options.site.gitlabGroup) return options.site.gitlabGroup
  const roadmaps = taxonomy.stages.flatMap((stage) => asText(stage.fields.roadmap) ?? [])
  return roadmaps.flatMap((address) => /^(https:\/\/[^?#]+?)\/-\/roadmap/.exec(address)?.[1] ?? [])[0]
}
