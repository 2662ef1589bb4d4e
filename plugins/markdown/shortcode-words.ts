import { argument } from '../core/model/markdown/shortcode-arguments.ts'
import { fileOfRef } from '../core/model/markdown/shortcode-syntax.ts'
import { html } from '../theme/html.ts'
import { labelPill } from './labels.ts'
import type { Draw } from './shortcode-drawing.ts'

export const label: Draw = ({ call }) => {
  const name = argument(call, 'name', 0)
  return name === undefined ? undefined : [labelPill(name, argument(call, 'color', 1)), '']
}

/** `ref` and `relref` outside a link: what they name, as a link. */
export const reference: Draw = ({ call, address }) => {
  const target = argument(call, 'path', 0)
  if (target === undefined) return undefined
  return [html`<a href="${address(fileOfRef(target))}">${target}</a>`.text, '']
}
