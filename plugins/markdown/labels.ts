import { withoutEntities } from '../core/model/markdown/entities.ts'
import { html, raw } from '../theme/html.ts'

/**
 * A label of GitLab. Its colour stands beside the words and not behind them, so that they can be read whatever it is. What is drawn
 * between scope and value is read out and found as it is written.
 *
 * @param color  As GitLab writes it, such as `#e24329`; without one, `withLabelColors` looks it up.
 */
export function labelPill(name: string, color: string | undefined, href?: string): string {
  const known = color !== undefined && /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(color)
  const style = known ? raw(` style="--label-color: ${color}"`) : html` data-label="${name}"`
  const [, scope, value] = /^(.+)::(.+)$/.exec(name) ?? []
  const text = scope
    ? html`<span>${scope}<span class="label-mark">::</span></span><span>${value}</span>`
    : html`<span>${name}</span>`
  return href === undefined
    ? html`<span class="label-pill"${style}>${text}</span>`.text
    : html`<a class="label-pill" href="${href}"${style}>${text}</a>`.text
}

/** Give labels the colours that GitLab has told; rendering itself does not know them. */
export function withLabelColors(html: string, colors: Readonly<Record<string, string>>): string {
  if (!html.includes(' data-label="')) return html
  return html.replace(
    /(<(?:a|span) class="label-pill"[^>]*) data-label="([^"]*)"/g,
    (_, start: string, name: string) => {
      const plain = withoutEntities(name)
      const color = Object.hasOwn(colors, plain) ? colors[plain] : undefined
      return color !== undefined && /^#[\da-f]{3,6}$/i.test(color) ? `${start} style="--label-color: ${color}"` : start
    },
  )
}
