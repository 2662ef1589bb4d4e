import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { siteFolder } from '../support/built-site.ts'
import { handbook } from '../support/command.ts'

const test = suite('cli/import')

const files = {
  'src/index.md': '---\ntitle: Home\n---\nHello\n',
  'old/learn.yml':
    '- { name: Knots, url: "https://knots.example/", description: "Two\\nlines", level: Beginner, confidentiality: Public }\n',
  'old/paths.yml': '- { path_id: P-1, title: Knots, asset_list: [a-1], time: TBD }\n',
  'old/page.md':
    '---\ntitle: Learning\n---\n## Sky {#sky}\n### Clouds\n#### Books\n- [Clouds](https://books.example/clouds)\n',
}

const inSite = (given: Record<string, string>, run: (root: string) => void): void => {
  const site = siteFolder(given)
  try {
    run(site.root)
  } finally {
    site.remove()
  }
}

test('writes data files that the check reads, and says what it could not place', () => {
  inSite(files, (root) => {
    const args = ['import', 'learn', '--courses', 'old/learn.yml', '--paths', 'old/paths.yml', '--page', 'old/page.md']
    const { code, out, said } = handbook(args, { cwd: root })

    assert.is(code, 0)
    assert.is(
      out,
      'Read 1 path, 1 asset, 1 course, 1 resource, 0 empty slots, 0 links in sentences.\nWrote 1 path, 1 module, 3 units in 4 files to _data.\n',
    )
    assert.match(said, 'old/paths.yml:1:58 info import/placeholder The time of "Knots" is "TBD"')
    assert.equal(readdirSync(join(root, '_data')), [
      'learning.yml',
      'learning_modules.yml',
      'learning_paths.yml',
      'learning_units.yml',
    ])
    assert.match(readFileSync(join(root, '_data/learning.yml'), 'utf8'), 'key: sky-clouds')
    const check = handbook(['check', '--report', 'compact'], { cwd: root })
    assert.equal(
      check.out.split('\n').filter((line) => line.includes(' error ')),
      [],
    )
  })
})

test('overwrites nothing', () => {
  inSite({ ...files, '_data/learning_units.yml': '[]' }, (root) => {
    const { code, said } = handbook(['import', 'learn', '--courses', 'old/learn.yml'], { cwd: root })

    assert.is(code, 2)
    assert.match(said, 'already has learning_units.yml.')
    assert.is(readFileSync(join(root, '_data/learning_units.yml'), 'utf8'), '[]')
  })
})

test('writes where it is told, and JSON for programs', () => {
  inSite(files, (root) => {
    const { out } = handbook(['import', 'learn', '--courses', 'old/learn.yml', '--out', 'new/data', '--json'], {
      cwd: root,
    })

    assert.equal(JSON.parse(out), {
      read: { courses: 1 },
      written: { paths: 0, modules: 0, units: 1 },
      files: ['learning_units.yml'],
      remarks: [],
    })
    assert.equal(readdirSync(join(root, 'new/data')), ['learning_units.yml'])
  })
})

const wrong: [what: string, args: string[], said: string][] = [
  ['without a subject', ['import'], 'config/usage `import` needs to know what: `handbook import learn`.'],
  [
    'with an unknown subject',
    ['import', 'cakes'],
    'config/usage `import` needs to know what: `handbook import learn`.',
  ],
  ['without a file', ['import', 'learn'], 'config/usage There is nothing to import.'],
  ['with a missing file', ['import', 'learn', '--paths', 'none.yml'], 'config/missing There is no file none.yml.'],
  ['with a file that is not YAML', ['import', 'learn', '--paths', 'old/page.md'], '1 error in what was given.'],
]
for (const [what, args, text] of wrong) {
  test(`refuses to run ${what}`, () => {
    inSite(files, (root) => {
      const { code, said } = handbook(args, { cwd: root })

      assert.is(code, 2)
      assert.match(said, text)
    })
  })
}

test.run()
