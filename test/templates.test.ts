import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAll } from 'js-yaml'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { siteFolder } from './support/built-site.ts'
import { project } from './support/command.ts'
import { smallProduct } from './support/small-product.ts'

const test = suite('templates')

interface Input {
  type: string
  default: string | boolean
  description: string
}

interface Job {
  script: string[]
  variables: Record<string, string>
  artifacts: { when: string; reports: Record<string, string> }
  rules: { if: string }[]
}

const template = readFileSync(join(project, 'templates/check/template.yml'), 'utf8')
const [head, body] = loadAll(template) as [{ spec: { inputs: Record<string, Input> } }, Record<string, Job>]
const { inputs } = head.spec

test('every input of the component has a type, a default and a line in the README', () => {
  const readme = readFileSync(join(project, 'templates/README.md'), 'utf8')

  for (const [name, { type, default: value, description }] of Object.entries(inputs)) {
    assert.is(type, typeof value, name)
    assert.ok(readme.includes(`| \`${name}\` | ${description.replace(/\.$/, '')}`), name)
    assert.ok(readme.includes(`\`${value}\` |`), name)
  }
})

test('every input that the job uses is declared', () => {
  const used = [...template.matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, name]) => name as string)

  assert.equal([...new Set(used)].sort(), Object.keys(inputs).sort())
})

test('the job runs in merge requests and on the default branch, and always hands over its reports', () => {
  const job = body['handbook-check'] as Job

  assert.equal(
    job.rules.map((rule) => rule.if),
    ['$CI_PIPELINE_SOURCE == "merge_request_event"', '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'],
  )
  assert.is(job.artifacts.when, 'always')
  assert.equal(job.artifacts.reports, { codequality: 'gl-code-quality-report.json', junit: 'handbook-junit.xml' })
})

test('the script of the job tells of what a merge request touches, in a clone without secrets', () => {
  const site = siteFolder({
    ...smallProduct,
    'src/old.md': '---\ntitel: Old\n---\n',
    '.gitignore': 'node_modules\n*.json\n*.xml\n',
  })
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: site.root,
      encoding: 'utf8',
    })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Before')
  const base = git('rev-parse', 'HEAD').trim()
  site.write({ 'src/new.md': '---\ntitel: New\n---\n' })
  git('add', '--all')
  git('commit', '--quiet', '--message', 'A merge request')
  installHandbook(site.root)

  const { status, stdout } = runJob(site.root, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base })
  const report = JSON.parse(readFileSync(join(site.root, 'gl-code-quality-report.json'), 'utf8'))
  const hasTests = existsSync(join(site.root, 'handbook-junit.xml'))
  site.remove()

  assert.is(status, 1)
  assert.match(stdout, 'src/new.md:2:1 error schema/renamed-key')
  assert.not.match(stdout, 'src/old.md')
  assert.equal(
    report.map(({ location }: { location: { path: string } }) => location.path),
    ['src/new.md'],
  )
  assert.ok(hasTests)
})

test('the reports of a site in a folder name files from the root of the repository', () => {
  const project = siteFolder({ 'docs/src/new.md': '---\ntitel: New\n---\n' })
  execFileSync('git', ['init', '--quiet'], { cwd: project.root })
  installHandbook(join(project.root, 'docs'))

  runJob(project.root, { HANDBOOK_ROOT: 'docs' })
  const report = JSON.parse(readFileSync(join(project.root, 'gl-code-quality-report.json'), 'utf8'))
  const tests = readFileSync(join(project.root, 'handbook-junit.xml'), 'utf8')
  project.remove()

  assert.equal(
    report.map(({ location }: { location: { path: string } }) => location.path),
    ['docs/_data', 'docs/src/new.md'],
  )
  assert.match(tests, 'file="docs/src/new.md"')
})

test('the script of the job tells of everything on the default branch', () => {
  const site = siteFolder({ ...smallProduct, 'src/old.md': '---\ntitel: Old\n---\n' })
  installHandbook(site.root)

  const { status, stdout } = runJob(site.root, {})
  site.remove()

  assert.is(status, 1)
  assert.match(stdout, 'src/old.md:2:1 error schema/renamed-key')
})

/** Put the command where `npm ci` would. */
function installHandbook(root: string): void {
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true })
  symlinkSync(project, join(root, 'node_modules/eleventy-plugin-product-handbook'))
  writeFileSync(
    join(root, 'node_modules/.bin/handbook'),
    `#!/bin/sh\nexec node "${join(project, 'dist/cli/main.js')}" "$@"\n`,
    { mode: 0o755 },
  )
  writeFileSync(join(root, 'package.json'), '{ "name": "site", "private": true }')
}

/** Run the job's script as a runner does, with the defaults of its inputs; nothing is installed. */
function runJob(root: string, variables: Record<string, string>) {
  const job = body['handbook-check'] as Job
  const withInputs = (text: string): string =>
    text.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) =>
      String(name === 'install' ? 'true' : inputs[name]?.default),
    )
  const own = Object.fromEntries(Object.entries(job.variables).map(([name, value]) => [name, withInputs(value)]))
  const { PATH = '', HOME = '' } = process.env
  return spawnSync('bash', ['-e', '-c', job.script.map(withInputs).join('\n')], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH, HOME, CI: 'true', CI_PROJECT_DIR: root, HANDBOOK_TODAY: '2026-11-23', ...own, ...variables },
  })
}

test.run()
