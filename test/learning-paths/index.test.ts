import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { builtSite, siteFolder } from '../support/built-site.ts'
import { handbook } from '../support/command.ts'
import { brokenLinks } from '../support/links.ts'
import { smallProduct } from '../support/small-product.ts'
import { smallSchool } from '../support/small-school.ts'

const test = suite('learning-paths/index')

const { pages } = await builtSite(smallSchool)
const page = (url: string): string => {
  const found = pages.get(url)
  assert.ok(found, `no page at ${url}`)
  return found
}

test('makes a page for everything that can be learnt today, and leads nowhere else', () => {
  assert.equal(
    [...pages.keys()].filter((url) => url.startsWith('/learn/')),
    [
      '/learn/',
      '/learn/achievements/',
      '/learn/achievements/sailor.json',
      '/learn/catalogue.json',
      '/learn/competencies/',
      '/learn/modules/cook-soup/',
      '/learn/modules/read-sky/',
      '/learn/modules/tie-knots/',
      '/learn/paths/first-voyage/',
      '/learn/paths/first-voyage/plan.ics',
      '/learn/paths/galley/',
      '/learn/paths/galley/plan.ics',
      '/learn/roles/',
      '/learn/roles/cook/',
      '/learn/roles/skipper/',
      '/learn/units/bowline/',
      '/learn/units/clouds/',
      '/learn/units/sky-check/',
      '/learn/units/soup/',
      '/learn/units/tide-tables/',
      '/learn/why-knots/',
    ],
  )
  assert.equal(brokenLinks(pages), [])
})

test('a long path tells what needs what without a picture', async () => {
  const modules = Array.from({ length: 61 }, (_, index) => ({ uid: `step-${index}`, title: `Step ${index}` }))
  const pathOf = async (count: number) => {
    const uids = modules.slice(0, count).map(({ uid }) => uid)
    const { pages } = await builtSite({
      ...smallSchool,
      '_data/learning_modules.yml': `${smallSchool['_data/learning_modules.yml']}${modules.map(({ uid, title }) => `- { uid: ${uid}, title: ${title}, units: [bowline] }\n`).join('')}`,
      '_data/learning_paths.yml': `${smallSchool['_data/learning_paths.yml']}- { uid: way, title: Way, modules: [${uids.join(', ')}] }\n`,
    })
    return pages.get('/learn/paths/way/') as string
  }

  const short = await pathOf(60)
  const long = await pathOf(61)
  assert.match(short, '<figure class="graph">')
  assert.match(short, '<summary>The same as a list</summary>')
  assert.not.match(long, '<figure')
  assert.match(long, /What needs what.*\s*<ol><li>.*>Step 60</)
})

test('the example school has no problems, and the check knows its pages and anchors', () => {
  const site = siteFolder({
    ...smallSchool,
    'src/see.md':
      '---\ntitle: See\n---\n[Voyage](/learn/paths/first-voyage/#module-read-sky) [JSON](/learn/catalogue.json) [Plan](/learn/paths/galley/plan.ics) [Not](/learn/paths/none/)\n',
  })
  try {
    const { out } = handbook(['check', '--report', 'compact', '--today', '2026-11-23'], { cwd: site.root })

    assert.equal(
      out.split('\n').filter((line) => /learn|link/.test(line)),
      ['src/see.md:4:127 warning link/broken There is no page at `/learn/paths/none/`.'],
    )
  } finally {
    site.remove()
  }
})

test('a path shows its outline, its time and what it earns', () => {
  const path = page('/learn/paths/first-voyage/')

  assert.match(path, '<dt>Time</dt><dd>39 min</dd>')
  assert.match(path, /Tie knots.*Why knots.*The bowline.*Read the sky.*Clouds.*Do you know the sky\?/s)
  assert.match(path, 'Do all of it and earn the trophy <a href="/learn/achievements/#achievement-sailor">Sailor</a>')
})

test('a unit leads to the one before and after, across modules', () => {
  const unit = page('/learn/units/clouds/')

  assert.match(unit, '<a rel="prev" href="/learn/units/bowline/">')
  assert.match(unit, /<a rel="next" [^>]*href="\/learn\/units\/sky-check\/">/)
  assert.not.match(page('/learn/why-knots/'), 'rel="prev"')
  assert.not.match(page('/learn/units/sky-check/'), 'rel="next"')
})

test('a page of the site is a unit with its prose', () => {
  const unit = page('/learn/why-knots/')

  assert.match(unit, '<p>A boat is held by <strong>knots</strong>.</p>')
  assert.match(
    unit,
    '<a href="/learn/paths/first-voyage/">First voyage</a> &rsaquo; <a href="/learn/modules/tie-knots/">',
  )
})

test('a unit that begins with its title shows it once', async () => {
  const { pages } = await builtSite({
    ...smallSchool,
    'src/learn/splice.md': '---\nuid: splice\nkind: article\nminutes: 4\n---\n# Splice\n\nTwo ropes.\n',
  })

  assert.equal(pages.get('/learn/splice/')?.match(/<h1.*<\/h1>/g), ['<h1 id="splice">Splice</h1>'])
})

test('an address that is none is shown as text, and text never ends a script', () => {
  assert.match(page('/learn/units/clouds/'), '<p class="resource">Open: Clouds')
  for (const [url, text] of pages) {
    if (!url.endsWith('/')) continue
    assert.not.match(text, 'href="javascript:', url)
    assert.not.match(text, '<script>alert', url)
  }
  const data = page('/learn/paths/galley/').matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)
  assert.is(
    [...data].map(([, json]) => JSON.parse(json as string).name).at(-1),
    'The galley: </script><script>alert(1)</script>',
  )
})

test('what units and achievements name is shown and linked, below a path prefix as well', async () => {
  const { pages } = await builtSite(
    {
      ...smallSchool,
      'src/images/sailor.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'static/files/knots.pdf': 'Knots',
      'src/learn/splice.md':
        '---\ntitle: Splice\nuid: splice\nkind: video\nminutes: 4\nurl: https://knots.example/splice\n---\nWatch it twice.\n',
      'handbook.config.json': '{ "links": { "static": ["static"] } }',
      '_data/learning_achievements.yml':
        '- { uid: sailor, name: Sailor, description: Sails., criteria: All., image: /images/sailor.svg }',
      '_data/learning_units.yml': `${smallSchool['_data/learning_units.yml']}
- { uid: handout, title: Handout, kind: reading, minutes: 3, url: "/files/knots.pdf#page=2" }
- { uid: lost, title: Lost, kind: reading, minutes: 3, url: /files/gone.pdf }
- { uid: source, title: Source, kind: reading, minutes: 3, url: /learn/why-knots.md }
`,
    },
    { pathPrefix: '/handbook/' },
  )

  assert.match(pages.get('/learn/achievements/') as string, '<img src="/handbook/images/sailor.svg"')
  assert.match(
    pages.get('/learn/units/handout/') as string,
    'Open: <a href="/handbook/files/knots.pdf#page=2">Handout</a>',
  )
  assert.match(pages.get('/learn/splice/') as string, 'Watch: <a href="https://knots.example/splice">Splice</a>')
  assert.match(pages.get('/learn/units/lost/') as string, 'Open: Lost (/files/gone.pdf)')
  assert.match(pages.get('/learn/units/source/') as string, 'Open: Source (/learn/why-knots.md)')
})

test('pages about learning are not listed one by one in navigation', () => {
  const side = /<nav class="side".*?<\/nav>/s.exec(page('/learn/units/clouds/'))?.[0] ?? ''

  assert.equal(
    [...side.matchAll(/href="([^"]*)"/g)].map(([, url]) => url),
    [
      '/direction/',
      '/learn/',
      '/learn/achievements/',
      '/learn/competencies/',
      '/learn/roles/',
      '/learn/paths/first-voyage/',
      '/learn/paths/galley/',
      '/learn/units/clouds/',
      '/skippers/',
    ],
  )
})

test('pages show what to learn: what they name, and what is about their entity, stage or role', () => {
  const related = (url: string): string[] =>
    [
      ...(/<section class="related-learning">.*?<\/section>/s.exec(page(url))?.[0] ?? '').matchAll(/href="(\/[^"]*)"/g),
    ].map(([, address]) => address as string)

  assert.equal(related('/skippers/'), ['/learn/units/clouds/', '/learn/paths/first-voyage/'])
  assert.equal(related('/direction/create/wiki/'), ['/learn/modules/read-sky/'])
  assert.equal(related('/direction/plan/boards/'), ['/learn/paths/first-voyage/'])
  assert.equal(related('/direction/run/alerts/'), [])
})

test('the matrix shows empty slots', () => {
  assert.match(page('/learn/competencies/'), '2 of 12 slots are filled.')
  assert.match(page('/learn/competencies/'), '<td class="empty">Empty</td>')
})

test('each table of the matrix stands in one box', () => {
  const matrix = page('/learn/competencies/')

  assert.is(matrix.split('class="table-box"').length, matrix.split('<table').length)
})

test('a page of the site wins, and a site without learning gets no pages', async () => {
  const own = await builtSite({ ...smallSchool, 'src/learn/index.md': '---\ntitle: Our school\n---\nMine.\n' })
  assert.match(own.pages.get('/learn/') as string, '<p>Mine.</p>')

  const none = await builtSite(smallProduct)
  assert.equal(
    [...none.pages.keys()].filter((url) => url.startsWith('/learn')),
    [],
  )
})

test('a path prefix and another base path are honoured', async () => {
  const built = await builtSite(
    { ...smallSchool, 'handbook.config.json': '{ "learning": { "basePath": "/school/", "hoursPerWeek": 1 } }' },
    { pathPrefix: '/handbook/' },
  )

  const path = built.pages.get('/school/paths/first-voyage/') as string
  assert.match(path, 'href="/handbook/school/modules/tie-knots/"')
  assert.match(path, 'data-learning="/handbook/school/"')
  assert.match(path, 'With 1 hour a week')
})

test('two things with one uid stop the build', async () => {
  const { error } = await builtSite({
    ...smallSchool,
    'src/learn/other.md': '---\ntitle: Other\nuid: soup\nminutes: 1\n---\nText\n',
  })

  assert.match(error ?? '', 'learning/duplicate-uid')
})

test.run()
