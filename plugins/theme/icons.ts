import { type Html, raw } from './html.ts'

/** Drawings of the theme, in the colour of the text around them. Words beside them tell what they mean. */
export const icons: Readonly<Record<'menu' | 'scheme', Html>> = {
  menu: icon('<path d="M3 6h18M3 12h18M3 18h18"/>'),
  scheme: icon('<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor"/>'),
}

function icon(shapes: string): Html {
  return raw(
    `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true">${shapes}</svg>`,
  )
}
