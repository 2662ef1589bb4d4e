/** A piece of HTML: text that is safe to put into a page as it is. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

/** What a template can hold: text is escaped, lists are joined, and nothing at all leaves nothing. */
export type Piece = Html | string | number | false | null | undefined | readonly Piece[]

/** Write HTML. Every text between the braces is escaped, for content and for quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  let text = strings[0] as string
  for (const [index, piece] of pieces.entries()) text += written(piece) + (strings[index + 1] as string)
  return new Html(text)
}

/** Text that is HTML already, such as rendered Markdown. */
export function raw(text: string): Html {
  return new Html(text)
}

export function escapeHtml(text: string): string {
  // Nearly all texts are plain, and most of the time of a page goes here.
  if (!/[&<>"']/.test(text)) return text
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function written(piece: Piece): string {
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'string') return escapeHtml(piece)
  if (typeof piece === 'number') return String(piece)
  return Array.isArray(piece) ? piece.map(written).join('') : ''
}

/** A link, or the text alone when the address is not one that a page may lead to. */
export function link(address: string | undefined, text: Piece): Html {
  return address !== undefined && isSafeAddress(address) ? html`<a href="${address}">${text}</a>` : html`${text}`
}

/** Addresses on this site, on the web and by mail; never a script. */
export function isSafeAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:|\/(?![\\/])|#)/i.test(address)
}
