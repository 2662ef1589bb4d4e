import { rolePattern } from '../product/role-pattern.ts'
import { isPathOrWeb } from './link-address.ts'
import { argument } from './shortcode-arguments.ts'
import { namedBy, namedThings } from './shortcode-data.ts'
import type { ShortcodeCall } from './shortcodes.ts'
import { videoOf } from './videos.ts'

/** What a shortcode cannot do without. */
interface Wish {
  /** In words, after "needs". */
  what: string
  isGranted(call: ShortcodeCall): boolean
}

const page: Wish = {
  what: 'the path of a page',
  isGranted: (call) => !/^(?:$|[a-z][a-z0-9+.-]*:)/i.test(argument(call, 'path', 0) ?? ''),
}

/** A manager, and a pattern of roles that can be read. */
const teamOfManager: Wish = {
  what: 'a manager, and a `team` without other signs than those of a simple pattern, such as `Engineer(.*)Plan`',
  isGranted: (call) => namedThings(call).length > 0 && rolePattern(argument(call, 'team', 1) ?? '') !== undefined,
}

const wishes: Readonly<Record<string, Wish>> = {
  'team-by-manager-slug': teamOfManager,
  'team-by-manager-role': teamOfManager,
  'engineering/stable-counterparts': {
    what: 'a `role` that is a simple pattern, such as `[&,] Systems:Gitaly( API)?`',
    isGranted: (call) => rolePattern(argument(call, 'role') ?? '+') !== undefined,
  },
  youtube: { what: 'the id of a video', isGranted: (call) => videoOf(call) !== undefined },
  vimeo: { what: 'the id of a video', isGranted: (call) => videoOf(call) !== undefined },
  figure: {
    what: 'the path of an image, or its address on the web, as `src`',
    isGranted: (call) => isPathOrWeb(argument(call, 'src', 0) ?? ':'),
  },
  ref: page,
  relref: page,
  include: { what: 'the path of a file', isGranted: (call) => argument(call, 'file', 0) !== undefined },
  label: { what: 'a name', isGranted: (call) => argument(call, 'name', 0) !== undefined },
}

const name: Wish = { what: 'a name', isGranted: (call) => namedThings(call).length > 0 }

/** Whether a call leaves out what it cannot do without. */
export function isLacking(call: ShortcodeCall): boolean {
  return wishOf(call.name)?.isGranted(call) === false
}

/** What a shortcode cannot do without, in words. */
export function neededBy(shortcode: string): string | undefined {
  return wishOf(shortcode)?.what
}

function wishOf(shortcode: string): Wish | undefined {
  return Object.hasOwn(wishes, shortcode) ? wishes[shortcode] : namedBy(shortcode) && name
}
