/** Rules on what stands in the texts of pages; part of the catalogue. */
export const markdownRules = {
  'shortcode/unknown': {
    severity: 'warning',
    what: 'A page calls a shortcode that does not exist here.',
    why: 'Nobody can tell what it was to show: readers see the call as it is written.',
    mend: 'Correct the name, or write what it was to show.',
  },
  'shortcode/lacking': {
    severity: 'warning',
    what: 'A shortcode does not say what it cannot do without: a video its id, an image its path.',
    why: 'There is nothing to show: readers see the call as it is written.',
    mend: 'Write what the message says into the call.',
  },
  'shortcode/unknown-name': {
    severity: 'warning',
    what: 'A shortcode names somebody, or a section, stage, group or category, that the data does not know.',
    why: 'Readers see the name as it is written, and not what was to be shown of it.',
    mend: 'Correct the name, or add it to the data.',
  },
  'shortcode/no-team': {
    severity: 'info',
    what: 'Shortcodes name people, and the data folder has no `team.yml`.',
    why: 'Readers see the names as they are written: teams have no members, and handles no names.',
    mend: 'Add `team.yml`, in GitLab’s format, to the data folder.',
  },
  'shortcode/unclosed': {
    severity: 'warning',
    what: 'A shortcode that surrounds a text is not closed, or is closed without having been opened.',
    why: 'It cannot be told where its text ends: readers see the call as it is written.',
    mend: 'Close it with `{{< /name >}}` in the same list, quotation or HTML block in which it is opened.',
  },
  'shortcode/syntax': {
    severity: 'warning',
    what: 'What begins as the call of a shortcode goes on as none: a quote is not closed, or the end is missing.',
    why: 'It cannot be told what it was to show: readers see it as it is written.',
    mend: 'Close its quotes, and end it as it begins. In tables, write `\\|` for `|`.',
  },
  'shortcode/include': {
    severity: 'warning',
    what: 'A page includes a file that does not exist, that lies outside the site, or that includes itself.',
    why: 'Readers see the call in place of the text.',
    mend: 'Correct the path: from the site’s root, from its folder `assets`, or from the folder of pages.',
  },
  'html/script': {
    severity: 'warning',
    what: 'HTML in a page runs a script, or is of a kind that the options do not let through.',
    why: 'What anybody may propose in a merge request must not run in the browsers of all readers: the build takes it out.',
    mend: 'Remove it. Where every author may be trusted, set `markdown.scripts` or `markdown.frames` in handbook.config.json.',
  },
} as const
