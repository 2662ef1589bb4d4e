import { html } from '../theme/html.ts'
import { argument } from './shortcode-arguments.ts'
import type { Draw, Drawing } from './shortcode-drawing.ts'

/** A link to a video, which a click turns into its player: before that, nothing is asked of another site. */
function video(
  { isBlock }: Drawing,
  address: string,
  embed: string,
  title: string | undefined,
  site: string,
): [open: string, close: string] {
  const link = html`<a href="${address}" data-video="${embed}">${title ?? 'Video'} (${site})</a>`
  return [(isBlock ? html`<p class="video">${link}</p>\n` : html`<span class="video">${link}</span>`).text, '']
}

export const youtube: Draw = (drawing) => {
  const { call } = drawing
  const id = youtubeId(argument(call, 'id', 0))
  if (id === undefined) return undefined
  const start = /^\d+$/.exec(argument(call, 'start') ?? '')?.[0]
  const address = `https://www.youtube.com/watch?v=${id}${start ? `&t=${start}s` : ''}`
  const embed = `https://www.youtube-nocookie.com/embed/${id}${start ? `?start=${start}` : ''}`
  return video(drawing, address, embed, argument(call, 'title', 1), 'YouTube')
}

/** An id as it stands, with a slash before it, or in an address of YouTube. */
function youtubeId(given: string | undefined): string | undefined {
  return /^(?:(?:https:)?\/\/(?:www\.)?(?:youtube\.com\/(?:watch\?v=|embed\/)|youtu\.be\/)|\/)?([\w-]{6,20})(?:[?&].*)?$/.exec(
    given ?? '',
  )?.[1]
}

export const vimeo: Draw = (drawing) => {
  const { call } = drawing
  const id = /^(?:https:\/\/vimeo\.com\/)?(\d{4,15})$/.exec(argument(call, 'id', 0) ?? '')?.[1]
  if (id === undefined) return undefined
  return video(
    drawing,
    `https://vimeo.com/${id}`,
    `https://player.vimeo.com/video/${id}?dnt=1`,
    argument(call, 'title', 1),
    'Vimeo',
  )
}
