// The least that a generator with markdown-it can do: read each page, draw its text, put it into a frame, write it. No data, no links.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import markdownIt from 'markdown-it'

const [, , from, to] = process.argv
const markdown = markdownIt({ html: true }).disable('code')
for (const file of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.md')) continue
  const text = readFileSync(join(from, file), 'utf8')
  const body = text.slice(text.indexOf('\n---\n', 3) + 5)
  const folder = /(^|\/)index\.md$/.test(file) ? dirname(file) : file.slice(0, -3)
  mkdirSync(join(to, folder), { recursive: true })
  writeFileSync(
    join(to, folder, 'index.html'),
    `<!doctype html><html lang="en"><body><main>${markdown.render(body)}</main></body></html>\n`,
  )
}
