import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type EngineOptions, markdownEngine } from '../../plugins/markdown/engine.ts'

const test = suite('markdown/engine')

const options: EngineOptions = { hugo: false, html: { html: 'keep', scripts: false }, prefix: '' }

function rendered(source: string, given: Partial<EngineOptions> = {}): string {
  return markdownEngine({ ...options, ...given }).render(source)
}

test('gives headings their ids', () => {
  assert.is(rendered('## Low & high\n'), '<h2 id="low-high">Low &amp; high</h2>\n')
})

const addresses: [source: string, html: string][] = [
  ['[a](/how/)', '<a href="/prefix/how/">a</a>'],
  ['[a](/)', '<a href="/prefix/">a</a>'],
  ['[a](/how/#low)', '<a href="/prefix/how/#low">a</a>'],
  ['![a](/a.png)', '<img src="/prefix/a.png" alt="a">'],
  ['[![a](/a.png)](/how/)', '<a href="/prefix/how/"><img src="/prefix/a.png" alt="a"></a>'],
  ['[a](how/)', '<a href="how/">a</a>'],
  ['[a](#low)', '<a href="#low">a</a>'],
  ['[a](//acme.example/)', '<a href="//acme.example/">a</a>'],
  ['[a](https://acme.example/)', '<a href="https://acme.example/">a</a>'],
  ["<a href='/how/'>a</a>", '<a href="/prefix/how/">a</a>'],
  ['<a class=b href=/how/>a</a>', '<a class=b href="/prefix/how/">a</a>'],
  [`a <img alt='b > "c"' src='/a.png'>`, `a <img alt='b > "c"' src="/prefix/a.png">`],
  ["a <img src='a\"b.png'>", 'a <img src="handbook-file:a&quot;b.png">'],
  [
    'a <img srcset="/a.png 1x, b.png 2x,c.png" src="a.png">',
    'a <img srcset="/prefix/a.png 1x, handbook-file-in-list:b.png 2x,handbook-file-in-list:c.png" src="handbook-file:a.png">',
  ],
  ['<video poster="/a.png" src="/b.mp4"></video>', '<video poster="/prefix/a.png" src="/prefix/b.mp4"></video>'],
  ['<object data="/a.svg"></object>', '<object data="/prefix/a.svg"></object>'],
  ['<a href="/how/?a&amp;b&quot;">a</a>', '<a href="/prefix/how/?a&amp;b&quot;">a</a>'],
  ['**[a](/how/)**', '<strong><a href="/prefix/how/">a</a></strong>'],
]
for (const [source, html] of addresses) {
  test(`draws ${source} below a path prefix`, () => {
    assert.is(rendered(source, { prefix: '/prefix' }), `<p>${html}</p>\n`)
  })
}

const texts: [what: string, source: string, html: string][] = [
  ['an id of a heading', '## Low {#ebb}', '<h2 id="ebb">Low</h2>\n'],
  ['an id and a class of a heading', '## Low {#ebb .wide}', '<h2 class="wide" id="ebb">Low</h2>\n'],
  ['what kramdown says behind a heading', '## Low {: .no_toc #ebb}', '<h2 class="no_toc" id="ebb">Low</h2>\n'],
  ['what kramdown says below a heading', '## Low\n{:.no_toc #ebb}', '<h2 id="ebb" class="no_toc">Low</h2>\n'],
  ['braces of a heading that are text', '## Use {foo}', '<h2 id="use-foo">Use {foo}</h2>\n'],
  ['an id that repeats', '## Low {#a}\n## High {#a}', '<h2 id="a">Low</h2>\n<h2 id="a-1">High</h2>\n'],
  ['a class below a paragraph', 'Low\n{: .note}', '<p class="note">Low</p>\n'],
  ['a class below a list', '- Low\n\n{: .note #here}', '<ul id="here" class="note">\n<li>Low</li>\n</ul>\n'],
  ['a class right below a list', '- Low\n{: .note}\nHigh', '<ul class="note">\n<li>Low</li>\n</ul>\n<p>High</p>\n'],
  [
    'a class right below a list in a list, and below both',
    '1. Low\n   - High\n   {.note}\n{#here}',
    '<ol id="here">\n<li>Low\n<ul class="note">\n<li>High</li>\n</ul>\n</li>\n</ol>\n',
  ],
  ['braces right below a list that are text', '- Low\n{foo}', '<ul>\n<li>Low\n{foo}</li>\n</ul>\n'],
  ['a class between two paragraphs', 'Low\n{: .note}\nHigh', '<p class="note">Low</p>\n<p>High</p>\n'],
  ['braces below a paragraph that are text', 'Low\n{foo}', '<p>Low\n{foo}</p>\n'],
  ["kramdown's table of contents", '- TOC\n{:toc}\n\nLow', '<p>Low</p>\n'],
  [
    'the heading of a table of contents',
    '## Low\n{:.no_toc .hidden-md}\n\n- TOC\n{:toc}\n\n## High\n\n### Ebb {:.no_toc}\n\n[[_TOC_]]',
    '<h2 id="high">High</h2>\n',
  ],
  ["kramdown's table of contents in a longer list", '1. TOC\n2. Low\n{:toc}\n\nHigh', '<p>High</p>\n'],
  [
    "kramdown's table of contents without a list",
    '- Low\n\nHigh\n\n{:toc}',
    '<ul>\n<li>Low</li>\n</ul>\n<p>High</p>\n',
  ],
  ["kramdown's other table of contents", '* TOC\n{:toc .hidden-md}\n', ''],
  [
    'attributes below a table',
    '| a |\n|---|\n| b |\n{: .wide}\nLow',
    '<table class="wide">\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n<p>Low</p>\n',
  ],
  [
    'attributes below a quotation',
    '> Low\n{: .wide}\nHigh',
    '<blockquote class="wide">\n<p>Low</p>\n</blockquote>\n<p>High</p>\n',
  ],
  [
    'attributes between a heading and a text',
    '## Low\n{: .wide}\nHigh',
    '<h2 class="wide" id="low">Low</h2>\n<p>High</p>\n',
  ],
  [
    "kramdown's comments",
    'Low\n{::comment}\n## High\n\n[a](b/)\n{:/}\nand {::comment}high{:/comment} tide',
    '<p>Low</p>\n<p>and                            tide</p>\n',
  ],
  ["what begins like one of kramdown's comments", '{::comment}\nLow', '<p>{::comment}\nLow</p>\n'],
  [
    'Markdown in HTML that asks for it',
    '<div class="a" markdown="1">\n**Low**\n{: .b}\n<div markdown="1">\n- a\n</div>\n</div>',
    '<div class="a" markdown="1">\n<p class="b"><strong>Low</strong></p>\n<div markdown="1">\n<ul>\n<li>a</li>\n</ul>\n</div>\n</div>',
  ],
  [
    'Markdown in HTML of a text that asks for it',
    '{::options parse_block_html="true" /}\n<div>\n**Low**\n</div>\nHigh',
    '<div>\n<p><strong>Low</strong></p>\n</div>\n<p>High</p>\n',
  ],
  ['HTML that does not ask for it', '<div>\n**Low**\n</div>', '<div>\n**Low**\n</div>'],
  ["kramdown's options", 'Low\n\n{::options parse_block_html="true" /}\n\nHigh', '<p>Low</p>\n<p>High</p>\n'],
  [
    "kramdown's options below attributes",
    '## Low\n{:.no_toc}\n{::options parse_block_html="true" /}\n\nHigh',
    '<h2 class="no_toc" id="low">Low</h2>\n<p>High</p>\n',
  ],
  [
    "kramdown's marks around HTML",
    '| a |\n|---|\n| {::nomarkdown}<b>Low</b>{:/} |\n| `{:/}` |',
    '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>              <b>Low</b></td>\n</tr>\n<tr>\n<td><code>{:/}</code></td>\n</tr>\n</tbody>\n</table>\n',
  ],
  ['other braces of kramdown', '{::comment}\nLow', '<p>{::comment}\nLow</p>\n'],
  ["GitLab's table of contents", '[[_TOC_]]\n\nLow', '<p>Low</p>\n'],
  [
    'what kramdown says of a link',
    '[a](b/){:target="_blank"} c',
    '<p><a href="b/" target="_blank" rel="noopener">a</a> c</p>\n',
  ],
  [
    'what kramdown says of a picture',
    '![a](/b.png){: width="300" .wide onload="x"}',
    '<p><img src="/b.png" alt="a" class="wide" width="300"></p>\n',
  ],
  [
    'emoji',
    'Low :tada: 10:30:00 std::vector :nonsense: a:100:b',
    '<p>Low 🎉 10:30:00 std::vector :nonsense: a:100:b</p>\n',
  ],
  [
    'what is added and taken out',
    'Low {+ high +} and [-ebb-], {-a-}[+b & c+] **{+d+}**',
    '<p>Low <ins> high </ins> and <del>ebb</del>, <del>a</del><ins>b &amp; c</ins> <strong><ins>d</ins></strong></p>\n',
  ],
  [
    'what looks as if it were added or taken out',
    '`{+ a +}` \\[- b -] {{- c -}} [+ d -] {--} [[+ e +]] {+ f\ng +} [+h+](i/)',
    '<p><code>{+ a +}</code> [- b -] {{- c -}} [+ d -] {--} [[+ e +]] {+ f\ng +} <a href="i/">+h+</a></p>\n',
  ],
  [
    'maths as code',
    'Low $`a_1 *b* {+c+}`$\n\n```math\na_1 < b\n```',
    '<p>Low $<code>a_1 *b* {+c+}</code>$</p>\n<pre><code class="language-math">a_1 &lt; b\n</code></pre>\n',
  ],
  ['emoji in code', '`:tada:`', '<p><code>:tada:</code></p>\n'],
  [
    'tasks',
    '- [ ] Low **tide**\n- [x] High\n- [~] Ebb\n- [a](b/)',
    '<ul>\n<li class="task"><label><input type="checkbox" disabled> Low <strong>tide</strong></label></li>\n' +
      '<li class="task"><label><input type="checkbox" disabled checked> High</label></li>\n' +
      '<li class="task task-inapplicable"><label><input type="checkbox" disabled> Ebb</label></li>\n<li><a href="b/">a</a></li>\n</ul>\n',
  ],
  [
    'an alert',
    '> [!NOTE]\n> Low *tide*\n>\n> - a',
    '<div class="callout callout-note" role="note">\n<p class="callout-title">Note</p>\n<p>Low <em>tide</em></p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n',
  ],
  [
    'an alert with a title',
    '> [!warning] Data `loss` <b>\n>\n> Low',
    '<div class="callout callout-warning" role="note">\n<p class="callout-title">Data <code>loss</code> <b></p>\n<p>Low</p>\n</div>\n',
  ],
  [
    'a quotation between lines of marks',
    '## Low\n>>>\nHigh\n\n- a\n> b\n>>>\nEbb',
    '<h2 id="low">Low</h2>\n<blockquote>\n<p>High</p>\n<ul>\n<li>a</li>\n</ul>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n<p>Ebb</p>\n',
  ],
  [
    'a quotation between lines of marks in another, and in a list',
    '- Low\n\n  >>>>\n  >>>\n  High\n  >>>\n  >>>>\n\nEbb',
    '<ul>\n<li>\n<p>Low</p>\n<blockquote>\n<blockquote>\n<p>High</p>\n</blockquote>\n</blockquote>\n</li>\n</ul>\n<p>Ebb</p>\n',
  ],
  [
    'an alert between lines of marks',
    '>>> [!note] Low *tide*\nHigh\n\n1. a\n>>>',
    '<div class="callout callout-note" role="note">\n<p class="callout-title">Low <em>tide</em></p>\n<p>High</p>\n<ol>\n<li>a</li>\n</ol>\n</div>\n',
  ],
  [
    'marks of a quotation that nothing closes',
    '- a\n  >>>\n\n>>>\nLow',
    '<ul>\n<li>a\n<blockquote>\n<blockquote>\n<blockquote></blockquote>\n</blockquote>\n</blockquote>\n</li>\n</ul>\n' +
      '<blockquote>\n<blockquote>\n<blockquote></blockquote>\n</blockquote>\n</blockquote>\n<p>Low</p>\n',
  ],
  [
    'marks of a quotation in code',
    '```\n>>>\nLow\n>>>\n```',
    '<pre><code>&gt;&gt;&gt;\nLow\n&gt;&gt;&gt;\n</code></pre>\n',
  ],
  ['an alert of no known kind', '> [!FOO]\n> Low', '<blockquote>\n<p>[!FOO]\nLow</p>\n</blockquote>\n'],
  [
    'footnotes',
    'Low[^a].\n\n[^a]: High.',
    '<p>Low<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p>\n' +
      '<section class="footnotes" aria-label="Footnotes">\n<ol>\n<li id="fn1" class="footnote-item"><p>High. <a href="#fnref1" class="footnote-backref" aria-label="Back to the text">↩︎</a></p>\n</li>\n</ol>\n</section>\n',
  ],
  ['definitions', 'Ebb\n: Falling', '<dl>\n<dt>Ebb</dt>\n<dd>Falling</dd>\n</dl>\n'],
  [
    'Markdown inside details',
    '<details><summary>More</summary>\n\n- a\n\n</details>',
    '<details><summary>More</summary>\n<ul>\n<li>a</li>\n</ul>\n</details>',
  ],
  [
    'a diagram',
    '```mermaid\ngraph TD; A-->B\n```',
    '<pre class="diagram" data-diagram="mermaid"><code>graph TD; A--&gt;B\n</code></pre>\n',
  ],
  [
    'a table',
    '| a |\n| - |\n| b |',
    '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n',
  ],
  ['a shortcode, where pages are not for Hugo, as text', '{{< note >}}', '<p>{{&lt; note &gt;}}</p>\n'],
]
for (const [what, source, html] of texts) {
  test(`draws ${what}`, () => {
    assert.is(rendered(source), html)
  })
}

const shortHeads: [source: string, cells: string][] = [
  ['| a | b\n| - | - | - |\n| 1 | 2 | 3 |', 'a,b,,1,2,3'],
  ['| a |\n|---|---|\n| 1 | 2 |', 'a,,1,2'],
  ['a \\| b\n--|--\n1|2', 'a | b,,1,2'],
  ['Low\n| a |\n|---|---|\n| 1 | 2 |\n\nHigh', 'a,,1,2'],
  ['> | a |\n> |---|---|\n> | 1 | 2 |\n>\n> Low', 'a,,1,2'],
  ['- Low\n  | a |\n  |---|---|\n  | 1 | 2 |', 'a,,1,2'],
]
for (const [source, cells] of shortHeads) {
  test(`with Hugo, the head of a table may lack cells: ${JSON.stringify(source)}`, () => {
    const drawn = rendered(source, { hugo: true })
    assert.is([...drawn.matchAll(/<t[hd](?: [^>]*)?>([^<]*)/g)].map(([, cell]) => cell).join(), cells)
    assert.is(drawn.includes('High'), source.includes('High'))
  })
}

const kramdownTables: [name: string, source: string, rows: string[]][] = [
  ['rows alone', '| a | b |\n| 1 | 2', ['td a', 'td b', 'td 1', 'td 2']],
  ['one row', '| a \\| b | c |', ['td a | b', 'td c']],
  ['a head that lacks a cell', '| a | b\n|---|---|--:|\n| 1 | 2 | 3 |', ['th a', 'th b', 'td 1', 'td 2', 'td 3']],
  ['a head with a cell too many', '| a | b |\n|---|\n| 1 | 2 |', ['th a', 'th b', 'td 1', 'td 2']],
  [
    'lines of hyphens',
    '|---+---|\n| a | b |\n|:-:+---|\n| 1 | 2 |\n|===|\n| 3 | 4 |',
    ['th a', 'th b', 'td 1', 'td 2', 'td 3', 'td 4'],
  ],
  ['a list around it', '- Low\n\n  | a | b |\n  | 1 | 2 |\n\nHigh', ['td a', 'td b', 'td 1', 'td 2']],
]
for (const [name, source, rows] of kramdownTables) {
  test(`tables as kramdown has them: ${name}`, () => {
    const drawn = rendered(source)
    assert.equal(
      [...drawn.matchAll(/<(t[hd])(?: [^>]*)?>([^<]*)/g)].map(([, tag, cell]) => `${tag} ${cell}`),
      rows,
    )
    assert.is(drawn.includes('<p>High</p>'), source.includes('High'))
    assert.not.match(rendered(source, { hugo: true }), 'td a')
  })
}

const bodies: [name: string, source: string, groups: string][] = [
  ['after a head', '| a | b |\n|---|---|\n| 1 | - |\n|---|---|\n| 3 | 4 |', 'thead a b, tbody 1 -, tbody 3 4'],
  [
    'without a head',
    '| 1 | 2 |\n| 3 | 4 |\n|---+---|\n| 5 | 6 |\n|===|\n| 7 | - |',
    'tbody 1 2 3 4, tbody 5 6, tbody 7 -',
  ],
  ['without bars around them', 'a | b\n--|--\n1 | 2\n---|---\n3 | 4', 'thead a b, tbody 1 2, tbody 3 4'],
  ['at the ends', '| a |\n|---|\n|---|\n| 1 |\n|---|\n|---|\n', 'thead a, tbody 1'],
  ['alone', '| a |\n|---|\n|---|', 'thead a'],
  ['of single hyphens, which are cells', '| a | b |\n|---|---|\n| - | - |', 'thead a b, tbody - -'],
]
for (const [name, source, groups] of bodies) {
  test(`lines of hyphens between rows begin new bodies: ${name}`, () => {
    const told = (html: string): string =>
      [...html.matchAll(/<(t(?:head|body))>(.*?)<\/\1>/gs)]
        .map(
          ([, group, rows = '']) =>
            `${group} ${rows
              .replace(/<[^>]*>/g, ' ')
              .trim()
              .replace(/\s+/g, ' ')}`,
        )
        .join(', ')

    assert.is(told(rendered(source)), groups)
  })
}

test('with Hugo, a line of hyphens between rows is a row', () => {
  assert.match(rendered('| a |\n|---|\n| 1 |\n|---|\n| 2 |', { hugo: true }), '<td>---</td>')
})

for (const source of ['| a', '|a| b', 'a | b |\n| c | d |', '|---|---|', 'Low\n| a | b |', '    | a | b |']) {
  test(`no table, for kramdown either: ${JSON.stringify(source)}`, () => {
    assert.not.match(rendered(source), '<table>')
  })
}

test('a line of a table that is nearly one of hyphens is read at once', () => {
  const start = performance.now()

  rendered(`| a | b |\n|${'-'.repeat(100_000)}x|\n`)

  assert.ok(performance.now() - start < 1000)
})

test('attributes below a table of kramdown belong to it', () => {
  assert.match(rendered('| a | b |\n{: .wide}\n\nLow'), '<table class="wide">')
})

test('with Hugo, the head of a table with too many cells is text', () => {
  assert.not.match(rendered('| a | b | c |\n|---|---|\n', { hugo: true }), '<table>')
})

const bare: [source: string, html: string][] = [
  ['https://acme.example/a_b_c.', '<a href="https://acme.example/a_b_c">https://acme.example/a_b_c</a>.'],
  [
    'Low (see http://acme.example/a(b)?c=1&d=2).',
    'Low (see <a href="http://acme.example/a(b)?c=1&amp;d=2">http://acme.example/a(b)?c=1&amp;d=2</a>).',
  ],
  [
    '[a https://acme.example/?b[]=c](d/) https://acme.example/?b[]=c&not[e]=f]',
    '<a href="d/">a https://acme.example/?b[]=c</a> <a href="https://acme.example/?b%5B%5D=c&amp;not%5Be%5D=f">https://acme.example/?b[]=c&amp;not[e]=f</a>]',
  ],
  ['Low www.acme.example/a, b.', 'Low <a href="http://www.acme.example/a">www.acme.example/a</a>, b.'],
  ['**https://acme.example**', '<strong><a href="https://acme.example">https://acme.example</a></strong>'],
  ['To ada.moss@example.com.', 'To <a href="mailto:ada.moss@example.com">ada.moss@example.com</a>.'],
  ['[https://acme.example/](b/) c', '<a href="b/">https://acme.example/</a> c'],
  ['[a https://acme.example/b](c/)', '<a href="c/">a https://acme.example/b</a>'],
  ['<a href="b/">https://acme.example/</a>', '<a href="b/">https://acme.example/</a>'],
  ['<https://acme.example/>', '<a href="https://acme.example/">https://acme.example/</a>'],
  ['![https://acme.example/](b/)', '<img src="b/" alt="https://acme.example/">'],
  ['`https://acme.example/`', '<code>https://acme.example/</code>'],
  [
    'plan.md //acme.example/ acme.example 10.0.0.1 a@b pkg@1.2.3 javascript://acme.example/ www. www.. awww.b.c',
    'plan.md //acme.example/ acme.example 10.0.0.1 a@b pkg@1.2.3 javascript://acme.example/ www. www.. awww.b.c',
  ],
]
for (const [source, html] of bare) {
  test(`makes links of addresses in ${source}`, () => {
    assert.is(rendered(source), `<p>${html}</p>\n`)
  })
}

const shown = '<a href="https://acme.example/a">https://acme.example/a</a>'
const wide: [source: string, html: string][] = [
  ['潮（https://acme.example/a）を見る。', `潮（${shown}）を見る。`],
  ['潮は https://acme.example/aに、', `潮は ${shown}に、`],
  ['“https://acme.example/a.”', `“${shown}.”`],
  ['潮 https://潮.example/', '潮 https://潮.example/'],
]
for (const [source, html] of wide) {
  test(`with Hugo, ends the address in ${source} before what is not ASCII`, () => {
    assert.is(rendered(source, { hugo: true }), `<p>${html}</p>\n`)
  })
}

const shortcodes: [what: string, source: string, html: string][] = [
  [
    'an alert',
    '{{% alert title="Low **tide**" color="warning" %}}\nHigh\n\n- a\n{{% /alert %}}',
    '<div class="callout callout-warning" role="note">\n<p class="callout-title">Low <strong>tide</strong></p>\n<p>High</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n',
  ],
  [
    'an alert with a type, as in the documentation of GitLab',
    '{{< alert type="warning" >}}\n\nLow\n\n{{< /alert >}}',
    '<div class="callout callout-warning" role="note">\n<p class="callout-title">Warning</p>\n<p>Low</p>\n</div>\n',
  ],
  [
    'the colour of a page’s notice',
    '{{% pageinfo color="warning" %}}\nLow\n{{% /pageinfo %}}',
    '<div class="callout callout-warning" role="note">\n<p class="callout-title">Warning</p>\n<p>Low</p>\n</div>\n',
  ],
  [
    'an alert in one line',
    '{{< alert >}}High{{< /alert >}}',
    '<div class="callout callout-note" role="note">\n<p class="callout-title">Note</p>\n<p>High</p>\n</div>\n',
  ],
  [
    'details in a list',
    '1. Low\n\n   {{% details summary="More" %}}\n   - a\n   {{% /details %}}\n2. High',
    '<ol>\n<li>\n<p>Low</p>\n<details>\n<summary>More</summary>\n<ul>\n<li>a</li>\n</ul>\n</details>\n</li>\n<li>\n<p>High</p>\n</li>\n</ol>\n',
  ],
  [
    'details inside details',
    '{{< details "a" >}}\n{{< details "b" >}}\nLow\n{{< /details >}}\n{{< /details >}}',
    '<details>\n<summary>a</summary>\n<details>\n<summary>b</summary>\n<p>Low</p>\n</details>\n</details>\n',
  ],
  [
    'a panel',
    '{{< panel header="**Note**" header-bg="danger" footer="Low" >}}\nHigh\n{{< /panel >}}',
    '<div class="callout callout-caution" role="note">\n<p class="callout-title"><strong>Note</strong></p>\n<p>High</p>\n<p class="card-footer">Low</p>\n</div>\n',
  ],
  [
    'cards',
    '{{% cardpane %}}\n{{% card header="Low" footer="Ebb" %}}\nHigh\n{{% /card %}}\n{{% /cardpane %}}',
    '<div class="card-pane">\n<div class="card">\n<p class="card-header">Low</p>\n<p>High</p>\n<p class="card-footer">Ebb</p>\n</div>\n</div>\n',
  ],
  [
    'a list of releases',
    '{{< cards >}}\n\n- [19.0](/releases/19.0/)\n\n{{< /cards >}}',
    '<div class="card-pane">\n<ul>\n<li><a href="/releases/19.0/">19.0</a></li>\n</ul>\n</div>\n',
  ],
  [
    'a video',
    '{{< youtube "/sXE8F5Vu1sA" >}}',
    '<p class="video"><a href="https://www.youtube.com/watch?v=sXE8F5Vu1sA" data-video="https://www.youtube-nocookie.com/embed/sXE8F5Vu1sA">Video (YouTube)</a></p>\n',
  ],
  [
    'a video among words',
    '- Talk {{< vimeo 12345 >}}',
    '<ul>\n<li>Talk <span class="video"><a href="https://vimeo.com/12345" data-video="https://player.vimeo.com/video/12345?dnt=1">Video (Vimeo)</a></span></li>\n</ul>\n',
  ],
  [
    'a call that cannot be read, and text that is none',
    'Low {{< label name="high >}} {{<>}} {{ x }}',
    '<p>Low <code class="shortcode">{{&lt; label</code> name=&quot;high &gt;}} {{&lt;&gt;}} {{ x }}</p>\n',
  ],
  [
    'names of arguments in quotes',
    '{{< label "name"="bug" color = "#f0ad4e" >}} {{< label "name" >}}',
    '<p><span class="label-pill" style="--label-color: #f0ad4e"><span>bug</span></span> <span class="label-pill" data-label="name"><span>name</span></span></p>\n',
  ],
  [
    'a label among words',
    'Low {{< label name="section::ops" color="#f0ad4e" light="true" >}}',
    '<p>Low <span class="label-pill" style="--label-color: #f0ad4e"><span>section<span class="label-mark">::</span></span><span>ops</span></span></p>\n',
  ],
  [
    'people',
    '- Lead: {{< member-by-name "Ada <b>" >}} and {{< member-and-role-by-gitlab "ada" "bob" >}}',
    '<ul>\n<li>Lead: <span class="member">Ada &lt;b&gt;</span> and <span class="member">@ada</span>, <span class="member">@bob</span></li>\n</ul>\n',
  ],
  [
    'a figure',
    '{{< figure src="/a.png" alt="Low" caption="*High*" width="300" link="javascript:x" >}}',
    '<figure><img src="/a.png" alt="Low" width="300" loading="lazy"><figcaption><em>High</em></figcaption></figure>\n',
  ],
  [
    'a figure among words',
    'Low {{< figure src="/a.png" caption="High" >}}',
    '<p>Low <img src="/a.png" alt="High" loading="lazy"> High</p>\n',
  ],
  ['a link by name', '[Low]({{< ref "/handbook/low#ebb" >}})', '<p><a href="/handbook/low#ebb">Low</a></p>\n'],
  ['a link by file', '[Low]({{< relref "low.md" >}})', '<p><a href="handbook-file:low.md?ref">Low</a></p>\n'],
  [
    'a link by file with an anchor behind the call',
    '[Low]({{< ref "low" >}}#ebb "Low")',
    '<p><a href="handbook-file:low.md?ref#ebb" title="Low">Low</a></p>\n',
  ],
  [
    'a link by file that is named, in angle brackets',
    '[Low](<{{< ref path="low" lang="ja" >}}>)',
    '<p><a href="handbook-file:low.md?ref">Low</a></p>\n',
  ],
  [
    'a link by file that is defined elsewhere',
    '[Low]\n\n[low]: {{< ref "low" >}}',
    '<p><a href="handbook-file:low.md?ref">Low</a></p>\n',
  ],
  [
    'a link by file in HTML',
    '<a href="{{< ref "low" >}}#ebb">Low</a>',
    '<p><a href="handbook-file:low.md?ref#ebb"       >Low</a></p>\n',
  ],
  [
    'a link by file in code as it is written',
    '`[Low]({{< ref path="low" >}})`',
    '<p><code>[Low]({{&lt; ref path=&quot;low&quot; &gt;}})</code></p>\n',
  ],
  [
    'arguments over lines and in backticks',
    '{{< label\n  name=`a "b"`\n>}}',
    '<p><span class="label-pill" data-label="a &quot;b&quot;"><span>a &quot;b&quot;</span></span></p>\n',
  ],
  ['an escaped call as text', 'Write {{</* note */>}}', '<p>Write {{&lt; note &gt;}}</p>\n'],
  [
    'a call in code as text',
    '`{{< note >}}`\n\n```\n{{< youtube "abcdefghijk" >}}\n```',
    '<p><code>{{&lt; note &gt;}}</code></p>\n<pre><code>{{&lt; youtube &quot;abcdefghijk&quot; &gt;}}\n</code></pre>\n',
  ],
  [
    'an unknown one as code',
    '{{< tide "<b>" >}}',
    '<p><code class="shortcode">{{&lt; tide &quot;&lt;b&gt;&quot; &gt;}}</code></p>\n',
  ],
  [
    'an unknown pair with its text',
    '{{< tide >}}\nLow\n{{< /tide >}}',
    '<p><code class="shortcode">{{&lt; tide &gt;}}</code></p>\n<p>Low</p>\n<p><code class="shortcode">{{&lt; /tide &gt;}}</code></p>\n',
  ],
  [
    'one that is never closed',
    '{{% alert %}}\nLow',
    '<p><code class="shortcode">{{% alert %}}</code></p>\n<p>Low</p>\n',
  ],
  [
    'one that was never opened',
    'Low\n\n{{% /alert %}}',
    '<p>Low</p>\n<p><code class="shortcode">{{% /alert %}}</code></p>\n',
  ],
  [
    'arguments that make no sense',
    '{{< youtube "a b" >}}',
    '<p><code class="shortcode">{{&lt; youtube &quot;a b&quot; &gt;}}</code></p>\n',
  ],
  [
    'calls in HTML',
    '<div>\n{{% note %}}Low{{% /note %}}\n<i>{{< label "a" >}}</i></div>',
    '<div>\n<div class="callout callout-note" role="note">\n<p class="callout-title">Note</p>\n<p>Low</p>\n</div>\n<i><span class="label-pill" data-label="a"><span>a</span></span></i></div>',
  ],
  ['no call in a comment', '<!-- Copy this:\n\n{{< details >}}\nLow\n{{< /details >}}\n-->\n\nHigh', '\n<p>High</p>\n'],
  [
    'calls between comments',
    '<!-- a --> {{< label "b" >}} <!-- c -->',
    '<!-- a --> <span class="label-pill" data-label="b"><span>b</span></span> <!-- c -->',
  ],
  [
    'calls in a table',
    '| a |\n| - |\n| {{< label "b" >}} |',
    '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><span class="label-pill" data-label="b"><span>b</span></span></td>\n</tr>\n</tbody>\n</table>\n',
  ],
]
for (const [what, source, html] of shortcodes) {
  test(`draws for Hugo ${what}`, () => {
    assert.is(rendered(source, { hugo: true }), html)
  })
}

const references = { host: 'https://git.example', project: 'acme/app', group: 'acme', users: false }
const link = (path: string, text: string): string =>
  `<a href="https://git.example/${path}" class="reference">${text}</a>`
const pill = (path: string, text: string, name: string): string =>
  `<a class="label-pill" href="https://git.example/acme/app/-/issues?label_name%5B%5D=${path}" data-label="${name}">${text}</a>`
const referring: [source: string, html: string][] = [
  ['See #12.', `See ${link('acme/app/-/issues/12', '#12')}.`],
  ['acme/tide/web#12', link('acme/tide/web/-/issues/12', 'acme/tide/web#12')],
  ['(!34)', `(${link('acme/app/-/merge_requests/34', '!34')})`],
  [
    '&5 and acme/sea&6',
    `${link('groups/acme/-/epics/5', '&amp;5')} and ${link('groups/acme/sea/-/epics/6', 'acme/sea&amp;6')}`,
  ],
  ['%17.2', link('acme/app/-/milestones?search_title=17.2&amp;state=all', '%17.2')],
  ['%"Next 3"', link('acme/app/-/milestones?search_title=Next%203&amp;state=all', '%&quot;Next 3&quot;')],
  ['~bug', pill('bug', '<span>bug</span>', 'bug')],
  ['~bug. ~v1.2?', `${pill('bug', '<span>bug</span>', 'bug')}. ${pill('v1.2', '<span>v1.2</span>', 'v1.2')}?`],
  [
    '~devops::plan',
    pill('devops%3A%3Aplan', '<span>devops<span class="label-mark">::</span></span><span>plan</span>', 'devops::plan'),
  ],
  [
    '~"Category:Low & high"',
    pill('Category%3ALow%20%26%20high', '<span>Category:Low &amp; high</span>', 'Category:Low &amp; high'),
  ],
  [
    '`#12` [#12](/a/) \\#12 C#12 50%17.2 a@b.example ~12 ~/a http://a.example/#12',
    '<code>#12</code> <a href="/a/">#12</a> #12 C#12 50%17.2 a@b.example ~12 ~/a <a href="http://a.example/#12">http://a.example/#12</a>',
  ],
  ['@ada', '@ada'],
]
for (const [source, html] of referring) {
  test(`draws references: ${source}`, () => {
    assert.is(rendered(source, { references }), `<p>${html}</p>\n`)
  })
}

test('draws names as references where that is wanted, and none of them where no project is named', () => {
  assert.is(
    rendered('@ada, @bob.moss. a@ada', { references: { ...references, users: true } }),
    `<p>${link('ada', '@ada')}, ${link('bob.moss', '@bob.moss')}. a@ada</p>\n`,
  )
  assert.is(
    rendered('#12 &5 acme/app#1 !2', { references: { host: 'https://git.example', users: false } }),
    `<p>#12 &amp;5 ${link('acme/app/-/issues/1', 'acme/app#1')} !2</p>\n`,
  )
})

test('gives headings with references the ids that they have without', () => {
  const source = '## Low ~"devops::plan" #12'

  const [, plain] = /id="([^"]*)"/.exec(rendered(source)) ?? []
  assert.is(/id="([^"]*)"/.exec(rendered(source, { references }))?.[1], plain)
})

test('draws the head of a design document from its front matter', () => {
  const fields = { status: 'proposed', authors: ['@ada', '@bob'], 'owning-stage': '~devops::<b>', coach: null }

  assert.is(
    markdownEngine({ ...options, hugo: true }).render('{{< engineering/design-document-header >}}', { fields }),
    '<table class="document-facts"><tbody>\n<tr><th scope="row">Status</th><td>proposed</td></tr>\n' +
      '<tr><th scope="row">Authors</th><td>@ada, @bob</td></tr>\n<tr><th scope="row">Owning stage</th><td>~devops::&lt;b&gt;</td></tr>\n</tbody></table>\n',
  )
})

test('marks of additions that are never closed take no long time', () => {
  const start = performance.now()
  rendered('{+ '.repeat(50_000))

  assert.ok(performance.now() - start < 3000)
})

test.run()
