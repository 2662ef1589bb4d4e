import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type KickoffData, readKickoffs } from '../../../../plugins/core/model/planning/kickoff-data.ts'
import { dataFileOf, linesOf, taxonomyOf, text } from '../../support.ts'

const test = suite('core/model/planning/kickoff-data')

const boats = taxonomyOf({
  sections: 'dock: { name: The dock, pm: Ada Moss }',
  stages: 'stages: { sail: { display_name: Sail, section: dock, groups: { rigs: { name: Rigs } } } }',
})

const read = (source: string): { kickoffs: KickoffData[]; problems: string[] } => {
  const { kickoffs, problems } = readKickoffs(dataFileOf('kickoffs.yml', source), boats, [])
  return { kickoffs, problems: linesOf(problems) }
}

test('reads videos and agenda, with what they are about', () => {
  const { kickoffs, problems } = read(text`
    - version: '19.10'
      presenter: Ben Ray
      video: https://video.example/all
      videos:
        - { url: https://video.example/1, section: dock }
        - { url: https://video.example/2, stage: Sail, title: Sailing }
        - { url: https://video.example/3, group: rigs }
        - { url: https://video.example/4 }
      agenda:
        - { minutes: 2, title: Welcome, presenter: Ben Ray }
        - { minutes: 5, section: dock }
  `)

  assert.equal(problems, [])
  const [one] = kickoffs as [KickoffData]
  assert.equal([one.version.text, one.presenter, one.video], ['19.10', 'Ben Ray', 'https://video.example/all'])
  assert.equal(
    one.videos.map(({ title, about }) => [title, about?.key]),
    [
      [undefined, 'dock'],
      ['Sailing', 'sail'],
      [undefined, 'rigs'],
      [undefined, undefined],
    ],
  )
  assert.equal(
    one.agenda.map(({ title, minutes, presenter }) => [title, minutes, presenter]),
    [
      ['Welcome', 2, 'Ben Ray'],
      ['The dock', 5, undefined],
    ],
  )
})

test('a name that leads nowhere is told with what was meant, and its video and point of the agenda stay', () => {
  const { kickoffs, problems } = read(text`
    - version: '19.8'
      videos: [{ url: https://video.example/1, stage: sial }]
      agenda: [{ minutes: 3, section: dok }]
  `)

  assert.equal(problems, [
    'kickoffs.yml:2:51 error taxonomy/unknown-reference There is no stage `sial`. Did you mean `sail` or `Sail`?',
    'kickoffs.yml:3:35 error taxonomy/unknown-reference There is no section `dok`. Did you mean `dock`?',
  ])
  assert.equal(kickoffs[0]?.videos, [{ url: 'https://video.example/1' }])
  assert.equal(kickoffs[0]?.agenda, [{ title: 'dok', minutes: 3 }])
})

test('of two entries about one version the first counts', () => {
  const { kickoffs, problems } = read("- { version: '19.8', presenter: Ada }\n- { version: '19.8', presenter: Ben }\n")

  assert.equal(problems, [
    'kickoffs.yml:2:14 error kickoff/second-entry There is already an entry about the kickoff of 19.8.',
  ])
  assert.equal(
    kickoffs.map(({ presenter }) => presenter),
    ['Ada'],
  )
})

test('without the file there is nothing to say', () => {
  assert.equal(readKickoffs(undefined, boats, []), { kickoffs: [], problems: [] })
})

test.run()
