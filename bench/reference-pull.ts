/**
 * The requests that the generator of GitLab's handbook sent in 2022 for its direction pages, one after the other: for each
 * milestone every stage in every project, lists of merge requests only to count them, and the rest of its table. An address
 * that was asked before is not asked again, as with its cache.
 */
export async function referencePull(url: string, token: string, group: string): Promise<void> {
  const known = new Map<string, Row[]>()

  async function pages(path: string, params: Record<string, string>): Promise<Row[]> {
    const rows: Row[] = []
    for (let page = 1, last = 1; page <= last; page++) {
      const query = new URLSearchParams({ ...params, page: `${page}`, per_page: '100' })
      const address = `${url}/api/v4/${path}?${query}`
      const before = known.get(address)
      if (before) {
        rows.push(...before)
        continue
      }
      const response = await fetch(address, { headers: { 'private-token': token } })
      last = Number(response.headers.get('x-total-pages'))
      const list = (await response.json()) as Row[]
      known.set(address, list)
      rows.push(...list)
    }
    return rows
  }

  const stages = stageLabels(20)
  const full = ['product', 'handbook', 'infrastructure/runner'].map((name) => encodeURIComponent(`${group}/${name}`))
  // Six projects were asked; three of them for one stage only. The double has fewer, so some of its are asked for several.
  const single = full.map((path, index) => ({ path, stage: stages[13 + index] as string }))
  const milestones = [
    ...(await pages(`groups/${group}/milestones`, { state: 'active' })),
    ...(await pages(`groups/${group}/milestones`, { state: 'closed' })),
  ]
  const dated = milestones.filter(({ due_date: due }) => due).sort((a, b) => (a.due_date < b.due_date ? -1 : 1))
  const upcoming = dated.filter(({ due_date: due }) => due >= '2026-11-23')
  for (const { title } of upcoming) {
    for (const stage of stages.slice(0, 13))
      for (const path of full)
        await pages(`projects/${path}/issues`, {
          milestone: title,
          labels: `direction,${stage}`,
          confidential: 'false',
        })
    for (const { path, stage } of single)
      await pages(`projects/${path}/issues`, { milestone: title, labels: `direction,${stage}`, confidential: 'false' })
    for (const stage of stages.slice(0, 5))
      await pages(`groups/${group}/epics`, { labels: `direction,${stage}`, confidential: 'false' })
  }
  const projects = [...full.map((path) => ({ path, twin: '' })), ...full.map((path) => ({ path, twin: '2' }))]
  for (const label of [...stages.slice(0, 11), 'HA', 'Cloud Native', 'moonshots', 'SingleEngineerGroups'])
    for (const { path, twin } of projects)
      for (const milestone of ['No Milestone', 'Backlog'])
        await pages(`projects/${path}/issues`, {
          milestone,
          labels: `direction,${label}`,
          state: 'opened',
          sort: 'asc',
          ...(twin && { twin }),
        })
  for (const tier of ['GitLab Premium', 'GitLab Ultimate'])
    for (const { path, twin } of projects)
      await pages(`projects/${path}/issues`, { labels: `direction,${tier}`, state: 'opened', ...(twin && { twin }) })
  const closed = dated.filter(({ due_date: due }) => due < '2026-11-23').slice(-3)
  for (const { title } of closed)
    for (const stage of stages)
      for (const labels of [stage, `${stage},Community contribution`])
        await pages(`groups/${group}/merge_requests`, { milestone: title, labels, state: 'merged', sort: 'asc' })
}

interface Row {
  title: string
  due_date: string
}

/** Labels of stages: first those of the double's product, then others that its issues do not bear. */
function stageLabels(count: number): string[] {
  const own = ['plan', 'create', 'foundations', 'verify', 'deliver', 'operate', 'observe']
  return Array.from({ length: count }, (_, index) => `devops::${own[index] ?? `stage${index}`}`)
}
