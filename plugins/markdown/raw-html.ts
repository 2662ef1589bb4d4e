import type { MarkdownIt } from 'markdown-it'
import { judgedHtml } from '../core/model/markdown/html-policy.ts'
import type { MarkdownSettings } from '../core/model/markdown/markdown-settings.ts'
import { drawnAddress } from './addresses.ts'

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
  if (!/\s(?:src|href)="/.test(html)) return html
  return html.replace(
    /(<(?:a|img|source|video|audio)\s(?:[^<>]*\s)?(?:src|href)=")([^"<>]*)"/gi,
    (_, start: string, address: string) => `${start}${drawnAddress(address, prefix)}"`,
  )
}
