import { isPathOrWeb } from '../core/model/markdown/link-address.ts'
import { argument } from '../core/model/markdown/shortcode-arguments.ts'
import { type CalloutKind, calloutTags } from '../theme/callouts.ts'
import { html, raw } from '../theme/html.ts'
import type { Draw, Drawing, Drawn } from './shortcode-drawing.ts'

/** Bootstrap's colours, which Docsy uses, and the types that GitLab's documentation names, as kinds of callouts. */
const kinds: Readonly<Record<string, CalloutKind>> = {
  tip: 'tip',
  important: 'important',
  caution: 'caution',
  success: 'tip',
  green: 'tip',
  warning: 'warning',
  orange: 'warning',
  yellow: 'warning',
  danger: 'caution',
  red: 'caution',
  primary: 'note',
  info: 'note',
}

/**
 * https://www.docsy.dev/docs/adding-content/shortcodes/#alert
 * https://docs.gitlab.com/development/documentation/styleguide/#alert-boxes
 */
export const alert: Draw = (drawing) =>
  callout(
    drawing,
    argument(drawing.call, 'title', 0),
    argument(drawing.call, 'color', 1) ?? argument(drawing.call, 'type'),
  )

export const note: Draw = (drawing) =>
  callout(drawing, argument(drawing.call, 'title'), argument(drawing.call, 'color'))

export const panel: Draw = (drawing) => {
  const { call, line } = drawing
  const [open, close] = callout(
    drawing,
    argument(call, 'header', 0),
    argument(call, 'header-bg') ?? argument(call, 'bg'),
  )
  return [open, footer(argument(call, 'footer'), line) + close]
}

/** Among words there is no room for a block. */
function callout({ isBlock, line }: Drawing, title: string | undefined, color: string | undefined): Drawn {
  const kind = kinds[color ?? ''] ?? 'note'
  const shown = title === undefined ? undefined : line(title)
  if (isBlock) return calloutTags(kind, shown)
  return [`<span class="callout-inline callout-${kind}">${shown ? `<strong>${shown}</strong> ` : ''}`, '</span>']
}

export const details: Draw = ({ call, line, isBlock }) => {
  const summary = line(argument(call, 'summary', 0) ?? argument(call, 'title') ?? 'Details')
  if (!isBlock) return [`<span><strong>${summary}</strong> `, '</span>']
  const isOpen = argument(call, 'open') === 'true'
  return [`<details${isOpen ? ' open' : ''}>\n<summary>${summary}</summary>\n`, '</details>\n']
}

export const cardpane: Draw = ({ isBlock }) => (isBlock ? ['<div class="card-pane">\n', '</div>\n'] : ['', ''])

export const card: Draw = ({ call, line, isBlock }) => {
  if (!isBlock) return ['', '']
  const text = (name: string, place?: number): string => line(argument(call, name, place) ?? '')
  const header = text('header')
  const title = text('title', 0)
  const subtitle = text('subtitle')
  return [
    `<div class="card">\n${header && `<p class="card-header">${header}</p>\n`}${title && `<p class="card-title">${title}</p>\n`}${subtitle && `<p class="card-subtitle">${subtitle}</p>\n`}`,
    `${footer(argument(call, 'footer'), line)}</div>\n`,
  ]
}

function footer(text: string | undefined, line: (text: string) => string): string {
  return text === undefined ? '' : `<p class="card-footer">${line(text)}</p>\n`
}

/** https://gohugo.io/shortcodes/figure/ */
export const figure: Draw = ({ call, isBlock, line, address }) => {
  const src = argument(call, 'src', 0)
  if (src === undefined) return undefined
  const alt = argument(call, 'alt') ?? argument(call, 'caption') ?? argument(call, 'title') ?? ''
  const size = ['width', 'height'].map((name) => {
    const value = argument(call, name)
    return value !== undefined && /^\d+%?$/.test(value) && raw(` ${name}="${value}"`)
  })
  const picture = html`<img src="${address(src)}" alt="${alt}"${size} loading="lazy">`.text
  const target = argument(call, 'link')
  const linked =
    target !== undefined && isPathOrWeb(target) ? html`<a href="${address(target)}">${raw(picture)}</a>`.text : picture
  const caption = ['title', 'caption', 'attr'].flatMap((name) => argument(call, name) ?? []).map(line)
  // Among words, a paragraph would end before the figure.
  if (!isBlock) return [[linked, ...caption].join(' '), '']
  return [
    `<figure>${linked}${caption.length > 0 ? `<figcaption>${caption.join(' ')}</figcaption>` : ''}</figure>\n`,
    '',
  ]
}
