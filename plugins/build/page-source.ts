import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageSource } from './page-messages.ts'

/** Read a page, and where its text begins. */
export function readSource(root: string, path: string): PageSource {
  const bytes = readFileSync(join(root, path))
  const content = bytes.toString('utf8')
  const bodyStart = bodyStartOf(content)
  const head = hash('sha256', content.slice(0, bodyStart), 'base64')
  return { path, content, bodyStart, hash: hash('sha256', bytes, 'base64'), head }
}

/** As gray-matter splits. Where it does so differently, the text that Eleventy asks for is another one, and is drawn there. */
function bodyStartOf(content: string): number {
  const first = content.startsWith('\uFEFF') ? 1 : 0
  if (!content.startsWith('---', first) || content[first + 3] === '-') return first
  const close = content.indexOf('\n---', first + 3)
  if (close === -1) return content.length
  let end = close + 4
  if (content[end] === '\r') end++
  if (content[end] === '\n') end++
  return end
}
