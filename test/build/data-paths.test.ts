import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lookOnce } from '../../plugins/build/data-paths.ts'
import { siteFolder } from '../support/built-site.ts'

const test = suite('build/data-paths')

test('lets Eleventy ask for data only where a file has the name for it', async () => {
  const { root, remove } = siteFolder({
    'src/src.md': '',
    'src/plain/index.md': '',
    'src/plain/picture.png': '',
    'src/page/index.md': '',
    'src/page/index.11tydata.js': '',
    'src/page/beside.md': '',
    'src/folder/folder.json': '',
    'src/folder/below/deep/a.md': '',
    'src/folder-2/a.md': '',
    'src/v1/a.b.md': '',
    'src/v1/a.b.json': '',
    'src/v1/other.md': '',
  })
  try {
    const asked: string[] = []
    const data = {
      inputDir: join(root, 'src/'),
      async getLocalDataPaths(path: string) {
        asked.push(path.slice(root.length + 1))
        return ['a path']
      },
    }
    lookOnce(data)
    const pages = [
      'src',
      'plain/index',
      'page/index',
      'page/beside',
      'folder/below/deep/a',
      'folder-2/a',
      'v1/a.b',
      'v1/other',
    ]
    const answers: Record<string, string[]> = {}
    for (const page of pages) answers[page] = await data.getLocalDataPaths(join(root, `src/${page}.md`))

    assert.equal(asked, ['src/page/index.md', 'src/folder/below/deep/a.md', 'src/v1/a.b.md'])
    assert.equal(answers['v1/a.b'], ['a path'])
    assert.equal(answers['v1/other'], [])
  } finally {
    remove()
  }
})

test('asks for everything where the data of the folder of pages apply to all', async () => {
  const { root, remove } = siteFolder({ 'src/src.yml': '', 'src/a/index.md': '' })
  try {
    const data = { inputDir: join(root, 'src/'), getLocalDataPaths: async (_path: string) => ['a path'] }
    lookOnce(data)

    assert.equal(await data.getLocalDataPaths(join(root, 'src/a/index.md')), ['a path'])
  } finally {
    remove()
  }
})

test.run()
