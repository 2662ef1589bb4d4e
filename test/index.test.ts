import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  direction,
  frontMatter,
  learningPaths,
  markdown,
  maturity,
  roadmap,
  search,
  siteFiles,
  theme,
} from '../plugins/index.ts'
import { builtSite } from './support/built-site.ts'
import { smallProduct } from './support/small-product.ts'
import { smallSchool } from './support/small-school.ts'

const test = suite('index')

const files = {
  ...smallProduct,
  'src/wiki.md': '---\ntitle: Wiki\nlayout: direction\ncategory: wiki\n---\nProse.\n',
}

test('the plugins, each added alone, make the same site as the suite', async () => {
  const taught = { ...smallSchool, ...files }
  const whole = await builtSite(taught)
  const alone = await builtSite(taught, {
    plugins: [theme, frontMatter, markdown, direction, maturity, roadmap, learningPaths, search, siteFiles],
  })

  assert.ok(whole.pages.size > 15)
  assert.equal([...alone.pages], [...whole.pages])
})

test('templates of the site read the data, whichever plugins are there', async () => {
  const own = '---\npermalink: /own.txt\n---\n{% for one in handbook.taxonomy.categories %}{{ one.name }} {% endfor %}'
  const { pages } = await builtSite({ ...smallProduct, 'src/own.njk': own }, { plugins: [theme, frontMatter] })

  assert.match(pages.get('/own.txt') as string, 'Wiki')
})

test('a site can do without the maturity pages', async () => {
  const { pages } = await builtSite(files, { plugins: [theme, frontMatter, direction] })

  assert.ok(pages.has('/direction/plan/boards/'))
  assert.not.ok(pages.has('/direction/maturity/'))
  assert.match(pages.get('/wiki/') as string, 'Prose.')
})

test('a site can have the checks and the look alone', async () => {
  const { pages, error } = await builtSite(
    { ...files, 'src/broken.md': '---\ntitel: x\n---\n' },
    { plugins: [theme, frontMatter] },
  )
  const sound = await builtSite(smallProduct, { plugins: [theme, frontMatter] })

  assert.match(error as string, 'src/broken.md:2:1 error schema/renamed-key')
  assert.match(error as string, 'src/wiki.md:3:9 error page/unknown-layout There is no layout `direction`.')
  assert.is(pages.size, 0)
  assert.equal([...sound.pages.keys()].sort(), [
    '/',
    ...['favicon.svg', 'filters.js', 'handbook.css', 'handbook.js', 'scheme.js'].map(
      (name) => `/assets/handbook/${name}`,
    ),
  ])
})

test.run()
