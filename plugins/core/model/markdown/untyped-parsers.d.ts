declare module 'markdown-it-footnote' {
  const footnote: (markdown: import('markdown-it').MarkdownIt) => void
  export default footnote
}

declare module 'markdown-it-deflist' {
  const definitionLists: (markdown: import('markdown-it').MarkdownIt) => void
  export default definitionLists
}

declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const emoji: Readonly<Record<string, string>>
  export default emoji
}
