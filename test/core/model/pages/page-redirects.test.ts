import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Page } from '../../../../plugins/core/model/pages/page.ts'
import { pageRedirects } from '../../../../plugins/core/model/pages/page-redirects.ts'
import { linesOf, pageWith, testDay } from '../../support.ts'

const test = suite('core/model/pages/page-redirects')

function moved(name: string, to: string, more = ''): Page {
  return pageWith(`src/old/${name}.md`, `title: Old\nredirect_to: ${to}${more}`, { url: `/old/${name}/` })
}

const targets: [text: string, target: string | undefined][] = [
  ['/bay/', '/bay/'],
  ['/bay', '/bay/'],
  ['/bay/#tides', '/bay/#tides'],
  ['../bay/', '/old/bay/'],
  ['cape.md', '/old/cape/'],
  ['cape.md#head', '/old/cape/#head'],
  ['https://acme.example/x?y=1', 'https://acme.example/x?y=1'],
  ['gone.md', undefined],
  ['javascript:alert(1)', undefined],
  ['//acme.example/x', undefined],
  ['"\\\\acme"', undefined],
  ['"https://"', undefined],
]
for (const [text, target] of targets) {
  test(`sends readers from a page with ${text} to ${target ?? 'nowhere, and says so'}`, () => {
    const pages = [moved('a', text), pageWith('src/old/cape.md', 'title: Cape', { url: '/old/cape/' })]

    const { redirects, problems } = pageRedirects(pages, [], testDay)

    assert.equal([...redirects], target === undefined ? [] : [['src/old/a.md', target]])
    assert.equal(
      problems.map(({ code }) => code),
      target === undefined ? ['page/redirect-target'] : [],
    )
  })
}

test('says what cannot be a target', () => {
  const { problems } = pageRedirects([moved('a', 'javascript:alert(1)')], [], testDay)

  assert.equal(linesOf(problems), [
    'src/old/a.md:3:14 error page/redirect-target `redirect_to` is "javascript:alert(1)", which is neither a path of this site nor a web address.',
  ])
})

test('says of a Markdown file that it is not there', () => {
  const { problems } = pageRedirects([moved('a', '../new/tides.md')], [], testDay)

  assert.equal(linesOf(problems), [
    'src/old/a.md:3:14 error page/redirect-target `redirect_to` is "../new/tides.md", and there is no such file among the pages.',
  ])
})

test('tells of a loop once, and shows its pages', () => {
  const pages = [moved('c', '/old/a/'), moved('a', '/old/b/'), moved('b', '/old/c/#x'), moved('d', '/old/a/')]

  const { redirects, problems } = pageRedirects(pages, [], testDay)

  assert.equal([...redirects.keys()], ['src/old/d.md'])
  assert.equal(linesOf(problems), [
    'src/old/a.md:3:14 error page/redirect-loop `redirect_to` leads back to the page itself: /old/a/ → /old/b/ → /old/c/ → /old/a/.',
  ])
})

test('finds a loop over an old address of the page', () => {
  const aliases = [{ url: '/older/', path: 'src/old/a.md', to: '/old/a/' }]

  assert.equal(linesOf(pageRedirects([moved('a', '/older/')], aliases, testDay).problems), [
    'src/old/a.md:3:14 error page/redirect-loop `redirect_to` leads back to the page itself: /old/a/ → /older/ → /old/a/.',
  ])
})

test('keeps a redirect until the end of its last day', () => {
  const pages = [moved('a', '/bay/', `\nremove_date: ${testDay}`), moved('b', '/bay/', '\nremove_date: 2026-05-09')]

  const { redirects, problems } = pageRedirects(pages, [], testDay)

  assert.equal([...redirects.values()], ['/bay/', '/bay/'])
  assert.equal(linesOf(problems), [
    'src/old/b.md:4:14 warning page/redirect-expired The redirect was to go on 2026-05-09.',
  ])
})

test('follows ten thousand redirects in a row', () => {
  const pages = Array.from({ length: 10_000 }, (_, index) => moved(String(index), `/old/${index + 1}/`))

  const { redirects, problems } = pageRedirects(pages, [], testDay)

  assert.is(redirects.size, 10_000)
  assert.equal(problems, [])
})

test.run()
