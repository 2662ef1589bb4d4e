import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readPageBody } from '../../plugins/core/model/pages/page-body.ts'
import { markdownEngine } from '../../plugins/markdown/engine.ts'
import { partsOf } from '../../plugins/sources/page-parts.ts'
import { corpus } from '../support/command.ts'

const content = join(corpus, 'handbook-2026/content')
const test = suite('markdown/agreement')

if (existsSync(content)) {
  for (const hugo of [true, false]) {
    test(`the check sees the anchors that are drawn, ${hugo ? 'with' : 'without'} Hugo`, () => {
      const settings = { hugo, html: { html: 'keep', scripts: false } } as const
      const { render } = markdownEngine({ ...settings, prefix: '' })
      for (const name of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.md')) continue
        const text = partsOf(readFileSync(join(content, name))).text()
        const drawn = [...render(text).matchAll(/<h[1-6][^>]* id="([^"]*)"/g)].map(([, id]) => id)
        const { headings, ids } = readPageBody(text, 1, settings)
        const seen = [...headings.map(({ id }) => id), ...ids].map((id) => id.replaceAll('&', '&amp;'))
        assert.equal(
          drawn.filter((id) => !seen.includes(id as string)),
          [],
          name,
        )
        assert.ok(drawn.length >= headings.length, name)
      }
    })
  }
} else {
  console.log(`skipped: the handbook of 2026 is not at ${content}`)
}

test.run()
