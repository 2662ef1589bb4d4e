import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { siteFolder } from '../support/built-site.ts'
import { handbook, project } from '../support/command.ts'

const test = suite('cli/dev')

const page = (title: string, text: string) => `---\ntitle: ${title}\n---\n${text}\n`
const site = () =>
  siteFolder({
    'package.json': '{ "type": "module" }',
    '.eleventy.js': `export default async (config) => config.addPlugin((await import('${join(project, 'dist/index.js')}')).default)\nexport const config = { dir: { input: 'src', data: '../_data' } }\n`,
    'handbook.config.json': '{ "gitlab": { "groups": ["acme"] } }',
    'src/index.md': page('Home', 'First.'),
    'src/tea.md': page('Tea', 'Black.'),
  })

/** Run the preview of a site until the end of a test. */
async function preview(root: string, run: (address: string, said: () => string) => Promise<void>): Promise<void> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(project, 'dist/cli/main.js'), 'dev', '--root', root, '--port', '0'],
    { env: { ...process.env, GITLAB_TOKEN: '' } },
  )
  let out = ''
  let said = ''
  child.stdout?.on('data', (text) => {
    out += text
  })
  child.stderr?.on('data', (text) => {
    said += text
  })
  try {
    await until(
      () => /Watching for changes/.test(said),
      () => said,
    )
    await run(/http:\S+\//.exec(out)?.[0] as string, () => said + out)
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\nThe preview said:\n${said}`, { cause: error })
  } finally {
    child.kill('SIGINT')
    if (child.exitCode === null) await once(child, 'exit')
  }
}

/** Ask until something holds; a test that waits in vain ends with what was seen last. */
async function until(holds: () => boolean | Promise<boolean>, seen: () => string): Promise<void> {
  for (let asked = 0; asked < 6000; asked++) {
    if (await holds()) return
    await new Promise((goOn) => setTimeout(goOn, 10))
  }
  throw new Error(`Waited in vain; seen last:\n${seen()}`)
}

/** Wait until a page holds a text, or for no text is gone. */
async function shows(address: string, text: string | undefined): Promise<void> {
  let last = ''
  await until(
    async () => {
      const answer = await fetch(address)
      last = await answer.text()
      return text === undefined ? answer.status === 404 : last.includes(text)
    },
    () => last,
  )
}

test('a saved page is drawn again, a broken one tells what is wrong with it, and files come and go', async () => {
  const folder = site()
  try {
    await preview(folder.root, async (address, said) => {
      assert.match(said(), 'Data from GitLab: none yet. `handbook pull` gets it.')
      await shows(address, 'First.')

      folder.write({ 'src/index.md': page('Home', 'Second.') })
      await shows(address, 'Second.')
      folder.write({ 'src/index.md': '---\ntitel: Home\n---\nThird.\n' })
      await shows(address, 'id="handbook-problems"')
      await shows(address, 'schema/renamed-key')
      folder.write({ 'src/index.md': page('Home', 'Fourth.') })
      await shows(address, 'Fourth.')

      folder.write({ 'src/new.md': page('New', 'Fresh.') })
      await shows(`${address}new/`, 'Fresh.')
      renameSync(join(folder.root, 'src/new.md'), join(folder.root, 'src/newer.md'))
      await shows(`${address}newer/`, 'Fresh.')
      await shows(`${address}new/`, undefined)
      rmSync(join(folder.root, 'src/tea.md'))
      await shows(`${address}tea/`, undefined)
    })
  } finally {
    folder.remove()
  }
})

test('an address that no file can have is answered, and ends nothing', async () => {
  const folder = site()
  await preview(folder.root, async (address) => {
    for (const path of ['caf%e9/', '%', '..%2fpackage.json', '%00', '/%00', '/']) {
      const { status } = await fetch(address + path)
      assert.is(status, 404, path)
    }
    await shows(address, 'First.')
  })
  folder.remove()
})

test('pages that are new at the same time are all drawn', async () => {
  const folder = site()
  const names = ['one', 'two', 'three']
  try {
    await preview(folder.root, async (address) => {
      folder.write(Object.fromEntries(names.map((name) => [`src/more/${name}.md`, page(name, `Text of ${name}.`)])))
      for (const name of names) await shows(`${address}more/${name}/`, `Text of ${name}.`)

      folder.write({ 'src/index.md': page('Home', 'Second.') })
      await shows(address, 'Second.')
    })
  } finally {
    folder.remove()
  }
})

test('options that are wrong are told with their place, and mended ones count', async () => {
  const folder = site()
  try {
    await preview(folder.root, async (address, said) => {
      folder.write({ 'handbook.config.json': '{ "site": { "titel": "Tea house" } }' })
      await until(() => /handbook\.config\.json:1:13 `titel` is not a field/.test(said()), said)
      folder.write({ 'handbook.config.json': '{ "site": { "title": "Tea house" } }' })
      await shows(address, 'Tea house')
    })
  } finally {
    folder.remove()
  }
})

test('a saved text is drawn alone, and what else is saved shows everywhere', async () => {
  const folder = site()
  const list = `export const data = { permalink: '/list.txt', layout: false, eleventyExcludeFromCollections: true, eleventyImport: { collections: ['all'] } }
export const render = ({ collections }) => collections.all.map(({ url, data, rawInput }) => url + ' ' + data.title + ' ' + rawInput).join('\\n')\n`
  folder.write({
    '_data/sections.yml': 'drinks: { name: Drinks, stages: [] }\n',
    '_data/stages.yml': 'stages: {}\n',
    '_data/categories.yml': '{}\n',
    'src/titles.11ty.js': list.replace(', rawInput', '').replace(" + ' ' + rawInput", ''),
  })
  const drawn = (said: string): string[] =>
    [...stripVTControlCharacters(said).matchAll(/Wrote (\d+) file/g)].map(([, count]) => count as string)
  try {
    await preview(folder.root, async (address, said) => {
      await shows(`${address}tea/`, 'Black.')
      folder.write({ 'src/tea.md': page('Tea', 'Green.') })
      await shows(`${address}tea/`, 'Green.')
      // The page, and the list that may show it.
      await until(() => drawn(said()).includes('2'), said)

      folder.write({ 'src/tea.md': page('Infusion', 'Green.') })
      await shows(`${address}tea/`, '<h1>Infusion')
      await shows(`${address}list.txt`, '/tea/ Infusion')
      await shows(`${address}llms.txt`, 'Infusion')
      folder.write({ 'src/tea.md': page('Infusion', 'White.') })
      await shows(`${address}tea/`, 'White.')
      await shows(`${address}tea/`, '<h1>Infusion')
      folder.write({ '_data/sections.yml': 'drinks: { name: Beverages, stages: [] }\n' })
      await shows(`${address}direction/drinks/`, 'Beverages')
      renameSync(join(folder.root, 'src/tea.md'), join(folder.root, 'src/herbs.md'))
      await shows(`${address}herbs/`, 'White.')
      await shows(`${address}tea/`, undefined)
      await shows(`${address}list.txt`, '/herbs/ Infusion')
      folder.write({ 'src/herbs.md': page('Infusion', 'Mint.') })
      await shows(`${address}herbs/`, 'Mint.')

      folder.write({ 'src/titles.11ty.js': list })
      await shows(`${address}list.txt`, 'Mint.')
      folder.write({ 'src/herbs.md': page('Infusion', 'Sage.') })
      await shows(`${address}list.txt`, 'Sage.')
    })
  } finally {
    folder.remove()
  }
})

test('the navigation of other pages follows a page that is new, has another title, or is gone', async () => {
  const folder = site()
  try {
    await preview(folder.root, async (address) => {
      folder.write({ 'src/mugs.md': page('Mugs', 'Large.') })
      await shows(address, '<a href="/mugs/">Mugs</a>')
      folder.write({ 'src/mugs.md': page('Beakers', 'Large.') })
      await shows(address, '<a href="/mugs/">Beakers</a>')
      rmSync(join(folder.root, 'src/mugs.md'))
      let home = ''
      await until(
        async () => {
          home = await (await fetch(address)).text()
          return !home.includes('/mugs/')
        },
        () => home,
      )
    })
  } finally {
    folder.remove()
  }
})

test('a new data file of a folder, and a module that a template imports, show as they are now', async () => {
  const folder = site()
  folder.write({
    'src/words.js': "export const word = 'first'\n",
    'src/list.11ty.js': `import { word } from './words.js'
export const data = { permalink: '/list.txt', layout: false, eleventyExcludeFromCollections: true }
export const render = ({ drink }) => word + ' ' + drink\n`,
  })
  try {
    await preview(folder.root, async (address) => {
      await shows(`${address}list.txt`, 'first undefined')
      folder.write({ 'src/src.json': '{ "drink": "tea" }' })
      await shows(`${address}list.txt`, 'first tea')
      folder.write({ 'src/words.js': "export const word = 'second'\n" })
      await shows(`${address}list.txt`, 'second tea')
    })
  } finally {
    folder.remove()
  }
})

test('what the last build left is shown at once, and the search finds what was saved last', async () => {
  const folder = site()
  const index = 'assets/handbook/pagefind'
  const indexed = async (address: string): Promise<number> => {
    assert.is((await fetch(`${address}${index}/pagefind.js`)).status, 200)
    const { languages } = (await (await fetch(`${address}${index}/pagefind-entry.json`)).json()) as {
      languages: { en: { page_count: number } }
    }
    return languages.en.page_count
  }
  try {
    await preview(folder.root, async (address) => {
      assert.is(await indexed(address), 2)
      folder.write({ 'src/new.md': page('New', 'Fresh.') })
      await shows(`${address}new/`, 'Fresh.')
      assert.is(await indexed(address), 3)
      rmSync(join(folder.root, 'src/new.md'))
      await shows(`${address}new/`, undefined)
      assert.is(await indexed(address), 2)
    })
    await preview(folder.root, async (_address, said) => {
      assert.match(said(), 'This is the last build, until the new one is done.')
    })
  } finally {
    folder.remove()
  }
})

test('options that the build does not know are refused, and so is what is no port', () => {
  assert.match(handbook(['dev', '--data', '_data']).said, '`dev` takes no --data.\n  It shows what the build makes.')
  assert.match(handbook(['dev', '--port', 'x']).said, '`x` is no port.')
})

test('pages can be read while the first build is still going on, and what is saved meanwhile is shown after it', async () => {
  const folder = site()
  folder.write({
    'src/a-slow.11ty.js': `import { existsSync } from 'node:fs'
export const data = { permalink: '/slow/' }
export const render = async () => {
  while (!existsSync('go')) await new Promise((resolve) => setTimeout(resolve, 20))
  return 'Slow'
}
`,
  })
  const child = spawn(process.execPath, [
    join(project, 'dist/cli/main.js'),
    'dev',
    '--root',
    folder.root,
    '--port',
    '0',
  ])
  let out = ''
  let said = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    said += text
  })
  try {
    await until(
      () => /http:\S+\//.test(out),
      () => said,
    )
    const address = /http:\S+\//.exec(out)?.[0] as string
    const text = async (path: string): Promise<string> =>
      (await fetch(address + path).catch(() => undefined))?.text() ?? ''
    await until(
      async () => /<p>Black\.<\/p>/.test(await text('tea/')),
      () => said,
    )
    assert.match(await text('assets/handbook/handbook.css'), '--accent')
    assert.not.match(said, 'Built in')

    folder.write({ 'src/tea.md': page('Tea', 'Green.'), 'src/new.md': page('New', 'Fresh.') })
    folder.write({ go: '' })
    await until(
      () => /Built in/.test(said),
      () => said,
    )
    assert.match(await text('slow/'), 'Slow')
    await shows(`${address}tea/`, '<p>Green.</p>')
    await shows(`${address}new/`, '<p>Fresh.</p>')
  } finally {
    child.kill('SIGINT')
    if (child.exitCode === null) await once(child, 'exit')
    folder.remove()
  }
})

test.run()
