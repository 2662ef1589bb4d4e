import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ancestors, type NavigationNode, type NavigationPage, navigationTree } from '../../plugins/theme/navigation.ts'

const test = suite('theme/navigation')

const page = (url: string, title: string = url, weight?: number): NavigationPage => ({
  url,
  title,
  ...(weight === undefined ? {} : { weight }),
})

/** The tree below an address, as indented titles. */
function outline(pages: NavigationPage[], url = '/'): string[] {
  const lines = (node: NavigationNode | undefined, depth: number): string[] =>
    node ? [`${'  '.repeat(depth)}${node.title}`, ...node.children.flatMap((child) => lines(child, depth + 1))] : []
  return lines(navigationTree(pages).nodes.get(url), 0)
}

test('a page is the child of the nearest page above its address', () => {
  const pages = [
    page('/how/plan/deep/'),
    page('/how/'),
    page('/'),
    page('/how/plan/'),
    page('/about/'),
    page('/a.html'),
  ]

  assert.equal(outline(pages), ['/', '  /a.html', '  /about/', '  /how/', '    /how/plan/', '      /how/plan/deep/'])
})

test('a page whose folder has no page belongs to the next one above', () => {
  assert.equal(outline([page('/'), page('/how/plan/deep/')]), ['/', '  /how/plan/deep/'])
})

test('a page is no child of one whose address only begins alike', () => {
  assert.equal(outline([page('/'), page('/how/'), page('/howto/'), page('/how.html')]), [
    '/',
    '  /how.html',
    '  /how/',
    '  /howto/',
  ])
})

test('pages that name files are children of their folder', () => {
  assert.equal(outline([page('/how/'), page('/how/a.html')], '/how/'), ['/how/', '  /how/a.html'])
})

test('without a home page, pages at the top have no parent', () => {
  const { nodes } = navigationTree([page('/how/'), page('/how/plan/')])

  assert.is(nodes.get('/how/')?.parent, undefined)
  assert.is(nodes.get('/how/plan/')?.parent, nodes.get('/how/'))
})

test('orders by weight, then by title in any case, then by address', () => {
  const pages = [
    page('/', 'Home'),
    page('/e/', 'beta'),
    page('/d/', 'Gamma', 20),
    page('/c/', 'alpha'),
    page('/b/', 'Beta'),
    page('/a/', 'Zeta', 3),
    page('/f/', 'Eta', 0),
    page('/g/', 'Theta', -1),
    page('/h/', 'Iota', 20),
  ]

  assert.equal(outline(pages), [
    'Home',
    '  Theta',
    '  Eta',
    '  Zeta',
    '  Gamma',
    '  Iota',
    '  alpha',
    '  Beta',
    '  beta',
  ])
})

test('the order of pages makes no difference', () => {
  const pages = [page('/'), page('/b/'), page('/a/'), page('/a/c/')]

  assert.equal(outline([...pages].reverse()), outline(pages))
})

test('a page stands below the one that it belongs to, where that is deeper in its branch', () => {
  const pages = [
    page('/direction/'),
    page('/direction/dev/'),
    { ...page('/direction/plan/'), above: '/direction/dev/' },
    { ...page('/direction/plan/boards/'), above: '/direction/plan/' },
    { ...page('/direction/wiki/'), above: '/direction/plan/' },
    { ...page('/direction/lost/'), above: '/direction/gone/' },
    { ...page('/elsewhere/'), above: '/direction/dev/' },
  ]

  assert.equal(outline(pages, '/direction/'), [
    '/direction/',
    '  /direction/dev/',
    '    /direction/plan/',
    '      /direction/plan/boards/',
    '      /direction/wiki/',
    '  /direction/lost/',
  ])
})

test('no page stands below itself', () => {
  const pages = [
    page('/'),
    { ...page('/a/'), above: '/a/b/' },
    { ...page('/c/'), above: '/d/' },
    { ...page('/d/'), above: '/c/' },
    page('/a/b/'),
  ]

  assert.equal(outline(pages), ['/', '  /a/', '    /a/b/', '  /d/', '    /c/'])
})

test('changes nothing of the pages that it is given', () => {
  const given = Object.freeze(page('/how/'))

  navigationTree([given, page('/')])

  assert.equal(given, { url: '/how/', title: '/how/' })
})

test('knows the pages above a page, the home page first', () => {
  const { nodes } = navigationTree([page('/'), page('/how/'), page('/how/plan/')])
  const above = (url: string): string[] => ancestors(nodes.get(url)).map((node) => node.url)

  assert.equal(above('/how/plan/'), ['/', '/how/'])
  assert.equal(above('/'), [])
  assert.equal(above('/lighthouse/'), [])
})

test.run()
