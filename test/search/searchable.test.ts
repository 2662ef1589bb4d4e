import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { searchable } from '../../plugins/search/searchable.ts'

const test = suite('search/searchable')

const facts = {
  url: '/plan/wiki/',
  section: ['Dev'],
  stage: ['Plan', 'Create'],
  kind: 'Direction',
  above: ['Direction', 'Q & A'],
}

test('the main part of a page, with its facets, its title and its place', () => {
  const page =
    '<html><head><title>x · y</title></head><body><header>No</header><main id="content"><h1>Wiki &amp; <em>notes</em></h1><p>Text</p></main><footer>No</footer></body></html>'

  assert.equal(searchable(page, facts), {
    title: 'Wiki & notes',
    document:
      '<html><body data-pagefind-body>' +
      '<meta data-pagefind-filter="section[content]" content="Dev">' +
      '<meta data-pagefind-filter="stage[content]" content="Plan"><meta data-pagefind-filter="stage[content]" content="Create">' +
      '<meta data-pagefind-filter="kind[content]" content="Direction">' +
      '<meta data-pagefind-meta="title[content]" content="Wiki &amp; notes">' +
      '<meta data-pagefind-sort="place[content]" content="3">' +
      '<meta data-pagefind-meta="above[content]" content="Direction › Q &amp; A">' +
      '<h1 data-pagefind-weight="10">Wiki &amp; <em>notes</em></h1><p>Text</p></body></html>',
  })
})

test('a name that is its title counts as words of the text, and is shown as it is', () => {
  const found = searchable('<main><h1><code>tide/too-low</code></h1></main>', facts)

  assert.match(found?.document ?? '', 'content="·"><meta data-pagefind-meta="name[content]" content="tide/too-low">')
  assert.match(found?.document ?? '', '<h1 data-pagefind-weight="2"><code>tide too low</code></h1>')
})

const named: [url: string, title: string, weight: string, place: string][] = [
  ['/releases/', 'Releases', '10', '2'],
  ['/direction/kickoff/', 'Kickoff of 4.8', '10', '3'],
  ['/direction/kickoff/4.8/', 'Kickoff of 4.8', '7.1', '5'],
  ['/how/plan/', 'How we plan our work here', '10', '3'],
  ['/how/rest/', 'What we do when nobody is there', '3.8', '9'],
  ['/', 'Home', '10', '1'],
]
for (const [url, title, weight, place] of named) {
  test(`counts words of "${title}" at ${url} by how many name the page`, () => {
    const document = searchable(`<main><h1>${title}</h1></main>`, { ...facts, url })?.document ?? ''

    assert.match(document, `<h1 data-pagefind-weight="${weight}">`)
    assert.match(document, `<meta data-pagefind-sort="place[content]" content="${place}">`)
  })
}

test('a layout without a main part is searched as a whole, by its title', () => {
  const found = searchable('<html><head><title>Bare</title></head><body class="x"><p>Text</p></body></html>', facts)

  assert.is(found?.title, 'Bare')
  assert.match(found?.document as string, /›[^>]*><p>Text<\/p><\/body><\/html>$/)
})

test('lists that ask to be skipped are not handed over; what is not closed is left to Pagefind', () => {
  const textOf = (main: string): string =>
    searchable(`<main><h1>Tides</h1>${main}</main>`, facts)?.document.split('</h1>')[1] ?? ''

  assert.is(
    textOf('<p>High.</p><ul class="all" data-search-skip><li>a<ul><li>b</li></ul></li></ul><p>Low.</p>'),
    '<p>High.</p><p>Low.</p></body></html>',
  )
  assert.is(
    textOf('<details data-search-skip=""><p>a</p></details>\n<ul data-search-skip><li>b</li></ul>c'),
    '\nc</body></html>',
  )
  assert.is(textOf('<ul data-search-skip><li>a<ul></ul>'), '<ul data-search-skip><li>a<ul></ul></body></html>')
  assert.is(textOf('<code>&lt;ul data-search-skip></code>'), '<code>&lt;ul data-search-skip></code></body></html>')
})

test('what stands in two cells is two words', () => {
  const found = searchable('<body><table><tr><th>Design</th><td>Ada</td></tr></table></body>', facts)

  assert.match(found?.document as string, '<th>Design </th><td>Ada </td>')
})

test('what asks not to be found, and what is no page, is left out', () => {
  const page = (head: string, body: string) => `<html><head>${head}</head><body>${body}</body></html>`

  assert.is(searchable(page('<meta name="robots" content="noindex">', 'x'), facts), undefined)
  assert.is(searchable(page('<meta name="robots" content="nofollow, noindex">', 'x'), facts), undefined)
  assert.is(searchable('Text', facts), undefined)
  assert.ok(searchable(page('', '<p>&lt;meta name="robots" content="noindex"></p>'), facts))
})

test.run()
