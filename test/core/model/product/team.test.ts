import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readTeam, type Team, type TeamKey } from '../../../../plugins/core/model/product/team.ts'
import { dataFileOf } from '../../support.ts'

const test = suite('core/model/product/team')

const team = readTeam(
  dataFileOf(
    'team.yml',
    `
- { slug: ada, type: person, name: Ada Moss, gitlab: AdaM, role: '<a href="/jobs/pm/">Product Manager</a>, Plan' }
- { slug: ben, name: Ben Ray, gitlab: "@ben", role: Engineer, reports_to: ada, departments: [Plan Team, Everybody] }
- { slug: cy, name: Cy Low, role: Engineer, reports_to: ada, departments: [Plan Team] }
- { slug: open, type: vacancy, name: Engineer, reports_to: ada }
- { slug: nobody, reports_to: ada }
- text
`,
  ),
) as Team

const names = (key: TeamKey, text: string): string[] => team.find(key, text).map(({ name }) => name)

test('knows everybody who is a person and has a name', () => {
  assert.equal(
    team.members.map(({ name }) => name),
    ['Ada Moss', 'Ben Ray', 'Cy Low'],
  )
  assert.is(readTeam(undefined), undefined)
})

test('finds people by name, handle, slug, role and department, whatever the case', () => {
  assert.equal(names('member', 'ada moss'), ['Ada Moss'])
  assert.equal(names('handle', 'adam'), ['Ada Moss'])
  assert.equal(names('handle', '@ben'), ['Ben Ray'])
  assert.equal(names('slug', 'cy'), ['Cy Low'])
  assert.equal(names('role', 'engineer'), ['Ben Ray', 'Cy Low'])
  assert.equal(names('department', 'Plan team'), ['Ben Ray', 'Cy Low'])
  assert.equal(names('slug', 'open'), [])
  assert.equal(names('member', '__proto__'), [])
})

test('takes the text of roles that are HTML', () => {
  assert.is(team.find('slug', 'ada')[0]?.role, 'Product Manager, Plan')
})

test('knows who reports to whom', () => {
  const [ada, ben] = team.members as [Team['members'][number], Team['members'][number]]

  assert.equal(
    team.reportsOf(ada).map(({ name }) => name),
    ['Ben Ray', 'Cy Low'],
  )
  assert.equal(team.reportsOf(ben), [])
})

test.run()
