import MarkdownIt from 'markdown-it'
import { parseFragment } from 'parse5'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { htmlToMarkdown } from '../../../../plugins/core/model/html-to-markdown/html-to-markdown.ts'
import { textWithin } from '../../../../plugins/core/model/html-to-markdown/html-tree.ts'

const test = suite('core/model/html-to-markdown/html-to-markdown')

const written = (html: string): string => htmlToMarkdown(html, (address) => address)

test('writes headings, paragraphs, lines and quotations', () => {
  assert.is(
    written(`<main id="content">
<h1>Plan</h1>
<div><p>All   that we
plan.<br>And <em>when</em>.</p>Loose text<h2 id="a"><a href="/a/">A<br>b</a><a class="link" href="#a" aria-label="Link"></a></h2>
<hr><blockquote><p>One</p><p>Two</p></blockquote><h3></h3></div></main>`),
    `# Plan

All that we plan.${'  '}
And _when_.

Loose text

## [A b](/a/)

---

> One
>
> Two`,
  )
})

test('writes lists as dense as they are, and keeps two lists apart', () => {
  assert.is(
    written(`<ul><li>a<ul><li>b</li><li>c</li></ul></li><li></li><li><p>d</p></li></ul><ul><li>e</li></ul>
<ol start="9"><li>f</li><li>g<pre><code>x
  y
</code></pre></li></ol>
<ol><li><ol start="3"><li>h</li></ol></li></ol>
<ul><li><label><input type="checkbox" disabled checked> done</label></li><li><input type="checkbox"><p>open</p></li></ul>
<ul>before<li>i</li><ul><li>j</li></ul></ul>`),
    `- a
  - b
  - c
- d

* e

9. f

10. g

    \`\`\`
    x
      y
    \`\`\`

1) 3. h

- [x] done

- [ ]

  open

* before
* i
  - j`,
  )
})

test('writes definitions as a list', () => {
  assert.is(
    written(
      '<dl><dt>Owner</dt><dd><a href="/ada/">Ada</a></dd><div><dt>Kind</dt><dt>Type</dt><dd><p>One</p><p>Two</p></dd></div><dt>None</dt></dl>',
    ),
    `- **Owner**: [Ada](/ada/)

- **Kind**, **Type**: One

  Two

- **None**`,
  )
})

test('writes tables, with cells in one line each', () => {
  assert.is(
    written(`<table><caption>Who</caption><thead><tr><th>Name</th><th style="text-align:right">Age</th><th></th></tr></thead>
<tbody><tr><th>a|b</th><td><code>x|y</code></td><td><p>p</p><ul><li>q</li><li>r</li></ul></td></tr>
<tr><td colspan="2">wide</td><td rowspan="2">tall</td></tr><tr><td><pre>one
two</pre></td></tr><tr><td>last</td><td aria-hidden="true">drawn</td></tr></tbody></table>
<table><tr><td>no</td><td>head</td></tr></table><table></table>`),
    `Who

| Name | Age |  |
| --- | ---: | --- |
| a\\|b | \`x\\|y\` | p<br>q<br>r |
| wide |  | tall |
| one two |
| last |

|  |  |
| --- | --- |
| no | head |`,
  )
})

test('writes code so that nothing in it ends it', () => {
  assert.is(
    written(`<p><code>a</code>, <code> b\`\`c </code>, <code>\`</code>, <samp>d <b>e</b></samp><code>f</code>, <code>g <a href="/g/">h</a></code></p>
<pre><code class="language-yaml">a: |
  \`\`\`

b</code></pre><pre data-diagram="mermaid">graph</pre>`),
    `\`a\`, \`\`\`b\`\`c\`\`\` , \`\` \` \`\`, \`d\` \`ef\`, \`g\` [\`h\`](/g/)

\`\`\`\`yaml
a: |
  \`\`\`

b
\`\`\`\`

\`\`\`mermaid
graph
\`\`\``,
  )
})

test('writes links and pictures; what plays is a link, and what is empty is nothing', () => {
  assert.is(
    htmlToMarkdown(
      `<a href="a (1).html" title='T "t"'> <b>A</b> </a>! <a href="b"></a>Look!<a href="c">c</a> <a href="javascript:d()">d</a> <a name="e">e</a>
<img src="f.png" alt="F [f]"> <img src="g.png"> <img src="h.png" alt=""> <a href="i"><img src="data:x" alt="I"></a>
<iframe src="https://video.example/1" title="Talk"></iframe> <video><source src="k.mp4"></video>
<a href="l"><h3>Card</h3><p>text</p></a>`,
      (address) => `/${address}`,
    ),
    `[**A**](/a%20%281%29.html "T \\"t\\"") ! Look\\![c](/c) d e ![F \\[f\\]](/f.png) ![](/g.png) [I](/i) [Talk](/https://video.example/1) [/k.mp4](/k.mp4)

### [Card](/l)

[text](/l)`,
  )
})

test('writes marks in the signs of Markdown where these are understood, else as tags', () => {
  assert.is(
    written(
      '<p><strong>Note:</strong> a<strong>b</strong>c<em>d</em>e <strong>f.</strong>g <b><i>h</i></b> <b>i</b><b>j</b> <del>k </del>l H<sub>2</sub>O <kbd>Esc</kbd> <ins>n</ins> <b><b>m</b></b> <b> </b></p>',
    ),
    '**Note:** a**b**c<em>d</em>e <strong>f.</strong>g **_h_** <strong>i</strong><strong>j</strong> ~~k~~ l H<sub>2</sub>O <kbd>Esc</kbd> <ins>n</ins> **m**',
  )
})

test('writes the summary of details above them, and figures with their words', () => {
  assert.is(
    written(
      '<details><summary>More</summary><p>text</p></details><figure><img src="a.png" alt="A"><figcaption>Words</figcaption></figure>',
    ),
    '**More**\n\ntext\n\n![A](a.png)\n\nWords',
  )
})

test('leaves out what is for hands, for programs, or hidden', () => {
  assert.is(
    written(
      '<nav>a</nav><form>b</form><script>c</script><style>d</style><noscript>e</noscript><svg><text>f</text></svg><template>g</template><dialog open>h</dialog><button>i</button><p hidden>j</p><!-- k --><p>l</p>',
    ),
    'l',
  )
})

test('takes nothing for navigation or a script that only looks so', () => {
  assert.is(
    written(
      '<p title="<nav>">a</p><nav>b<nav>c</nav>d</nav><p title="<script>">e</p><script>"<nav>"</script>f<!-- <nav> -->g<!-- </nav> --><textarea><nav></textarea>h<nav>i',
    ),
    'a\n\ne\n\nfgh',
  )
})

test('is sound for pages that are not', () => {
  assert.is(
    written('<b>a<p>b<ul><li>c<li>d</ul><table><tr><td>e'),
    '**a**\n\n**b**\n\n- **c**\n- **d**\n\n|  |\n| --- |\n| **e** |',
  )
  assert.is(written(`${'<div>'.repeat(20_000)}deep`), 'deep')
})

const hostile = [
  '# no heading',
  '- no list',
  '1. none',
  '12) none',
  '+ none',
  '> no quotation',
  '---',
  '===',
  '***',
  '* * *',
  '```',
  '~~~',
  ': none',
  '<script>alert(1)</script>',
  '<b>',
  '</div>',
  '<!-- x -->',
  '<https://a.example>',
  '&lt; &copy; &#35;',
  'a\\*b\\',
  '[a](b)',
  '![a](b)',
  '[a]: /b',
  '[x] task',
  '*a* **b** _c_ __d__ ~~e~~ ~f~',
  'snake_case_name _x_y',
  '2 * 3 * 4',
  '| a | b |',
  ':---|---:',
  '`a` ``b``',
  '!',
  'a  b',
  '# #',
  'x #',
  '\u00a0a',
  '𝒳*',
  '“',
  '1986',
  '!\\',
  '&',
  '<',
  'amp;',
  'script>',
  '. x',
  '[',
  '](/b)',
  '_',
  '*',
  '~',
]

test('text stays text, wherever it stands', () => {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const wraps: ((a: string, b: string) => string)[] = [
    (a, b) => `<p>${a}<br>${b}</p>`,
    (a, b) => `<p><span>${a}</span><!-- --><span>${b}</span></p>`,
    (a, b) => `<p>${a}<b>${b}</b><i>${a}</i>${b}<del>${a}</del></p>`,
    (a, b) => `<p>${a}<code>${b}</code>${a}<code>${a}</code></p>`,
    (a, b) => `<p>${a}<a href="/x" title="${b.replaceAll('"', '&quot;')}">${b}</a>${a}<sup>${b}</sup></p>`,
    (a, b) => `<ul><li>${a}<ol start="7"><li>${b}</li></ol></li><li><p>${b}</p>${a}</li></ul>`,
    (a, b) => `<table><tr><th>${a}</th><th>${b}</th></tr><tr><td>${b}<br>${a}</td><td><b>${a}</b></td></tr></table>`,
    (a, b) =>
      `<h2>${a} ${b}</h2><blockquote>${b}<p>${a}</p></blockquote><pre>${a}\n${b}</pre><details><summary>${b}</summary>${a}</details>`,
  ]
  const markdown = new MarkdownIt({ html: true })
  for (const wrap of wraps)
    for (const a of hostile)
      for (const b of hostile) {
        const html = wrap(escaped(a), escaped(b))
        const text = written(html)
        assert.is(spoken(markdown.render(text)), spoken(html), `${html}\n${text}`)
      }
})

/** The words of HTML as readers see them, with the elements that no text may make. */
function spoken(html: string): string {
  const tree = parseFragment(
    `<div>${html.replace(/<\/?(?:li|p|t[hd]|h2|br|blockquote|pre|summary|details)[^>]*>/g, ' $& ')}</div>`,
  )
  const links = html.match(/<(?:a|img|script|h\d|hr|pre)\b/g)?.join('') ?? ''
  const [root] = tree.childNodes
  return (
    links +
    (root && 'tagName' in root
      ? textWithin(root)
          .replace(/[\s\u00a0]+/g, ' ')
          .trim()
      : '')
  )
}

test.run()
