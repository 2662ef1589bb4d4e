import type { MarkdownIt } from 'markdown-it'
import { judgedHtml } from '../core/model/markdown/html-policy.ts'
import { htmlTags } from '../core/model/markdown/html-tags.ts'
import type { MarkdownSettings } from '../core/model/markdown/markdown-settings.ts'
import { drawnAddress, listed } from './addresses.ts'

/** Let through of HTML what the policy does, with addresses as links of Markdown have them. */
export function withRawHtml(
  markdown: MarkdownIt,
  { html: policy }: Pick<MarkdownSettings, 'html'>,
  prefix: string,
): void {
  const { rules } = markdown.renderer
  const draw = (html: string): string => withAddresses(judgedHtml(html, policy).html, prefix)
  rules.html_block = (tokens, index) => draw(tokens[index]?.content ?? '')
  rules.html_inline = (tokens, index) => draw(tokens[index]?.content ?? '')
}

function withAddresses(html: string, prefix: string): string {
  if (!/\s(?:href|src(?:set)?|poster|data)\s*=/i.test(html)) return html
  let drawn = ''
  let done = 0
  for (const { start, end, isInList } of htmlTags(html).flatMap(({ addresses }) => addresses)) {
    const written = html.slice(start, end)
    const placed = drawnAddress(written, prefix)
    if (placed === written) continue
    // One that stands alone gets double quotes, whatever it had: so `settled` knows where it ends.
    const quotes = isInList || !/["']/.test(html[end] ?? '') ? 0 : 1
    drawn += html.slice(done, start - quotes) + (isInList ? listed(placed) : `"${placed.replaceAll('"', '&quot;')}"`)
    done = end + quotes
  }
  return drawn + html.slice(done)
}
