import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { finishedContent, titledContent } from '../../plugins/theme/page-content.ts'
import { en } from '../../plugins/theme/words/en.ts'

const test = suite('theme/page-content')

const finished = (content: string): string => finishedContent(content, en).content

test('a heading has a link to itself, which says where it leads', () => {
  assert.is(
    finished('<h2 id="low">Low &amp; high</h2><h3 class="x" id="ebb">The <a href="/a/">ebb</a></h3>'),
    '<h2 id="low">Low &amp; high<a class="heading-link" href="#low" aria-label="Link to Low &amp; high"></a></h2>' +
      '<h3 class="x" id="ebb">The <a href="/a/">ebb</a><a class="heading-link" href="#ebb" aria-label="Link to The ebb"></a></h3>',
  )
})

test('a count beside a heading is not part of its name', () => {
  const { content, headings } = finishedContent(
    '<h3 id="plan"><a href="/plan/">Plan</a> <span class="note">2 items</span></h3>',
    en,
  )

  assert.equal(headings, [{ level: 3, id: 'plan', text: 'Plan' }])
  assert.match(
    content,
    '<span class="note">2 items</span><a class="heading-link" href="#plan" aria-label="Link to Plan">',
  )
})

test('headings without an id and the lowest levels stay as they are', () => {
  const content = '<h1>Bay</h1><h2>No id</h2><h2 id="">Empty</h2><h5 id="deep">Deep</h5>'

  assert.is(finished(content), content)
})

const beginnings: [name: string, content: string, heading: string, rest: string][] = [
  ['the title', '<h1 id="bay">The <em>bay</em></h1>\n<p>Text</p>', '<h1 id="bay">The <em>bay</em></h1>', '<p>Text</p>'],
  ['a comment before it', '<!-- x -->\n<h1>The bay</h1>\n', '<h1>The bay</h1>', '<!-- x -->\n'],
  ['another heading', '<h1 id="low">Low</h1>', '<h1>The bay</h1>', '<h1 id="low">Low</h1>'],
  ['text', '<p>Text</p><h1>The bay</h1>', '<h1>The bay</h1>', '<p>Text</p><h1>The bay</h1>'],
]

for (const [name, content, heading, rest] of beginnings) {
  test(`a page has its title once, where its content begins with ${name}`, () => {
    const page = titledContent(content, 'The bay')

    assert.equal([page.heading.text, page.content], [heading, rest])
  })
}

test('comments that are never followed by a heading take no time', () => {
  const start = performance.now()

  titledContent('<!-- --> '.repeat(20_000), 'The bay')

  assert.ok(performance.now() - start < 1000)
})

test('the table of contents has the first three levels, in order, without those that ask to be left out', () => {
  const { headings } = finishedContent(
    [
      '<h1 id="bay">Bay</h1>',
      '<h2 id="low">Low</h2>',
      '<h3 class="x" id="ebb" tabindex="-1">Ebb</h3>',
      '<h4 id="deep">Deep</h4>',
      '<h2\n id="high">High\ntide</h2>',
      '<h2 id="out" class="no_toc">Out</h2>',
      '<h2>No id</h2>',
    ].join('\n'),
    en,
  )

  assert.equal(headings, [
    { level: 1, id: 'bay', text: 'Bay' },
    { level: 2, id: 'low', text: 'Low' },
    { level: 3, id: 'ebb', text: 'Ebb' },
    { level: 2, id: 'high', text: 'High\ntide' },
  ])
})

const texts: [name: string, inner: string, text: string][] = [
  ['a link', '<a href="/low/">Low</a> tide', 'Low tide'],
  ['code', 'The <code>tide</code> field', 'The tide field'],
  ['a picture', 'Low <img src="a.png" alt="">', 'Low'],
  ['escaped markup', '&lt;b&gt; &amp;amp; &quot;low&quot;', '&lt;b&gt; &amp;amp; &quot;low&quot;'],
  ['an apostrophe', 'Don&#39;t', 'Don&#39;t'],
  ['quotes as they are', 'Low "tide"', 'Low &quot;tide&quot;'],
  ['white space', '\n  Low  ', 'Low'],
]
for (const [name, inner, text] of texts) {
  test(`reads a heading with ${name}`, () => {
    assert.is(finishedContent(`<h2 id="low">${inner}</h2>`, en).headings[0]?.text, text)
  })
}

const open = (label: string): string => `<div class="table-box" role="group" aria-label="${label}" tabindex="0">`

test('a table has a box that scrolls, named for the heading above', () => {
  assert.is(finished('<table><tr></tr></table>'), `${open('Table')}<table><tr></tr></table></div>`)
  assert.is(
    finished('<h2 id="a">&lt;A&gt;</h2><table class="b"></table>').replace(/^.*<\/h2>/, ''),
    `${open('Table: &lt;A&gt;')}<table class="b"></table></div>`,
  )
})

test('a box that is there is used; what is inside a table needs none; one with a role has its own', () => {
  assert.is(
    finished('<div class="table-box"><table></table></div><table></table>'),
    `${open('Table')}<table></table></div>${open('Table')}<table></table></div>`,
  )
  assert.is(
    finished('<table><td><table></table></td></table>'),
    `${open('Table')}<table><td><table></table></td></table></div>`,
  )
  assert.is(finished('<table role="table"></table>'), '<table role="table"></table>')
})

test('tables that are not closed stay as they are', () => {
  assert.is(finished('<table><tr>'), '<table><tr>')
  assert.is(finished('</table><p>x</p>'), '</table><p>x</p>')
})

test('a listing can be reached by keyboard', () => {
  assert.is(finished('<pre><code>&lt;table&gt;</code></pre>'), '<pre tabindex="0"><code>&lt;table&gt;</code></pre>')
})

test.run()
