import { argument } from './shortcode-arguments.ts'
import type { ShortcodeCall } from './shortcodes.ts'

/** A video on another site. */
export interface Video {
  site: 'YouTube' | 'Vimeo'
  /** Where people watch it. */
  address: string
  /** Its player. */
  embed: string
}

/** What a call of `youtube` or `vimeo` shows; nothing when it says no video. */
export function videoOf(call: ShortcodeCall): Video | undefined {
  return call.name === 'youtube' ? youtube(call) : call.name === 'vimeo' ? vimeo(call) : undefined
}

/** An id as it stands, with a slash before it, or in an address of YouTube. */
function youtube(call: ShortcodeCall): Video | undefined {
  const id =
    /^(?:(?:https:)?\/\/(?:www\.)?(?:youtube\.com\/(?:watch\?v=|embed\/)|youtu\.be\/)|\/)?([\w-]{6,20})(?:[?&].*)?$/.exec(
      argument(call, 'id', 0) ?? '',
    )?.[1]
  if (id === undefined) return undefined
  const start = /^\d+$/.exec(argument(call, 'start') ?? '')?.[0]
  return {
    site: 'YouTube',
    address: `https://www.youtube.com/watch?v=${id}${start ? `&t=${start}s` : ''}`,
    embed: `https://www.youtube-nocookie.com/embed/${id}${start ? `?start=${start}` : ''}`,
  }
}

function vimeo(call: ShortcodeCall): Video | undefined {
  const id = /^(?:https:\/\/vimeo\.com\/)?(\d{4,15})$/.exec(argument(call, 'id', 0) ?? '')?.[1]
  if (id === undefined) return undefined
  return {
    site: 'Vimeo',
    address: `https://vimeo.com/${id}`,
    embed: `https://player.vimeo.com/video/${id}?dnt=1`,
  }
}
