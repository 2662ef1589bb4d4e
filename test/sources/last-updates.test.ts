import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lastUpdates } from '../../plugins/sources/last-updates.ts'
import { buildIn, siteFolder } from '../support/built-site.ts'
import { type ScriptedHistory, scriptedHistory } from '../support/scripted-history.ts'

const test = suite('sources/last-updates')

async function inHistory(run: (history: ScriptedHistory) => Promise<void>): Promise<void> {
  const history = scriptedHistory()
  try {
    history.commit('2026-01-10', { 'src/a.md': 'a', 'src/b/潮.md': 'b', 'other.md': 'x' })
    history.commit('2026-02-10', { 'src/a.md': 'a2' })
    await run(history)
  } finally {
    history.remove()
  }
}

const days = async (root: string, input = 'src'): Promise<Record<string, string>> =>
  Object.fromEntries([...(await lastUpdates(root, { input }))].sort())

test('a page was updated on the day of its last commit, in UTC', () =>
  inHistory(async ({ root }) => {
    assert.equal(await days(root), { 'src/a.md': '2026-02-10', 'src/b/潮.md': '2026-01-10' })
  }))

test('what was read is kept, and only new commits are read', () =>
  inHistory(async ({ root, commit }) => {
    await days(root)
    commit('2026-03-10', { 'src/c.md': 'c' })
    const cache = join(root, '.cache/handbook/last-updates.json')
    writeFileSync(cache, readFileSync(cache, 'utf8').replace('2026-01-10', '2025-01-10'))

    assert.equal(await days(root), { 'src/a.md': '2026-02-10', 'src/b/潮.md': '2025-01-10', 'src/c.md': '2026-03-10' })
  }))

test('a torn cache, and a history that was written anew, are read from the beginning', () =>
  inHistory(async ({ root, git, commit }) => {
    const whole = await days(root)
    const cache = join(root, '.cache/handbook/last-updates.json')
    writeFileSync(cache, readFileSync(cache, 'utf8').slice(0, 80))
    assert.equal(await days(root), whole)

    git('reset', '--quiet', '--hard', 'HEAD~1')
    commit('2026-04-10', { 'src/b/潮.md': 'b2' })
    assert.equal(await days(root), { 'src/a.md': '2026-01-10', 'src/b/潮.md': '2026-04-10' })
  }))

test('a site in a folder of its repository has its own paths', () => {
  const history = scriptedHistory()
  return (async () => {
    history.commit('2026-01-10', { 'docs/src/a.md': 'a', 'src/a.md': 'b' })
    assert.equal(await days(join(history.root, 'docs')), { 'src/a.md': '2026-01-10' })
  })().finally(history.remove)
})

test('a shallow clone and a folder without git have no days', () =>
  inHistory(async ({ root }) => {
    const clone = siteFolder({})
    try {
      assert.equal(await days(clone.root), {})
      execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, '.'], { cwd: clone.root })
      assert.equal(await days(clone.root), {})
    } finally {
      clone.remove()
    }
  }))

test('pages show the day, unless they name one or the site does without', () => {
  const history = scriptedHistory()
  const page = (more = '') => `---\ntitle: Page\n${more}---\n`
  return (async () => {
    history.commit('2026-01-10', { 'src/index.md': page(), 'src/own.md': page('last_updated: 2026-02-02\n') })
    const { pages } = await buildIn(history.root)
    assert.match(pages.get('/') as string, 'Last updated: <time datetime="2026-01-10">')
    assert.match(pages.get('/own/') as string, 'Last updated: <time datetime="2026-02-02">')
    history.write({ 'handbook.config.json': '{ "theme": { "lastUpdated": false } }' })
    assert.not.match((await buildIn(history.root)).pages.get('/') as string, 'Last updated')
  })().finally(history.remove)
})

test.run()
