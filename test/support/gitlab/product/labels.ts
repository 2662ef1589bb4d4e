/** The labels that lead from an issue to the data files, as the caller's taxonomy names them. */
export interface LabelTree {
  stages: {
    label: string
    /** Label of its section. */
    section: string
    groups: { label: string; categories: string[] }[]
  }[]
}

export interface Label {
  id: number
  name: string
  description: string | null
  /** `#RRGGBB` */
  color: string
  textColor: string
  groupId: number
}

const general = [
  'direction',
  'GitLab Premium',
  'GitLab Ultimate',
  'GitLab Free',
  'Kickoff Highlight',
  'Deliverable',
  'Community contribution',
  'type::feature',
  'type::bug',
  'type::maintenance',
  'health::on track',
  'Interlock committed',
  'FY27::Q4',
]
const colors = ['#6699cc', '#dc143c', '#009966', '#ed9121', '#eee600', '#330066', '#808080', '#f0f0f0']

/** Group labels: those of the product's own process, then those of the taxonomy, each once. */
export function labelsOf({ stages }: LabelTree, groupId: number): Label[] {
  const taxonomy = stages.flatMap(({ label, section, groups }) => [
    section,
    label,
    ...groups.flatMap((group) => [group.label, ...group.categories]),
  ])
  return [...new Set([...general, ...taxonomy])].map((name, index) => {
    const color = colors[index % colors.length] as string
    return {
      id: 2001 + index,
      name,
      description: index % 3 === 0 ? null : `What ${name} stands for`,
      color,
      textColor: ['#eee600', '#f0f0f0'].includes(color) ? '#1F1E24' : '#FFFFFF',
      groupId,
    }
  })
}

/** A taxonomy of three stages, for tests that need no other. */
export const smallTree: LabelTree = {
  stages: [
    {
      label: 'devops::plan',
      section: 'section::dev',
      groups: [
        { label: 'group::boards', categories: ['Category:Issue Boards', 'Category:Epics'] },
        { label: 'group::product planning', categories: ['Category:Roadmaps'] },
      ],
    },
    {
      label: 'devops::create',
      section: 'section::dev',
      groups: [{ label: 'group::editor', categories: ['Category:Wiki', 'Category:Snippets'] }],
    },
    {
      label: 'devops::run',
      section: 'section::ops',
      groups: [{ label: 'group::kubernetes', categories: ['Category:Clusters', 'Category:Alerts'] }],
    },
  ],
}
