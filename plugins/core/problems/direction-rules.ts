/** Rules on kickoffs and on what direction pages promise; part of the catalogue. */
export const directionRules = {
  'kickoff/second-entry': {
    severity: 'error',
    what: 'Two entries of kickoffs.yml are about one version.',
    why: 'Only the first of them counts.',
    mend: 'Put both into one entry, or correct the version.',
  },
  'direction/review-overdue': {
    severity: 'warning',
    what: 'A direction page was last reviewed too long ago.',
    why: 'Readers cannot know whether it still holds.',
    mend: 'Read it, correct it, and set the date to today, even if nothing else changes. How long a review holds is the option `direction.reviewDays`.',
  },
  'direction/review-unreadable': {
    severity: 'warning',
    what: 'A direction page says when it was last reviewed in a way that is no day of the past.',
    why: 'Nobody can tell how old the review is.',
    mend: 'Write the date as 2026-01-31, best as `last_reviewed` in the front matter.',
  },
  'direction/never-reviewed': {
    severity: 'info',
    what: 'A direction page does not say when it was last reviewed.',
    why: 'Readers cannot know whether it still holds.',
    mend: 'Add `last_reviewed` to its front matter.',
  },
  'direction/too-far-ahead': {
    severity: 'warning',
    what: 'A direction page names a single issue that is planned for a time too far ahead.',
    why: 'Single issues move; readers take them for promises.',
    mend: 'Write of the topic instead. How far is the option `direction.horizonMonths`.',
  },
  'direction/past-target': {
    severity: 'warning',
    what: 'Something that was planned for a milestone that is over is still open.',
    why: 'The plan that readers see is not the one that is followed.',
    mend: 'Move it to the milestone in which it is done now, or take it out of the plan; then correct the page.',
  },
  'direction/fiscal-date': {
    severity: 'info',
    what: 'A direction page gives a date in fiscal years or quarters.',
    why: 'Nobody outside the company knows when they begin.',
    mend: 'Write the months of the calendar.',
  },
  'direction/bare-reference': {
    severity: 'info',
    what: 'A direction page refers to an issue, epic or merge request by its number alone.',
    why: 'A number tells readers nothing.',
    mend: 'Write its title, as the text of a link.',
  },
  'direction/no-milestone': {
    severity: 'info',
    what: 'Open issues with the direction label have no milestone.',
    why: 'No plan, roadmap or kickoff shows them.',
    mend: 'Give them a milestone, be it the backlog; or remove the label.',
  },
  'direction/no-page': {
    severity: 'info',
    what: 'A public category has no hand-written direction page, where other categories have one.',
    why: 'Readers see its data, and nothing of where it goes and why.',
    mend: 'Begin one with `handbook new category KEY`.',
  },
  'direction/gone': {
    severity: 'warning',
    what: 'A direction page is about a category that does not exist any more.',
    why: 'It is nobody’s page, and nobody will keep it.',
    mend: 'Name what it is about now in its front matter, or let `redirect_to` send its readers on.',
  },
} as const
