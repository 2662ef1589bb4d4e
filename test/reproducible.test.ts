import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { project } from './support/command.ts'

const test = suite('reproducible')

test('two builds for the same day are the same bytes, in any time zone and on any machine day', () => {
  const builds = [
    buildExample({ TZ: 'Asia/Tokyo', HANDBOOK_TODAY: '2026-11-23' }),
    buildExample({ TZ: 'America/Los_Angeles', SOURCE_DATE_EPOCH: '1795420800', HANDBOOK_TODAY: '' }),
  ]

  assert.ok((builds[0] as Map<string, string>).size > 100)
  assert.equal([...(builds[1] as Map<string, string>)], [...(builds[0] as Map<string, string>)])
})

/** Build the example in a folder of its own, as `npm run build` does; hashes of its files by path. */
function buildExample(env: NodeJS.ProcessEnv): Map<string, string> {
  const root = mkdtempSync(join(tmpdir(), 'handbook-example-'))
  try {
    for (const path of [
      '.eleventy.js',
      'handbook.config.json',
      'package.json',
      'src',
      '_data',
      'dist',
      'schemas',
      'plugins',
    ]) {
      cpSync(join(project, path), join(root, path), { recursive: true })
    }
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
    execFileSync(process.execPath, [join(root, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet'], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'pipe',
    })
    const files = readdirSync(join(root, '_site'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
    return new Map(
      paths.map((path) => [path.slice(root.length), createHash('sha1').update(readFileSync(path)).digest('hex')]),
    )
  } finally {
    rmSync(root, { recursive: true })
  }
}

test.run()
