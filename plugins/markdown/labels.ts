import { html, raw } from '../theme/html.ts'

/**
 * A label of GitLab. Its colour stands beside the words and not behind them, so that they can be read whatever it is.
 *
 * @param color  As GitLab writes it, such as `#e24329`; anything else is left out.
 */
export function labelPill(name: string, color: string | undefined, href?: string): string {
  const known = color !== undefined && /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(color)
  const style = known && raw(` style="--label-color: ${color}"`)
  const [, scope, value] = /^(.+)::(.+)$/.exec(name) ?? []
  const text = scope ? html`<span>${scope}</span><span>${value}</span>` : html`<span>${name}</span>`
  return href === undefined
    ? html`<span class="label-pill"${style}>${text}</span>`.text
    : html`<a class="label-pill" href="${href}"${style}>${text}</a>`.text
}
