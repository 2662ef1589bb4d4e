// One pass of markdown-it over the same files, rendering thrown away.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import MarkdownIt from 'markdown-it'

const [, , folder] = process.argv
const markdown = new MarkdownIt({ html: true })
let length = 0
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.md')) continue
  const text = readFileSync(join(folder, file), 'utf8')
  length += markdown.render(text.slice(Math.max(text.indexOf('\n---', 3), 0))).length
}
console.log(length)
