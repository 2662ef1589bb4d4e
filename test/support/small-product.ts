import type { SiteFiles } from './built-site.ts'

/** Data of a product with two sections, three stages, four groups and six categories. */
export const smallProduct: SiteFiles = {
  '_data/sections.yml': `
dev:
  name: Dev
  description: Everything before the release.
  pm: Ada Moss
ops:
  name: Ops
`,
  '_data/stages.yml': `
stages:
  plan:
    display_name: Plan
    section: dev
    marketing: true
    established: 2019
    pm: [Ada Moss, Ben Ray]
    roadmap: https://gitlab.com/groups/acme/-/roadmap?x=1
    groups:
      boards:
        name: Boards
        pm: Cleo Park
        backend_engineering_manager: TBD
        categories: [boards, epics]
  create:
    display_name: Create
    section: dev
    direction: /direction/dev/#create
    groups:
      editor:
        name: Editor
        categories:
          - wiki
          - snippets
  run:
    display_name: Run
    section: ops
    groups:
      cluster:
        name: Cluster
        label: group::kubernetes
        categories: [clusters]
      alerts:
        name: Alerts
        categories: [alerts]
`,
  '_data/categories.yml': `
boards:
  name: Issue Boards
  stage: plan
  marketing: true
  maturity: viable
  available: 2020-01-16
  viable: 2022-03-17
  complete: 2027-02-18
  direction: /direction/plan/boards/
  documentation: https://docs.example.com/boards
  marketing_page: /product/boards/
  competitors:
    rival:
      maturity: complete
epics:
  name: Epics
  stage: plan
  marketing: true
  maturity: minimal
  available: 2024-05-16
  viable: 2026-10-15
  direction: /direction/plan/epics/
wiki:
  name: Wiki
  stage: create
  marketing: true
  maturity: complete
  available: 2019-01-17
  viable: 2020-01-16
  complete: 2021-01-21
  direction: /direction/create/wiki/
snippets:
  name: Snippets
  stage: create
  marketing: false
  maturity: minimal
  available: 2021-06-17
  direction: /direction/create/wiki/#snippets
clusters:
  name: Clusters
  stage: run
  marketing: true
  maturity: planned
  available: 2027-05-20
  direction: /direction/run/clusters/
alerts:
  name: Alerts
  stage: run
  marketing: true
  maturity: lovable
  available: 2019-01-17
  viable: 2020-01-16
  complete: 2021-01-21
  lovable: 2023-01-19
  direction: /direction/run/alerts/
`,
  '_data/features.yml': `
features:
  - title: Swimlanes
    category: [boards]
    gitlab_core: false
    gitlab_premium: true
    gitlab_ultimate: true
  - title: Drag and drop
    category: [boards]
    gitlab_core: true
    gitlab_premium: true
    gitlab_ultimate: true
`,
  '_data/jobs_to_be_done.yml': `
- slug: see-work
  jtbd: When work piles up, I want to see it, so I can decide.
  grade: b
  group: boards
`,
  'src/index.md': '---\ntitle: Home\n---\nWelcome.\n',
}

/** The data with one file changed. */
export function smallProductWith(path: string, change: (text: string) => string): SiteFiles {
  return { ...smallProduct, [path]: change(smallProduct[path] as string) }
}
