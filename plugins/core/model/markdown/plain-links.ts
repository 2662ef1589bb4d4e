import type { MarkdownIt } from 'markdown-it'
import type { MarkdownSettings } from './markdown-settings.ts'

/** Addresses that normalizing gives back as they are: nearly all. */
const plain = /^(?:https?:\/\/[a-z0-9.-]{1,63}(?![^/?#])|(?!\/\/))[A-Za-z0-9/?#;@&=+$,_.!~*'()-]*$/

/** Normalize an address of a link or picture only where that can change it. */
export function withPlainLinks(markdown: MarkdownIt): void {
  const normalize = markdown.normalizeLink.bind(markdown)
  markdown.normalizeLink = (address) => (plain.test(address) ? address : normalize(address))
}

/** Longest address after `www.`, in characters. */
const longest = 2000

/**
 * Make links of addresses that stand in a text by themselves, and of no word that only looks like one.
 *
 * @param settings  For Hugo, an address ends before the first character that is not ASCII: languages that write without
 *                  spaces go on behind it.
 */
export function withBareLinks(markdown: MarkdownIt, { hugo }: Pick<MarkdownSettings, 'hugo'>): void {
  markdown.set({ linkify: true })
  const { linkify } = markdown
  const lengthAt = linkify.testSchemaAt.bind(linkify)
  if (hugo)
    linkify.testSchemaAt = (text, schema, at) => {
      const length = lengthAt(text, schema, at)
      const ascii = text.slice(at, at + length).search(/[^ -~]/)
      return ascii === -1 ? length : lengthAt(text.slice(0, at + ascii), schema, at)
    }
  linkify
    .set({ fuzzyLink: false, fuzzyIP: false })
    .add('//', null)
    .add('www.', {
      // https://github.github.com/gfm/#extended-www-autolink
      validate: (text, at) =>
        /[^\s*_~(]/.test(text.charAt(at - 5))
          ? 0
          : Math.max(0, lengthAt(`//${text.slice(at, at + longest)}`, 'http:', 0) - 2),
      normalize: (match) => {
        match.url = `http://${match.url}`
      },
    })
  // Addresses with a scheme are found where their colon is read; a second look at each text is for mail and `www.`.
  linkify.pretest = (text) => text.includes('@') || text.includes('www.')
}
