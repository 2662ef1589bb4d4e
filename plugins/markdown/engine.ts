import MarkdownItParser, { type MarkdownIt } from 'markdown-it'
import type { Fields } from '../core/model/fields.ts'
import type { MarkdownSettings } from '../core/model/markdown/markdown-settings.ts'
import { withMarkdownSyntax } from '../core/model/markdown/markdown-syntax.ts'
import { withBareLinks } from '../core/model/markdown/plain-links.ts'
import { withAlerts } from '../theme/callouts.ts'
import { withAddresses } from './addresses.ts'
import { withDiagrams } from './diagrams.ts'
import { withEmoji } from './emoji.ts'
import { withInlineDiffs } from './inline-diffs.ts'
import { withRawHtml } from './raw-html.ts'
import { withReferences } from './references.ts'
import type { DrawnData } from './shortcode-drawing.ts'
import { drawShortcodes } from './shortcodes.ts'
import { withTaskLists } from './task-lists.ts'

/** Everything on which rendering hangs beside the page itself: plain data, which can be handed to another thread. */
export interface EngineOptions extends MarkdownSettings {
  /** What stands before addresses that begin with a slash, without one at its end. */
  prefix: string
}

/** What rendering knows of a page beside its text. */
export interface PageEnvironment {
  /** Front matter. */
  fields?: Fields
  data?: DrawnData
}

/** Turns a text into HTML: the same text, environment and options always give the same. */
export interface MarkdownEngine {
  render(text: string, environment?: PageEnvironment): string
}

/** Marks what the suite adds to the parser of a site, so that `handbook build` can draw the same in another thread. */
export const engineMark: symbol = Symbol.for('handbook.engine')

/** What draws in another thread, and what is still to be done here with what comes back. */
export interface SharedEngine {
  options(): EngineOptions
  settle(html: string, path: string): string
}

/** Make an engine. Addresses of files in what it renders are still to be settled: see `settled`. */
export function markdownEngine(options: EngineOptions): MarkdownEngine {
  const markdown = new MarkdownItParser({ html: true })
  amendMarkdown(markdown, options)
  return { render: (text, environment = {}) => markdown.render(text, { ...environment }) }
}

/** Teach a parser everything that pages may hold. */
export function amendMarkdown(markdown: MarkdownIt, options: EngineOptions): void {
  // Eleventy switches it off, for templates that are indented: pages are none.
  markdown.enable('code')
  withMarkdownSyntax(markdown, options)
  withBareLinks(markdown, options)
  if (options.references) withReferences(markdown, options.references)
  if (options.hugo) drawShortcodes(markdown, options.prefix)
  withAlerts(markdown)
  withTaskLists(markdown)
  withInlineDiffs(markdown)
  withEmoji(markdown)
  withDiagrams(markdown)
  withAddresses(markdown, options.prefix)
  withRawHtml(markdown, options, options.prefix)
  drawFootnotes(markdown)
}

/** The list of footnotes and the way back have names for those who do not see them. */
function drawFootnotes({ renderer: { rules } }: MarkdownIt): void {
  const { footnote_anchor: anchor } = rules
  rules.footnote_block_open = () => '<section class="footnotes" aria-label="Footnotes">\n<ol>\n'
  rules.footnote_anchor = (tokens, index, options, env, self) =>
    (anchor?.(tokens, index, options, env, self) ?? '').replace(
      ' class="footnote-backref"',
      ' class="footnote-backref" aria-label="Back to the text"',
    )
}
