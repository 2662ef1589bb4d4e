import type { MarkdownIt } from 'markdown-it'

/** Addresses that normalizing gives back as they are: nearly all. */
const plain = /^(?:https?:\/\/[a-z0-9.-]{1,63}(?![^/?#])|(?!\/\/))[A-Za-z0-9/?#;@&=+$,_.!~*'()-]*$/

/** Normalize an address of a link or picture only where that can change it. */
export function withPlainLinks(markdown: MarkdownIt): void {
  const normalize = markdown.normalizeLink.bind(markdown)
  markdown.normalizeLink = (address) => (plain.test(address) ? address : normalize(address))
}

/** Make links of addresses that stand in a text by themselves, and of no word that only looks like one. */
export function withBareLinks(markdown: MarkdownIt): void {
  markdown.set({ linkify: true })
  markdown.linkify.set({ fuzzyLink: false, fuzzyIP: false }).add('//', null)
  // Addresses with a scheme are found where their colon is read; a second look at each text is for mail alone.
  markdown.linkify.pretest = (text) => text.includes('@')
}
