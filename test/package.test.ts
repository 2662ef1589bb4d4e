import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { project } from './support/command.ts'

const test = suite('package')

test('the packed package installs into an empty Eleventy site and builds there', () => {
  const root = mkdtempSync(join(tmpdir(), 'handbook-package-'))
  try {
    const tarball = JSON.parse(npm(['pack', '--json', '--pack-destination', root], sourcesIn(join(root, 'sources'))))[0]
      .filename
    const site = join(root, 'site')
    mkdirSync(join(site, '_data'), { recursive: true })
    const files = {
      'package.json': '{ "name": "site", "private": true, "type": "module" }',
      '.eleventy.js': `import handbook from 'eleventy-plugin-product-handbook'
export default (eleventyConfig) => eleventyConfig.addPlugin(handbook)
`,
      'handbook.config.json': '{ "input": "." }',
      'index.md': '---\ntitle: Home\n---\nHello\n',
      '_data/sections.yml': 'dev:\n  name: Dev\n',
      '_data/stages.yml':
        'stages:\n  plan:\n    display_name: Plan\n    section: dev\n    groups:\n      boards:\n        name: Boards\n        categories: [boards]\n',
      '_data/categories.yml':
        'boards:\n  name: Issue Boards\n  stage: plan\n  marketing: true\n  maturity: minimal\n  available: 2020-01-16\n  direction: /direction/plan/boards/\n',
    }
    for (const [path, text] of Object.entries(files)) writeFileSync(join(site, path), text)
    const eleventy = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).devDependencies['@11ty/eleventy']

    npm(
      ['install', '--prefer-offline', '--no-audit', '--no-fund', join(root, tarball), `@11ty/eleventy@${eleventy}`],
      site,
    )
    const bin = join(site, 'node_modules/.bin')
    execFileSync(join(bin, 'eleventy'), ['--quiet'], { cwd: site, stdio: 'pipe' })
    const checked = execFileSync(join(bin, 'handbook'), ['check'], { cwd: site, encoding: 'utf8' })

    assert.is(checked, 'No problems in 1 page and the data.\n')
    for (const path of [
      'index.html',
      'direction/index.html',
      'direction/plan/boards/index.html',
      'assets/handbook/handbook.css',
    ]) {
      assert.ok(existsSync(join(site, '_site', path)), path)
    }
    const installed = readdirSync(join(site, 'node_modules/eleventy-plugin-product-handbook')).filter(
      (name) => name !== 'node_modules',
    )
    assert.equal(installed.sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'package.json',
      'plugins',
      'schemas',
      'templates',
    ])
  } finally {
    rmSync(root, { recursive: true })
  }
})

test('the lock file carries no download addresses', () => {
  assert.not.match(readFileSync(join(project, 'package-lock.json'), 'utf8'), '"resolved": "http')
})

/** Packing builds the package anew, which no other test may see: it is done in a copy. */
function sourcesIn(root: string): string {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: project })
  for (const file of files
    .toString()
    .split('\0')
    .filter((name) => existsSync(join(project, name)))) {
    if (file) cpSync(join(project, file), join(root, file))
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
  return root
}

function npm(args: string[], cwd: string): string {
  const isWindows = process.platform === 'win32'
  return execFileSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: isWindows,
  })
}

test.run()
