/** How a shortcode is written: with a text between two calls, alone as a block, either way, or among words. */
export type ShortcodeForm = 'pair' | 'single' | 'either' | 'phrase'

/** Hugo's shortcodes, Docsy's and GitLab's handbook's that have a meaning here. */
export const shortcodeForms: ReadonlyMap<string, ShortcodeForm> = new Map<string, ShortcodeForm>([
  ['alert', 'pair'],
  ['note', 'pair'],
  ['panel', 'pair'],
  ['details', 'pair'],
  ['card', 'either'],
  ['cardpane', 'pair'],
  ['pageinfo', 'pair'],
  ['label', 'phrase'],
  ['figure', 'single'],
  ['youtube', 'single'],
  ['vimeo', 'single'],
  ['ref', 'phrase'],
  ['relref', 'phrase'],
  ['include', 'single'],
  ['member-by-name', 'phrase'],
  ['member-by-gitlab', 'phrase'],
  ['member-and-role-by-gitlab', 'phrase'],
  ['group-by-slugs', 'phrase'],
  ['team-by-manager-slug', 'single'],
  ['team-by-manager-role', 'single'],
  ['team-by-departments', 'single'],
  ['manager-by-report-name', 'phrase'],
  ['engineering/design-document-header', 'single'],
])
