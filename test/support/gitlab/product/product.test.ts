import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { project } from '../../command.ts'
import { productOfSite } from '../example.ts'
import { plantedPrivate, plantedSecret, productOf } from '../index.ts'
import { thirdThursday } from './calendar.ts'

const test = suite('gitlab/product')

test('the same wishes give the same product, another seed another', () => {
  assert.equal(productOf({ seed: 3 }), productOf({ seed: 3 }))
  assert.not.equal(productOf({ seed: 3 }).issues, productOf({ seed: 4 }).issues)
})

test('fifty issues hold every rare kind', () => {
  const { issues, milestones } = productOf({ issues: 50 })
  const backlog = milestones.find(({ title }) => title === 'Backlog')?.id
  const kinds = {
    confidential: issues.some(({ confidential }) => confidential),
    moved: issues.some(({ movedToId }) => movedToId !== null),
    closed: issues.some(({ state }) => state === 'closed'),
    withoutMilestone: issues.some(({ milestoneId }) => milestoneId === null),
    inBacklog: issues.some(({ milestoneId }) => milestoneId === backlog),
    withoutDescription: issues.some(({ description }) => description === null),
    withoutLabels: issues.some(({ labels }) => labels.length === 0),
    withTwoStages: issues.some(({ labels }) => labels.filter((label) => label.startsWith('devops::')).length === 2),
    highlighted: issues.some(({ labels }) => labels.includes('Kickoff Highlight')),
    unreadable: issues.some(({ projectId }) => projectId === 278968),
    inEpic: issues.some(({ epicId }) => epicId !== null),
  }

  assert.equal(
    Object.entries(kinds).filter(([, isThere]) => !isThere),
    [],
  )
})

test('releases are on third Thursdays, a new major version comes in May, expired milestones stay active for a while', () => {
  const { milestones } = productOf({ today: '2026-11-23' })
  const titled = (title: string): unknown => {
    const found = milestones.find((one) => one.title === title)
    return found && [found.startDate, found.dueDate, found.releaseDate, found.state]
  }

  assert.is(thirdThursday(2026, 13), '2027-01-21')
  assert.equal(titled('19.0'), ['2026-04-11', '2026-05-15', '2026-05-21', 'closed'])
  assert.equal(titled('19.4'), ['2026-08-15', '2026-09-11', '2026-09-17', 'active'])
  assert.equal(titled('19.7'), ['2026-11-14', '2026-12-11', '2026-12-17', 'active'])
  assert.equal(titled('Backlog'), [null, null, null, 'active'])
})

test('markers stand in what must not be published, and only there', () => {
  const { issues, epics, people } = productOf({ secrets: true })
  const isMarked = (text: string | null): boolean => (text ?? '').match(plantedSecret) !== null
  const isPrivate = (text: string | null): boolean => (text ?? '').match(plantedPrivate) !== null

  for (const { title, description, confidential } of [...issues, ...epics]) {
    assert.is(isMarked(title), confidential)
    assert.is(isMarked(description), confidential)
  }
  for (const { title, confidential, projectId } of issues) {
    assert.is(isPrivate(title), !confidential && [278967, 278968].includes(projectId))
  }
  assert.ok(people.every(({ name, email }) => isMarked(name) && isMarked(email)))
  assert.not.match(JSON.stringify(productOf()), plantedSecret)
})

test('nasty texts come on request, two of them a megabyte long', () => {
  const { issues } = productOf({ issues: 150, nasty: true })
  const texts = issues.map(({ title }) => title).join('\n')

  for (const part of ['<script>', '{{', '{%', '-->', '\u202e', 'javascript:', '日本語'])
    assert.ok(texts.includes(part), part)
  assert.is(issues.filter(({ title }) => title.length === 1_048_576).length, 1)
  assert.is(issues.filter(({ description }) => description?.length === 1_048_576).length, 1)
})

test("a site's product carries the labels and files of its data", () => {
  const { labels, files } = productOfSite(project, { issues: 50 })
  const names = labels.map(({ name }) => name)

  for (const name of ['section::build', 'devops::plan', 'group::portfolio planning', 'Category:Issues']) {
    assert.ok(names.includes(name), name)
  }
  assert.match(files['tidemark-example/handbook']?.main?.['_data/stages.yml'] ?? '', 'display_name: Plan')
})

test.run()
