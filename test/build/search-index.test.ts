import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { diceOf } from '../support/gitlab/product/dice.ts'
import { assertSame, change, coldly, inSite, type Site, start } from './support.ts'

/** More steps with HANDBOOK_BUILD_STEPS=2000. */
const steps = Number(process.env.HANDBOOK_BUILD_STEPS ?? 72) / 4
const test = suite('build/search-index')

const options = (more: object) => JSON.stringify({ changes: false, site: { title: 'Tides' }, ...more })
const searched = { ...start, 'handbook.config.json': options({}) }
const folder = '_site/assets/handbook/pagefind'

/** When the index was written. */
function made({ root }: Site): number {
  return statSync(join(root, folder, 'pagefind-entry.json')).mtimeMs
}

/** Build after a change; whether the index was left as it was, and is the one that a first build makes. */
async function isLeftAfter(site: Site, change: () => void): Promise<boolean> {
  const before = made(site)
  change()
  await site.build()
  assertSame(site.written(), await coldly(site), change.toString())
  return made(site) === before
}

test('leaves the index alone when what is searched is the same, though pages are not', async () => {
  await inSite(searched, async (site) => {
    await site.build()
    site.write('src/how/one.md', '---\ntitle: One\nlayout: own\n---\nAnother one.\n')
    assert.is((await site.build()).extent, 'some pages')
    const edit = (path: string, from: string, to: string) => site.write(path, site.read(path).replace(from, to))

    // What stands around pages, and the order of pages.
    assert.is(await isLeftAfter(site, () => edit('handbook.config.json', 'Tides', 'Ebbs')), true)
    assert.is(await isLeftAfter(site, () => edit('src/how/two.md', 'weight: 2', 'weight: 3')), true)
    // Spaces that no HTML shows.
    assert.is(await isLeftAfter(site, () => edit('src/how/two.md', '## Two\n', '##  Two\n\n')), true)
  })
})

test('makes the index anew when it could be another one', async () => {
  await inSite(searched, async (site) => {
    await site.build()
    const { root, write } = site
    const anew = async (change: () => void) => assert.is(await isLeftAfter(site, change), false, change.toString())

    await anew(() => write('src/how/two.md', '---\ntitle: Two\nweight: 2\n---\nOther words.\n'))
    await anew(() => write('src/how/index.md', '---\ntitle: How to\n---\n## How\n'))
    await anew(() => write('src/how/three.md', '---\ntitle: Three\n---\nThree.\n'))
    await anew(() => rmSync(join(root, 'src/how/three.md')))
    await anew(() => renameSync(join(root, 'src/how/two.md'), join(root, 'src/how/zwei.md')))
    await anew(() => write('_data/sections.yml', 'sea:\n  name: Ocean\n'))
    await anew(() => write('handbook.config.json', options({ search: { exclude: ['/how/**'] } })))
    await anew(() => write('handbook.config.json', options({ site: { title: 'Tides', lang: 'de' } })))
    await anew(() => rmSync(join(root, folder), { recursive: true }))
    await anew(() => {
      const [fragment = ''] = readdirSync(join(root, folder, 'fragment'))
      rmSync(join(root, folder, 'fragment', fragment))
    })
    await anew(() => writeFileSync(join(root, folder, 'pagefind-entry.json'), '{}'))
    await anew(() => {
      rmSync(join(root, '.cache/handbook/search'))
      write('src/how/zwei.md', '---\ntitle: Two\nweight: 9\n---\nOther words.\n')
    })
  })
})

test('takes the index away with the search, and makes it again with it', async () => {
  await inSite(searched, async (site) => {
    await site.build()
    site.write('handbook.config.json', options({ search: false }))
    await site.build()
    assert.equal(
      [...site.written().keys()].filter((path) => path.includes('pagefind')),
      [],
    )
    site.write('handbook.config.json', options({}))
    await site.build()
    assertSame(site.written(), await coldly(site), 'the search has come back')
  })
})

test('trusts no note of another build', async () => {
  await inSite(searched, async (site) => {
    await site.build()
    const note = readFileSync(join(site.root, '.cache/handbook/search'))
    site.write('src/how/two.md', '---\ntitle: Two\n---\nOther words.\n')
    await site.build()
    writeFileSync(join(site.root, '.cache/handbook/search'), note)
    site.write('src/how/two.md', start['src/how/two.md'] as string)
    await site.build()

    assertSame(site.written(), await coldly(site), 'an old note')
  })
})

test('has the index of a first build, whatever has changed', async () => {
  await inSite(searched, async (site) => {
    const roll = diceOf(9)
    await site.build()
    for (let step = 0; step < steps; step++) {
      const done = Array.from({ length: 1 + roll.below(2) }, () => change(site, roll, step))
      await site.build()
      assertSame(site.written(), await coldly(site), `step ${step}: ${done.join(', ')}`)
    }
  })
})

test.run()
