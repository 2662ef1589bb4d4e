import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { siteFolder } from '../support/built-site.ts'
import { handbook, project } from '../support/command.ts'

const test = suite('cli/build-parts')

const files = {
  '.eleventy.js': `export default async (config) => config.addPlugin((await import('${join(project, 'dist/index.js')}')).default)\nexport const config = { dir: { input: 'src', data: '../_data' } }\n`,
  'package.json': '{ "type": "module" }',
  'handbook.config.json': '{ "changes": false }',
  'src/index.md': '---\ntitle: Home\n---\nHome.\n',
  'src/a.md': '---\ntitle: A\n---\nAlpha.\n',
  'src/b.md': '---\ntitle: B\n---\nBeta.\n',
  'src/c.md': '---\ntitle: C\n---\nGamma.<script></script>\n',
}

/** Threads run what is compiled. */
function built(root: string, args: string[], env: NodeJS.ProcessEnv = {}): { code: number | null; said: string } {
  const command = [join(project, 'dist/cli/main.js'), 'build', '--today', '2026-11-23', ...args]
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  return { code: status, said: stderr }
}

test('the jobs of a pipeline build its parts, and another one puts them together', () => {
  const { root, remove } = siteFolder(files)
  try {
    let told = 0
    for (const part of ['1', '2']) {
      const { code, said } = built(root, ['--shard', '--threads', '1'], { CI_NODE_INDEX: part, CI_NODE_TOTAL: '2' })
      assert.is(code, 0, said)
      if (said.includes('html/script')) told++
      assert.match(said, new RegExp(`^Part ${part} of 2: \\d+ files, `, 'm'))
    }
    assert.is(told, 1)
    const parts = [1, 2].map((part) => join(root, `.cache/handbook/part-${part}-of-2`))
    const whole = built(root, ['--merge', ...parts])

    assert.is(whole.code, 0, whole.said)
    assert.match(whole.said, /Search: \d pages indexed/)
    assert.match(whole.said, / files of 2 parts\.$/m)
    assert.ok(existsSync(join(root, '_site/assets/handbook/pagefind/pagefind.js')))

    rmSync(join(root, '_site/b/index.html'))
    const torn = built(root, ['--merge', ...parts])
    assert.is(torn.code, 2)
    assert.match(torn.said, /_site\/b\/index\.html is not as part \d has made it\./)
  } finally {
    remove()
  }
})

test('parts go with no other way to build less', () => {
  const { root, remove } = siteFolder(files)
  const said = (...args: string[]) => handbook(['build', '--root', root, ...args]).said
  try {
    assert.match(said('--shard', '1/2', '--changed'), '--shard and --changed do not go together.')
    assert.match(said('--shard', '3/2'), '--shard is "3/2".')
    assert.match(said('--merge', 'part', '--shard', '1/2'), '--merge and --shard do not go together.')
    assert.match(said('part'), '`build` takes files with --merge alone.')
  } finally {
    remove()
  }
})

test.run()
