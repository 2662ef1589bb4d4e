import { html } from '../theme/html.ts'
import { allArguments, argument } from './shortcode-arguments.ts'
import type { Draw } from './shortcode-drawing.ts'

/** People by their names. */
export const names: Draw = ({ call }) => listed(allArguments(call))

/** People by what they are called at GitLab. */
export const handles: Draw = ({ call }) => listed(allArguments(call).map((handle) => `@${handle.replace(/^@/, '')}`))

export const managerOf: Draw = ({ call }) => {
  const name = argument(call, 'name', 0)
  return name === undefined ? undefined : [html`<span class="member">Manager of ${name}</span>`.text, '']
}

/** Whose team is meant: the site has no list of everybody. */
export const team: Draw = ({ call, isBlock }) => {
  const all = allArguments(call)
  if (all.length === 0) return undefined
  const text = html`Team: ${all.join(', ')}`.text
  return [isBlock ? `<p class="members">${text}</p>\n` : text, '']
}

function listed(texts: string[]): [open: string, close: string] | undefined {
  if (texts.length === 0) return undefined
  return [texts.map((text) => html`<span class="member">${text}</span>`.text).join(', '), '']
}
