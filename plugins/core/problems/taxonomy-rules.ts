/** Rules on the hierarchy of the product, its people, maturity, features, jobs and renames; part of the catalogue. */
export const taxonomyRules = {
  'taxonomy/unknown-reference': {
    severity: 'error',
    what: 'A data file names a section, stage, group, category, job or pricing theme that does not exist.',
    why: 'The thing that is meant is left out, or stands in the wrong place.',
    mend: 'Use an existing key. If the thing was renamed, write down the old name in renames.yml.',
  },
  'taxonomy/self-reference': {
    severity: 'warning',
    what: 'Something is listed as related to itself.',
    why: 'The link leads to the page it stands on.',
    mend: 'Remove the entry.',
  },
  'taxonomy/category-in-two-groups': {
    severity: 'warning',
    what: 'Two groups list the same category.',
    why: 'Readers cannot tell who owns it. Its page names both.',
    mend: 'Remove it from the group that does not own it.',
  },
  'taxonomy/category-without-group': {
    severity: 'warning',
    what: 'No group lists the category.',
    why: 'It has no owner and is easily forgotten. Its page says so.',
    mend: 'Add its key to `categories` of its group in stages.yml.',
  },
  'taxonomy/stage-conflict': {
    severity: 'error',
    what: 'A category names one stage, and the group that lists it belongs to another.',
    why: 'The category counts for its own `stage`; the group’s page shows it as well.',
    mend: 'Correct `stage` in categories.yml, or the group in stages.yml.',
  },
  'taxonomy/duplicate-name': {
    severity: 'warning',
    what: 'Two things of one kind have the same name.',
    why: 'References by name cannot tell them apart.',
    mend: 'Rename one of them.',
  },
  'taxonomy/duplicate-key': {
    severity: 'error',
    what: 'Two groups of different stages have the same key, or two jobs the same slug.',
    why: 'References by key cannot tell them apart.',
    mend: 'Give one of them another key.',
  },
  'taxonomy/key-differs-from-name': {
    severity: 'info',
    what: 'A key is almost its name, but not quite.',
    why: 'It is probably misspelled, and labels are made from keys.',
    mend: 'Correct the key, and set `label` if the old label must stay.',
  },
  'taxonomy/label-form': {
    severity: 'warning',
    what: 'A label does not have the form of its kind.',
    why: 'Issue searches and boards expect `section::`, `devops::`, `group::` or `Category:`.',
    mend: 'Rename the label in GitLab and here, or remove `label` to use the derived one.',
  },
  'taxonomy/label-differs-from-name': {
    severity: 'info',
    what: 'The label of a category is not made of its name.',
    why: 'People who look for the label by the name do not find it.',
    mend: 'Rename the label in GitLab, or leave it if it is kept on purpose.',
  },
  'taxonomy/shared-label': {
    severity: 'info',
    what: 'Two things of one kind share a label.',
    why: 'Issues behind the label belong to both; totals count them once.',
    mend: 'Give each its own label if the issues should be told apart.',
  },
  'taxonomy/no-direction': {
    severity: 'info',
    what: 'A category has no `direction`.',
    why: 'Its direction page gets a derived address, which moves when the category changes its stage.',
    mend: 'Set `direction` to the address that the page should keep.',
  },
  'taxonomy/direction-elsewhere': {
    severity: 'info',
    what: 'A `direction` leads to another site.',
    why: 'The page with the data of this entry gets a derived address here, and links to the other site.',
    mend: 'Nothing, if that is meant. Otherwise use a path that begins with a slash.',
  },
  'taxonomy/direction-form': {
    severity: 'warning',
    what: 'A `direction` is not a clean path.',
    why: 'Servers answer a path without its last slash with a redirect, and refuse one that leaves the site.',
    mend: 'Begin and end the path with a slash.',
  },
  'taxonomy/shared-direction': {
    severity: 'info',
    what: 'Two entries name the same direction address.',
    why: 'They share one page, each with its own anchor.',
    mend: 'Nothing, if that is meant.',
  },
  'taxonomy/too-many-categories': {
    severity: 'info',
    what: 'A stage shows more than eight categories in marketing pages.',
    why: 'Stage columns become too long to compare.',
    mend: 'Merge categories, or set `marketing: false` for some.',
  },
  'taxonomy/no-marketing': {
    severity: 'info',
    what: 'A category does not say whether it is shown in public overviews.',
    why: 'It counts as not shown.',
    mend: 'Set `marketing` to true or false.',
  },

  'people/placeholder': {
    severity: 'info',
    what: 'A role is not filled: it says TBD.',
    why: 'Pages show "to be determined".',
    mend: 'Name the person when there is one, or leave the field empty.',
  },
  'people/not-a-person': {
    severity: 'warning',
    what: 'A role holds a text that is not one person’s name.',
    why: 'It is shown as it stands and cannot be linked.',
    mend: 'Name one person for each list entry.',
  },

  'maturity/missing': {
    severity: 'info',
    what: 'A category has no `maturity`.',
    why: 'Its level today is taken from its dates, and is `planned` without them.',
    mend: 'Set `maturity` to its level today.',
  },
  'maturity/unknown-level': {
    severity: 'error',
    what: 'A maturity level is not on the ladder.',
    why: 'It cannot be counted.',
    mend: 'Use a level of the ladder.',
  },
  'maturity/unreadable-date': {
    severity: 'error',
    what: 'A date of a level is not a date of the calendar.',
    why: 'It counts as no date, so history and plans lack it.',
    mend: 'Write year, month and day, such as 2026-01-31, or leave the field empty.',
  },
  'maturity/overdue': {
    severity: 'warning',
    what: 'The date promised for a level has passed, and `maturity` is still below it.',
    why: 'Readers were promised more than there is.',
    mend: 'Raise `maturity` if the level is reached, or give a new date.',
  },
  'maturity/ahead-of-dates': {
    severity: 'error',
    what: '`maturity` says that a level is reached whose date lies in the future.',
    why: 'One of the two is wrong; history and plans are drawn from the dates.',
    mend: 'Set the date on which the level was reached, or lower `maturity`.',
  },
  'maturity/no-dates': {
    severity: 'warning',
    what: '`maturity` says that a level is reached, but no date says since when.',
    why: 'History shows the category as planned until today.',
    mend: 'Add the date of the level, and of the levels below it.',
  },
  'maturity/gap': {
    severity: 'warning',
    what: 'A level has a date, and a level below it has none.',
    why: 'History and plans jump over a level.',
    mend: 'Add the missing date.',
  },
  'maturity/date-order': {
    severity: 'error',
    what: 'A higher level is dated before a lower one.',
    why: 'A category climbs one level at a time.',
    mend: 'Correct one of the two dates.',
  },
  'maturity/equal-dates': {
    severity: 'info',
    what: 'Two levels have the same date.',
    why: 'Often one of them is a placeholder.',
    mend: 'Correct one of them if so.',
  },

  'features/no-category': {
    severity: 'warning',
    what: 'A feature belongs to no category.',
    why: 'It appears on no category page.',
    mend: 'Add the key of its category.',
  },
  'features/tier-gap': {
    severity: 'error',
    what: 'A feature is in a tier but not in a higher one.',
    why: 'Higher tiers include the lower ones.',
    mend: 'Correct the tiers.',
  },
  'features/duplicate-title': {
    severity: 'warning',
    what: 'Two features have the same title.',
    why: 'One of them is probably a copy.',
    mend: 'Remove one, or tell them apart.',
  },

  'jobs/no-statement': {
    severity: 'warning',
    what: 'A job to be done has neither `jtbd` nor `short_jtbd`.',
    why: 'There is nothing to show.',
    mend: 'Write the statement.',
  },
  'jobs/duplicate-statement': {
    severity: 'info',
    what: 'Two jobs have the same statement.',
    why: 'One of them is probably a copy.',
    mend: 'Remove one, or tell them apart.',
  },
  'jobs/no-group': {
    severity: 'warning',
    what: 'A job to be done names no group.',
    why: 'It appears on no page but the list of all jobs.',
    mend: 'Set `group` to a group’s key.',
  },

  'renames/still-exists': {
    severity: 'warning',
    what: 'A renamed key still exists.',
    why: 'The existing thing wins; the rename does nothing.',
    mend: 'Remove the rename, or the old entry.',
  },
  'renames/loop': {
    severity: 'error',
    what: 'Renames lead back to where they began.',
    why: 'The old name leads nowhere.',
    mend: 'Remove one of them.',
  },
} as const
