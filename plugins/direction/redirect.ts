import type { RedirectPage } from '../core/model/direction/direction-pages.ts'
import { link } from '../theme/html.ts'
import { redirectPage } from '../theme/redirect-page.ts'
import { spokenWords } from '../theme/words/words.ts'
import { list, type PanelContext } from './panel.ts'

/** A page at the old address of an entity; after a split, one that lets its readers choose. */
export function redirectContent({ title, targets, note }: RedirectPage, { addressOf, handbook }: PanelContext): string {
  const links = list(targets.map((target) => link(addressOf(target), target.name)))
  const [only, ...others] = targets
  const isSure = only !== undefined && others.length === 0
  return redirectPage({
    words: spokenWords(handbook.options),
    title,
    links,
    ...(note ? { note } : {}),
    ...(isSure ? { address: addressOf(only) } : {}),
  })
}
