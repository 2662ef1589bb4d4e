import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { junitReport } from '../../../plugins/core/reports/junit.ts'
import { text } from '../support.ts'
import { placeAt, problemOf, runOf } from './support.ts'

const test = suite('core/reports/junit')

test('has a case for each problem and each clean page; errors fail, warnings and notes pass', () => {
  const problems = [
    problemOf({ place: placeAt(3, 7), pointer: '/tide', message: 'It is high.', help: 'Write low.' }),
    problemOf({ severity: 'warning', code: 'page/owner-drift' }),
    problemOf({ severity: 'info', code: 'people/placeholder', file: '_data/boats.yml', place: placeAt(2, 1) }),
  ]

  assert.is(
    junitReport(runOf(problems, ['src/bay.md', 'src/cove.md'])),
    text`
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="handbook check" tests="4" failures="1">
          <testcase classname="schema/type" name="src/bay.md > schema/type > /tide" file="src/bay.md"><failure type="schema/type" message="It is high.">src/bay.md:3:7 It is high.
      Write low.</failure></testcase>
          <testcase classname="page/owner-drift" name="src/bay.md > page/owner-drift" file="src/bay.md"><system-out>warning: src/bay.md Wrong.</system-out></testcase>
          <testcase classname="people/placeholder" name="_data/boats.yml > people/placeholder" file="_data/boats.yml"><system-out>info: _data/boats.yml:2:1 Wrong.</system-out></testcase>
          <testcase classname="handbook" name="src/cove.md" file="src/cove.md"/>
        </testsuite>
      </testsuites>`.replace(/name="[^"]*"/g, (name) => name.replaceAll(' > ', ' &gt; ')),
  )
})

test('passes with a case for each page when there is nothing wrong', () => {
  assert.is(
    junitReport(runOf([], ['src/bay.md', 'src/cove.md'])),
    text`
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="handbook check" tests="2" failures="0">
          <testcase classname="handbook" name="src/bay.md" file="src/bay.md"/>
          <testcase classname="handbook" name="src/cove.md" file="src/cove.md"/>
        </testsuite>
      </testsuites>`,
  )
})

test('never fails for warnings and notes', () => {
  const report = junitReport(runOf([problemOf({ severity: 'warning' }), problemOf({ severity: 'info' })]))

  assert.is(elementsOf(report).find(({ name }) => name === 'testsuite')?.attributes.failures, '0')
  assert.not.match(report, '<failure')
})

test('gives each case a name of its own: GitLab drops all but one of those that share a name', () => {
  const problems = [
    problemOf({ pointer: '/tide' }),
    problemOf({ pointer: '/tide', message: 'Wrong, too.' }),
    problemOf({ pointer: '/tide' }),
    problemOf({ pointer: '/moon' }),
    problemOf({ code: 'schema/value', pointer: '/tide' }),
    problemOf({ file: 'src/cove.md', pointer: '/tide' }),
    problemOf(),
    problemOf({ severity: 'warning' }),
  ]

  assert.equal(namesOf(junitReport(runOf(problems, ['src/bay.md', 'src/cove.md', 'src/dune.md']))), [
    'src/bay.md > schema/type > /tide',
    'src/bay.md > schema/type > /tide (2)',
    'src/bay.md > schema/type > /tide (3)',
    'src/bay.md > schema/type > /moon',
    'src/bay.md > schema/value > /tide',
    'src/cove.md > schema/type > /tide',
    'src/bay.md > schema/type',
    'src/bay.md > schema/type (2)',
    'src/dune.md',
  ])
})

const nasty: [name: string, message: string, read: string][] = [
  ['markup', 'It is <b>"low" & \'high\'</b>.', 'It is <b>"low" & \'high\'</b>.'],
  ['the end of a section', 'It is ]]>.', 'It is ]]>.'],
  ['character references', 'It is &lt; and &#0;.', 'It is &lt; and &#0;.'],
  ['characters that XML cannot hold', 'It\u0000 is\u001b[31m \ufffered\uffff.', 'It is[31m red.'],
  ['halves of characters', 'It is \ud83d and \udc4d.', 'It is  and .'],
  ['Japanese and emoji', '潮は「高い」👍🏽。', '潮は「高い」👍🏽。'],
]
for (const [name, message, read] of nasty) {
  test(`is well-formed with ${name} in messages, help, places and paths`, () => {
    const problems = (['error', 'warning'] as const).map((severity) =>
      problemOf({ severity, message, help: message, pointer: `/${message}`, file: `src/${message}.md` }),
    )
    const elements = elementsOf(junitReport(runOf(problems, [`${message}.md`])))

    const cases = elements.filter((element) => element.name === 'testcase')
    assert.equal(
      cases.map(({ attributes }) => attributes.file),
      [`src/${read}.md`, `src/${read}.md`, `${read}.md`],
    )
    assert.is(elements.find((element) => element.name === 'failure')?.attributes.message, read)
    assert.is(elements.find((element) => element.name === 'failure')?.text, `src/${read}.md ${read}\n${read}`)
    assert.is(
      elements.find((element) => element.name === 'system-out')?.text,
      `warning: src/${read}.md ${read}\n${read}`,
    )
  })
}

interface Element {
  name: string
  attributes: Record<string, string>
  text: string
}

/** The elements of an XML text in the order of their ends; throws when it is not well-formed. */
function elementsOf(xml: string): Element[] {
  const done: Element[] = []
  const open: Element[] = []
  const body = xml.slice(xml.indexOf('?>') + 2)
  for (const part of body.split('<').slice(1)) {
    const close = part.indexOf('>')
    if (close === -1) throw new Error(`A tag never ends: <${part}`)
    const tag = part.slice(0, close)
    const text = part.slice(close + 1)
    if (tag.startsWith('/')) {
      const element = open.pop()
      if (element?.name !== tag.slice(1)) throw new Error(`</${tag.slice(1)}> closes <${element?.name}>`)
      done.push(element)
    } else {
      const bare = tag.endsWith('/') ? tag.slice(0, -1) : tag
      const name = bare.split(' ')[0] as string
      const element = { name, attributes: attributesOf(bare.slice(name.length)), text: '' }
      if (tag.endsWith('/')) done.push(element)
      else open.push(element)
    }
    const inner = open.at(-1)
    if (inner) inner.text += decoded(text)
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is never closed`)
  return done
}

function attributesOf(written: string): Record<string, string> {
  const quoted = written.split('"')
  if (quoted.length % 2 === 0 || quoted.at(-1) !== '') throw new Error(`An attribute is not closed:${written}`)
  const names = quoted.filter((_, index) => index % 2 === 0).slice(0, -1)
  return Object.fromEntries(
    names.map((name, index) => {
      if (!name.startsWith(' ') || !name.endsWith('=')) throw new Error(`This is no attribute:${name}`)
      return [name.slice(1, -1), decoded(quoted[index * 2 + 1] as string)]
    }),
  )
}

function decoded(text: string): string {
  const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  const [first = '', ...rest] = text.split('&')
  const decodedRest = rest.map((part) => {
    const character = references[part.slice(0, part.indexOf(';'))]
    if (character === undefined) throw new Error(`This is no character reference: &${part}`)
    return character + part.slice(part.indexOf(';') + 1)
  })
  const characters = [first, ...decodedRest].join('')
  const bad = [...characters].find(
    (one) => (one < ' ' && !'\t\n\r'.includes(one)) || /[\ud800-\udfff\ufffe\uffff]/u.test(one),
  )
  if (bad !== undefined) throw new Error(`XML cannot hold U+${bad.codePointAt(0)?.toString(16)}`)
  return characters
}

function namesOf(xml: string): (string | undefined)[] {
  const cases = elementsOf(xml).filter(({ name }) => name === 'testcase')
  return cases.map(({ attributes }) => attributes.name)
}

test.run()
