import type { SiteFiles } from './built-site.ts'
import { smallProduct } from './small-product.ts'

/** The small product with four releases: two in YAML, one in Markdown, and one in Markdown that comes in December 2026. */
export const smallReleases: SiteFiles = {
  ...smallProduct,
  'handbook.config.json':
    '{ "site": { "title": "Acme", "url": "https://acme.example" }, "releases": { "product": "Acme" } }',
  '_data/releases.yml': `
- { version: "16.1", date: "2026-12-17" }
- { version: "16.0", date: "2026-05-21" }
- { version: "15.10", date: "2026-02-19" }
- { version: "15.9", date: "2025-12-18" }
`,
  '_data/release_posts/15_9/lanes.yml': `
features:
  top:
    - name: Lanes on boards
      available_in: [core, premium, ultimate]
      stage: plan
      categories: [Issue Boards]
      documentation_link: https://docs.example.com/lanes
      issue_url: https://gitlab.com/acme/app/-/issues/1
      description: Boards have lanes.
upgrades:
  - description: Stop the workers first.
mvp: { fullname: Ada Moss, gitlab: ada, description: Ada drew the lanes. }
`,
  '_data/release_posts/15_10/wiki.yml': `
features:
  primary:
    - name: Wiki search
      available_in: [premium, ultimate]
      stage: create
      categories: [Wiki]
      documentation_link: https://docs.example.com/wiki
      issue_url: https://gitlab.com/acme/app/-/issues/2
      description: Pages are found.
  secondary:
    - name: Of nobody
      available_in: [ultimate]
      stage: harbour
      categories: [Docks]
      documentation_link: https://docs.example.com/docks
      issue_url: https://gitlab.com/acme/app/-/issues/3
      description: No stage knows it.
tertiary:
  - name: Bug fixes
    available_in: [core, premium, ultimate]
    description: Many small things.
extras:
  - { title: New address, description: We have moved. }
deprecations:
  - feature_name: Plain boards
`,
  'src/releases/16/acme-16-0-released/index.md':
    '---\ntitle: Acme 16.0 is here\nnotable_contributor: { name: Ben Ray, url: "https://gitlab.com/ben" }\n---\n\nOur own words.\n',
  'src/releases/16/acme-16-0-released/epics-beta.md': `---
title: Epics in a tree
tier: [Ultimate]
offering: [gitlab_com]
stage: plan
categories: [Epics]
level: primary
status: beta
work_item: https://gitlab.com/acme/app/-/issues/5
feedback_issue: https://gitlab.com/acme/app/-/issues/6
documentation_link: https://docs.example.com/tree
---

Epics have parents.
`,
  'src/releases/16/acme-16-0-released/tokens.md': `---
title: Tokens expire
tier: [Free, Premium, Ultimate]
offering: [gitlab_com, self_managed]
stage: run
categories: [Clusters]
type: breaking-change
impact: Old tokens stop working.
action: Make *new* ones.
work_item: https://gitlab.com/acme/app/-/issues/7
media: [{ src: /images/tokens.png, alt: Two tokens }]
---

Tokens live for a year.
`,
  'src/releases/16/acme-16-1-released/index.md': '---\ntitle: Acme 16.1\ndate: 2026-12-17\n---\n',
  'src/releases/16/acme-16-1-released/epics.md': `---
title: Epics in a tree
tier: [Premium, Ultimate]
offering: [gitlab_com, self_managed]
stage: plan
categories: [Epics]
status: ga
replaces: 16.0/epics-beta
work_item: https://gitlab.com/acme/app/-/issues/5
---

For daily use.
`,
  '_data/deprecations/boards.yml': `
- title: Plain boards
  announcement_milestone: "15.10"
  removal_milestone: "16.0"
  breaking_change: true
  impact: high
  scope: [group]
  resolution_role: [Owner, Maintainer]
  manual_task: true
  stage: Plan
  body: Add lanes to each board.
- title: Old editor
  announcement_milestone: "15.9"
  removal_milestone: "16.0"
  breaking_change: false
  impact: low
  resolution_role: Developer
  body: The new one opens.
- title: Mail in
  announcement_milestone: "16.0"
  end_of_support_milestone: "16.6"
  removal_milestone: "17.0"
  breaking_change: true
  body: Use issues.
`,
}
