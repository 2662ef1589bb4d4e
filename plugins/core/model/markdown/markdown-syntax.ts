import type { MarkdownIt } from 'markdown-it'
import definitionLists from 'markdown-it-deflist'
import footnotes from 'markdown-it-footnote'
import { withBlockAttributes } from './block-attributes.ts'
import { withFencedQuotations } from './fenced-quotations.ts'
import { withHeadingIds } from './headings.ts'
import { withKramdownExtensions } from './kramdown-extensions.ts'
import { withKramdownTables } from './kramdown-tables.ts'
import type { MarkdownSettings } from './markdown-settings.ts'
import { withPlainLinks } from './plain-links.ts'
import { withShortTableHeads } from './short-table-heads.ts'
import { withShortcodes } from './shortcode-syntax.ts'

/** Teach a parser what handbook authors write: all that makes blocks, addresses and ids, alike for builds and checks. */
export function withMarkdownSyntax(markdown: MarkdownIt, settings: Pick<MarkdownSettings, 'hugo'>): void {
  if (settings.hugo) {
    withShortcodes(markdown)
    withShortTableHeads(markdown)
  } else withKramdownTables(markdown)
  footnotes(markdown)
  definitionLists(markdown)
  withFencedQuotations(markdown)
  withKramdownExtensions(markdown, settings)
  withBlockAttributes(markdown)
  withHeadingIds(markdown, settings)
  withPlainLinks(markdown)
}
