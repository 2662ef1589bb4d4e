import type { Piece } from '../html.ts'
import { languageOf } from '../language.ts'
import { de } from './de.ts'
import { en, type Words } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'

/** Languages that the theme speaks. */
const shipped: Readonly<Record<string, Words>> = { de, en, es, fr, ja }

/** What the theme says on a site, and in which language. */
export interface SpokenWords extends Words {
  lang: string
}

interface SpeakingOptions {
  site: { lang: string }
  theme: { words: Readonly<Record<string, string>> }
}

const known = new WeakMap<object, SpokenWords>()

/**
 * The words in the language of a site: those of its options, then those that are shipped, then English.
 *
 * @param options  With words of the site's own; the same options always give the same words.
 */
export function spokenWords({ site: { lang }, theme }: SpeakingOptions): SpokenWords {
  const before = known.get(theme)
  if (before) return before
  const base = languageOf(lang)
  const own = Object.hasOwn(shipped, base) ? shipped[base] : undefined
  const isSpoken = own !== undefined || Object.keys(theme.words).length > 0
  const words = { ...(own ?? en), ...theme.words, lang: isSpoken ? lang : 'en' }
  known.set(theme, words)
  return words
}

/** A text with what belongs into its braces. */
export function filled(text: string, pieces: Readonly<Record<string, Piece>>): Piece {
  return text.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : pieces[part]))
}

/** The same for texts that hold no HTML. */
export function filledText(text: string, pieces: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => pieces[name] ?? '')
}

/** A script with the words of a site: its `const texts = {}` gets those that it names. */
export function withWords(script: string, words: Words): string {
  return script.replace(/^const texts = \{\}$/m, () => {
    const names = new Set([...script.matchAll(/\btexts\.(\w+)/g)].map(([, name]) => name as keyof Words))
    return `const texts = ${JSON.stringify(Object.fromEntries([...names].map((name) => [name, words[name]])))}`
  })
}
