import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withDefaults } from '../../plugins/core/model/options.ts'
import { readPage } from '../../plugins/sources/pages.ts'
import { type BuiltSite, builtSite } from '../support/built-site.ts'
import { corpus, project } from '../support/command.ts'

const content = join(corpus, 'handbook-2026/content')
const test = suite('markdown/hugo-corpus')

if (existsSync(content)) {
  const names = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  let built: BuiltSite

  test.before(async () => {
    built = await builtSite(
      {
        'src/index.md': '---\ntitle: Home\n---\nHello\n',
        'handbook.config.json': '{"markdown": {"hugo": true}, "changes": false}',
      },
      {
        folders: {
          'src/handbook': join(content, 'handbook'),
          '_data/sections.yml': join(project, '_data/sections.yml'),
          '_data/stages.yml': join(project, '_data/stages.yml'),
          '_data/categories.yml': join(project, '_data/categories.yml'),
        },
      },
    )
  })

  test("the whole handbook of 2026 builds: every page stands at Hugo's address, but drafts and what Hugo does not render", () => {
    assert.is(built.error, undefined)
    const options = withDefaults({ input: content, markdown: { hugo: true } })
    const addresses = names.map((name) => readPage('', join(content, name), options).url)
    const wanted = addresses.filter((url) => url !== undefined)
    const missing = wanted.filter((url) => !built.pages.has(url))
    assert.equal(missing, [])
    assert.is(new Set(wanted).size, wanted.length)
    assert.is(names.length - wanted.length, notRendered(names).length)
  })

  test('no shortcode shows through outside code', () => {
    const left = [...built.pages].flatMap(([url, page]) => {
      if (!url.endsWith('/')) return []
      const text = page.replace(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/g, '')
      return [...text.matchAll(/\{\{(?:[<%]|&lt;).{0,80}/g)].map(([found]) => `${url}: ${found}`)
    })
    assert.equal(left, [])
  })

  test('links to Markdown files lead to pages', () => {
    const left = [...built.pages].flatMap(([url, page]) => {
      const text = page.replace(/<pre\b[^>]*>[\s\S]*?<\/pre>/g, '')
      return [...text.matchAll(/(?:href|src)="(handbook-file:[^"]*)"/g)].map(([, found]) => `${url}: ${found}`)
    })
    assert.equal(left, [])
  })
} else {
  console.log(`skipped: the handbook of 2026 is not at ${content}`)
}

test.run()

/** Pages that Hugo leaves out, told by a look at their text. */
function notRendered(names: readonly string[]): string[] {
  return names.filter((name) =>
    /^draft: true$|^ {4}render: never$/m.test(readFileSync(join(content, name), 'utf8').split('\n---')[0] ?? ''),
  )
}
