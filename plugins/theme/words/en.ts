/** What the theme says around pages. `{day}` and its like are where something is put in. */
export interface Words {
  skipToContent: string
  menu: string
  mainNavigation: string
  breadcrumbs: string
  darkColours: string
  lightOrDark: string
  onThisPage: string
  allPages: string
  linkTo: string
  table: string
  tableUnder: string
  owner: string
  lastReviewed: string
  dueForReview: string
  lastUpdated: string
  aboutThisPage: string
  pagesBelow: string
  relatedPages: string
  previousAndNext: string
  previous: string
  next: string
  wasUseful: string
  yes: string
  no: string
  editPage: string
  viewSource: string
  reportProblem: string
  issueUseful: string
  issueNotUseful: string
  issueProblem: string
  whatHelped: string
  whatWasMissing: string
  whatIsWrong: string
  issuePage: string
  issueFile: string
  dataAsOf: string
  dataFromGitlab: string
  see: string
  copy: string
  copyCode: string
  copied: string
  notCopied: string
  search: string
  searchAllPages: string
  close: string
  allResults: string
  searchKeys: string
  openWithKey: string
  filters: string
  section: string
  stage: string
  kind: string
  showMore: string
  noPageFits: string
  onePage: string
  manyPages: string
  searchNotLoaded: string
  partsBelow: string
  seeAllParts: string
  pageNotFound: string
  noPageHere: string
  whereToBegin: string
  nearestPages: string
  isNow: string
  allParts: string
}

export const en: Words = {
  skipToContent: 'Skip to content',
  menu: 'Menu',
  mainNavigation: 'Main',
  breadcrumbs: 'Breadcrumbs',
  darkColours: 'Dark colours',
  lightOrDark: 'Light or dark',
  onThisPage: 'On this page',
  allPages: 'All {count} pages',
  linkTo: 'Link to {heading}',
  table: 'Table',
  tableUnder: 'Table: {heading}',
  owner: 'Owner: {names}',
  lastReviewed: 'Last reviewed: {day}',
  dueForReview: 'Due for review',
  lastUpdated: 'Last updated: {day}',
  aboutThisPage: 'About this page',
  pagesBelow: 'Pages in this part',
  relatedPages: 'Related pages',
  previousAndNext: 'Previous and next page',
  previous: 'Previous',
  next: 'Next',
  wasUseful: 'Was this page useful?',
  yes: 'Yes',
  no: 'No',
  editPage: 'Edit this page',
  viewSource: 'View source',
  reportProblem: 'Report a problem',
  issueUseful: 'Useful: {title}',
  issueNotUseful: 'Not useful: {title}',
  issueProblem: 'Problem: {title}',
  whatHelped: 'What helped:',
  whatWasMissing: 'What was missing or wrong:',
  whatIsWrong: 'What is wrong, and what would be right:',
  issuePage: 'Page: {page}',
  issueFile: 'File: {file}',
  dataAsOf: 'Data as of {day}.',
  dataFromGitlab: 'Data as of {day}, data from GitLab as of {pulled}.',
  see: 'See {links}.',
  copy: 'Copy',
  copyCode: 'Copy code',
  copied: 'Copied',
  notCopied: 'Could not copy',
  search: 'Search',
  searchAllPages: 'Search all pages',
  close: 'Close',
  allResults: 'All results',
  searchKeys: 'Arrow keys move, Enter goes, Escape closes.',
  openWithKey: 'Open with the key /',
  filters: 'Filters',
  section: 'Section',
  stage: 'Stage',
  kind: 'Kind',
  showMore: 'Show more',
  noPageFits: 'No page fits.',
  onePage: '1 page',
  manyPages: '{count} pages',
  searchNotLoaded: 'The search could not be loaded.',
  partsBelow: 'All parts of the site are below.',
  seeAllParts: 'See all parts of the site',
  pageNotFound: 'Page not found',
  noPageHere: 'There is no page at this address. It may have moved, or the address has a slip in it.',
  whereToBegin: 'Where to begin',
  nearestPages: 'Perhaps you are looking for:',
  isNow: '“{old}” is now {new}.',
  allParts: 'All parts of the site',
}
