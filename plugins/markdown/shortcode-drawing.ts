import type { Fields } from '../core/model/fields.ts'
import type { NamedData } from '../core/model/markdown/shortcode-data.ts'
import type { ShortcodeCall } from '../core/model/markdown/shortcodes.ts'
import type { Feature } from '../core/model/product/features.ts'
import type { Ladder } from '../core/model/product/ladder.ts'
import type { Entity } from '../core/model/product/taxonomy.ts'

/** The data that shortcodes are drawn from. */
export interface DrawnData extends NamedData {
  features: readonly Feature[]
  ladder: Ladder
  /** `YYYY-MM-DD` */
  today: string
  addressOf(entity: Entity): string
  /** Where somebody with this handle is shown; nothing when it is not known which GitLab is meant. */
  profileOf(handle: string): string | undefined
}

/** What a shortcode may ask for while it is drawn: its own page, and the data. */
export interface Drawing {
  call: ShortcodeCall
  /** Whether it stands alone as a block; else among words. */
  isBlock: boolean
  /** Front matter of its page. */
  fields: Fields
  /** Absent where a text is drawn by itself. */
  data?: DrawnData
  /** A line of Markdown as HTML. */
  line(text: string): string
  /** An address as links have it. */
  address(address: string): string
}

/** HTML of a call: what stands before the text between two calls, and what stands behind it. */
export type Drawn = readonly [open: string, close: string]

/** Draws a shortcode; nothing when its arguments make no sense: then readers see the call. */
export type Draw = (drawing: Drawing) => Drawn | undefined
