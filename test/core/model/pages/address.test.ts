import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { needsPermalink, pageAddress, sitePath, step } from '../../../../plugins/core/model/pages/address.ts'

const test = suite('core/model/pages/address')

const site = 'https://handbook.boats.example'

const paths: [text: string, expected: ReturnType<typeof sitePath>][] = [
  ['/', { url: '/', isClean: true }],
  ['/direction/sail/', { url: '/direction/sail/', isClean: true }],
  ['/direction/sail', { url: '/direction/sail/', isClean: false }],
  ['/direction/sail/#masts', { url: '/direction/sail/', anchor: 'masts', isClean: true }],
  ['/direction/sail#masts', { url: '/direction/sail/', anchor: 'masts', isClean: false }],
  ['/direction/sail/?from=mail', { url: '/direction/sail/', isClean: false }],
  ['/direction/sail.html', { url: '/direction/sail.html', isClean: true }],
  ['/direction/maturity.json', { url: '/direction/maturity.json', isClean: true }],
  ['/direction/v1.2', { url: '/direction/v1.2/', isClean: false }],
  [`${site}/direction/sail/`, { url: '/direction/sail/', isClean: false }],
  [`${site}/direction/sail/#masts`, { url: '/direction/sail/', anchor: 'masts', isClean: false }],
  [site, { url: '/', isClean: false }],
]
for (const [text, expected] of paths) {
  test(`reads ${text}`, () => {
    assert.equal(sitePath(text, site), expected)
  })
}

const refused = [
  '',
  'direction/sail/',
  '/..',
  '/../sail/',
  '/direction/../../sail/',
  '/direction/./sail/',
  '/direction/.../sail/',
  '/%2e%2e/sail/',
  '/%2E%2E',
  '/direction/%2e/sail/',
  '/direction%2f..%2fsail/',
  '/direction\\..\\sail/',
  '/\\sail/',
  '/%5csail/',
  '//sail/',
  '//harbour.example/sail/',
  '/direction//sail/',
  '/direction/%00/',
  '/direction/%zz/',
  '/direction/a:b/',
  '/direction/<sail>/',
  'https://harbour.example/direction/sail/',
  'https://handbook.boats.example.evil.example/sail/',
  'javascript:alert(1)',
  'mailto:ada@boats.example',
]
for (const text of refused) {
  test(`refuses ${JSON.stringify(text)}`, () => {
    assert.is(sitePath(text, site), undefined)
  })
}

test('takes no full address for a path while the site has none of its own', () => {
  assert.is(sitePath(`${site}/direction/sail/`), undefined)
})

const steps: [key: string, expected: string][] = [
  ['sea_charts', 'sea_charts'],
  ['v1.2-beta', 'v1.2-beta'],
  ['Sea charts & maps', 'Sea-charts-maps'],
  ['港', '港'],
  ['../secret', 'secret'],
  ['..', '-'],
  ['', '-'],
  ['a/b', 'a-b'],
]
for (const [key, expected] of steps) {
  test(`makes the step ${expected} of the key "${key}"`, () => {
    assert.is(step(key), expected)
  })
}

const pages: [path: string, permalink: unknown, url: string | undefined][] = [
  ['index.md', undefined, '/'],
  ['_index.md', undefined, '/'],
  ['index.html.md', undefined, '/'],
  ['about.md', undefined, '/about/'],
  ['about.html.md', undefined, '/about.html'],
  ['product/index.md', undefined, '/product/'],
  ['product/_index.md', undefined, '/product/'],
  ['product/index.html.md', undefined, '/product/'],
  ['product/about.html.md', undefined, '/product/about.html'],
  ['product/my_index.md', undefined, '/product/my_index/'],
  ['product/v1.2.md', undefined, '/product/v1.2/'],
  // Eleventy 3 keeps the date in the address, and writes `tide/tide.md` to its folder.
  ['notes/2024-02-01-low-tide.md', undefined, '/notes/2024-02-01-low-tide/'],
  ['2024-02-01-trip/index.md', undefined, '/2024-02-01-trip/'],
  ['notes/2024-02-01.md', undefined, '/notes/2024-02-01/'],
  ['tide/tide.md', undefined, '/tide/'],
  ['about.md', null, '/about/'],
  ['about.md', true, '/about/'],
  ['about.md', false, undefined],
  ['about.md', '/who/we/are/', '/who/we/are/'],
  ['about.md', '/who/we/are', '/who/we/are/'],
  ['about.md', '/who/index.html', '/who/'],
  ['about.md', 'who/index.html', '/who/'],
  ['about.md', 'who/', '/who/'],
  ['about.md', '/who.html', '/who.html'],
  ['about.md', '/../who/', undefined],
  ['about.md', '/{{ page.fileSlug }}/', undefined],
  ['about.md', '/{{ title | slugify }}/', undefined],
  ['about.md', { build: '/who/' }, undefined],
  ['about.md', 7, undefined],
]
for (const [path, permalink, url] of pages) {
  const given = permalink === undefined ? '' : ` with the permalink ${JSON.stringify(permalink)}`
  test(`${path}${given} stands ${url === undefined ? 'nowhere' : `at ${url}`}`, () => {
    assert.is(pageAddress(path, permalink), url)
  })
}

test('a key that is too long for a name of a file keeps its beginning, and differs from others', () => {
  const [a, b] = [step(`${'a'.repeat(300)}b`), step(`${'a'.repeat(300)}c`)]

  assert.match(a, /^a{40}-\d+$/)
  assert.match(b, /^a{40}-\d+$/)
  assert.not.equal(a, b)
  assert.match(step('潮'.repeat(80)), /^潮{40}-\d+$/)
  assert.is(step('a'.repeat(200)), 'a'.repeat(200))
})

test('a name that no file can have stands nowhere', () => {
  assert.is(pageAddress('about.md', `/${'a'.repeat(256)}/`), undefined)
  assert.is(pageAddress('about.md', `/${'a'.repeat(255)}/`), `/${'a'.repeat(255)}/`)
})

const permalinks: [path: string, isNeeded: boolean][] = [
  ['index.md', false],
  ['product/index.md', false],
  ['_index.md', true],
  ['product/_index.md', true],
  ['product/index.html.md', true],
  ['product/about.html.md', true],
  ['about.md', false],
  ['my_index.md', false],
]
for (const [path, isNeeded] of permalinks) {
  test(`${path} ${isNeeded ? 'needs' : 'does not need'} a permalink to stand there`, () => {
    assert.is(needsPermalink(path), isNeeded)
  })
}

test.run()
