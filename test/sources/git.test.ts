import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { changesSince } from '../../plugins/sources/git.ts'
import { siteFolder } from '../support/built-site.ts'

const test = suite('sources/git')

/** A repository with one commit on its main branch. */
function repository(files: Record<string, string>) {
  const folder = siteFolder(files)
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
      cwd: folder.root,
      encoding: 'utf8',
    }).trim()
  git('init', '--quiet', '--initial-branch=main')
  const commit = (): string => {
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message', 'A commit')
    return git('rev-parse', 'HEAD')
  }
  return { ...folder, git, commit, first: commit() }
}

test('tells of what changed since a commit: committed, not yet committed, and new', () => {
  const { root, write, commit, first, remove } = repository({ 'a.md': 'a', 'b.md': 'b', 'c.md': 'c' })
  write({ 'a.md': 'changed' })
  commit()
  write({ 'b.md': 'changed', 'd e.md': 'new' })

  const changes = changesSince(root, first, {})
  remove()

  assert.equal(changes, { base: first, files: new Set(['a.md', 'b.md', 'd e.md']), gone: new Set() })
})

test('follows a renamed file to its new name', () => {
  const { root, git, commit, first, remove } = repository({
    'old.md': 'the same text, long enough to be known again\n',
  })
  git('mv', 'old.md', 'new.md')
  commit()

  const changes = changesSince(root, first, {})
  remove()

  assert.equal(changes, { base: first, files: new Set(['new.md']), gone: new Set(['old.md']) })
})

test('tells of what is gone, committed or not, and not of what has come back', () => {
  const { root, write, commit, git, first, remove } = repository({ 'a.md': 'a', 'b.md': 'b', 'c.md': 'c' })
  git('rm', '--quiet', 'a.md', 'c.md')
  commit()
  git('rm', '--quiet', 'b.md')
  write({ 'c.md': 'back' })

  const changes = changesSince(root, first, {})
  remove()

  assert.equal(changes, { base: first, files: new Set(['c.md']), gone: new Set(['a.md', 'b.md']) })
})

test('tells paths as seen from the site, when it is a folder of the repository', () => {
  const { root, write, first, remove } = repository({ 'site/a.md': 'a', 'b.md': 'b' })
  write({ 'site/a.md': 'changed', 'b.md': 'changed', 'c d.md': 'new' })

  const changes = changesSince(`${root}/site`, first, {})
  remove()

  assert.equal('files' in changes && [...changes.files], ['../b.md', 'a.md', '../c d.md'])
})

test('tells of a file by every name that links give it', () => {
  const { root, write, git, commit, remove } = repository({ 'how/a.md': 'a', 'how/b.md': 'b', 'LOG.md': 'log' })
  mkdirSync(join(root, 'src'))
  symlinkSync('../how', join(root, 'src/how'))
  symlinkSync('../LOG.md', join(root, 'src/log.md'))
  const base = commit()
  write({ 'how/a.md': 'changed', 'LOG.md': 'changed' })
  git('rm', '--quiet', 'how/b.md')

  const changes = changesSince(root, base, {})
  remove()

  assert.equal(changes, {
    base,
    files: new Set(['LOG.md', 'src/log.md', 'how/a.md', 'src/how/a.md']),
    gone: new Set(['how/b.md', 'src/how/b.md']),
  })
})

test('cannot tell of the files of a submodule', () => {
  const { root, git, commit, first, remove } = repository({ 'a.md': 'a' })
  mkdirSync(join(root, 'how'))
  git('update-index', '--add', '--cacheinfo', `160000,${first},how`)
  const base = commit()
  git('update-index', '--cacheinfo', `160000,${base},how`)
  git('commit', '--quiet', '--message', 'A later version')

  const changes = changesSince(root, base, {})
  remove()

  assert.equal(changes, { unknown: 'how is a repository of its own, and another version of it' })
})

test('compares with the commit of the merge request, else with where the branch left the default branch', () => {
  const { root, write, git, commit, first, remove } = repository({ 'a.md': 'a', 'b.md': 'b' })
  git('checkout', '--quiet', '-b', 'branch')
  write({ 'a.md': 'changed' })
  const second = commit()
  git('checkout', '--quiet', 'main')
  write({ 'b.md': 'changed on main' })
  commit()
  git('checkout', '--quiet', 'branch')

  const inMergeRequest = changesSince(root, undefined, { CI: 'true', CI_MERGE_REQUEST_DIFF_BASE_SHA: second })
  const atHome = changesSince(root, undefined, {})
  remove()

  assert.equal(inMergeRequest, { base: second, files: new Set(), gone: new Set() })
  assert.equal(atHome, { base: first, files: new Set(['a.md']), gone: new Set() })
})

const unknown: [what: string, asked: string | undefined, environment: NodeJS.ProcessEnv, why: string][] = [
  ['a pipeline that is no merge request', undefined, { CI: 'true' }, 'this is no merge request, and no base is given'],
  ['a commit that is not there', 'nowhere', {}, 'the commit `nowhere` is not in this clone'],
  ['a base that looks like an option', '--output=x', {}, 'the commit `--output=x` is not in this clone'],
]
for (const [what, asked, environment, why] of unknown) {
  test(`says why it cannot tell: ${what}`, () => {
    const { root, remove } = repository({ 'a.md': 'a' })

    const changes = changesSince(root, asked, environment)
    remove()

    assert.equal(changes, { unknown: why })
  })
}

test('says so where there is no repository', () => {
  const { root, remove } = siteFolder({ 'a.md': 'a' })

  const changes = changesSince(root, 'HEAD', {})
  remove()

  assert.equal(changes, { unknown: 'the site is in no git repository' })
})

test('says so where git is not installed', () => {
  const { root, remove } = repository({ 'a.md': 'a' })
  const path = process.env.PATH
  process.env.PATH = ''
  const changes = changesSince(root, undefined, { CI: 'true', CI_MERGE_REQUEST_DIFF_BASE_SHA: 'a'.repeat(40) })
  process.env.PATH = path
  remove()

  assert.equal(changes, { unknown: 'git is not installed' })
})

test.run()
