import type { Fields } from '../core/model/fields.ts'
import type { ShortcodeCall } from '../core/model/markdown/shortcodes.ts'

/** What a shortcode may ask for while it is drawn: nothing but its own page. */
export interface Drawing {
  call: ShortcodeCall
  /** Whether it stands alone as a block; else among words. */
  isBlock: boolean
  /** Front matter of its page. */
  fields: Fields
  /** A line of Markdown as HTML. */
  line(text: string): string
  /** An address as links have it. */
  address(address: string): string
}

/** HTML of a call: what stands before the text between two calls, and what stands behind it. */
export type Drawn = readonly [open: string, close: string]

/** Draws a shortcode; nothing when its arguments make no sense: then readers see the call. */
export type Draw = (drawing: Drawing) => Drawn | undefined
