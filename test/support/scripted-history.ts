import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type SiteFiles, siteFolder } from './built-site.ts'
import { smallProduct } from './small-product.ts'

/** A repository of which each commit is made on a given day. */
export interface ScriptedHistory {
  root: string
  write(files: SiteFiles): void
  git(...args: string[]): string
  /** Write files, remove those without a text, and commit at 23:30 UTC. */
  commit(day: string, files: Record<string, string | undefined>): string
  remove(): void
}

// Nothing of the machine or its user takes part, and the committer's zone is far from UTC.
const environment = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada Secret',
  GIT_AUTHOR_EMAIL: 'ada.secret@example.com',
  GIT_COMMITTER_NAME: 'Ada Secret',
  GIT_COMMITTER_EMAIL: 'ada.secret@example.com',
}

export function scriptedHistory(files: SiteFiles = {}): ScriptedHistory {
  const folder = siteFolder(files)
  const gitOn = (day: string, ...args: string[]): string => {
    // The next day already where the commit is made.
    const date = `${new Date(Date.parse(`${day}T23:30:00Z`) + 9 * 3_600_000).toISOString().slice(0, 19)}+0900`
    return execFileSync('git', args, {
      cwd: folder.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    }).trim()
  }
  gitOn('2026-01-01', 'init', '--quiet', '--initial-branch=main')
  return {
    ...folder,
    git: (...args) => gitOn('2026-09-09', ...args),
    commit(day, files) {
      for (const [path, text] of Object.entries(files)) {
        if (text === undefined) rmSync(join(folder.root, path))
        else folder.write({ [path]: text })
      }
      gitOn(day, 'add', '--all')
      gitOn(day, 'commit', '--quiet', '--allow-empty', '--message', 'A commit')
      return gitOn(day, 'rev-parse', 'HEAD')
    },
  }
}

const wiki = (front: string, body = 'Prose about the wiki, long enough for git to know it again.\n'): string =>
  `---\ntitle: Wiki\nlayout: direction\ncategory: wiki\n${front}---\n${body}`

const snapshot = (items: object[], due = '2026-06-12'): string =>
  `${JSON.stringify({
    version: 1,
    host: 'https://gitlab.com',
    groups: ['acme'],
    pulledAt: '2026-05-01T00:00:00Z',
    completeAt: '2026-05-01T00:00:00Z',
    milestones: [
      { id: 1, title: '19.1', due },
      { id: 2, title: '19.2', due: '2026-07-10' },
    ],
    items,
    releases: [],
    merged: [],
    labels: {},
    places: ['acme/app'],
    files: {},
  })}\n`

const item = (number: number, title: string, milestone: string, state = 'opened'): object => ({
  kind: 'issue',
  id: number,
  reference: `acme/app#${number}`,
  title,
  url: `https://gitlab.com/acme/app/-/issues/${number}`,
  state,
  labels: ['Category:Epics', 'direction'],
  milestone,
})

let made: ScriptedHistory | undefined

/** Everything that can become of a product, in ten months: a copy of its own for each caller. */
export function eventfulHistory(): ScriptedHistory {
  if (!made) {
    made = eventful()
    process.once('exit', made.remove)
  }
  const copy = scriptedHistory()
  cpSync(made.root, copy.root, { recursive: true })
  return copy
}

function eventful(): ScriptedHistory {
  const history = scriptedHistory({
    ...smallProduct,
    '.gitignore': '.cache/\n_site/\n',
    'handbook.config.json':
      '{ "site": { "title": "Acme", "url": "https://acme.example" }, "gitlab": { "groups": ["acme"] } }',
    'src/direction/wiki.md': wiki('last_reviewed: 2026-01-02\n'),
    '_data/gitlab.json': snapshot([item(1, 'Nested epics', '19.1'), item(2, 'Roadmap of epics', '19.1')]),
  })
  let categories = smallProduct['_data/categories.yml'] as string
  const stages = smallProduct['_data/stages.yml'] as string
  const edit = (from: string, to: string): { '_data/categories.yml': string } => {
    categories = categories.replace(from, to)
    return { '_data/categories.yml': categories }
  }
  const { commit, git } = history
  commit('2026-01-10', {})
  commit('2026-01-20', edit('maturity: viable\n  available: 2020-01-16', 'maturity: complete\n  available: 2020-01-16'))
  commit('2026-02-10', edit('viable: 2026-10-15', 'viable: 2026-12-17'))
  commit('2026-02-20', edit('name: Alerts\n', "name: alerts\n  description: 'Tells  who is on call.'\n"))
  commit('2026-03-01', {
    'src/direction/wiki.md': undefined,
    'src/direction/create/wiki.md': wiki('last_reviewed: 2026-03-01\n'),
  })
  const snippets = /^snippets:\n(?: .*\n)+/m.exec(categories)?.[0] as string
  commit('2026-03-10', edit(snippets, ''))
  commit('2026-03-20', { '_data/categories.yml': 'boards: [\n' })
  commit('2026-04-01', edit('clusters:\n', `${snippets}clusters:\n`))
  git('checkout', '--quiet', '-b', 'branch')
  commit('2026-04-05', edit('maturity: lovable', 'maturity: viable'))
  commit('2026-04-06', edit('viable: 2026-12-17', 'viable: 2027-03-18'))
  git('checkout', '--quiet', 'main')
  commit('2026-04-07', { 'src/other.md': '---\ntitle: Other\n---\n' })
  git('merge', '--quiet', '--no-ff', '--message', 'A merge', 'branch')
  commit('2026-09-10', {
    ...edit('epics:\n', 'planning:\n'),
    '_data/renames.yml': '- type: category\n  kind: moved\n  from: epics\n  to: [planning]\n',
    '_data/stages.yml': stages.replace('[boards, epics]', '[boards, planning]'),
  })
  commit('2026-09-20', {
    '_data/gitlab.json': snapshot([
      item(1, 'Nested epics', '19.2'),
      item(2, 'Roadmaps of epics', '19.1', 'closed'),
      item(3, 'Epic boards', '19.2'),
    ]),
  })
  commit('2026-10-01', {
    '_data/gitlab.json': snapshot(
      [item(2, 'Roadmaps of epics', '19.1', 'closed'), item(3, 'Epic boards', '19.2')],
      '2026-06-19',
    ),
  })
  commit('2026-10-10', {
    ...edit('  name: Wiki\n  stage: create', '  name: Wiki\n  stage: plan'),
    'src/direction/create/wiki.md': wiki('last_reviewed: 2026-03-01\n', 'Other prose about the wiki.\n'),
  })
  commit('2026-10-20', { 'src/direction/create/wiki.md': undefined })
  return history
}
