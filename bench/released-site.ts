import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './corpus.ts'
import { handbookSite, type Write, writerIn } from './sites.ts'

const counts = { items: 2000, releases: 60, deprecations: 120 }
const stages = ['plan', 'create', 'verify', 'deliver', 'observe', 'scan']
const categories = ['Boards', 'Code Review', 'Runner Core', 'Feature Flags', 'Logging', 'Dependency Scanning']
const tiers = [['Free', 'Premium', 'Ultimate'], ['Premium', 'Ultimate'], ['Ultimate']]
const text = `People who plan together see the same list, in the same order, on every screen. A change shows within a second, and who
made it. The [documentation](https://docs.example.com/lists) tells how lists are shared.

- Lists keep their order when somebody else adds to them.
- \`Ctrl+Z\` takes back the last move, even after a **reload**.

Administrators can turn this off for a group. Nothing changes for projects that have no lists of their own.`

/** A site with many release notes: the older half in YAML, the newer half in Markdown. */
export function releasedSite(root: string): string {
  handbookSite(root)
  const write = writerIn(root)
  for (const file of ['sections.yml', 'stages.yml', 'categories.yml'])
    cpSync(join(project, '_data', file), join(root, '_data', file), { recursive: true })
  const versions = Array.from({ length: counts.releases }, (_, index) => [1 + Math.floor(index / 12), index % 12])
  const days = versions.map(([major = 0, minor = 0]) => `${2021 + major}-${String(minor + 1).padStart(2, '0')}-15`)
  write(
    '_data/releases.yml',
    versions.map((one, index) => `- { version: "${one.join('.')}", date: "${days[index]}" }\n`).join(''),
  )
  for (const [index, version] of versions.entries()) {
    if (index < counts.releases / 2) continue
    write(
      `src/releases/${version[0]}/bench-${version.join('-')}-released/index.md`,
      `---\ntitle: Bench ${version.join('.')}\ndate: ${days[index]}\n---\n`,
    )
  }
  for (let index = 0; index < counts.items; index++)
    writeItem(index, versions[index % counts.releases] as number[], write)
  for (let index = 0; index < counts.deprecations; index++) {
    const major = 2 + (index % 4)
    write(
      `_data/deprecations/${index}.yml`,
      `- title: Old way ${index}\n  announcement_milestone: "${major - 1}.${index % 8}"\n  removal_milestone: "${major}.0"\n  breaking_change: true\n  impact: high\n  resolution_role: Admin\n  body: Use the new way.\n`,
    )
  }
  return `${counts.items} items in ${counts.releases} releases, ${counts.deprecations} deprecations`
}

function writeItem(index: number, version: number[], write: Write): void {
  const stage = index % stages.length
  const title = `Shared lists on every screen, part ${index}`
  const own = tiers[index % tiers.length] as string[]
  if (index % counts.releases < counts.releases / 2) {
    const body = text.replaceAll('\n', '\n        ')
    write(
      `_data/release_posts/${version.join('_')}/item-${index}.yml`,
      `features:\n  secondary:\n    - name: ${title}\n      available_in: [${own.join(', ').toLowerCase()}]\n      stage: ${stages[stage]}\n      categories: [${categories[stage]}]\n      documentation_link: https://docs.example.com/${index}\n      issue_url: https://gitlab.com/bench/bench/-/issues/${index}\n      description: |\n        ${body}\n`,
    )
  } else {
    write(
      `src/releases/${version[0]}/bench-${version.join('-')}-released/item-${index}.md`,
      `---\ntitle: ${title}\ntier: [${own.join(', ')}]\noffering: [gitlab_com, self_managed]\nstage: ${stages[stage]}\ncategories: [${categories[stage]}]\ndocumentation_link: https://docs.example.com/${index}\nwork_item: https://gitlab.com/bench/bench/-/issues/${index}\n---\n\n${text}\n`,
    )
  }
}
