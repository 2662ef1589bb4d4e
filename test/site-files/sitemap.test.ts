import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sitemap } from '../../plugins/site-files/sitemap.ts'
import { sitemapFaults } from '../support/sitemap-faults.ts'

const test = suite('site-files/sitemap')

test('addresses are in order, encoded once, and escaped', () => {
  const pages = ['/b/', '/a%20b/', '/日本/', '/a&b/'].map((url) => ({ url, title: url }))
  const [file, ...others] = sitemap(pages, 'https://acme.example')

  assert.equal(others, [])
  assert.equal(sitemapFaults(file?.content() as string), [])
  assert.equal(
    [...(file as { content(): string }).content().matchAll(/<loc>(.*?)<\/loc>/g)].map(([, one]) => one),
    [
      'https://acme.example/a%20b/',
      'https://acme.example/a&amp;b/',
      'https://acme.example/b/',
      'https://acme.example/%E6%97%A5%E6%9C%AC/',
    ],
  )
})

test('more than 50,000 pages are told in parts, with an index', () => {
  const pages = Array.from({ length: 50_001 }, (_, index) => ({ url: `/${index}/`, title: '', changed: '2026-01-31' }))
  const files = sitemap(pages, 'https://acme.example')

  assert.equal(
    files.map(({ url }) => url),
    ['/sitemap.xml', '/sitemap-1.xml', '/sitemap-2.xml'],
  )
  for (const { content } of files) assert.equal(sitemapFaults(content()), [])
  assert.is(
    files.map(({ content }) => content().match(/<url>/g)?.length ?? 0).reduce((a, b) => a + b),
    50_001,
  )
  assert.match(files[0]?.content() as string, '<sitemap><loc>https://acme.example/sitemap-2.xml</loc></sitemap>')
})

test.run()
