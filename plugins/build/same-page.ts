import { isDeepStrictEqual } from 'node:util'
import type { Page } from '../core/model/pages/page.ts'

/** Whether a page that was read again is to others what it was, down to the lines on which its front matter stands. */
export function isSamePage(before: Page, now: Page): boolean {
  const { yaml: old, ...rest } = before
  const { yaml, ...others } = now
  if (!isDeepStrictEqual(rest, others)) return false
  if (!old || !yaml) return old === yaml
  const keys = Object.keys(now.fields)
  return (
    isDeepStrictEqual(old.value, yaml.value) &&
    keys.every((key) => isDeepStrictEqual(old.place([key], 'value'), yaml.place([key], 'value')))
  )
}
