import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { asVersion, type Version } from '../../../../plugins/core/model/product/version.ts'
import {
  draftFrom,
  indexPathOf,
  indexText,
  itemFileName,
  itemText,
} from '../../../../plugins/core/model/releases/release-scaffold.ts'
import type { Release } from '../../../../plugins/core/model/releases/releases.ts'
import { releasesOf, text } from '../../support.ts'

const test = suite('core/model/releases/release-scaffold')

const version = (name: string): Version => asVersion(name) as Version
const withIndex = (path: string): readonly Release[] => releasesOf({ [path]: '---\ntitle: Old\n---\n' }).releases

const paths: [before: string, next: string, path: string][] = [
  ['src/releases/19/boats-19-1-released/index.md', '19.2', 'src/releases/19/boats-19-2-released/index.md'],
  ['src/releases/19/boats-19-11-released/_index.md', '20.0', 'src/releases/20/boats-20-0-released/_index.md'],
  ['src/releases/15.4/index.md', '15.10', 'src/releases/15.10/index.md'],
  ['src/releases/18/boats-18-11-released.md', '19.0', 'src/releases/19/boats-19-0-released/index.md'],
]
for (const [before, next, path] of paths) {
  test(`puts ${next} beside ${before}`, () => {
    assert.is(indexPathOf(version(next), withIndex(before), 'src', 'Boats'), path)
  })
}

test('puts the first release where its kind is known', () => {
  assert.is(indexPathOf(version('4.0'), [], 'src', 'My Boats!'), 'src/releases/4/my-boats-4-0-released/index.md')
  assert.is(indexPathOf(version('4.0'), [], '.', 'Boats'), 'releases/4/boats-4-0-released/index.md')
})

test('begins an index that its schema accepts', () => {
  assert.is(
    indexText('Boats', version('4.0'), '2026-05-21'),
    text`
      ---
      title: "Boats 4.0 release notes"
      description: ""
      date: 2026-05-21
      # notable_contributor: { name: "", url: "" }
      ---

      Boats 4.0 brings the following.
    `.replace(/ +$/, ''),
  )
})

const names = {
  stage: (label: string) => (label === 'devops::sail' ? 'sail' : undefined),
  category: (label: string) => (label.startsWith('Category:') ? label.slice(9) : undefined),
}

test('drafts an item from the release notes of an issue, its labels and its documentation', () => {
  const description = text`
    ## Problem

    Masts are long.

    ### Release notes

    <!-- At most 125 words. -->
    Masts fold. See [how](https://docs.boats.example/masts).

    #### Details

    They fold twice.

    ### Links

    https://docs.boats.example/elsewhere
  `
  const labels = ['direction', 'GitLab Premium', 'devops::sail', 'Category:Masts', 'Category:Ropes']

  assert.is(
    itemText(
      draftFrom(
        { title: ' Folding "masts":\n now ', description, url: 'https://gitlab.example/a/-/issues/3', labels },
        names,
      ),
    ),
    text`
      ---
      title: "Folding \"masts\": now"
      tier: [Premium, Ultimate]
      offering: [gitlab_com, self_managed]
      stage: "sail"
      categories: ["Masts", "Ropes"]
      documentation_link: "https://docs.boats.example/masts"
      work_item: "https://gitlab.example/a/-/issues/3"
      ---

      Masts fold. See [how](https://docs.boats.example/masts).

      #### Details

      They fold twice.
    `
      .replaceAll('\\\\', '\\')
      .replace(/ +$/, ''),
  )
})

const fileNames: [title: string, name: string][] = [
  ['Folding masts', 'folding-masts.md'],
  ['Index', 'index-item.md'],
  ['🎉 -', 'item.md'],
  ['帆🎉 ', '帆.md'],
  ['帆'.repeat(255), `${'帆'.repeat(60)}.md`],
]
for (const [title, name] of fileNames) {
  test(`names the file of "${title.slice(0, 20)}"`, () => {
    assert.is(itemFileName(title), name)
  })
}

const bodies: [what: string, description: string, body: string][] = [
  [
    'keeps code with comments whole',
    '## Release notes\n\n```sh\n# fold\n```\nDone.\n\n## Links',
    '```sh\n# fold\n```\nDone.',
  ],
  ['takes no heading from code', '```\n## Release notes\n```\n\nMasts.', ''],
  ['reads a heading with marks', '## **Release notes:** ##\r\n\r\nMasts fold.\r\n\r\n## Links', 'Masts fold.'],
  ['takes nothing from the next heading', '## Release notes\n## Links\nElsewhere.', ''],
  [
    'makes addresses of the project and of the host full',
    '# Release notes\n![Mast](/uploads/1/mast.png) [epic](/groups/boats/-/epics/2) [docs](https://docs.boats.example)',
    '![Mast](https://gitlab.example/boats/app/uploads/1/mast.png) [epic](https://gitlab.example/groups/boats/-/epics/2) [docs](https://docs.boats.example)',
  ],
]
for (const [what, description, body] of bodies) {
  test(`${what} in a draft`, () => {
    const url = 'https://gitlab.example/boats/app/-/issues/3'

    assert.is(draftFrom({ title: 'Masts', description, url, labels: [] }, names).body, body)
  })
}

test('ends the address of the documentation before the end of its sentence', () => {
  const description = '## Release notes\nSee **https://docs.boats.example/masts/#fold**.'

  assert.is(
    draftFrom({ title: 'Masts', description, url: 'https://gitlab.example/a/-/issues/3', labels: [] }, names)
      .documentation,
    'https://docs.boats.example/masts/#fold',
  )
})

test('leaves to its author what the issue does not say', () => {
  const draft = draftFrom(
    { title: 'Masts', description: 'Fold.', url: 'https://gitlab.example/a/-/issues/3', labels: [] },
    names,
  )

  assert.equal(draft, {
    title: 'Masts',
    categories: [],
    tiers: ['Free', 'Premium', 'Ultimate'],
    workItem: 'https://gitlab.example/a/-/issues/3',
    body: '',
  })
  assert.match(itemText(draft), 'Say what is new and why it matters.')
})

test.run()
