import { directionRules } from './direction-rules.ts'
import { gitlabRules } from './gitlab-rules.ts'
import { learningRules } from './learning-rules.ts'
import { markdownRules } from './markdown-rules.ts'
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
