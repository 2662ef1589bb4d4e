import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lineageProblems } from '../../../../plugins/core/model/releases/lineage-problems.ts'
import { linesOf, releasesOf } from '../../support.ts'

const test = suite('core/model/releases/lineage-problems')

/** What is wrong with items by their ids, each with what it follows up. */
function problemsOf(items: Record<string, string | undefined>): ReturnType<typeof lineageProblems> {
  const files = Object.entries(items).map(([id, replaces]) => [
    `src/releases/${id}.md`,
    `---\ntitle: ${id}\n${replaces ? `replaces: ${replaces}\n` : ''}---\nText.\n`,
  ])
  return lineageProblems(releasesOf(Object.fromEntries(files)))
}

test('finds nothing wrong with a feature that was an experiment, then a beta', () => {
  assert.equal(problemsOf({ '19.2/masts': '19.1/masts', '19.1/masts': '18.0/poles', '18.0/poles': undefined }), [])
})

for (const name of ['folding-masts', 'a.yml'])
  test(`follows an item in YAML by the name \`${name}\``, () => {
    const releases = releasesOf({
      'src/releases/19.1/masts.md': `---\ntitle: Masts\nreplaces: 15.4/${name}\n---\nText.\n`,
      '_data/release_posts/15_4/a.yml': 'features: { secondary: [{ name: Folding masts, description: Text. }] }',
    })

    assert.equal(lineageProblems(releases), [])
  })

test('tells of an item that does not exist, with those that may be meant', () => {
  const problems = problemsOf({ '19.2/masts': '19.1/mast', '19.1/masts': undefined })

  assert.equal(linesOf(problems), [
    'src/releases/19.2/masts.md:3:11 error release/replaces "19.2/masts" follows up `19.1/mast`, which is no item.',
  ])
  assert.equal(problems[0]?.expected, ['19.1/masts', '19.2/masts'])
})

test('tells each item of a circle, and no item that only leads into it', () => {
  const problems = problemsOf({ '19.3/c': '19.2/b', '19.2/b': '19.1/a', '19.1/a': '19.2/b' })

  assert.equal(linesOf(problems), [
    'src/releases/19.2/b.md:3:11 error release/replaces-loop "19.2/b" follows up itself: 19.2/b → 19.1/a → 19.2/b.',
    'src/releases/19.1/a.md:3:11 error release/replaces-loop "19.1/a" follows up itself: 19.1/a → 19.2/b → 19.1/a.',
  ])
})

test('tells of an item that follows up itself', () => {
  assert.equal(linesOf(problemsOf({ '19.1/a': '19.1/a' })), [
    'src/releases/19.1/a.md:3:11 error release/replaces-loop "19.1/a" follows up itself: 19.1/a → 19.1/a.',
  ])
})

test.run()
