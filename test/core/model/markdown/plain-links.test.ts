import MarkdownIt from 'markdown-it'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withPlainLinks } from '../../../../plugins/core/model/markdown/plain-links.ts'

const test = suite('core/model/markdown/plain-links')

const parser = new MarkdownIt()
const quick = new MarkdownIt()
withPlainLinks(quick)

/** Numbers that are the same each time. */
function* numbers(): Generator<number, never> {
  for (let state = 1; ; ) {
    state = (state * 48271) % 2147483647
    yield state
  }
}

test('normalizes every address as the parser does', () => {
  const number = numbers()
  const pieces = [
    'http://',
    'https://',
    'HTTP://',
    'mailto:',
    '//',
    '/',
    '?',
    '#',
    ':',
    '@',
    '.',
    '..',
    '%',
    '%20',
    '%zz',
  ]
  const more = [
    'a',
    'Z',
    '9',
    '-',
    'é',
    'ß',
    '例え',
    ' ',
    '[',
    ']',
    "'",
    '"',
    '&',
    '=',
    '\\',
    'x'.repeat(63),
    'y.'.repeat(40),
  ]
  const all = [...pieces, ...more]
  const addresses = Array.from({ length: 30_000 }, () =>
    Array.from({ length: 1 + (number.next().value % 7) }, () => all[number.next().value % all.length]).join(''),
  )

  assert.equal(addresses.map(quick.normalizeLink), addresses.map(parser.normalizeLink))
})

test.run()
