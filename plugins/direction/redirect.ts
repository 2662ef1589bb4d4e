import type { RedirectPage } from '../core/model/direction-pages.ts'
import { html, link } from '../theme/html.ts'
import { list, type PanelContext } from './panel.ts'

/** A page that sends its readers on; after a split, one that lets them choose. */
export function redirectContent({ title, targets, note }: RedirectPage, { addressOf }: PanelContext): string {
  const links = list(targets.map((target) => link(addressOf(target), target.name)))
  const [only, ...others] = targets
  const address = only && others.length === 0 ? addressOf(only) : undefined
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
