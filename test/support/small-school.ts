import type { SiteFiles } from './built-site.ts'
import { smallProduct } from './small-product.ts'

/** A product with something to learn: two paths, three modules, six units of several kinds. */
export const smallSchool: SiteFiles = {
  ...smallProduct,
  'handbook.config.json': '{ "site": { "title": "Sea school", "url": "https://sea.example" } }',
  '_data/learning.yml': `
roles:
  - { key: skipper, name: Skipper, summary: Steers the boat., page: /skippers/ }
  - { key: cook, name: Cook }
competencies:
  - key: knots
    name: Knots
    topics: [{ key: loops, name: Loops }, { key: bends, name: Bends }]
  - { key: weather, name: Weather }
`,
  '_data/learning_paths.yml': `
- uid: first-voyage
  title: First voyage
  summary: From the quay to the open sea.
  roles: [skipper]
  modules: [tie-knots, read-sky]
  stages: [plan]
  owner: Ada Moss
  last_reviewed: 2026-10-01
  achievement: sailor
- uid: galley
  title: "The galley: </script><script>alert(1)</script>"
  summary: Cook while it rolls.
  roles: [cook]
  modules: [cook-soup]
  owner: Ben Ray
  last_reviewed: 2026-10-01
`,
  '_data/learning_modules.yml': `
- uid: tie-knots
  title: Tie knots
  summary: Three knots for every day.
  level: beginner
  competencies: [knots]
  objectives: [{ key: tie, text: Tie a bowline }]
  units: [why-knots, bowline]
  owner: Ada Moss
  last_reviewed: 2026-10-01
- uid: read-sky
  title: Read the sky
  summary: What clouds say.
  level: intermediate
  competencies: [weather]
  prerequisites: [tie-knots]
  categories: [wiki]
  objectives: [{ key: rain, text: Smell the rain }]
  units: [clouds, sky-check]
  owner: Ada Moss
  last_reviewed: 2026-10-01
- uid: cook-soup
  title: Cook soup
  summary: One pot.
  level: beginner
  objectives: [{ key: stir, text: Stir in a storm }]
  units: [soup]
  owner: Ben Ray
  last_reviewed: 2026-10-01
`,
  '_data/learning_units.yml': `
- { uid: bowline, title: The bowline, kind: video, minutes: 10, url: 'https://knots.example/bowline', covers: [tie], topics: [loops], slot: quick }
- { uid: clouds, title: Clouds, kind: reading, minutes: 20, url: 'javascript:alert(1)', access: internal }
- uid: sky-check
  title: Do you know the sky?
  kind: knowledge_check
  minutes: 4
  covers: [rain]
  questions:
    - question: What do tall clouds bring?
      choices:
        - { text: Rain, correct: true, explanation: They carry much water. }
        - { text: Calm, explanation: Far from it. }
    - question: What do sailors watch?
      multiple: true
      explanation: All but the clock.
      choices:
        - { text: The clouds, correct: true }
        - { text: The gulls, correct: true }
        - { text: The clock }
- { uid: soup, title: Soup, kind: exercise, minutes: 120, covers: [stir] }
- { uid: tide-tables, title: Tide tables, kind: external, minutes: 300, url: 'https://tides.example/', topics: [bends], slot: book }
- { uid: next-year, title: Next year, kind: external, minutes: 5, url: 'https://tides.example/', available_on: 2027-01-01 }
`,
  '_data/learning_achievements.yml': `
- { uid: sailor, name: Sailor, type: trophy, description: Has sailed out and come back., criteria: Finish the path. }
`,
  'src/learn/why-knots.md': `---
title: Why knots
description: What holds a boat.
uid: why-knots
minutes: 5
---
A boat is held by **knots**.
`,
  'src/skippers.md': '---\ntitle: Skippers\nroles: [skipper]\nlearning: [clouds]\n---\nThey steer.\n',
}
