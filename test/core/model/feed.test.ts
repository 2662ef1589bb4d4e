import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { atomFeed, type Feed, type FeedEntry, jsonFeed } from '../../../plugins/core/model/feed.ts'
import { atomFaults, jsonFeedFaults, textsAt } from '../../support/feed-faults.ts'

const test = suite('core/model/feed')

const entry: FeedEntry = {
  id: 'tag:boats.example,2026-01-15:release/15.4/horn',
  title: 'Boats 15.4: Horn',
  url: 'https://boats.example/releases/15.4/horn/',
  date: '2026-01-15',
  content: '<p>Loud.</p>',
  tags: ['Feature', 'Sea'],
}

const feedOf = (entries: FeedEntry[], rest: Partial<Feed> = {}): Feed => ({
  title: 'Boats: releases',
  home: 'https://boats.example/releases/',
  self: 'https://boats.example/releases/feed.xml',
  entries,
  ...rest,
})

test('writes Atom', () => {
  assert.is(
    atomFeed(feedOf([entry])),
    `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>https://boats.example/releases/feed.xml</id>
  <title>Boats: releases</title>
  <author><name>Boats</name></author>
  <updated>2026-01-15T00:00:00Z</updated>
  <link rel="alternate" type="text/html" href="https://boats.example/releases/"/>
  <link rel="self" type="application/atom+xml" href="https://boats.example/releases/feed.xml"/>
  <entry>
    <id>tag:boats.example,2026-01-15:release/15.4/horn</id>
    <title>Boats 15.4: Horn</title>
    <link rel="alternate" type="text/html" href="https://boats.example/releases/15.4/horn/"/>
    <published>2026-01-15T00:00:00Z</published>
    <updated>2026-01-15T00:00:00Z</updated>
    <category term="Feature"/>
    <category term="Sea"/>
    <content type="html">&lt;p&gt;Loud.&lt;/p&gt;</content>
  </entry>
</feed>
`,
  )
})

test('writes JSON Feed', () => {
  assert.equal(JSON.parse(jsonFeed(feedOf([entry]))), {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Boats: releases',
    home_page_url: 'https://boats.example/releases/',
    feed_url: 'https://boats.example/releases/feed.xml',
    items: [
      {
        id: entry.id,
        url: entry.url,
        title: entry.title,
        content_html: entry.content,
        date_published: '2026-01-15T00:00:00Z',
        tags: ['Feature', 'Sea'],
      },
    ],
  })
})

test('is as new as its newest entry, wherever that stands', () => {
  const older = { ...entry, id: 'tag:older', date: '2025-12-18' }

  assert.equal(textsAt(atomFeed(feedOf([older, entry])), '/a:feed/a:updated'), ['2026-01-15T00:00:00Z'])
})

const nasty = `</title><script>alert(1)</script> & ]]> "quoted" 'single' {{ 1 }} <!-- --> \u0000\u0008\uFFFE\uD800 é 𝄞`

test('comes through validators with nothing in it, and with titles from hell', () => {
  const odd = { ...entry, id: 'tag:x?a=1&b="2"', title: nasty, tags: [nasty], content: `<p>${nasty}</p>` }

  for (const feed of [feedOf([]), feedOf([entry, odd]), feedOf([{ ...entry, tags: [] }], { title: nasty })]) {
    assert.equal(atomFaults(atomFeed(feed)), [])
    assert.equal(jsonFeedFaults(jsonFeed(feed)), [])
  }
})

test('readers get every title as it was, but for what no XML may hold', () => {
  const feed = feedOf([{ ...entry, title: nasty }])
  const [title] = textsAt(atomFeed(feed), '/a:feed/a:entry/a:title')

  assert.is(title, `</title><script>alert(1)</script> & ]]> "quoted" 'single' {{ 1 }} <!-- -->  é 𝄞`)
  assert.is(JSON.parse(jsonFeed(feed)).items[0].title, nasty)
})

test('the validators see faults', () => {
  const atom = atomFeed(feedOf([entry]))

  assert.ok(atomFaults(atom.replace('<id>', '<identity>')).length > 0)
  assert.ok(atomFaults(atom.replace('2026-01-15T00:00:00Z', '15 January')).length > 0)
  assert.ok(atomFaults(atomFeed(feedOf([entry, entry]))).length > 0)
  assert.ok(jsonFeedFaults(jsonFeed(feedOf([{ ...entry, url: 'not an address' }]))).length > 0)
})

test.run()
