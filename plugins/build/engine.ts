import MarkdownItParser from 'markdown-it'
import { handbookMarkdown } from '../theme/headings.ts'
import type { EngineOptions } from './page-messages.ts'

/** The parser as Eleventy sets it up, with what the suite adds to it. */
export function drawingEngine({ prefix }: EngineOptions): { render(text: string): string } {
  const markdown = new MarkdownItParser({ html: true }).disable('code')
  handbookMarkdown(markdown, (url) => (url.startsWith('/') ? prefix + url : url))
  return markdown
}
