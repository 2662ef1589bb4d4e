import { type Html, raw } from './html.ts'

/** Scripts that are written from right to left, and languages that are written in them. */
const rightToLeft =
  /-(arab|hebr|syrc|thaa|nkoo|adlm)\b|^(ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)\b(?!-(latn|cyrl|deva)\b)/i

/** The direction of a page's text: as it says itself, else by its language. */
export function textDirection(given: unknown, lang: string): 'ltr' | 'rtl' {
  if (given === 'rtl' || given === 'ltr') return given
  return rightToLeft.test(lang) ? 'rtl' : 'ltr'
}

/** The theme speaks English, whatever the page speaks: what marks its words. */
export function wordsIn(lang: string): Html {
  return raw(/^en\b/i.test(lang) ? '' : ' lang="en"')
}
