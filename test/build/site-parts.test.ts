import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readManifest } from '../../plugins/build/manifest.ts'
import { partFile, wholeOf } from '../../plugins/build/site-parts.ts'
import { indexParts } from '../../plugins/search/merged-index.ts'
import { readOptions } from '../../plugins/sources/options-file.ts'
import type { Shard } from '../../plugins/sources/shard.ts'
import { diceOf } from '../support/gitlab/product/dice.ts'
import { assertSame, change, coldly, feed, inSite, type Site, siteIn, start } from './support.ts'

const test = suite('build/site-parts')

const searched = {
  ...start,
  'handbook.config.json': '{ "changes": false, "site": { "title": "Tides", "url": "https://tides.example" } }',
  'src/how/mermaid.md': '---\ntitle: Chart\naliases: [/chart/]\n---\n```mermaid\ngraph TD; a-->b\n```\n',
  'src/how/shell.png': 'no picture',
  'src/quiet.md': '---\ntitle: Quiet\nnoindex: true\n---\nQuiet.\n',
}

/** Build every part in a place of its own; lay them over one another in a further one. */
async function inParts(site: Site, total: number, act: (whole: Site, files: string[]) => Promise<void>): Promise<void> {
  const places = Array.from({ length: total + 1 }, (_, index) => siteIn(`${site.root}-part-${index}`))
  const [whole, ...machines] = places as [Site, ...Site[]]
  try {
    for (const { root } of places) copySite(site.root, root)
    for (const [at, machine] of machines.entries()) {
      await machine.build({ shard: { index: at + 1, total } })
      for (const folder of ['_site', '.cache']) {
        if (existsSync(join(machine.root, folder)))
          cpSync(join(machine.root, folder), join(whole.root, folder), { recursive: true })
      }
    }
    const files = machines.map((_, at) => join(whole.root, partFile({ index: at + 1, total })))
    await act(whole, files)
  } finally {
    for (const { root } of places) rmSync(root, { recursive: true, force: true })
  }
}

function copySite(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  for (const name of readdirSync(from)) {
    if (name !== '_site' && name !== '.cache') cpSync(join(from, name), join(to, name), { recursive: true })
  }
}

async function merge({ root }: Site, files: readonly string[]): Promise<void> {
  const parts = wholeOf(root, files)
  const { options } = readOptions(root)
  const print = console.error
  console.error = () => {}
  try {
    if (options.search) await indexParts(root, options, new Map(parts.flatMap(({ toSearch }) => toSearch)), '_site')
  } finally {
    console.error = print
  }
}

for (const [name, more] of [
  ['a list of pages', {}],
  ['a feed with their texts', { 'src/feed.11ty.js': feed }],
] as const) {
  test(`all parts together are the whole site, in a site with ${name}`, async () => {
    await inSite({ ...searched, ...more }, async (site) => {
      const roll = diceOf(name.length)
      await site.build()
      for (const [step, total] of [1, 2, 3, 5].entries()) {
        await inParts(site, total, async (whole, files) => {
          await merge(whole, files)
          assertSame(whole.written(), await coldly(site), `${total} parts`)
        })
        for (let count = 0; count < 3; count++) change(site, roll, step)
        await site.build()
      }
    })
  })
}

test('every Markdown page is drawn by one part, and everything else by the first', async () => {
  await inSite(searched, async (site) => {
    const parts: string[][] = []
    for (const index of [1, 2]) {
      const { root } = site
      for (const folder of ['_site', '.cache']) rmSync(join(root, folder), { recursive: true, force: true })
      await site.build({ shard: { index, total: 2 } })
      parts.push([...site.written().keys()])
    }
    const [first = [], second = []] = parts

    assert.equal(
      second.filter((path) => first.includes(path)),
      [],
    )
    assert.ok(first.includes('llms.txt') && first.includes('how/shell.png') && first.includes('list.html'))
    assert.ok(second.length > 1)
    assert.equal(
      second.filter((path) => !/^(index|(how|direction|quiet)\/.*|quiet\/index)\.(html|md)$/.test(path)),
      [],
    )
  })
})

test('a part goes on from itself, and takes nothing of other parts away', async () => {
  await inSite(searched, async (site) => {
    const { root, build, written } = site
    await build({ shard: { index: 1, total: 2 } })
    await build({ shard: { index: 2, total: 2 } })
    const all = written()
    assert.is((await build({ shard: { index: 2, total: 2 } })).extent, 'nothing')
    rmSync(join(root, partFile({ index: 2, total: 2 })))
    assert.is((await build({ shard: { index: 2, total: 2 } })).extent, 'everything')
    assertSame(written(), all, 'a second build')

    await merge(
      site,
      [1, 2].map((index) => join(root, partFile({ index, total: 2 }))),
    )
    assertSame(written(), await coldly(site), 'parts in one place')
  })
})

test('what is to be said of a text is said by the part that draws it', async () => {
  const loud = Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((name) => [`src/${name}.md`, `---\ntitle: ${name}\n---\n<script>${name}</script>\n`]),
  )
  await inSite({ ...start, ...loud }, async (site) => {
    const saidBy = async (shard?: Shard): Promise<string[]> => {
      await site.build({ isFresh: true, ...(shard ? { shard } : {}) })
      return (readManifest(site.root)?.said ?? []).filter((line) => line.includes('html/script'))
    }
    const whole = await saidBy()
    const parts = [await saidBy({ index: 1, total: 2 }), await saidBy({ index: 2, total: 2 })]

    assert.is(whole.length, 4)
    assert.ok(parts.every(({ length }) => length > 0))
    assert.equal(parts.flat().sort(), whole.sort())
  })
})

test('parts that are no whole are refused, with the reason', async () => {
  await inSite(searched, async (site) => {
    const { root, build, write, read } = site
    const file = (index: number, total = 2) => join(root, partFile({ index, total }))
    const refuses = (files: string[], why: string | RegExp) =>
      assert.throws(() => wholeOf(root, files), typeof why === 'string' ? (error: Error) => error.message === why : why)
    for (const index of [1, 2]) await build({ shard: { index, total: 2 } })
    await build({ shard: { index: 3, total: 3 } })

    refuses([], 'There are no parts.')
    refuses([file(1)], 'Of 2 parts, there is none of 2.')
    refuses([file(1), file(2), file(2)], 'Part 2 of 2 is there twice.')
    refuses([file(1), file(3, 3)], 'There are parts of 2, and of 3.')
    refuses([join(root, 'package.json')], /package\.json is no part of a site that this version has built\.$/)

    const home = read('_site/index.html')
    write('_site/index.html', 'mine')
    refuses([file(1), file(2)], /^_site\/index\.html is not as part \d has made it\.$/)
    write('_site/index.html', home)
    wholeOf(root, [file(1), file(2)])

    write('src/how/two.md', '---\ntitle: Zwei\n---\n')
    await build({ shard: { index: 2, total: 2 } })
    refuses([file(1), file(2)], 'src/how/two.md was not the same for parts 1 and 2.')
    await build({ shard: { index: 1, total: 2 }, today: '2026-11-24' })
    refuses(
      [file(1), file(2)],
      'Code, versions, arguments, environment, data from GitLab or the day were not the same for parts 1 and 2.',
    )
  })
})

test.run()
