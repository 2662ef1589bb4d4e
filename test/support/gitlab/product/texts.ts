import type { Dice } from './dice.ts'

const verbs = ['Add', 'Show', 'Filter', 'Speed up', 'Rework', 'Explain', 'Allow', 'Group', 'Search', 'Export', 'Retire']
const things = [
  'list',
  'sidebar',
  'settings',
  'API',
  'report',
  'template',
  'chart',
  'search',
  'notifications',
  'import',
]
const ends = [
  '',
  ' for large groups',
  ' on small screens',
  ' by keyboard',
  ' without a reload',
  ': first step',
  ' (MVC)',
]
const sentences = [
  'People keep two lists today and compare them by hand.',
  'The first step covers one project; groups follow.',
  'See the discussion in the linked epic.',
  'This is *not* about permissions.',
  'Reports from eight customers ask for it.',
  '## Proposal\n\n- one list\n- one filter',
]

/** A title such as "Filter chart by keyboard". */
export function titleOf(dice: Dice, subject: string): string {
  return `${dice.pick(verbs)} ${subject} ${dice.pick(things)}${dice.pick(ends)}`
}

export function descriptionOf(dice: Dice): string {
  return Array.from({ length: 1 + dice.below(4) }, () => dice.pick(sentences)).join('\n\n')
}

/** Texts that break careless readers, templates and pages. Each is a legal title. */
export const nastyTexts: readonly string[] = [
  '<script>alert("title")</script><img src=x onerror=alert(1)>',
  '{{ config.secret }} {{{ raw }}} {% include "secret" %}{# gone #}',
  '--> <!-- a comment ends here -->',
  'Support \u202eesrever\u202c and \u200fright-to-left\u200f marks',
  '[click](javascript:alert(1)) <a href="javascript:alert(1)">here</a>',
  'Unicode: 日本語 🚀👩‍👩‍👧 é e\u0301 \ufffd',
  'a | b `c` *d* _e_ [f] # g ~label !1 #2 &3 @everyone',
  '"quotes" \'single\' & ampersand &lt;escaped&gt; \\ back',
  '<%= env %> $(whoami) `id` #{1 + 1} *|NAME|*',
  '../../etc/passwd %2e%2e%2f',
  '---\ntitle: front matter\n---',
  '\u2028line\u2029paragraph\u00a0space\u200bzero',
]

/** One megabyte, GitLab's limit for descriptions: https://docs.gitlab.com/administration/instance_limits/ */
export function longText(): string {
  return 'A very long text without an end. '.repeat(31_776).slice(0, 1_048_576)
}
