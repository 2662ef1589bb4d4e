/** Rules on kickoffs and on what direction pages promise; part of the catalogue. */
export const directionRules = {
  'kickoff/second-entry': {
    severity: 'error',
    what: 'Two entries of kickoffs.yml are about one version.',
    why: 'Only the first of them counts.',
    mend: 'Put both into one entry, or correct the version.',
  },
} as const
