import { directionRules } from './direction-rules.ts'
import { gitlabRules } from './gitlab-rules.ts'
import { markdownRules } from './markdown-rules.ts'
import type { Severity } from './problem.ts'
import { redirectRules } from './redirect-rules.ts'
import { releaseRules } from './release-rules.ts'

interface Rule {
  severity: Severity
  /** The build stops for it, because pages would be wrong or missing. Otherwise only `handbook check` fails. */
  stopsBuild?: true
  /** Found only by builds and `handbook pull`, not by checks: builds tell it themselves. */
  isLive?: true
  /** What is wrong, in general. */
  what: string
  /** Why it matters. */
  why: string
  /** How to mend it. */
  mend: string
}

const commonRules = {
  'config/syntax': {
    severity: 'error',
    stopsBuild: true,
    what: 'The configuration file is not JSON.',
    why: 'Neither the build nor the commands can know what you want.',
    mend: 'Correct the JSON at the place shown. JSON knows no comments and no comma after the last entry.',
  },
  'config/invalid': {
    severity: 'error',
    stopsBuild: true,
    what: 'The configuration holds an option that does not exist, or a value that an option does not take.',
    why: 'An option with a slip in its name would silently do nothing.',
    mend: 'Use the options and values listed in the field reference of `handbook.config.json`.',
  },
  'config/missing': {
    severity: 'error',
    stopsBuild: true,
    what: 'A file or folder that was asked for does not exist.',
    why: 'There is nothing to read.',
    mend: 'Correct `--root`, `--config`, `--data`, or `input` and `data` in handbook.config.json.',
  },
  'config/usage': {
    severity: 'error',
    stopsBuild: true,
    what: 'The command line asks for something that does not exist.',
    why: 'Guessing what was meant could do the wrong thing.',
    mend: 'See `handbook --help`, or `handbook COMMAND --help`.',
  },
  'config/unwritable': {
    severity: 'error',
    what: 'A file that a command is to write cannot be written.',
    why: 'What the command has found or made would be lost.',
    mend: 'Name another file or folder, or allow writing there: a part of the path can be a file, a folder, or read-only.',
  },
  'config/folders': {
    severity: 'warning',
    isLive: true,
    what: 'Eleventy and `handbook.config.json` name different folders.',
    why: 'The build would read other files than `handbook check` does.',
    mend: 'Set `input` and `data` in handbook.config.json to the folders that Eleventy uses.',
  },
  'history/cut': {
    severity: 'info',
    isLive: true,
    what: 'The clone of the repository is shallow: it ends at some commit.',
    why: 'What changed before is not told, and promises seem younger than they are.',
    mend: 'Run `git fetch --unshallow`. In GitLab CI/CD, set the variable `GIT_DEPTH` to 0, or keep the folder `.cache/` between pipelines.',
  },
  'history/none': {
    severity: 'error',
    what: 'There is no history of git to read.',
    why: 'What changed can only be told from it.',
    mend: 'Run the command in a clone of the repository, with git installed.',
  },
  'search/failed': {
    severity: 'warning',
    isLive: true,
    what: 'The index of the search could not be made.',
    why: 'Readers who search are told that the search cannot be used.',
    mend: 'Install the dependencies again, optional ones included: Pagefind brings its program as an optional package for each system. Set `search` to false to do without.',
  },
  'config/layout-folder': {
    severity: 'error',
    stopsBuild: true,
    what: 'The folder of layouts does not lie inside the folder of pages.',
    why: 'Eleventy finds the layouts of a plugin only there.',
    mend: 'Set `dir.includes` to a folder inside the input folder, such as `_includes`.',
  },

  'data/missing': {
    severity: 'error',
    stopsBuild: true,
    what: 'A data file that the suite needs is not there.',
    why: 'Sections, stages and categories are the ground that all pages stand on.',
    mend: 'Add the file to the data folder, or name the right folder with `data` in handbook.config.json.',
  },
  'data/unreadable': {
    severity: 'error',
    stopsBuild: true,
    what: 'A file cannot be read.',
    why: 'What it says would be missing from the site.',
    mend: 'Check that it is a file, that it may be read, and that it is UTF-8.',
  },
  'data/empty': {
    severity: 'error',
    stopsBuild: true,
    what: 'A data file holds nothing.',
    why: 'A site built from it would lose its pages.',
    mend: 'Restore the file from the last commit, or delete it if it is optional.',
  },

  'yaml/syntax': {
    severity: 'error',
    stopsBuild: true,
    what: 'The text is not YAML.',
    why: 'Nothing of it can be used. Other problems of the file show only after this one is mended.',
    mend: 'Do what the report says of the place; else look at the line before it, too: a missing quote, a tab, a colon in an unquoted text.',
  },
  'yaml/duplicate-key': {
    severity: 'error',
    stopsBuild: true,
    what: 'A key stands twice in the same map.',
    why: 'Only one of the two could count, and readers cannot tell which.',
    mend: 'Keep one of them.',
  },

  'yaml/impossible-date': {
    severity: 'error',
    stopsBuild: true,
    what: 'A date does not exist.',
    why: 'YAML parsers count on from it: 31 February becomes 2 or 3 March, and nobody notices.',
    mend: 'Write a date of the calendar.',
  },
  'yaml/surprising-scalar': {
    severity: 'warning',
    what: 'A value is read differently from how it is written, or differently by other parsers.',
    why: 'A version `16.10` becomes 16.1, a duration `1:30` becomes 90.',
    mend: 'Put it into quotes if text is meant.',
  },
  'yaml/portability': {
    severity: 'warning',
    what: 'The text is YAML for this site’s parser, and an error for others.',
    why: 'Editors and future versions of Eleventy refuse the page.',
    mend: 'Indent the lines on which a quoted text goes on.',
  },

  'front-matter/early-end': {
    severity: 'warning',
    what: 'The front matter seems to end too early.',
    why: 'A line of three hyphens inside a text ends it; the fields below are shown as text.',
    mend: 'Write the hyphens inside the text differently, such as `***`.',
  },
  'front-matter/missing': {
    severity: 'error',
    stopsBuild: true,
    what: 'A page begins neither with front matter nor with a heading.',
    why: 'Without a title it has no name in navigation and search.',
    mend: 'Begin the file with a line of three hyphens, `title: …`, and three hyphens again, or with a heading such as `# Plans`. Nothing may stand before them.',
  },
  'front-matter/unclosed': {
    severity: 'error',
    stopsBuild: true,
    what: 'Front matter begins but never ends.',
    why: 'The whole page is read as data and its text is lost.',
    mend: 'Close the front matter with a line of three hyphens.',
  },
  'front-matter/not-a-map': {
    severity: 'error',
    stopsBuild: true,
    what: 'Front matter is not made of keys and values.',
    why: 'Often the page begins with a horizontal line, and its first paragraph is taken for front matter.',
    mend: 'Write `key: value` lines, or start the page with front matter before the horizontal line.',
  },
  'front-matter/javascript': {
    severity: 'error',
    stopsBuild: true,
    what: 'Front matter is written in JavaScript.',
    why: 'It would run on every machine that builds the site. It is never run.',
    mend: 'Write it in YAML.',
  },
  'front-matter/language': {
    severity: 'error',
    stopsBuild: true,
    what: 'Front matter is written in a language that the site does not read.',
    why: 'The page would have no title and no data.',
    mend: 'Write it in YAML, and leave nothing after the three hyphens.',
  },

  'schema/type': {
    severity: 'error',
    stopsBuild: true,
    what: 'A value is of the wrong type.',
    why: 'Pages that read the field would show nonsense.',
    mend: 'Give a value of the type named in the message.',
  },
  'schema/required': {
    severity: 'error',
    stopsBuild: true,
    what: 'A required field is missing.',
    why: 'Pages need it.',
    mend: 'Add the field.',
  },
  'schema/renamed-key': {
    severity: 'error',
    stopsBuild: true,
    what: 'A required field is missing, and an unknown field looks like it.',
    why: 'The name is probably misspelled, or its case is wrong.',
    mend: 'Rename the field.',
  },
  'schema/unknown-key': {
    severity: 'warning',
    what: 'A field is not known, and a known one is spelled almost like it.',
    why: 'A misspelled field does nothing, and nobody notices. Fields that resemble no known one are left alone.',
    mend: 'Correct the name, or remove the field.',
  },
  'schema/value': {
    severity: 'error',
    stopsBuild: true,
    what: 'A value is not one of those allowed.',
    why: 'Pages, filters and counts know only the listed values.',
    mend: 'Use one of the values in the message.',
  },
  'schema/format': {
    severity: 'error',
    stopsBuild: true,
    what: 'A value does not have the form it needs: a date, an address, a pattern.',
    why: 'It would be shown or linked wrongly.',
    mend: 'Write it in the form that the message names.',
  },
  'schema/size': {
    severity: 'error',
    stopsBuild: true,
    what: 'A text, number or list is too small or too large.',
    why: 'The field has limits for a reason, which its description tells.',
    mend: 'Bring it within the limits in the message.',
  },
  'schema/rule': {
    severity: 'error',
    stopsBuild: true,
    what: 'A value breaks a rule of its schema.',
    why: 'The schema of the file says so.',
    mend: 'See the message and the description of the field.',
  },
  'schema/broken': {
    severity: 'error',
    stopsBuild: true,
    what: 'A schema is itself wrong.',
    why: 'Nothing can be checked against it.',
    mend: 'Correct the schema.',
  },

  'reference/unknown': {
    severity: 'error',
    what: 'A field names something that does not exist.',
    why: 'What is meant is not linked, or not counted.',
    mend: 'Use one of the names in the message. If the thing was renamed, write down the old name in renames.yml.',
  },
  'reference/case': {
    severity: 'error',
    what: 'A field names something in another spelling.',
    why: 'Names are compared letter by letter.',
    mend: 'Write the name as the message does.',
  },
  'reference/key': {
    severity: 'error',
    what: 'A field holds a name where a key is meant, or a key where a name is meant.',
    why: 'Both exist, and only one is meant here.',
    mend: 'Write what the message says.',
  },
  'reference/renamed': {
    severity: 'error',
    what: 'A field uses a name that is no longer in use.',
    why: 'The thing has been renamed, merged or split.',
    mend: 'Write the new name.',
  },

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

  'learning/unknown-uid': {
    severity: 'error',
    what: 'A path, module or unit names a uid that nothing has.',
    why: 'A part of it is missing from its page.',
    mend: 'Write the uid as it stands where the thing is defined, or define it.',
  },
  'learning/duplicate-uid': {
    severity: 'error',
    stopsBuild: true,
    what: 'Two paths, modules, units or achievements have the same uid.',
    why: 'Only one of them could have the page, and progress would count for both.',
    mend: 'Give one of them another uid.',
  },
  'learning/duplicate-key': {
    severity: 'error',
    what: 'Two roles, levels, competencies, topics, subjects or slots have the same key, or two objectives of one module.',
    why: 'What names the key means one of them, and nobody can tell which: the first of them counts.',
    mend: 'Give one of them another key.',
  },
  'learning/cycle': {
    severity: 'error',
    what: 'Prerequisites go round in a circle, or something needs what it is a part of.',
    why: 'Nobody could begin anywhere.',
    mend: 'Remove the prerequisite that is least needed.',
  },
  'learning/prerequisite-order': {
    severity: 'warning',
    what: 'Something comes earlier in a path than what it needs.',
    why: 'Learners get stuck there.',
    mend: 'Change the order of the modules or units.',
  },
  'learning/level-down': {
    severity: 'warning',
    what: 'A module of a path is easier than the one before it.',
    why: 'Those who came so far are bored, and those who would need it have given up.',
    mend: 'Move the module up, or correct a level.',
  },
  'learning/unreachable': {
    severity: 'warning',
    what: 'A module is in no path, a page in no module, or an achievement is earned by nothing.',
    why: 'Nobody comes across it while learning.',
    mend: 'Add it where it belongs, or set `draft: true` until it is ready.',
  },
  'learning/duration': {
    severity: 'warning',
    what: 'The stated time of a path or module is not the sum of its parts.',
    why: 'Learners plan with the wrong time.',
    mend: 'Leave `minutes` out, which lets the sum be shown, or correct it.',
  },
  'learning/time': {
    severity: 'error',
    what: 'A time is no whole number of minutes, or looks like one that a YAML parser has misread.',
    why: 'YAML parsers read `53:10` as 3190 and `28.53` as a fraction.',
    mend: 'Write whole minutes.',
  },
  'learning/not-reviewed': {
    severity: 'warning',
    what: 'Nobody has reviewed a path, module or unit for long; `learning.reviewMonths` says how long.',
    why: 'The product has moved on, and what people learn may be wrong.',
    mend: 'Go through it, mend it, and set `last_reviewed`.',
  },
  'learning/overtaken': {
    severity: 'warning',
    what: 'A release brought something in a category that a module or unit is about, after it was last reviewed.',
    why: 'What people learn may be wrong now, or not all there is. Its page says so to readers.',
    mend: 'Go through it, mend it, and set `last_reviewed`.',
  },
  'learning/undeclared-value': {
    severity: 'warning',
    what: 'A level, role, competency, topic, subject or slot is not declared in `learning.yml`.',
    why: 'Filters, role pages and the competency matrix leave it out.',
    mend: 'Write a declared key, or declare the value.',
  },
  'learning/answers': {
    severity: 'error',
    what: 'A knowledge check asks nothing, or a question has no right answer, or several where only one can be chosen.',
    why: 'Readers cannot get it right.',
    mend: 'Add questions. Mark the right choice with `correct: true`; for several, set `multiple: true`.',
  },
  'learning/explanation': {
    severity: 'warning',
    what: 'A question does not explain its answers.',
    why: 'Readers learn from the explanation, not from the mark.',
    mend: 'Add `explanation` to each choice, or to the question.',
  },
  'learning/objective': {
    severity: 'warning',
    what: 'No unit covers an objective of its module, or a unit covers one that does not exist.',
    why: 'The module promises what it does not teach.',
    mend: 'Name the key of the objective under `covers` of the unit that teaches it.',
  },

  'import/repeated-uid': {
    severity: 'warning',
    what: 'Two imported things would have had the same uid.',
    why: 'A uid leads to one thing only, so the second got a number.',
    mend: 'Look whether both are wanted. If one is a copy, delete it; else give it a better uid.',
  },
  'import/placeholder': {
    severity: 'info',
    what: 'An imported field held a placeholder such as TBD, and is left out.',
    why: 'It says nothing, and would be shown as if it did.',
    mend: 'Add the field when you know what belongs there.',
  },
  'import/unclassified': {
    severity: 'warning',
    what: 'An imported course uses a value that is not classified.',
    why: 'It is missing from lists by that value.',
    mend: 'Write the classified value, or declare the new one in `learning.yml`.',
  },
  'import/time': {
    severity: 'warning',
    what: 'An imported time was no whole number of minutes, and was rounded.',
    why: 'YAML parsers read `53:10` as 3190 and `28.53` as a fraction.',
    mend: 'Look whether `minutes` is what was meant.',
  },
  'import/unknown-asset': {
    severity: 'info',
    what: 'A path lists an asset that is in none of the imported files.',
    why: 'It has no title and no address, so it is a draft that no page shows.',
    mend: 'Give it a title and an address, and remove `draft`; or take it out of its module.',
  },
  'import/unplaced': {
    severity: 'info',
    what: 'Something imported has no place in the files of the site.',
    why: 'It is kept as a note, or left where it was, so that nothing is lost.',
    mend: 'Read it, and put it where it belongs.',
  },

  'baseline/stale': {
    severity: 'error',
    what: 'The baseline knows a problem that no longer occurs.',
    why: 'If it came back, nobody would be told.',
    mend: 'Run `handbook check --update-baseline` and commit the file.',
  },
  'ignore/no-reason': {
    severity: 'error',
    what: 'A `handbook-ignore` remark gives no reason, or does not name one rule.',
    why: 'Nobody will know whether it still holds. It ignores nothing.',
    mend: 'Write `<!-- handbook-ignore rule: reason -->`.',
  },
  'ignore/unused': {
    severity: 'warning',
    what: 'A `handbook-ignore` remark has nothing to ignore.',
    why: 'It would hide the problem if it came back.',
    mend: 'Remove the remark.',
  },

  'link/broken': {
    severity: 'warning',
    what: 'A link leads to an address of this site where there is nothing.',
    why: 'Readers get an error page.',
    mend: 'Correct the address. Addresses that other software serves belong into `links.ignore` in handbook.config.json.',
  },
  'link/anchor': {
    severity: 'warning',
    what: 'A link leads to an anchor that its page does not have.',
    why: 'Readers land at the top of the page and have to search.',
    mend: 'Correct the anchor, or give the heading that is meant its old id: `## Heading {#old-id}`.',
  },
  'link/image': {
    severity: 'warning',
    what: 'A picture or video does not exist.',
    why: 'Readers see an empty frame.',
    mend: 'Correct the path. Folders that are copied as they are belong into `links.static` in handbook.config.json.',
  },

  'body/section': {
    severity: 'error',
    what: 'A heading that pages of this kind must have is missing.',
    why: 'Readers and tools look for it.',
    mend: 'Add the heading.',
  },
  'body/section-order': {
    severity: 'error',
    what: 'Headings do not stand in the order of their kind of page.',
    why: 'Readers who compare pages look in the same place.',
    mend: 'Move the section.',
  },
  'body/words': {
    severity: 'error',
    what: 'A text is longer than pages of this kind may be.',
    why: 'Nobody reads on.',
    mend: 'Shorten it.',
  },
  'body/required-text': {
    severity: 'error',
    what: 'A text that must stand below a heading is missing.',
    why: 'The schema of the kind of page asks for it.',
    mend: 'Add the text.',
  },

  'page/unknown-entity': {
    severity: 'error',
    stopsBuild: true,
    what: 'A page says that it describes a section, stage, group or category that does not exist.',
    why: 'Its data panel would be empty.',
    mend: 'Use an existing key, or the exact name.',
  },
  'page/one-entity': {
    severity: 'error',
    stopsBuild: true,
    what: 'A direction page names more than one of section, stage, group and category.',
    why: 'It is unclear whose page it is.',
    mend: 'Keep one of them: the most specific says the rest.',
  },
  'page/second-page': {
    severity: 'error',
    stopsBuild: true,
    what: 'Two pages describe the same section, stage, group or category.',
    why: 'Only one of them can be its page. The first by path is.',
    mend: 'Merge them, or remove the field from one.',
  },
  'page/maturity-drift': {
    severity: 'error',
    what: 'A page states a maturity that the data contradicts.',
    why: 'Readers get two answers.',
    mend: 'Remove the level from the page, which shows the one in the data, or correct categories.yml.',
  },
  'page/stage-drift': {
    severity: 'error',
    what: 'A page states a stage that the data contradicts.',
    why: 'Readers get two answers.',
    mend: 'Remove the stage from the page, which shows the one in the data, or correct the data.',
  },
  'page/owner-drift': {
    severity: 'warning',
    what: 'A page names an owner who does not stand in the data.',
    why: 'Questions go to the wrong person.',
    mend: 'Correct the page, or the people in stages.yml.',
  },
  'page/unreadable-maturity': {
    severity: 'warning',
    what: 'A page states a maturity that is not a level of the ladder.',
    why: 'Readers cannot look it up.',
    mend: 'Use the name of a level.',
  },
  'page/unknown-layout': {
    severity: 'error',
    stopsBuild: true,
    what: 'A page names a layout that does not exist.',
    why: 'Nothing can draw it.',
    mend: 'Use a layout of the suite, add your own to the folder of layouts, or leave `layout` out.',
  },
  'page/unread': {
    severity: 'warning',
    what: 'A file looks like a page of another generator, and nothing reads it.',
    why: 'The site lacks a page, and nobody notices.',
    mend: 'Write it as Markdown in a file that ends in `.md`, name it in `.eleventyignore`, or teach Eleventy its language and switch this rule off.',
  },
  'page/unknown-schema': {
    severity: 'error',
    stopsBuild: true,
    what: 'A page names a schema that cannot be read.',
    why: 'It cannot be checked.',
    mend: 'Give the path of a JSON Schema in this site: from the page, or with a slash from the root of the site.',
  },
  'page/alias': {
    severity: 'error',
    what: 'An old address in `aliases` cannot lead to its page.',
    why: 'Another page stands there, or gives the same address; readers of old links would not arrive.',
    mend: 'Remove it from one of the pages, or correct it: a path that begins and ends with a slash.',
  },
  'page/redirect-target': {
    severity: 'error',
    what: 'The `redirect_to` of a page leads nowhere.',
    why: 'Readers are not sent on: the page is shown instead.',
    mend: 'Give a path of this site, a Markdown file beside the page, or a full address that begins with `https://`.',
  },
  'page/redirect-loop': {
    severity: 'error',
    what: 'The `redirect_to` of a page leads back to it.',
    why: 'Nobody would arrive: the page is shown instead.',
    mend: 'Remove `redirect_to` from the page that is to be read.',
  },
  'page/redirect-expired': {
    severity: 'warning',
    what: 'The `remove_date` of a redirect has passed.',
    why: 'Old redirects hide links that should be mended, and keep addresses from being used again.',
    mend: 'Mend the links that still lead to it and delete the page, or set a later date.',
  },
  'page/canonical-path': {
    severity: 'warning',
    what: 'The `canonical_path` of a page is not its own path.',
    why: 'Search engines are led to another page, or to none: often the page has moved.',
    mend: 'Write the path at which the page stands, or leave `canonical_path` out.',
  },
  'page/not-unique': {
    severity: 'error',
    stopsBuild: true,
    what: 'Two pages of one kind give the same value to a field that must be unique.',
    why: 'It can no longer tell the pages apart.',
    mend: 'Change the value in one of them.',
  },
  'page/too-long': {
    severity: 'warning',
    what: 'The text of a page is longer than a million characters.',
    why: 'Its links and headings are not checked: that would take too long. Readers will not read it either.',
    mend: 'Split the page, or publish the data that it holds as a file.',
  },
  'page/address': {
    severity: 'error',
    stopsBuild: true,
    what: 'Two pages would be written to the same address, or one outside the site or under a name that is too long for a file.',
    why: 'One of them would be lost.',
    mend: 'Change `permalink` of one of them, in handbooks for Hugo `url`.',
  },
} as const

export type ProblemCode =
  | keyof typeof commonRules
  | keyof typeof releaseRules
  | keyof typeof directionRules
  | keyof typeof gitlabRules
  | keyof typeof redirectRules
  | keyof typeof markdownRules

/** Every rule, by its code. The manual has one page for each, made from this table. */
export const catalogue: Readonly<Record<ProblemCode, Rule>> = {
  ...commonRules,
  ...releaseRules,
  ...directionRules,
  ...gitlabRules,
  ...redirectRules,
  ...markdownRules,
}

/** The rule behind a code. */
export function ruleOf(code: ProblemCode): Rule {
  return catalogue[code]
}
