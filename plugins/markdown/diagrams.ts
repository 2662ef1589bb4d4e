import type { MarkdownIt } from 'markdown-it'
import { escapeHtml } from '../theme/html.ts'

/** Draw a fenced block of Mermaid as what the browser makes a diagram of; without a script, its source is read. */
export function withDiagrams(markdown: MarkdownIt): void {
  const { fence } = markdown.renderer.rules
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const { info = '', content = '' } = tokens[index] ?? {}
    if (!/^\s*mermaid\b/.test(info)) return fence?.(tokens, index, options, env, self) ?? ''
    return `<pre class="diagram" data-diagram="mermaid"><code>${escapeHtml(content)}</code></pre>\n`
  }
}

/** Whether a page has a diagram that the browser is to draw. */
export function hasDiagram(html: string): boolean {
  return html.includes(' data-diagram="mermaid"')
}
