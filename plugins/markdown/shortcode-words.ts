import { html } from '../theme/html.ts'
import { labelPill } from './labels.ts'
import { argument } from './shortcode-arguments.ts'
import type { Draw } from './shortcode-drawing.ts'

export const label: Draw = ({ call }) => {
  const name = argument(call, 'name', 0)
  return name === undefined ? undefined : [labelPill(name, argument(call, 'color', 1)), '']
}

/** `ref` and `relref` outside a link: what they name, as a link. */
export const reference: Draw = ({ call, address }) => {
  const target = argument(call, 'path', 0)
  if (target === undefined || /^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined
  return [html`<a href="${address(target)}">${target}</a>`.text, '']
}
