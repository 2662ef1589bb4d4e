import { type Html, html, raw } from './html.ts'

/** Scripts that are written from right to left, and languages that are written in them. */
const rightToLeft =
  /-(arab|hebr|syrc|thaa|nkoo|adlm)\b|^(ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)\b(?!-(latn|cyrl|deva)\b)/i

/** The direction of a page's text: as it says itself, else by its language. */
export function textDirection(given: unknown, lang: string): 'ltr' | 'rtl' {
  if (given === 'rtl' || given === 'ltr') return given
  return rightToLeft.test(lang) ? 'rtl' : 'ltr'
}

/** What marks the words of the theme on a page in another language. */
export function wordsIn(lang: string, words: { lang: string }): Html {
  return languageOf(lang) === languageOf(words.lang) ? raw('') : html` lang="${words.lang}"`
}

/** `pt` of `pt-BR`. */
export function languageOf(lang: string): string {
  return (lang.toLowerCase().split('-') as [string])[0]
}

/** How many, with the marks between digits that a language has. */
export function shownCount(count: number, lang: string): string {
  try {
    return count.toLocaleString(lang)
  } catch {
    // What the options call a language need not be one.
    return count.toLocaleString('en')
  }
}
