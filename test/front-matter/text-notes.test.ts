import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite, type SiteFiles } from '../support/built-site.ts'

const test = suite('front-matter/text-notes')

const page = (body: string): string => `---\ntitle: Page\n---\n${body}\n`
const hugo = { 'handbook.config.json': '{ "markdown": { "hugo": true }, "search": false, "changes": false }' }

/** What is said of texts: the rest is counted in one line. */
async function told(files: SiteFiles): Promise<string> {
  const built = await builtSite({ 'src/_index.md': page('Text'), ...hugo, ...files })
  assert.is(built.error, undefined)
  return built.said.replace(/^\[handbook\] 1 warning: see `handbook check`\.\n?/, '')
}

test('a build tells of shortcodes and HTML that do not become what their author meant, with place, and goes on', async () => {
  const said = await told({
    'src/a.md': page('One {{< figur src="x.png" >}} two\n\n```\n{{< sample >}}\n```\n\n{{% note %}}\nNever closed'),
    'src/b.md': page('<p onclick="x()">Text</p>\n\n<script>alert(1)</script>\n\n{{% include "gone.md" %}}'),
    'src/c.md': page('{{% alert %}}\nClosed\n{{% /alert %}}\n\n<details><summary>More</summary>Text</details>'),
  })

  assert.is(
    said,
    `[handbook] src/a.md:4:5 warning shortcode/unknown There is no shortcode \`figur\`. Did you mean \`figure\`?
[handbook] src/a.md:10:1 warning shortcode/unclosed The shortcode \`note\` is never closed.
  Close it with \`{{< /note >}}\`.
[handbook] src/b.md:4:4 warning html/script The build takes \`onclick\` out of the HTML.
[handbook] src/b.md:6:1 warning html/script The build takes \`<script>\` out of the HTML.
[handbook] src/b.md:8:1 warning shortcode/include There is no text to include at \`gone.md\`.`,
  )
})

test('what a remark ignores, and rules that are switched off, are not told', async () => {
  const said = await told({
    'handbook.config.json':
      '{ "markdown": { "hugo": true }, "search": false, "changes": false, "rules": { "html/script": "off" } }',
    'src/a.md': page('<!-- handbook-ignore shortcode/unknown: for later -->\n\n{{< tide >}}'),
    'src/b.md': page('<script>alert(1)</script>'),
  })

  assert.is(said, '')
})

test('of many notes the first are told, and how many there are', async () => {
  const said = await told({ 'src/a.md': page('{{< tide >}}\n\n'.repeat(50)) })

  assert.is(said.split('\n').length, 21)
  assert.match(said, /\n\[handbook\] 30 more notes on texts: see `handbook check`\.$/)
})

test('an attribute is told of behind values that look like the end or the beginning of a tag', async () => {
  for (const html of [
    '<p title="1 > 2" onclick="x()">',
    '<p title="1 < 2" onclick="x()">',
    "<p title='<' onclick=x>",
  ]) {
    const said = await told({ 'src/a.md': page(`${html}Text</p>`) })

    assert.match(said, 'src/a.md:4:')
    assert.match(said, 'html/script The build takes `onclick` out of the HTML.')
  }
})

test('a preview shows them on the page', async () => {
  const { pages } = await builtSite({ 'src/index.md': page('<script>x</script>') }, { runMode: 'serve' })

  assert.match(
    pages.get('/') ?? '',
    '<code>src/index.md:4:1</code> warning <code>html/script</code><br>The build takes `&lt;script&gt;` out of the HTML.',
  )
})

test.run()
