import { directionRules } from './direction-rules.ts'
import { gitlabRules } from './gitlab-rules.ts'
import { learningRules } from './learning-rules.ts'
import { markdownRules } from './markdown-rules.ts'
import { pageRules } from './page-rules.ts'
import type { Severity } from './problem.ts'
import { redirectRules } from './redirect-rules.ts'
import { releaseRules } from './release-rules.ts'
import { taxonomyRules } from './taxonomy-rules.ts'

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
} as const

export type ProblemCode =
  | keyof typeof commonRules
  | keyof typeof pageRules
  | keyof typeof taxonomyRules
  | keyof typeof learningRules
  | keyof typeof releaseRules
  | keyof typeof directionRules
  | keyof typeof gitlabRules
  | keyof typeof redirectRules
  | keyof typeof markdownRules

/** Every rule, by its code. The manual has one page for each, made from this table. */
export const catalogue: Readonly<Record<ProblemCode, Rule>> = {
  ...commonRules,
  ...pageRules,
  ...taxonomyRules,
  ...learningRules,
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
