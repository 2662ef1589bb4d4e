import type { MarkdownIt } from 'markdown-it'
import emoji from 'markdown-it-emoji/lib/data/full.mjs'

/** Draw the emoji that GitLab and GitHub know by name, such as `:tada:`. Other words between colons, and times, stay. */
export function withEmoji(markdown: MarkdownIt): void {
  markdown.core.ruler.push('handbook_emoji', ({ tokens }) => {
    for (const { content, children } of tokens) {
      if (!children || !content.includes(':')) continue
      for (const token of children) {
        if (token.type !== 'text' || !token.content.includes(':')) continue
        token.content = token.content.replace(/(?<![\w:]):([a-z0-9_+-]{1,60}):(?![\w:])/g, (found, name: string) =>
          Object.hasOwn(emoji, name) ? (emoji[name] as string) : found,
        )
      }
    }
  })
}
