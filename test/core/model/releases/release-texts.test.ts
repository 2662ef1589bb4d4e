import { load } from 'js-yaml'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fullAddress } from '../../../../plugins/core/model/releases/item-links.ts'
import type { ReleaseItem } from '../../../../plugins/core/model/releases/release-item.ts'
import { type ReleaseChannel, releaseText } from '../../../../plugins/core/model/releases/release-texts.ts'
import { type Release, releaseSections } from '../../../../plugins/core/model/releases/releases.ts'
import { handbookOf, releasesOf, text } from '../../support.ts'

const test = suite('core/model/releases/release-texts')

const code = '`masts`'

const data = {
  stages: 'stages: { sail: { display_name: Sail }, shore: { display_name: Shore } }',
  releases: '- { version: "15.4", date: 2026-05-01 }\n- { version: "15.5", date: 2026-06-01 }',
}
const posts = '_data/release_posts/15_4'
const releases = releasesOf(
  {
    [`${posts}/01.yml`]: text`
      features:
        primary:
          - name: 'Folding ${code} & <more>'
            available_in: [premium, ultimate]
            gitlab_com: true
            documentation_link: https://docs.boats.example/masts
            stage: sail
            description: |
              # Fold
              Masts fold: *fast*.
    `,
    [`${posts}/02.yml`]:
      'features: { secondary: [{ name: Ropes, available_in: [core], stage: shore, description: New ropes. }] }',
    [`${posts}/03.yml`]: 'tertiary: [{ name: Bug fixes, description: "- One" }]',
    [`${posts}/04.yml`]:
      'deprecations: [{ feature_name: Oars }]\nremovals: [{ feature_name: Rafts }]\nupgrades: [{ description: Dry the sails first. Then go. }]\nmvp: { fullname: Ada Moss }',
    '_data/release_posts/15_5/a.yml': 'features: { secondary: [{ name: Later, description: Later. }] }',
  },
  data,
)
const [upcoming, release] = releases.releases as [Release, Release]
const { taxonomy, options } = handbookOf(data)
const as = (channel: ReleaseChannel, which = release, all = releases): string =>
  releaseText(which, channel, {
    addressOf: (item) => `https://boats.example${all.addressOf(item)}`,
    addressIn: (item, address) =>
      fullAddress(item, address, { url: 'https://boats.example', input: 'src', addressOfFile: () => undefined }),
    releaseAddress: 'https://boats.example/releases/15.4/',
    sections: releaseSections(options.releases, taxonomy),
  })
const masts = 'https://boats.example/releases/15.4/folding-masts--more/'

const texts: [channel: ReleaseChannel, expected: string][] = [
  [
    'announcement',
    text`
      # Release 15.4

      Release 15.4, released on 2026-05-01. [Everything in this release](https://boats.example/releases/15.4/).

      Thanks to Ada Moss.

      ## Primary features

      ### [Folding ${code} & \<more>](${masts})

      _From Premium · Sail_

      #### Fold
      Masts fold: *fast*.

      ## Shore

      ### [Ropes](https://boats.example/releases/15.4/ropes/)

      _From Free · Shore_

      New ropes.

      ## Bug fixes and improvements

      ### [Bug fixes](https://boats.example/releases/15.4/bug-fixes/)

      - One

      ## Deprecations

      - Oars

      ## Removals

      - Rafts

      ## Before you upgrade

      ### [Dry the sails first](https://boats.example/releases/15.4/dry-the-sails-first/)

      Dry the sails first. Then go.
    `,
  ],
  [
    'slack',
    text`
      *<https://boats.example/releases/15.4/|Release 15.4, released on 2026-05-01>*
      • <${masts}|Folding ${code} &amp; &lt;more&gt;> _Premium_
      and 1 more.
      :warning: Before you upgrade: Rafts
    `,
  ],
  [
    'email',
    text`
      Subject: Release 15.4: Folding masts & <more>

      Release 15.4, released on 2026-05-01.

      What is new:
      - Folding masts & <more>
        ${masts}
      and 1 more.

      Before you upgrade:
      - Dry the sails first

      No longer there:
      - Rafts

      Everything in this release: https://boats.example/releases/15.4/
    `,
  ],
  [
    'blog',
    text`
      ---
      title: "Release 15.4"
      description: "Folding masts & <more>"
      date: 2026-05-01
      ---

      Release 15.4, released on 2026-05-01.

      ## Folding ${code} & \<more>

      #### Fold
      Masts fold: *fast*.

      [Read on](${masts})

      ## And also

      - [Ropes](https://boats.example/releases/15.4/ropes/)

      [Everything in this release](https://boats.example/releases/15.4/)
    `,
  ],
  [
    'changelog',
    text`
      ## 15.4 (2026-05-01)

      ### Added

      - [Folding ${code} & \<more>](${masts})
      - [Ropes](https://boats.example/releases/15.4/ropes/)

      ### Changed

      - [Dry the sails first](https://boats.example/releases/15.4/dry-the-sails-first/)

      ### Deprecated

      - Oars

      ### Removed

      - Rafts

      ### Fixed

      - [Bug fixes](https://boats.example/releases/15.4/bug-fixes/)
    `,
  ],
]
for (const [channel, expected] of texts) {
  test(`tells a release as ${channel}`, () => {
    assert.is(as(channel), expected.replace(/ +$/, ''))
  })
}

test('tells what is new in the form of the product itself', () => {
  assert.equal(load(as('whats-new')), [
    {
      name: 'Folding `masts` & <more>',
      description: '# Fold\nMasts fold: *fast*.\n',
      stage: 'sail',
      'self-managed': true,
      'gitlab-com': true,
      available_in: ['Premium', 'Ultimate'],
      documentation_link: 'https://docs.boats.example/masts',
      published_at: new Date('2026-05-01T00:00:00Z'),
      release: '15.4',
    },
  ])
})

test('names a removal once that the deprecations tell under another title', () => {
  const issue = 'issue_url: https://boats.example/7'
  const { releases } = releasesOf({
    '_data/release_posts/15_0/a.yml': `removals: [{ feature_name: No more oars, ${issue}, description: Gone. }]`,
    '_data/deprecations/a.yml': `- { title: Oars, removal_milestone: "15.0", ${issue}, body: Gone. }`,
  })

  assert.is(as('changelog', releases[0]), '## 15.0\n\n### Removed\n\n- Oars\n')
})

test('names few of many removals where there is little room', () => {
  const names = Array.from({ length: 9 }, (_, index) => `{ feature_name: Oar ${index + 1} }`)
  const { releases } = releasesOf({ '_data/release_posts/15_0/a.yml': `removals: [${names.join(', ')}]` })

  assert.is(
    as('slack', releases[0]),
    '*<https://boats.example/releases/15.4/|Release 15.0>*\n:warning: Before you upgrade: Oar 1, Oar 2, Oar 3, Oar 4, Oar 5, Oar 6, Oar 7 and 2 more\n',
  )
})

test('keeps titles, code and anchors whole where Markdown is pasted', () => {
  const written = releasesOf({
    'src/releases/boats-19-1-released/knots.md':
      '---\ntitle: "`[a]` <b> [c] and d]"\nlevel: primary\n---\nSee [how](#how).\n\n```sh\n# tie\n```\n\n# How\n',
  })

  const address = 'https://boats.example/releases/boats-19-1-released/knots/'

  assert.match(as('announcement', written.releases[0], written), `### [\`[a]\` \\<b> \\[c\\] and d\\]](${address})`)
  assert.match(
    as('announcement', written.releases[0], written),
    `See [how](${address}#how).\n\n\`\`\`sh\n# tie\n\`\`\`\n\n#### How`,
  )
  assert.match(as('changelog', written.releases[0], written), `- [\`[a]\` \\<b> \\[c\\] and d\\]](${address})`)
})

test('writes nothing over nothing: no heading in an email, an empty list in YAML', () => {
  const bare = releasesOf({ 'src/releases/boats-19-1-released/index.md': '---\ntitle: Boats 19.1\n---\n' })

  assert.is(
    as('email', bare.releases[0], bare),
    'Subject: Boats 19.1: what is new\n\nBoats 19.1.\n\nEverything in this release: https://boats.example/releases/15.4/\n',
  )
  assert.is(as('whats-new', bare.releases[0], bare), '[]\n')
})

test('an anchor in a text without a page leads to the page of the release', () => {
  const { releases } = releasesOf({
    '_data/release_posts/15_0/a.yml': 'features: { primary: [{ name: Masts, description: "See [sails](#sails)." }] }',
  })

  assert.match(as('announcement', releases[0]), 'See [sails](https://boats.example/releases/15.4/#sails).')
})

test('links lead somewhere where the text is read', () => {
  const item = (documentation: string): string =>
    `---\ntitle: Masts\ndocumentation_link: ${documentation}\nlevel: primary\n---\nSee [ropes](../../ropes.md#knots).\n`
  const written = releasesOf({ 'src/releases/boats-19-1-released/masts.md': item('../../boats/masts/#fold') })
  const [release] = written.releases as [Release]
  const scene = {
    addressOf: () => 'https://boats.example/x/',
    addressIn: (one: ReleaseItem, address: string) =>
      fullAddress(one, address, { url: 'https://boats.example', input: 'src', addressOfFile: () => undefined }),
    releaseAddress: 'https://boats.example/releases/',
    sections: [],
  }
  const ropes = 'See [ropes](https://boats.example/ropes/#knots).'

  assert.match(releaseText(release, 'announcement', scene), ropes)
  assert.match(releaseText(release, 'blog', scene), ropes)
  assert.equal(load(releaseText(release, 'whats-new', scene)), [
    {
      name: 'Masts',
      description: `${ropes}\n`,
      stage: 'none',
      'self-managed': false,
      'gitlab-com': false,
      available_in: [],
      documentation_link: 'https://boats.example/boats/masts/#fold',
      release: '19.1',
    },
  ])
})

test('says of an upcoming release for when it is planned, and names others where none is prominent', () => {
  assert.is(
    as('slack', upcoming),
    '*<https://boats.example/releases/15.4/|Release 15.5, planned for 2026-06-01>*\n• <https://boats.example/releases/15.5/later/|Later>\n',
  )
})

test.run()
