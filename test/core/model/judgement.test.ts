import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ignoresIn, judged, withoutIgnored } from '../../../plugins/core/model/judgement.ts'
import type { ProblemCode } from '../../../plugins/core/problems/catalogue.ts'
import type { Problem } from '../../../plugins/core/problems/problem.ts'
import { linesOf, text } from '../support.ts'

const test = suite('core/model/judgement')

const problemOf = (code: ProblemCode, message = 'Wrong.'): Problem => ({
  code,
  severity: 'error',
  message,
  file: 'src/bay.md',
})

test('gives rules the severities that the site wants, and drops those that are off', () => {
  const problems = [
    problemOf('schema/type'),
    problemOf('link/broken'),
    problemOf('link/anchor'),
    problemOf('link/broken'),
    problemOf('body/words'),
  ]

  assert.equal(linesOf(judged(problems, { 'link/broken': 'warning', 'link/anchor': 'off', 'body/words': 'info' })), [
    'src/bay.md error schema/type Wrong.',
    'src/bay.md warning link/broken Wrong.',
    'src/bay.md warning link/broken Wrong.',
    'src/bay.md info body/words Wrong.',
  ])
})

test('makes notes errors when the site wants that', () => {
  const note: Problem = { ...problemOf('people/placeholder'), severity: 'info' }

  assert.equal(judged([note], { 'people/placeholder': 'error' }), [{ ...note, severity: 'error' }])
})

test('changes nothing of the problems themselves', () => {
  const problem = problemOf('schema/type')

  judged([problem], { 'schema/type': 'warning' })

  assert.is(problem.severity, 'error')
})

test('leaves problems alone for which the site has no wishes', () => {
  const problems = [problemOf('schema/type'), problemOf('link/broken')]

  assert.equal(judged(problems, {}), problems)
  assert.equal(judged(problems, { 'body/words': 'off' }), problems)
})

test('finds the remarks of a page, with their reasons and lines', () => {
  const page = text`
    # Bay

    <!-- handbook-ignore link/broken: the old site answers here -->
    <!--handbook-ignore body/words:long on purpose-->

    Text <!-- handbook-ignore link/anchor --> and <!-- handbook-ignore link/image : by hand --> more.

    <!--
      handbook-ignore page/owner-drift:
      Ada keeps the page
      until Ben is back.
    -->
    <!-- handbook-ignore schema/type: -->
    <!-- a remark that ignores nothing: handbook-ignore link/broken -->
  `

  assert.equal(ignoresIn(page), [
    { code: 'link/broken', reason: 'the old site answers here', line: 3 },
    { code: 'body/words', reason: 'long on purpose', line: 4 },
    { code: 'link/anchor', reason: '', line: 6 },
    { code: 'link/image', reason: 'by hand', line: 6 },
    { code: 'page/owner-drift', reason: 'Ada keeps the page\n  until Ben is back.', line: 8 },
    { code: 'schema/type', reason: '', line: 13 },
  ])
})

test('keeps colons, slashes and hyphens in a reason', () => {
  assert.equal(
    ignoresIn('<!-- handbook-ignore link/broken: see https://acme.example/a -- it comes back: soon -->').map(
      ({ reason }) => reason,
    ),
    ['see https://acme.example/a -- it comes back: soon'],
  )
})

test('does not look for a reason behind the end of a remark', () => {
  assert.equal(ignoresIn('<!-- handbook-ignore link/broken -->: because -->\n<!-- handbook-ignore link/anchor: x'), [
    { code: 'link/broken', reason: '', line: 1 },
  ])
})

const shown: [name: string, page: string][] = [
  ['in a fence', '```html\n<!-- handbook-ignore link/broken: reason -->\n```\n'],
  ['in a code span', 'Write `<!-- handbook-ignore link/broken: reason -->` above.\n'],
]
for (const [name, page] of shown) {
  test(`takes a remark that a page shows ${name} for none`, () => {
    assert.equal(ignoresIn(page), [])
  })
}

/** What is left of problems on a page with this text. */
function left(page: string, ...problems: Problem[]): string[] {
  return linesOf(withoutIgnored(problems, ignoresIn(page), 'src/bay.md'))
}

test('leaves out what a remark with a reason ignores, wherever on the page it is', () => {
  assert.equal(
    left(
      '# Bay\n\n<!-- handbook-ignore link/broken: the old site answers -->\n',
      problemOf('link/broken', 'One.'),
      problemOf('link/anchor', 'Two.'),
      problemOf('link/broken', 'Three.'),
    ),
    ['src/bay.md error link/anchor Two.'],
  )
})

test('ignores nothing for a remark without a reason, and says so', () => {
  const problems = withoutIgnored(
    [problemOf('link/broken')],
    ignoresIn('\n<!-- handbook-ignore link/broken -->\n'),
    'src/bay.md',
  )

  assert.equal(problems, [
    problemOf('link/broken'),
    {
      code: 'ignore/no-reason',
      severity: 'error',
      message: '`handbook-ignore link/broken` gives no reason, and ignores nothing.',
      file: 'src/bay.md',
      place: { start: { line: 2, column: 1 }, end: { line: 2, column: 2 } },
      help: 'Write `<!-- handbook-ignore link/broken: why -->`.',
    },
  ])
})

for (const said of [
  '',
  ': soon',
  ' link/broken, link/image: soon',
  ' link/broken - soon',
  ' link/*: soon',
  ' links: soon',
]) {
  test(`ignores nothing for the remark "${said}", and says so`, () => {
    assert.equal(left(`# Bay\n<!-- handbook-ignore${said} -->\n`, problemOf('link/broken')), [
      'src/bay.md error link/broken Wrong.',
      'src/bay.md:2:1 error ignore/no-reason The remark `handbook-ignore` does not name one rule, and ignores nothing.',
    ])
  })
}

test('tells of a remark that has nothing to ignore', () => {
  const problems = withoutIgnored(
    [],
    ignoresIn('# Bay\n<!-- handbook-ignore link/broken: the old site answers -->\n'),
    'src/bay.md',
  )

  assert.equal(problems, [
    {
      code: 'ignore/unused',
      severity: 'warning',
      message: 'There is no `link/broken` on this page to ignore.',
      file: 'src/bay.md',
      place: { start: { line: 2, column: 1 }, end: { line: 2, column: 2 } },
      help: 'Remove the remark.',
    },
  ])
})

test('heeds several remarks, each for itself', () => {
  const page = text`
    <!-- handbook-ignore link/broken: the old site answers -->
    <!-- handbook-ignore link/anchor -->
    <!-- handbook-ignore link/image: drawn by hand -->
    <!-- handbook-ignore
         body/words: long
         on purpose -->
  `

  assert.equal(left(page, problemOf('link/broken'), problemOf('link/anchor'), problemOf('body/words')), [
    'src/bay.md error link/anchor Wrong.',
    'src/bay.md:2:1 error ignore/no-reason `handbook-ignore link/anchor` gives no reason, and ignores nothing.',
    'src/bay.md:3:1 warning ignore/unused There is no `link/image` on this page to ignore.',
  ])
})

test('does not know half of a rule’s name', () => {
  assert.equal(left('<!-- handbook-ignore schema/value: why -->', problemOf('schema/unknown-key')).length, 2)
})

test('leaves problems of a page without remarks alone', () => {
  const problems = [problemOf('link/broken')]

  assert.equal(withoutIgnored(problems, [], 'src/bay.md'), problems)
})

test.run()
