import { spawnSync } from 'node:child_process'
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { handbookProcess, project } from '../support/command.ts'
import { diceOf } from '../support/gitlab/product/dice.ts'
import { assertSame, change, coldly, config, feed, inSite, list, start } from './support.ts'

/** More steps with HANDBOOK_BUILD_STEPS=2000. */
const steps = Number(process.env.HANDBOOK_BUILD_STEPS ?? 72)
const test = suite('build/site-build')

test('does nothing when nothing has changed, and says what the last build said', async () => {
  await inSite(start, async (site) => {
    const first = await site.build()
    const second = await site.build()

    assert.is(first.extent, 'everything')
    assert.equal({ ...second, said: [] }, { extent: 'nothing', files: first.files, written: 0, removed: 0, said: [] })
  })
})

test('writes one page when its text has changed, and leaves the others alone', async () => {
  await inSite(start, async (site) => {
    await site.build()
    const before = statSync(join(site.root, '_site/how/two/index.html'))
    site.write('src/how/one.md', '---\ntitle: One\nlayout: own\n---\nAnother one.\n')

    const { extent, written } = await site.build()

    assert.is(extent, 'some pages')
    assert.is(written, 1)
    assert.match(site.read('_site/how/one/index.html'), 'Another one.')
    assert.is(statSync(join(site.root, '_site/how/two/index.html')).mtimeMs, before.mtimeMs)
  })
})

test('keeps the twins that a thread has written before the last page is drawn', async () => {
  await inSite(start, async (site) => {
    // Threads run what is compiled: the loader of these tests does not reach into them.
    const compiled = config.replace('/plugins/index.ts', '/dist/index.js')
    const slow = `config.addTransform('slow', (content) => new Promise((done) => setTimeout(done, 1_500, content)))`
    site.write('.eleventy.js', compiled.replace('config.addPlugin(handbook)', `$&\n  ${slow}`))
    for (let number = 0; number < 100; number++)
      site.write(`src/many/${number}.md`, `---\ntitle: "${number}"\n---\nText\n`)
    const twins = (title: string): string[] => {
      site.write('src/many/1.md', `---\ntitle: ${title}\n---\nText\n`)
      const { status } = spawnSync(process.execPath, [join(project, 'dist/cli/main.js'), 'build'], { cwd: site.root })
      assert.is(status, 0)
      return [...site.written().keys()].filter((path) => path.endsWith('.md'))
    }
    const first = twins('Ebb')

    assert.ok(first.length > 100)
    assert.equal(twins('Flow'), first)
  })
})

test('sees that data beside the site have changed', async () => {
  await inSite(start, async (site) => {
    site.write('.eleventy.js', config.replace('../_data', `../../${basename(site.root)}-facts`))
    site.write(
      'handbook.config.json',
      `{ "changes": false, "search": false, "data": "../${basename(site.root)}-facts" }`,
    )
    const facts = `${site.root}-facts`
    renameSync(join(site.root, '_data'), facts)
    await site.build()
    writeFileSync(join(facts, 'sections.yml'), 'sea:\n  name: Ocean\n')

    const { extent } = await site.build()
    rmSync(facts, { recursive: true })

    assert.is(extent, 'everything')
    assert.match(site.read('_site/direction/sea/index.html'), 'Ocean')
  })
})

test('brings back what somebody has taken away or changed', async () => {
  await inSite(start, async (site) => {
    await site.build()
    const wanted = site.written()
    rmSync(join(site.root, '_site/how'), { recursive: true })
    site.write('_site/index.html', 'mine')
    rmSync(join(site.root, '_site/maturity'), { recursive: true, force: true })
    await site.build()

    assertSame(site.written(), wanted, 'losses')
  })
})

test('draws in threads as it does without them', async () => {
  await inSite(start, async (site) => {
    // Threads run what is compiled: the loader of these tests does not reach into them.
    site.write('.eleventy.js', config.replace('/plugins/index.ts', '/dist/index.js'))
    const inThreads = (count: string) =>
      spawnSync(process.execPath, [join(project, 'dist/cli/main.js'), 'build', '--threads', count], {
        cwd: site.root,
        env: { ...process.env, HANDBOOK_TODAY: '2026-11-23' },
        encoding: 'utf8',
      })
    const first = inThreads('2')
    assert.is(first.status, 0, first.stderr)
    const drawn = site.written()
    rmSync(join(site.root, '_site'), { recursive: true })
    const second = inThreads('1')
    assert.is(second.status, 0, second.stderr)

    assertSame(drawn, await coldly(site), 'threads')
    assertSame(site.written(), drawn, 'threads and a cache')
    assert.equal(
      readdirSync(join(site.root, '.cache/handbook')).filter((file) => file.startsWith('drawn')),
      ['drawn-0'],
    )
  })
})

test('ends when Eleventy fails, though threads wait for work', async () => {
  await inSite(start, async (site) => {
    site.write('.eleventy.js', config.replace('/plugins/index.ts', '/dist/index.js'))
    site.write('src/broken.11ty.js', 'export const render = () => { throw new Error("It failed.") }\n')
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(project, 'dist/cli/main.js'), 'build', '--threads', '1'],
      { cwd: site.root, encoding: 'utf8', timeout: 60_000 },
    )

    assert.is(status, 1, stderr)
    assert.match(stderr, 'It failed.')
  })
})

test('says so when the configuration of Eleventy does not add the suite', async () => {
  await inSite(start, async (site) => {
    site.write('.eleventy.js', config.replace(/import.*\n/, '').replace(/config\.addPlugin.*/, ''))
    site.write('src/list.11ty.js', 'export const render = () => ""\n')
    const files = ['src/how/one.md', 'src/direction/tide.md']
    for (const file of files) rmSync(join(site.root, file))
    const { code, said } = handbookProcess(['build'], { cwd: site.root })

    assert.is(code, 0, said)
    assert.match(said, 'Eleventy builds without the suite. Add `eleventyConfig.addPlugin(handbook)`')
  })
})

test('tells what is wrong with the configuration of Eleventy', async () => {
  await inSite(start, async (site) => {
    site.write('.eleventy.js', 'export default () => { throw new Error("It is wrong.") }\n')
    for (const command of ['build', 'dev']) {
      const { code, said } = handbookProcess([command], { cwd: site.root })

      assert.is(code, 1, said)
      assert.match(said, 'It is wrong.')
      assert.not.match(said, 'handbook itself failed')
    }
  })
})

for (const [name, more] of [
  ['a list of pages', {}],
  ['a feed with their texts', { 'src/feed.11ty.js': feed }],
] as const) {
  test(`makes what a first build makes, whatever has changed, in a site with ${name}`, async () => {
    await inSite({ ...start, ...more }, async (site) => {
      const roll = diceOf(name.length)
      await site.build()
      const extents = new Set<string>()
      const done: string[] = []
      for (let step = 0; step < steps / 2; step++) {
        done.push(`step ${step}`, ...Array.from({ length: 1 + roll.below(3) }, () => change(site, roll, step)))
        const { extent } = await site.build()
        extents.add(extent)
        // A build of everything is half a first build itself: of those, some are enough.
        if (extent === 'everything' && step % 4 !== 3) continue
        assertSame(site.written(), await coldly(site), done.splice(0).join(', '))
      }
      assert.is(extents.has('some pages'), name === 'a list of pages')
    })
  })
}

test('draws the pages that were touched as a whole build would, and no other Markdown page', async () => {
  await inSite({ ...start, 'src/list.11ty.js': list }, async ({ root, build, written, write }) => {
    write('src/how/two.md', '---\ntitle: Two, renamed\n---\n## Two\n\n[One](one.md)\n')
    await build()
    const whole = written()
    for (const folder of ['_site', '.cache']) rmSync(join(root, folder), { recursive: true })

    const touched = await build({ touched: new Set(['src/how/two.md']) })

    assert.is(touched.extent, 'some pages')
    assert.equal(touched.pages, [{ from: 'src/how/two.md', path: '_site/how/two/index.html' }])
    const some = written()
    for (const [path, text] of some) assert.is(text, whole.get(path), path)
    const left = [...whole.keys()].filter((path) => !some.has(path)).sort()
    assert.equal(
      left,
      ['direction/tide/index.html', 'how/index.html', 'how/one/index.html', 'index.html'].flatMap((page) =>
        whole.has(page.replace('.html', '.md')) ? [page, page.replace('.html', '.md')] : [page],
      ),
    )

    // What was built in part is no build to go on from.
    assert.is((await build()).extent, 'everything')
    assert.equal(written(), whole)
  })
})

test('goes on from an earlier build rather than draw the touched pages alone', async () => {
  await inSite({ ...start, 'src/list.11ty.js': list }, async ({ root, build, written, write }) => {
    await build()
    write('src/how/one.md', '---\ntitle: One\nlayout: own\n---\nOne, and more.\n')
    const first = await build({ touched: new Set(['src/how/one.md']) })
    assert.is(first.pages, undefined)
    assert.is(first.extent, 'some pages')

    write('src/how/one.md', '---\ntitle: Uno\nlayout: own\n---\nUno.\n')
    write('src/how/three.md', '---\ntitle: Three\n---\nThree.\n')
    const second = await build({ touched: new Set(['src/how/one.md', 'src/how/three.md']) })
    assert.equal(
      second.pages?.map(({ from }) => from),
      ['src/how/one.md', 'src/how/three.md'],
    )

    // A later build knows whose files these are.
    rmSync(join(root, 'src/how/three.md'))
    await build()
    const kept = written()
    await build({ isFresh: true })
    assert.equal(kept, written())
    assert.is(kept.has('how/three/index.html'), false)
  })
})

test('does not take touched pages for those of a whole build when the change is taken back', async () => {
  const { 'src/list.11ty.js': _, ...plain } = start
  const options = '{ "changes": false, "search": false, "outputs": { "markdown": false } }'
  await inSite({ ...plain, 'handbook.config.json': options }, async ({ build, written, write, read }) => {
    await build()
    const whole = written()
    const page = read('src/how/one.md')
    write('src/how/one.md', page.replace('title: One', 'title: Uno'))
    assert.is((await build({ touched: new Set(['src/how/one.md']) })).pages?.length, 1)
    write('src/how/one.md', page)
    await build()

    assert.equal(written(), whole)
  })
})

test('draws everything when a template shows the text of a page that was not touched', async () => {
  await inSite({ ...start, 'src/feed.11ty.js': feed }, async ({ build, written }) => {
    const reasons: string[] = []
    const touched = await build({ touched: new Set(['src/how/one.md']), onWhole: (reason) => reasons.push(reason) })

    assert.is(touched.extent, 'everything')
    assert.is(reasons.length, 1)
    assert.match(written().get('feed.html') ?? '', 'Home.')
  })
})

test.run()
