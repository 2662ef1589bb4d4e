import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { siteFolder } from '../support/built-site.ts'
import { handbook, handbookBeside, type Outcome } from '../support/command.ts'
import { productOf, startGitLab, tokens } from '../support/gitlab/index.ts'
import { smallProduct } from '../support/small-product.ts'

const test = suite('cli/release')

const files = {
  ...smallProduct,
  'handbook.config.json': '{ "site": { "url": "https://boats.example" }, "releases": { "product": "Boats" } }',
  '_data/milestones.yml': 'versions: { version: "4.0", month: 2026-05 }\n',
  'src/releases/4/boats-4-1-released/index.md': '---\ntitle: Boats 4.1\ndate: 2026-06-18\n---\n',
  'src/releases/4/boats-4-1-released/masts.md':
    '---\ntitle: Masts fold\ntier: [Free, Premium, Ultimate]\noffering: [gitlab_com]\nstage: plan\ncategories: []\n---\nThey fold.\n',
}

interface Ran extends Outcome {
  /** The index that was begun. */
  index?: string
}

/** Run the command in a site of these files. */
function run(words: string[]): Ran {
  const { root, remove } = siteFolder(files)
  const outcome = handbook(['release', ...words, '--root', root, '--today', '2026-11-23'])
  const path = 'src/releases/4/boats-4-7-released/index.md'
  const index = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined
  remove()
  return { ...outcome, ...(index === undefined ? {} : { index }) }
}

test('tells a release', () => {
  const { code, out } = run(['4.1', '--as', 'slack'])

  assert.equal(
    [code, out],
    [
      0,
      '*<https://boats.example/releases/4/boats-4-1-released/|Boats 4.1, released on 2026-06-18>*\n• <https://boats.example/releases/4/boats-4-1-released/masts/|Masts fold>\n',
    ],
  )
})

test('says beside a text that its addresses are paths', () => {
  const { root, remove } = siteFolder({ ...files, 'handbook.config.json': '{}' })
  const { code, out, said } = handbook(['release', '4.1', '--as', 'changelog', '--root', root])
  remove()

  assert.equal([code, said], [0, '`site.url` is not set: addresses in the text are paths of this site.\n'])
  assert.match(out, '(/releases/4/boats-4-1-released/masts/)')
})

test('tells what has no version yet', () => {
  const { root, remove } = siteFolder({
    ...files,
    '_data/release_posts/unreleased/a.yml': 'features: { primary: [{ name: Sails, description: Set. }] }',
  })
  const of = (...words: string[]): Outcome => handbook(['release', ...words, '--root', root, '--today', '2026-11-23'])
  const [told, readiness] = [of('next', '--as', 'email'), of('readiness', 'next')]
  remove()

  assert.equal([told.code, told.out.split('\n')[0]], [0, 'Subject: Next release: Sails'])
  assert.match(readiness.out, /Next release is not ready\.\n$/)
})

test('says what a release lacks, and ends with 1', () => {
  const { code, out } = run(['readiness', '4.1'])

  assert.equal(
    [code, out.split('\n').slice(0, 3)],
    [
      1,
      ['It thanks no contributor above all.', 'Its index has no description.', '"Masts fold" names no documentation.'],
    ],
  )
  assert.match(out, /Boats 4\.1 is not ready\.\n$/)
})

test('begins a release: its index beside the others, with the day by the rules, and the days of its milestone', () => {
  const { code, out, index } = run(['new', '4.7'])

  assert.is(code, 0)
  assert.equal(out.split('\n').slice(0, 3), [
    'Written: src/releases/4/boats-4-7-released/index.md',
    '  2026-10-26  Issues are drafted',
    '  2026-11-02  Milestone and labels are set',
  ])
  assert.match(index ?? '', 'date: 2026-12-17\n')
})

test('never writes over a file', () => {
  const { code, said } = run(['new', '4.1'])

  assert.equal(
    [code, said],
    [
      2,
      'error config/usage src/releases/4/boats-4-1-released/index.md is there already. Nothing was written.\n  See `handbook release --help`.\n',
    ],
  )
})

test('begins no second index of a release whose own lies elsewhere', () => {
  const { root, remove } = siteFolder({
    ...files,
    'src/releases/4/boats-4-0-released.md': '---\ntitle: Boats 4.0\n---\n',
  })
  const { code, said } = handbook(['release', 'new', '4.0', '--root', root, '--today', '2026-11-23'])
  const isWritten = existsSync(join(root, 'src/releases/4/boats-4-0-released/index.md'))
  remove()

  assert.equal([code, isWritten], [2, false])
  assert.match(said, 'src/releases/4/boats-4-0-released.md is there already. Nothing was written.')
})

test('refuses an item for what is no version, before GitLab is asked', () => {
  const config = '{ "gitlab": { "groups": ["boats"] } }'
  const { root, remove } = siteFolder({ ...files, 'handbook.config.json': config })
  const { code, said } = handbook([
    'release',
    'new-item',
    '4',
    '--from',
    'https://gitlab.com/a/b/-/issues/1',
    '--root',
    root,
  ])
  remove()

  assert.equal([code, said.split('\n')[0]], [2, 'error config/usage "4" is no version; write it as 19.1.'])
})

test('names the milestone of an issue that is no version', async () => {
  const double = await startGitLab({ product: productOf({ issues: 120 }) })
  const { issues, milestones } = double.product
  const issue = issues.find((one) => !one.confidential && one.milestoneId !== null && one.projectId === 278964)
  const milestone = milestones.find(({ id }) => id === issue?.milestoneId)
  if (milestone) milestone.title = '17.10.1'
  const config = JSON.stringify({ gitlab: { host: double.url, groups: ['tidemark-example'] } })
  const { root, remove } = siteFolder({ ...files, 'handbook.config.json': config })
  const address = `${double.url}/tidemark-example/product/-/issues/${issue?.iid}`
  const { code, said } = await handbookBeside(['release', 'new-item', '--from', address, '--root', root], {
    env: { GITLAB_TOKEN: tokens.member },
  })
  remove()
  await double.close()

  assert.is(code, 2)
  assert.match(
    said,
    'The issue is of "17.10.1", which is no version: name one, as in `release new-item 19.5 --from …`.',
  )
})

const refused: [words: string[], message: string][] = [
  [[], 'Name a version, such as 19.1.'],
  [['4.9'], 'There is no release 4.9. The newest are 4.1.'],
  [['next'], 'There is no release next. The newest are 4.1.'],
  [['readiness'], 'A version is missing; write it as 19.1.'],
  [['4.1', '--as', 'slck'], 'There is no channel `slck`. Did you mean slack?'],
  [['4.1', 'readiness'], '`release 4.1` takes no `readiness`.'],
  [['readiness', '4.1', '4.2'], '`release readiness` takes no `4.2`.'],
  [['readiness', '4.1', '--as', 'slack'], '`release readiness` takes no --as.'],
  [['4.1', '--from', 'https://gitlab.com/a/b/-/issues/1'], 'Only `release new-item` takes --from.'],
  [['new-item'], '`release new-item` needs --from with the address of an issue.'],
  [
    ['new-item', '--from', 'https://gitlab.com/a/b/-/issues/1'],
    'This site does not use GitLab: `gitlab` is missing in handbook.config.json.',
  ],
]
for (const [words, message] of refused) {
  test(`refuses release ${words.join(' ')}`, () => {
    const { code, said } = run(words)

    assert.equal([code, said], [2, `error config/usage ${message}\n  See \`handbook release --help\`.\n`])
  })
}

test.run()
