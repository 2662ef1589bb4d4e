import { type CalendarEvent, writeCalendar } from '../core/model/calendar.ts'
import { wholeAddress } from '../core/model/feed.ts'
import { plainTitle } from '../core/model/markdown/plain-title.ts'
import { plainLine } from '../theme/markdown.ts'
import { releaseAddresses } from './addresses.ts'
import type { ReleaseContext } from './context.ts'
import { dayOf } from './deprecations.ts'

/** What goes away, and when support for it ends, as a calendar; entries whose versions have no known day are left out. */
export function removalCalendar(context: ReleaseContext): string {
  const { options, today } = context.handbook
  const { title, url } = options.site
  const host = url === undefined ? 'handbook.invalid' : new URL(url).host
  const page = url && wholeAddress(context.href(releaseAddresses(options.releases.basePath).deprecations), url)
  const events = context.releases.deprecations.flatMap((one): CalendarEvent[] => {
    const common = {
      description: plainLine(one.body, 300),
      categories: one.roles,
      ...(page ? { url: `${page}#${one.slug}` } : {}),
    }
    const removal = dayOf(one.removalOn, one.removal, context)
    const end = one.endOfSupport && dayOf(undefined, one.endOfSupport, context)
    const name = plainTitle(one.title)
    const uid = encodeURIComponent(one.id)
    return [
      ...(end ? [{ ...common, uid: `${uid}-support@${host}`, summary: `Support ends: ${name}`, start: end }] : []),
      ...(removal
        ? [
            {
              ...common,
              uid: `${uid}-removal@${host}`,
              summary: `Removed in ${one.removal.text}: ${name}`,
              start: removal,
            },
          ]
        : []),
    ]
  })
  return writeCalendar({ name: `${title}: removals`, today, events })
}
