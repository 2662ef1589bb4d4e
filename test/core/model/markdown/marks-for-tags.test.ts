import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { marksForTags } from '../../../../plugins/core/model/markdown/marks-for-tags.ts'

const test = suite('core/model/markdown/marks-for-tags')

const claims: [what: string, given: string, marks: string][] = [
  ['code and keys', 'Press <kbd>Enter</kbd> in <code class="x">masts</code>', 'Press `Enter` in `masts`'],
  ['code that holds what HTML writes otherwise', 'Write <code>&lt;mast&gt; &amp;amp;</code>', 'Write `<mast> &amp;`'],
  [
    'blocks of code',
    'Run:\n<pre><code class="sh">fold &lt;mast&gt;\n  <b>now</b>\n</code></pre>\nThen <b>row</b>.',
    'Run:\n\n\n```\nfold <mast>\n  now\n```\n\n\nThen **row**.',
  ],
  ['emphasis', '<b>Fast</b>, <em>not</em> <strong>slow</strong>', '**Fast**, *not* **slow**'],
  ['emphasis with white space inside', '<b>Note: </b>row <em>\nfast</em> now', '**Note:** row \n*fast* now'],
  ['emphasis of nothing, such as icons', '<i class="icon"></i> Row<b> </b>now', ' Row now'],
  ['blocks of code that hold fences', '<pre>\n```\nrow\n```\n</pre>', '\n\n````\n```\nrow\n```\n````\n\n'],
  ['paragraphs and breaks', 'One\n<p>Two</p>Three<br>Four<BR/>Five', 'One\n\n\nTwo\n\nThree  \nFour  \nFive'],
  [
    'links with what is in them',
    'See <a href="https://boats.example/" target="_blank">the <code>mast</code></a>.',
    'See [the `mast`](https://boats.example/).',
  ],
  ['pictures', '<img class="x" src="/images/9_2/a.png" alt="A mast">', '![A mast](/images/9_2/a.png)'],
  ['pictures without a source', 'a<img alt="b">', 'a'],
  [
    'videos',
    '<figure class="video"><iframe src="https://video.example/1" allowfullscreen="true"> </iframe></figure>',
    '\n\n[Video](https://video.example/1) \n\n',
  ],
  ['lists', '<ul><li>One</li><li>Two</li></ul>', '\n\n\n- One\n- Two\n\n'],
  ['numbered lists', '<ol><li>One</li><li>Two</li></ol>', '\n\n\n1. One\n1. Two\n\n'],
  ['headings', '<h4 id="masts">Masts</h4><p>Fold.</p>', '\n\n#### Masts\n\n\n\nFold.\n\n'],
  ['attributes of kramdown', 'See [a](/b){:target="_blank"}.\n{:.note}\nText', 'See [a](/b).\n\nText'],
]
for (const [what, given, marks] of claims) {
  test(`puts marks in place of ${what}`, () => {
    assert.is(marksForTags(given), marks)
  })
}

test('leaves code, other tags and what is no tag', () => {
  for (const text of [
    'Write `<p>` here.',
    '```html\n<b>bold</b>\n{:.note}\n```',
    '<script>alert(1)</script>',
    'a < b and c > d',
    'A <username> and {{ template }} and <pre>',
    'Set `{:a}` to {a: 1}.',
  ])
    assert.is(marksForTags(text), text)
})

test('takes a time that grows with the text', () => {
  const start = performance.now()
  for (const text of [
    '<a href="x">',
    '<b <',
    '<p "',
    '{:',
    '<a href=',
    '<pre>',
    '<pre> \n',
    '<code>a',
    '<b> ',
    '<b>  \n',
    '  </b',
  ].map((part) => part.repeat(20_000)))
    marksForTags(text)

  assert.ok(performance.now() - start < 2000)
})

test.run()
