import { spawnSync } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages of the peer: some 220 with all that they need, which is why they are not among our own. */
const packages = ['remark-cli@12', 'remark-frontmatter@5', 'remark-lint-frontmatter-schema@3.15.4']

/**
 * Install remark-lint-frontmatter-schema in a folder of its own, and let it check a site.
 *
 * @param folder  A new folder for the packages.
 * @param site    Where the pages lie, in `src`.
 * @returns       What to run there.
 */
export function remark(folder: string, site: string, schema: string): string[] {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, ...packages]
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const installed = (path: string): string => join(folder, 'node_modules', path)
  cpSync(schema, join(site, 'page.schema.json'))
  const settings = { schemas: { './page.schema.json': ['**/*.md'] } }
  const plugins = [
    installed('remark-frontmatter/index.js'),
    [installed('remark-lint-frontmatter-schema/dist/index.js'), settings],
  ]
  writeFileSync(join(site, '.remarkrc.json'), JSON.stringify({ plugins }))
  return [installed('remark-cli/cli.js'), 'src', '--quiet', '--no-stdout']
}
