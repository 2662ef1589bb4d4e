import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { siteFolder } from '../support/built-site.ts'
import { handbook } from '../support/command.ts'

const test = suite('markdown/check')

test('tells of shortcodes, includes and HTML that pages do not show', () => {
  const site = siteFolder({
    'handbook.config.json': '{"markdown": {"hugo": true}, "changes": false}',
    'assets/low.md': '## Low\n\n{{< include "low.md" >}}',
    'assets/high.md': '## High',
    'src/index.md': [
      '---',
      'title: Home',
      '---',
      'A {{< labell "x" >}} and `{{< tide >}}`',
      '',
      '{{% alert %}}',
      'Never closed',
      '',
      '- {{% /note %}}',
      '',
      '{{< include "gone.md" >}}',
      '',
      '{{< include "low.md" >}} {{< include "high.md" >}} [High](#high) [Gone](#gone)',
      '',
      '<b onclick="x">a</b>',
      '',
      'Low {{< label name="high >}} and `{{< label name="code >}}` and {{< }}',
      '',
      '| a | b |',
      '| - | - |',
      '| {{< label name="x\\|y" >}} | {{% member-by-name "x|y" %}} |',
      '',
      '{{< youtube "abc" >}}',
      '',
      '{{< figure src="javascript:x" >}} {{< figure src="gone.png" link="/gone/" >}}',
      '',
      'By {{< member-by-name >}}, see {{< ref "gone" >}} and {{< ref "#high" >}}.',
      '',
      '{{< engineering/stable-counterparts "Plan" "Lead" >}}',
      '',
    ].join('\n'),
  })
  try {
    const { out } = handbook(['check', '--root', site.root, '--report', 'compact'])

    assert.equal(
      out
        .trim()
        .split('\n')
        .filter((line) => line.includes('src/index.md')),
      [
        'src/index.md:4:3 warning shortcode/unknown There is no shortcode `labell`. Did you mean `label`?',
        'src/index.md:6:1 warning shortcode/unclosed The shortcode `alert` is never closed.',
        'src/index.md:9:3 warning shortcode/unclosed The shortcode `note` is closed here and was never opened.',
        'src/index.md:11:1 warning shortcode/include There is no text to include at `gone.md`.',
        'src/index.md:13:1 warning shortcode/include `low.md` includes `low.md`.',
        'src/index.md:13:73 warning link/anchor There is no anchor `#gone` on this page.',
        'src/index.md:15:4 warning html/script The build takes `onclick` out of the HTML.',
        'src/index.md:17:5 warning shortcode/syntax The call of the shortcode `label` cannot be read.',
        'src/index.md:21:31 warning shortcode/syntax The call of the shortcode `member-by-name` cannot be read.',
        'src/index.md:23:1 warning shortcode/lacking The shortcode `youtube` needs the id of a video.',
        'src/index.md:25:1 warning shortcode/lacking The shortcode `figure` needs the path of an image, or its address on the web, as `src`.',
        'src/index.md:25:35 warning link/broken There is no page at `/gone/`.',
        'src/index.md:25:35 warning link/image There is no file at `gone.png`.',
        'src/index.md:27:4 warning shortcode/lacking The shortcode `member-by-name` needs a name.',
        'src/index.md:27:32 warning link/broken There is no page at `gone.md`.',
        'src/index.md:29:1 warning shortcode/lacking The shortcode `engineering/stable-counterparts` needs a `role` that is a simple pattern, such as `[&,] Systems:Gitaly( API)?`.',
      ],
    )
  } finally {
    site.remove()
  }
})

test('tells of links to pages that Hugo leaves out', () => {
  const site = siteFolder({
    'handbook.config.json': '{"markdown": {"hugo": true}, "changes": false}',
    'src/_index.md':
      '---\ntitle: Home\n---\n[a](sea/low.md) [b](sea/high.md) [c](sea/ebb.md) [d](/sea/low/) [e](bay/tide.md)\n',
    'src/bay/index.md': '---\ntitle: Bay\npublishDate: ""\nexpiryDate: ""\n---\nBay\n',
    'src/bay/tide.md': '[Gone](gone.md) {{< gone >}}\n',
    'src/sea/low.md': '---\ntitle: Low\ndraft: true\n---\nLow\n',
    'src/sea/high.md': '---\ntitle: High\npublishdate: 2026-11-24T10:00:00Z\n---\nHigh\n',
    'src/sea/ebb.md': '---\ntitle: Ebb\npublishDate: soon\n---\nEbb\n',
  })
  try {
    const { out } = handbook(['check', '--root', site.root, '--report', 'compact', '--today', '2026-11-23'])

    assert.equal(
      out
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('src/')),
      [
        'src/_index.md:4:5 warning link/broken There is no page at `sea/low.md`.',
        'src/_index.md:4:21 warning link/broken There is no page at `sea/high.md`.',
        'src/_index.md:4:54 warning link/broken There is no page at `/sea/low/`.',
        'src/_index.md:4:69 warning link/broken There is no page at `bay/tide.md`.',
        'src/sea/ebb.md:3:14 warning schema/format `publishDate` is "soon". It must be a date, such as 2026-01-31, with or without a time of day.',
      ],
    )
  } finally {
    site.remove()
  }
})

test.run()
