import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LearningPath } from '../../plugins/core/model/learning/learning.ts'
import { pathGraph } from '../../plugins/learning-paths/graph.ts'
import { learningOf, sailing } from '../core/model/learning/learning-support.ts'

const test = suite('learning-paths/graph')

const graphOf = (texts: Parameters<typeof learningOf>[0]): string => {
  const learning = learningOf(texts)
  return pathGraph(learning.paths[0] as LearningPath, learning).text
}
const count = (text: string, part: string): number => text.split(part).length - 1

test('draws a box for each module, and a line for each need', () => {
  const graph = graphOf(sailing)

  assert.is(count(graph, '<rect class="inside"'), 2)
  assert.is(count(graph, '<path class="need"'), 1)
  assert.is(count(graph, '<path class="step"'), 0)
  assert.match(graph, '>The modules of First voyage and what they need</title>')
})

test('leaves out needs that others imply', () => {
  const modules = `${sailing.modules}- { uid: sail, title: Sail, units: [clouds], prerequisites: [tie-knots, read-sky] }\n`
  const paths = sailing.paths.replace('[tie-knots, read-sky]', '[tie-knots, read-sky, sail]')

  assert.is(count(graphOf({ ...sailing, modules, paths }), '<path class="need"'), 2)
})

test('draws the order where no need says it', () => {
  const graph = graphOf({ ...sailing, modules: sailing.modules.replace('prerequisites: [tie-knots]', '') })

  assert.is(count(graph, '<path class="need"'), 0)
  assert.is(count(graph, '<path class="step"'), 1)
})

test('draws what is needed from elsewhere', () => {
  const modules = sailing.modules.replace('[tie-knots]', '[tie-knots, swim]')

  assert.is(
    count(
      graphOf({ ...sailing, modules: `${modules}- { uid: swim, title: Swim, units: [clouds] }\n` }),
      'class="outside"',
    ),
    1,
  )
})

test('a unit that is needed leads to the module of the path that has it', () => {
  const graph = graphOf({ ...sailing, modules: sailing.modules.replace('[tie-knots]', '[bowline]') })

  assert.equal([count(graph, 'class="outside"'), count(graph, '<path class="need"')], [0, 1])
})

test('survives a circle, and a module that needs itself', () => {
  const modules = sailing.modules.replace('level: beginner', 'prerequisites: [read-sky, tie-knots]')

  assert.is(count(graphOf({ ...sailing, modules }), '<path class="need"'), 2)
})

test('writes long titles on lines, in every script', () => {
  const title = 'Tie the knots that hold a boat, a net, a tent and a tongue when the storm has come'
  const graph = graphOf({
    ...sailing,
    modules: sailing.modules
      .replace('Tie knots', title)
      .replace('Read the sky', '空を読み、風を感じて、雨の前に港へ帰ることを学ぶための章'),
  })

  for (const [, line] of graph.matchAll(/<tspan[^>]*>(.*?)<\/tspan>/g)) assert.ok((line as string).length <= 32, line)
  assert.match(graph, 'Tie the knots that hold a')
  assert.match(graph, '…')
})

test('is the same for the same data', () => {
  assert.is(graphOf(sailing), graphOf(sailing))
})

test.run()
