/** Rules on lists of redirects; part of the catalogue. */
export const redirectRules = {
  'redirect/expired': {
    severity: 'warning',
    what: 'A redirect was to go on a day that has passed.',
    why: 'Old redirects hide links that should be mended, and keep addresses from being used again.',
    mend: 'Mend what still links the old address, and remove the line. Or give it a later day.',
  },
  'redirect/second': {
    severity: 'error',
    what: 'Two redirects begin at one address and lead to different ones.',
    why: 'Only one of them counts, and which one depends on the server.',
    mend: 'Remove one of them.',
  },
  'redirect/collision': {
    severity: 'warning',
    what: 'A redirect begins where a page stands.',
    why: 'Depending on the server, nobody sees the page, or the redirect does nothing.',
    mend: 'Remove the redirect, or move the page.',
  },
  'redirect/anchor': {
    severity: 'warning',
    what: 'A redirect begins at an anchor.',
    why: 'Browsers never tell a server of the part after `#`: it does nothing.',
    mend: 'Put the old id beside the heading that it leads to now, or remove the redirect.',
  },
  'redirect/loop': {
    severity: 'error',
    what: 'A redirect comes back to where it begins.',
    why: 'Browsers give up, and readers see an error.',
    mend: 'Let it lead to a page.',
  },
  'redirect/target': {
    severity: 'warning',
    what: 'A redirect leads to an address of this site where nothing is.',
    why: 'Readers come from one dead end to another.',
    mend: 'Let it lead to a page. If other software serves the address, list it in `links.ignore`.',
  },
} as const
