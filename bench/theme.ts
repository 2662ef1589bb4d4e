import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { putAside } from './aside.ts'
import { fullSize, layOut, project } from './corpus.ts'

/**
 * Time what the theme costs: builds of the handbook beside the project with the theme, and with a layout of the site's own that
 * writes the title and the content and nothing else. They take turns, so that a busy machine is fair to both.
 */
const rounds = Number(process.argv[2] ?? 3)
const root = mkdtempSync(join(tmpdir(), 'handbook-bench-'))
const bare = join(root, 'src/_includes/handbook.11ty.cjs')

try {
  const { from, pages } = layOut(root, fullSize)
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(root, 'handbook.config.json'),
    '{ "search": false, "changes": false, "site": { "title": "Handbook", "url": "https://handbook.example.com", "repository": "https://gitlab.com/acme/handbook" } }',
  )
  writeFileSync(
    join(root, 'eleventy.config.js'),
    `import { frontMatter, theme } from '${join(project, 'dist/index.js')}'
export default (config) => { config.addPlugin(theme); config.addPlugin(frontMatter) }
export const config = { dir: { input: 'src', data: '../_data', output: '_site' } }
`,
  )
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
  const times = { bare: [] as number[], theme: [] as number[] }
  build()
  for (let round = 0; round < rounds; round++) {
    mkdirSync(join(root, 'src/_includes'), { recursive: true })
    writeFileSync(
      bare,
      "exports.render = ({ title, content }) => '<!doctype html><title>' + title + '</title>' + content\n",
    )
    times.bare.push(build())
    rmSync(bare)
    times.theme.push(build())
  }
  const [without, withIt] = [median(times.bare), median(times.theme)]
  const added = withIt - without
  console.log(`${pages} pages of ${from}, ${rounds} rounds, CPU seconds`)
  console.log(`  bare layout ${without.toFixed(2)}, theme ${withIt.toFixed(2)}`)
  console.log(
    `  added ${((added / without) * 100).toFixed(0)} % (target: at most 25 %), ${((added / pages) * 1000).toFixed(2)} ms a page`,
  )
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** Build once; CPU seconds. */
function build(): number {
  putAside(root, '_site')
  const script = `process.on('exit', () => { const { user, system } = process.cpuUsage(); console.error('CPU ' + (user + system)) }); process.argv.push('--quiet'); await import('file://${join(project, 'node_modules/@11ty/eleventy/cmd.cjs')}')`
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(stderr.slice(0, 4000))
  return Number(/CPU (\d+)/.exec(stderr)?.[1]) / 1_000_000
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}
