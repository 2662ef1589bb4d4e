import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pageAliases } from '../../../../plugins/core/model/pages/aliases.ts'
import { linesOf, pageWith } from '../../support.ts'

const test = suite('core/model/pages/aliases')

const nothingTaken = (): boolean => false

test('leads old addresses to the page that gives them, with the last slash where it is missing', () => {
  const page = {
    ...pageWith('src/tides.md', 'title: Tides\naliases: [/sea/, /old/tides, /flood.html]'),
    url: '/tides/',
  }

  assert.equal(pageAliases([page], nothingTaken), {
    aliases: [
      { url: '/sea/', path: 'src/tides.md', to: '/tides/' },
      { url: '/old/tides/', path: 'src/tides.md', to: '/tides/' },
      { url: '/flood.html', path: 'src/tides.md', to: '/tides/' },
    ],
    problems: [],
  })
})

test('reads old addresses without a slash at their start from beside the page, as Hugo does', () => {
  const page = {
    ...pageWith('src/sea/tides.md', 'title: Tides\naliases: [ebb, flood/, ../moon/, ../../../out/]'),
    url: '/sea/tides/',
  }

  const { aliases, problems } = pageAliases([page], nothingTaken)

  assert.equal(
    aliases.map(({ url }) => url),
    ['/sea/ebb/', '/sea/flood/', '/moon/'],
  )
  assert.equal(
    problems.map(({ message }) => message),
    ['The page gives the old address `../../../out/`, which is not a path of this site.'],
  )
})

test('tells of old addresses that cannot lead to their page', () => {
  const pages = [
    {
      ...pageWith('src/bay.md', 'title: Bay\naliases: [/cove/, /bay/, /taken/, "https://acme.example/", /../etc/]'),
      url: '/bay/',
    },
    { ...pageWith('src/cape.md', 'title: Cape\naliases: /cove/'), url: '/cape/' },
  ]

  const { aliases, problems } = pageAliases(pages, (url) => url === '/taken/')

  assert.equal(
    aliases.map(({ url, to }) => [url, to]),
    [['/cove/', '/bay/']],
  )
  assert.equal(linesOf(problems), [
    'src/bay.md:3:19 error page/alias The page gives the old address `/bay/`, which is its own address.',
    'src/bay.md:3:26 error page/alias The page gives the old address `/taken/`, where another page stands.',
    'src/bay.md:3:35 error page/alias The page gives the old address `https://acme.example/`, which is not a path of this site.',
    'src/bay.md:3:60 error page/alias The page gives the old address `/../etc/`, which is not a path of this site.',
    'src/cape.md:3:10 error page/alias The page gives the old address `/cove/`, which src/bay.md gives as well.',
  ])
})

test('reads what Jekyll calls redirect_from, from the root', () => {
  const pages = [
    {
      ...pageWith('src/sea/tides.md', 'title: Tides\nredirect_from: [/ebb, old/flood.html, /sea/tides]'),
      url: '/sea/tides/',
    },
    { ...pageWith('src/bay.md', 'title: Bay\naliases: /cove/\nredirect_from: /ebb/'), url: '/bay/' },
  ]

  const { aliases, problems } = pageAliases(pages, nothingTaken)

  assert.equal(
    aliases.map(({ url, to }) => [url, to]),
    [
      ['/ebb/', '/sea/tides/'],
      ['/old/flood.html', '/sea/tides/'],
      ['/cove/', '/bay/'],
    ],
  )
  assert.equal(linesOf(problems), [
    'src/bay.md:4:16 error page/alias The page gives the old address `/ebb/`, which src/sea/tides.md gives as well.',
  ])
})

test.run()
