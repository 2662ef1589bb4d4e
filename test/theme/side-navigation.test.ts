import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type NavigationPage, navigationTree, readingOrder } from '../../plugins/theme/navigation.ts'
import { sideNavigation } from '../../plugins/theme/side-navigation.ts'
import { spokenWords } from '../../plugins/theme/words/words.ts'

const test = suite('theme/side-navigation')

const english = spokenWords({ site: { lang: 'en' }, theme: { words: {} } })

const page = (url: string, title: string = url): NavigationPage => ({ url, title })

/** The navigation of a page as indented titles; the page itself is marked. */
function outline(pages: NavigationPage[], at: string): string[] {
  const tree = navigationTree(pages)
  let depth = -1
  const tags = sideNavigation(
    tree,
    (url) => `/p${url}`,
    english,
  )(tree.nodes.get(at)).matchAll(/<(\/?)ul>|<a (aria-current="page" )?href="\/p([^"]*)">([^<]*)<\/a>/g)
  return [...tags].flatMap(([whole, slash, current, , title]) => {
    if (!whole.includes('ul>')) return [`${'  '.repeat(depth)}${current ? '> ' : ''}${title}`]
    depth += slash === '/' ? -1 : 1
    return []
  })
}

const few = ['/', '/a/', '/a/b/', '/a/b/c/', '/a/d/', '/e/', '/e/f/'].map((url) => page(url))

test('shows the top of the site, and the branch of the page with what is below it', () => {
  assert.equal(outline(few, '/'), ['/a/', '/e/'])
  assert.equal(outline(few, '/a/'), ['> /a/', '  /a/b/', '  /a/d/', '/e/'])
  assert.equal(outline(few, '/a/b/'), ['/a/', '  > /a/b/', '    /a/b/c/', '  /a/d/', '/e/'])
  assert.equal(outline(few, '/a/b/c/'), ['/a/', '  /a/b/', '    > /a/b/c/', '  /a/d/', '/e/'])
  assert.equal(outline(few, '/lighthouse/'), ['/a/', '/e/'])
})

test('a site without a home page has its first pages at the top', () => {
  assert.equal(outline(few.slice(1), '/e/f/'), ['/a/', '/e/', '  > /e/f/'])
})

test('a page that lists leave out is shown when it is read', () => {
  assert.equal(outline([...few, { ...page('/e/g/'), isUnlisted: true }], '/e/g/'), [
    '/a/',
    '/e/',
    '  /e/f/',
    '  > /e/g/',
  ])
})

test('of a thousand pages it shows those around the page, and where all of them are', () => {
  const many = Array.from({ length: 1000 }, (_, index) => page(`/a/${String(index).padStart(3, '0')}/`))
  const lines = (at: string): string[] => outline([page('/'), page('/a/'), ...many], at)

  assert.is(lines('/a/500/').length, 27)
  assert.equal(lines('/a/500/').slice(0, 3), ['/a/', '  /a/488/', '  /a/489/'])
  assert.equal(lines('/a/500/').slice(-2), ['  /a/512/', '  All 1,000 pages'])
  assert.equal(lines('/a/000/').slice(0, 2), ['/a/', '  > /a/000/'])
  assert.is(lines('/a/000/').length, 27)
  assert.equal(lines('/a/999/').slice(-2), ['  > /a/999/', '  All 1,000 pages'])
  assert.is(lines('/a/').length, 26)
})

test('titles and addresses are text', () => {
  const tree = navigationTree([page('/'), page('/"><b>/', '<i>')])

  assert.is(
    sideNavigation(tree, (url) => url, english)(undefined),
    '<ul><li><a href="/&quot;&gt;&lt;b&gt;/">&lt;i&gt;</a></li></ul>',
  )
})

test('one reads on depth first, and stays in the part of the site', () => {
  const tree = navigationTree(few)
  const order = readingOrder(tree)
  const around = (url: string): (string | undefined)[] => {
    const { previous, next } = order.get(tree.nodes.get(url) as never) ?? {}
    return [previous?.url, next?.url]
  }

  assert.equal(around('/a/'), [undefined, '/a/b/'])
  assert.equal(around('/a/b/'), ['/a/', '/a/b/c/'])
  assert.equal(around('/a/d/'), ['/a/b/c/', undefined])
  assert.equal(around('/'), [undefined, undefined])
})

test.run()
