import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { directionPath, directionText } from '../../../../plugins/core/model/direction/direction-scaffold.ts'
import { categoryIn, groupIn, places, sectionIn, stageIn, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/direction/direction-scaffold')

const boats = taxonomyOf({
  sections: 'dock: { name: "The: dock" }',
  stages:
    'stages: { sail: { display_name: Sail, section: dock, direction: /direction/dock/#sail, groups: { rigs: { name: Rigs, pm: Ada Moss, categories: [masts] } } } }',
  categories: 'masts: { name: Masts, stage: sail, direction: /direction/tall-masts/ }',
})

test('a new page stands where the data wants it; a part of another page gets an address of its own', () => {
  const entities = [
    sectionIn(boats, 'dock'),
    stageIn(boats, 'sail'),
    groupIn(boats, 'rigs'),
    categoryIn(boats, 'masts'),
  ]

  assert.equal(
    entities.map((one) => directionPath(one, places, 'src')),
    [
      'src/direction/dock/index.md',
      'src/direction/sail/index.md',
      'src/direction/sail/rigs.md',
      'src/direction/tall-masts.md',
    ],
  )
  assert.is(directionPath(categoryIn(boats, 'masts'), places, '.'), 'direction/tall-masts.md')
})

test('a section’s page has the headings that are recommended for sections', () => {
  const page = directionText(sectionIn(boats, 'dock'), '2026-11-23')
    .replace(/<!--.*-->\n\n?/g, '')
    .replace(/\n\n+/g, '\n')

  assert.is(
    page,
    `${text`
      ---
      layout: direction
      title: "The: dock"
      description: "Where The: dock is going, what comes next, and what is not planned."
      section: "dock"
      last_reviewed: 2026-11-23
      ---
      ## Overview
      ## Challenges
      ## One-year plan
      ### Themes
      ### What is not planned
      ## Three-year strategy
      ## Stages
      ## What comes next
    `.trimEnd()}\n`,
  )
})

test('a group is named with its stage, and its product manager owns the page', () => {
  const page = directionText(groupIn(boats, 'rigs'), '2026-11-23')

  assert.match(page, '\ngroup: "sail/rigs"\nowner: "Ada Moss"\n')
})

test.run()
