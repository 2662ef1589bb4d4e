import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { orderProblems } from '../../../../plugins/core/model/learning/learning-order-problems.ts'
import { linesOf, text } from '../../support.ts'
import { learningOf } from './learning-support.ts'

const test = suite('core/model/learning/learning-order-problems')

const problemsOf = (texts: Parameters<typeof learningOf>[0]): string[] => linesOf(orderProblems(learningOf(texts)))

test('prints a circle of prerequisites once, from its first uid on', () => {
  const modules = text`
    - { uid: sky, title: Sky, units: [], prerequisites: [knots] }
    - { uid: knots, title: Knots, units: [], prerequisites: [ropes] }
    - { uid: ropes, title: Ropes, units: [], prerequisites: [tides, sky] }
    - { uid: tides, title: Tides, units: [] }
  `

  assert.equal(problemsOf({ modules }), [
    'learningModules.yml:2:58 error learning/cycle The prerequisites go round in a circle: knots → ropes → sky → knots.',
  ])
})

test('finds what needs itself, and two circles that share a module', () => {
  const modules = text`
    - { uid: knots, title: Knots, units: [], prerequisites: [knots, ropes, sky] }
    - { uid: ropes, title: Ropes, units: [], prerequisites: [knots] }
    - { uid: sky, title: Sky, units: [], prerequisites: [knots] }
  `

  assert.equal(problemsOf({ modules }), [
    'learningModules.yml:1:58 error learning/cycle The prerequisites go round in a circle: knots → knots.',
    'learningModules.yml:1:65 error learning/cycle The prerequisites go round in a circle: knots → ropes → knots.',
    'learningModules.yml:1:72 error learning/cycle The prerequisites go round in a circle: knots → sky → knots.',
  ])
})

test('finds a circle through paths, modules and units', () => {
  const texts = {
    paths: '[{ uid: voyage, title: Voyage, modules: [], prerequisites: [bowline] }]',
    modules: '[{ uid: knots, title: Knots, units: [], prerequisites: [voyage] }]',
    units: '[{ uid: bowline, title: Bowline, kind: video, prerequisites: [knots] }]',
  }

  assert.equal(problemsOf(texts), [
    'learningUnits.yml:1:63 error learning/cycle The prerequisites go round in a circle: bowline → knots → voyage → bowline.',
  ])
})

test('finds what needs that of which it is a part, directly or by way of others', () => {
  const texts = {
    paths: '[{ uid: voyage, title: Voyage, modules: [knots, sky] }]',
    modules: text`
      - { uid: knots, title: Knots, units: [bowline], prerequisites: [voyage] }
      - { uid: sky, title: Sky, units: [clouds] }
      - { uid: tides, title: Tides, units: [], prerequisites: [sky] }
    `,
    units: text`
      - { uid: bowline, title: Bowline, kind: video }
      - { uid: clouds, title: Clouds, kind: video, prerequisites: [tides] }
    `,
  }

  assert.equal(problemsOf(texts), [
    'learningUnits.yml:2:62 error learning/cycle The prerequisites go round in a circle: clouds → tides → sky, which has clouds.',
    'learningModules.yml:1:65 error learning/cycle The prerequisites go round in a circle: knots → voyage, which has knots.',
  ])
})

test('follows chains that are longer than the stack of calls', () => {
  const count = 20_000
  const units = Array.from(
    { length: count },
    (_, index) => `- { uid: u${index}, title: U, kind: article, prerequisites: [u${(index + 1) % count}] }`,
  ).join('\n')

  const problems = orderProblems(learningOf({ units }))

  assert.equal(
    problems.map(({ code }) => code),
    ['learning/cycle'],
  )
})

test('finds prerequisites that come later in the same path', () => {
  const texts = {
    paths: '[{ uid: voyage, title: Voyage, modules: [sky, knots] }]',
    modules: text`
      - { uid: sky, title: Sky, units: [check, clouds], prerequisites: [knots] }
      - { uid: knots, title: Knots, units: [] }
    `,
    units: text`
      - { uid: clouds, title: Clouds, kind: article }
      - { uid: check, title: Check, kind: article, prerequisites: [clouds] }
    `,
  }

  assert.equal(problemsOf(texts), [
    'learningPaths.yml:1:42 warning learning/prerequisite-order In the path `voyage`, `sky` comes before `knots`, which it needs.',
    'learningPaths.yml:1:42 warning learning/prerequisite-order In the path `voyage`, `check` comes before `clouds`, which it needs.',
  ])
})

test('finds a level that goes down, past modules without one', () => {
  const texts = {
    paths: '[{ uid: voyage, title: Voyage, modules: [sky, tides, knots] }]',
    modules: text`
      - { uid: sky, title: Sky, units: [], level: advanced }
      - { uid: tides, title: Tides, units: [] }
      - { uid: knots, title: Knots, units: [], level: beginner }
    `,
  }

  assert.equal(problemsOf(texts), [
    'learningPaths.yml:1:54 warning learning/level-down In the path `voyage`, the level goes down from advanced (`sky`) to beginner (`knots`).',
  ])
})

test.run()
