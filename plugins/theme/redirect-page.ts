import { type Html, html } from './html.ts'
import { wordsIn } from './language.ts'
import { filled, type SpokenWords } from './words/words.ts'

/** A page that sends its readers on, or lets them choose. */
export interface RedirectPage {
  words: SpokenWords
  title: string
  /** In English. */
  note?: string
  /** Links to choose from. */
  links: Html
  /** Where to without asking; absent when there is a choice. */
  address?: string
}

/** The whole page, which works without scripts. */
export function redirectPage({ words, title, note, links, address }: RedirectPage): string {
  return html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${
  address &&
  html`<meta http-equiv="refresh" content="0; url=${address}">
<link rel="canonical" href="${address}">
`
}<title>${title}</title>
</head>
<body>
<h1>${title}</h1>
${note && html`<p${wordsIn(words.lang, { lang: 'en' })}>${note}</p>\n`}<p>${filled(words.see, { links })}</p>
</body>
</html>
`.text
}
