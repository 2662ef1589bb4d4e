/** Rules on what comes from GitLab; part of the catalogue. */
export const gitlabRules = {
  'gitlab/no-token': {
    severity: 'warning',
    what: 'GitLab is configured, but there is no token.',
    why: 'Without one, GitLab answers only sixty requests an hour. Nothing is asked, and older data serves.',
    mend: 'Set the environment variable GITLAB_TOKEN to a token with the scope `read_api`.',
  },
  'gitlab/unauthorized': {
    severity: 'warning',
    what: 'GitLab refuses the token.',
    why: 'It has expired, was revoked, or lacks the scope `read_api`. Older data serves.',
    mend: 'Make a new token with the scope `read_api`.',
  },
  'gitlab/not-found': {
    severity: 'warning',
    what: 'GitLab knows no such group, project or file, or hides it from the token.',
    why: 'What lies there cannot be shown. Older data serves.',
    mend: 'Correct the path in `gitlab` of handbook.config.json, or use a token that may read it.',
  },
  'gitlab/rate-limited': {
    severity: 'warning',
    what: 'GitLab asks to wait longer than a build can.',
    why: 'Too many requests were sent with this token or from this address. Older data serves.',
    mend: 'Build again later, raise `maxAge`, or keep the cache between pipelines.',
  },
  'gitlab/unavailable': {
    severity: 'warning',
    what: 'GitLab cannot be reached, or answers with errors.',
    why: 'Several tries failed. Older data serves.',
    mend: 'Build again later. If it stays so, look at `gitlab.host` and at the network.',
  },
  'gitlab/unexpected': {
    severity: 'warning',
    what: 'An answer is not what GitLab answers.',
    why: 'Something else answered in its place, such as a login page or a proxy. Nothing of it is believed. Older data serves.',
    mend: 'Look at `gitlab.host`, and at what stands between it and the build.',
  },
  'gitlab/redirect': {
    severity: 'warning',
    what: 'GitLab sends us to another host.',
    why: 'The token is never sent to a host that was not configured. Older data serves.',
    mend: 'Write the new host into `gitlab.host`, if it is yours.',
  },
  'gitlab/snapshot': {
    severity: 'warning',
    what: 'A file with data from GitLab cannot be used.',
    why: 'It is damaged, or comes from another host or group.',
    mend: 'Remove it, and run `handbook pull`, with `--write` for the committed one.',
  },
  'milestone/dates': {
    severity: 'warning',
    what: 'A milestone in GitLab has other days than the rules of the timeline give.',
    why: 'People plan by one of them and ship by the other.',
    mend: 'Correct the days in GitLab, or write an exception into milestones.yml.',
  },
} as const
