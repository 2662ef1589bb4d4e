import { designDocumentHeader } from './design-document.ts'
import { alert, card, cardpane, details, figure, note, panel } from './shortcode-blocks.ts'
import type { Draw } from './shortcode-drawing.ts'
import {
  counterparts,
  handles,
  managerOf,
  membersAndRoles,
  names,
  slugs,
  teamOfDepartments,
  teamOfManager,
} from './shortcode-people.ts'
import {
  categories,
  categoryFeatures,
  categoryIndex,
  categoryLookup,
  entityName,
  groupTable,
} from './shortcode-product.ts'
import { video } from './shortcode-videos.ts'
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
  cards: cardpane,
  label,
  figure,
  youtube: video,
  vimeo: video,
  ref: reference,
  relref: reference,
  'member-by-name': names,
  'member-by-gitlab': handles,
  'member-and-role-by-gitlab': membersAndRoles,
  'group-by-slugs': slugs,
  'team-by-manager-slug': teamOfManager,
  'team-by-manager-role': teamOfManager,
  'team-by-departments': teamOfDepartments,
  'engineering/stable-counterparts': counterparts,
  'manager-by-report-name': managerOf,
  'engineering/design-document-header': designDocumentHeader,
  section: entityName,
  stage: entityName,
  group: entityName,
  category: entityName,
  'product/categories': categories,
  'product/categories-index': categoryIndex,
  'product/categories-lookup': categoryLookup,
  'product/categories-features': categoryFeatures,
  'product/section-group-table': groupTable,
}
