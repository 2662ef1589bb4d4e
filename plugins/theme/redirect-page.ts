import { type Html, html } from './html.ts'

/** A page that sends its readers on, or lets them choose. */
export interface RedirectPage {
  title: string
  note?: string
  /** Links to choose from. */
  links: Html
  /** Where to without asking; absent when there is a choice. */
  address?: string
}

/** The whole page, which works without scripts. */
export function redirectPage({ title, note, links, address }: RedirectPage): string {
  return html`<!doctype html>
<html lang="en">
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
${note && html`<p>${note}</p>\n`}<p>See ${links}.</p>
</body>
</html>
`.text
}
