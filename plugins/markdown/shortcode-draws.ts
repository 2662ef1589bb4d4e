import { designDocumentHeader } from './design-document.ts'
import { alert, card, cardpane, details, figure, note, panel } from './shortcode-blocks.ts'
import type { Draw } from './shortcode-drawing.ts'
import { handles, managerOf, names, team } from './shortcode-people.ts'
import { vimeo, youtube } from './shortcode-videos.ts'
import { label, reference } from './shortcode-words.ts'

/** How each shortcode is drawn. `include` is not among them: its text takes its place before the page is read. */
export const draws: Readonly<Record<string, Draw>> = {
  alert,
  note,
  pageinfo: note,
  panel,
  details,
  card,
  cardpane,
  label,
  figure,
  youtube,
  vimeo,
  ref: reference,
  relref: reference,
  'member-by-name': names,
  'member-by-gitlab': handles,
  'member-and-role-by-gitlab': handles,
  'group-by-slugs': names,
  'team-by-manager-slug': team,
  'team-by-manager-role': team,
  'team-by-departments': team,
  'manager-by-report-name': managerOf,
  'engineering/design-document-header': designDocumentHeader,
}
