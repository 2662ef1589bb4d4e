import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type BodyRules,
  bodyProblems,
  bodyRules,
  hasBodyRules,
} from '../../../../plugins/core/model/pages/body-rules.ts'
import { readPageBody } from '../../../../plugins/core/model/pages/page-body.ts'
import type { Problem } from '../../../../plugins/core/problems/problem.ts'
import { schemaLineage } from '../../../../plugins/core/problems/schema-shape.ts'
import { compileSchema } from '../../../../plugins/sources/schema-compiler.ts'
import { linesOf, text } from '../../support.ts'

const test = suite('core/model/pages/body-rules')

/** What is wrong with a text that begins on line 5 of its file. */
function check(source: string, rules: Partial<BodyRules>): Problem[] {
  const whole = { sections: [], requiredText: [], ...rules }
  return bodyProblems('src/bay.md', readPageBody(source, 5).headings, source, 5, whole)
}

test('reads the rules of a schema', () => {
  const requiredText = [{ heading: 'Safety', text: 'life jacket' }]

  assert.equal(bodyRules([{ 'x-sections': ['Low', 'High'], 'x-max-words': 400, 'x-required-text': requiredText }]), {
    sections: ['Low', 'High'],
    maxWords: 400,
    requiredText,
  })
})

test('adds the rules of the schemas that one builds on; the smallest limit counts', () => {
  const schemas = [
    { 'x-sections': ['Low'], 'x-max-words': 400, 'x-required-text': [{ heading: 'A', text: 'b' }] },
    { title: 'Page' },
    { 'x-sections': ['High'], 'x-max-words': 300, 'x-required-text': [{ heading: 'C', text: 'd' }] },
  ]

  assert.equal(bodyRules(schemas), {
    sections: ['Low', 'High'],
    maxWords: 300,
    requiredText: [
      { heading: 'A', text: 'b' },
      { heading: 'C', text: 'd' },
    ],
  })
})

test('finds the rules of a compiled schema and of all that it builds on', () => {
  const base = { $id: 'handbook:page', type: 'object', 'x-max-words': 100, 'x-sections': ['Low'] }
  const schema = compileSchema(
    {
      $id: 'file:///site/boat.json',
      allOf: [{ $ref: 'handbook:page' }, { type: 'object', 'x-sections': ['High'] }],
      'x-max-words': 200,
    },
    new Map([['handbook:page', base]]),
  )

  const { sections, maxWords } = bodyRules(schemaLineage(schema))

  assert.equal({ sections: [...sections].sort(), maxWords }, { sections: ['High', 'Low'], maxWords: 100 })
})

const having: [rules: Partial<BodyRules>, has: boolean][] = [
  [{}, false],
  [{ sections: ['Low'] }, true],
  [{ maxWords: 0 }, true],
  [{ requiredText: [{ heading: 'A', text: 'b' }] }, true],
]
for (const [rules, has] of having) {
  test(`${has ? 'looks' : 'does not look'} at texts for ${JSON.stringify(rules)}`, () => {
    assert.is(hasBodyRules({ sections: [], requiredText: [], ...rules }), has)
  })
}

test('has nothing to say without rules', () => {
  assert.equal(check('# Tides\n\nText', {}), [])
})

test('wants the headings of its kind, others between them, in any case and spacing', () => {
  assert.equal(
    check('# Tides\n\n## Low tide\n\n## Moon\n\n### high-TIDE\n', { sections: ['Low tide', 'High tide'] }),
    [],
  )
})

test('tells of a heading that is missing', () => {
  assert.equal(check('# Tides\n\n## Low\n', { sections: ['Low', 'Dangers'] }), [
    {
      code: 'body/section',
      severity: 'error',
      message: 'There is no heading "Dangers".',
      file: 'src/bay.md',
      place: { start: { line: 5, column: 1 }, end: { line: 5, column: 2 } },
      help: 'Add `## Dangers`.',
      pointer: 'body:Dangers',
    },
  ])
})

test('tells of a heading that is misspelled, where it stands', () => {
  const problems = check('# Tides\n\n## Dangres\n', { sections: ['Dangers'] })

  assert.equal(linesOf(problems), ['src/bay.md:7:1 error body/section There is no heading "Dangers", but "Dangres".'])
  assert.is(problems[0]?.help, 'Write "Dangers".')
})

test('takes no heading for a slip that another rule asks for', () => {
  assert.equal(
    check('## Who\n', { sections: ['Who', 'How'] }).map(({ message }) => message),
    ['There is no heading "How".'],
  )
})

const apart: [heading: string, section: string][] = [
  ['Who', 'How'],
  ['FAQ', 'Use'],
  ['Why', 'Who'],
]
for (const [heading, section] of apart) {
  test(`does not take the short heading "${heading}" for "${section}"`, () => {
    assert.equal(
      check(`## ${heading}\n`, { sections: [section] }).map(({ message }) => message),
      [`There is no heading "${section}".`],
    )
  })
}

test('tells of headings out of order, each against the one before it', () => {
  const problems = check('## High\n\n## Moon\n\n## Low\n', { sections: ['Low', 'Moon', 'High'] })

  assert.equal(linesOf(problems), [
    'src/bay.md:7:1 error body/section-order "Moon" stands before "Low".',
    'src/bay.md:5:1 error body/section-order "High" stands before "Moon".',
  ])
  assert.is(problems[0]?.help, 'Move it below "Low".')
})

test('compares the order of headings across a missing one', () => {
  assert.equal(linesOf(check('## High\n\n## Low\n', { sections: ['Low', 'Moon', 'High'] })), [
    'src/bay.md:5:1 error body/section There is no heading "Moon".',
    'src/bay.md:5:1 error body/section-order "High" stands before "Low".',
  ])
})

test('does not count what looks like a heading in code', () => {
  assert.equal(
    check('```md\n## Low\n```\n', { sections: ['Low'] }).map(({ code }) => code),
    ['body/section'],
  )
})

const words: [name: string, source: string, count: number][] = [
  ['plain words', 'low and high', 3],
  ['words with apostrophes and hyphens', "don’t can't high-tide", 3],
  ['numbers', '3 boats, 20 sails', 4],
  ['marks of Markdown', '# Low\n\n- **high** _tide_\n\n---\n', 3],
  ['nothing', '\n', 0],
]
for (const [name, source, count] of words) {
  test(`counts ${count} words in ${name}`, () => {
    assert.equal(check(source, { maxWords: count }), [])
    if (count > 0) assert.is(check(source, { maxWords: count - 1 }).length, 1)
  })
}

test('tells of a text that is too long', () => {
  assert.equal(check('one two three', { maxWords: 2 }), [
    {
      code: 'body/words',
      severity: 'error',
      message: 'The text has 3 words. It must have at most 2.',
      file: 'src/bay.md',
      place: { start: { line: 5, column: 1 }, end: { line: 5, column: 2 } },
      help: 'Shorten it.',
      pointer: 'body:words',
    },
  ])
})

const safety = { requiredText: [{ heading: 'Safety', text: 'life jacket' }] }

const kept: [name: string, source: string][] = [
  ['right below', '## Safety\n\nWear a life jacket.\n'],
  ['in any case', '## SAFETY\n\nWear a Life Jacket.\n'],
  ['below a lower heading', '## Safety\n\n### Clothes\n\nWear a life jacket.\n\n## End\n'],
  ['at the end', '# Bay\n\n## Safety\n\nText\n\nlife jacket'],
]
for (const [name, source] of kept) {
  test(`finds a required text ${name}`, () => {
    assert.equal(check(source, safety), [])
  })
}

test('tells of a heading below which a required text does not stand', () => {
  assert.equal(check('# Bay\n\n## Safety\n\nText\n\n## End\n\nWear a life jacket.\n', safety), [
    {
      code: 'body/required-text',
      severity: 'error',
      message: '"life jacket" does not stand below "Safety".',
      file: 'src/bay.md',
      place: { start: { line: 7, column: 1 }, end: { line: 7, column: 2 } },
      help: 'Add "life jacket" below this heading.',
      pointer: 'body:Safety',
    },
  ])
})

test('wants a required text below one of several headings of its name', () => {
  const bays = (first: string, second: string): string => text`
    # Bay

    ## Safety

    ${first}

    # Cove

    ## Safety

    ${second}
  `

  assert.equal(linesOf(check(bays('Text', 'Wear a life jacket.'), safety)), [])
  assert.equal(linesOf(check(bays('Text', 'Text'), safety)), [
    'src/bay.md:7:1 error body/required-text "life jacket" does not stand below "Safety".',
  ])
})

test('tells of a required text whose heading is missing', () => {
  assert.equal(linesOf(check('# Bay\n\nWear a life jacket.\n', safety)), [
    'src/bay.md:5:1 error body/required-text There is no heading "Safety" with "life jacket" below it.',
  ])
})

test('does not find a required text before its heading, or in it', () => {
  const rules = { requiredText: [{ heading: 'Safety', text: 'safe' }] }

  assert.is(check('Be safe.\n\n## Safety\n\nText\n', rules).length, 1)
})

test.run()
