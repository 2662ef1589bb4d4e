import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { mediaProblems, type SizeOf } from '../../../../plugins/core/model/releases/media-problems.ts'
import { linesOf, releasesOf } from '../../support.ts'

const test = suite('core/model/releases/media-problems')

const noSizes: SizeOf = () => undefined

/** What is wrong with the media of the items of one file. */
function problemsOf(path: string, text: string, sizeOf: SizeOf = noSizes): string[] {
  const { releases } = releasesOf({ [path]: text })
  return releases.flatMap(({ items, version }) =>
    items.flatMap((item) => linesOf(mediaProblems(item, version, sizeOf))),
  )
}

const ofYaml = (fields: string, folder = '15_4'): string[] =>
  problemsOf(
    `_data/release_posts/${folder}/a.yml`,
    `features:\n  secondary:\n    - name: Masts\n      description: Fold.\n      ${fields}\n`,
  ).map((line) => line.replace('_data/release_posts/', ''))

const ofPage = (media: string, sizeOf?: SizeOf): string[] =>
  problemsOf('src/releases/19.1/masts.md', `---\ntitle: Masts\nmedia:\n  - ${media}\n---\nFold.\n`, sizeOf)

const claims: [what: string, found: string[], lines: string[]][] = [
  ['a picture of its release', ofYaml('image_url: /images/15_4/masts.png'), []],
  ['a picture of what is not yet released', ofYaml('image_url: /images/unreleased/masts.png', 'unreleased'), []],
  [
    'a picture that stayed among the unreleased',
    ofYaml('image_url: /images/unreleased/masts.png'),
    [
      '15_4/a.yml:5:18 warning release/media The picture "/images/unreleased/masts.png" does not lie below /images/15_4/.',
    ],
  ],
  [
    'a picture of another release',
    ofYaml('image_url: /images/15_40/masts.png'),
    ['15_4/a.yml:5:18 warning release/media The picture "/images/15_40/masts.png" does not lie below /images/15_4/.'],
  ],
  [
    'a picture of a release, before it is one',
    ofYaml('image_url: /images/15_4/masts.png', 'unreleased'),
    [
      'unreleased/a.yml:5:18 warning release/media The picture "/images/15_4/masts.png" does not lie below /images/unreleased/.',
    ],
  ],
  ['a picture elsewhere', ofYaml('image_url: https://boats.example/masts.png'), []],
  ['a video of its release', ofYaml('video: /images/15_4/masts.mp4'), []],
  [
    'a video of another release',
    ofYaml('video: /images/15_3/masts.mp4'),
    ['15_4/a.yml:5:14 warning release/media The video "/images/15_3/masts.mp4" does not lie below /images/15_4/.'],
  ],
  [
    'a video that tracks',
    ofYaml('video: https://www.youtube.com/embed/abc'),
    [
      '15_4/a.yml:5:14 warning release/media The video "https://www.youtube.com/embed/abc" is on youtube.com, which tracks those who watch.',
    ],
  ],
  ['a video that does not track', ofYaml('video: https://www.youtube-nocookie.com/embed/abc'), []],
  [
    'a video that tracks, beside a picture in the wrong place',
    ofYaml('image_url: /images/home/x.png\n      video: https://youtube.com/embed/abc'),
    [
      '15_4/a.yml:5:18 warning release/media The picture "/images/home/x.png" does not lie below /images/15_4/.',
      '15_4/a.yml:6:14 warning release/media The video "https://youtube.com/embed/abc" is on youtube.com, which tracks those who watch.',
    ],
  ],
  [
    'a video in a page that tracks',
    ofPage('{ src: https://www.youtube.com/embed/abc, alt: Masts }'),
    [
      'src/releases/19.1/masts.md:4:3 warning release/media The video "https://www.youtube.com/embed/abc" is on youtube.com, which tracks those who watch.',
    ],
  ],
  ['a picture beside its page', ofPage('{ src: masts.png, alt: Masts }', () => 150_000), []],
  [
    'a picture of more than 150,000 bytes',
    ofPage('{ src: masts.png, alt: Masts }', () => 1_150_001),
    [
      'src/releases/19.1/masts.md:4:3 warning release/media-size The picture "masts.png" has 1,150,001 bytes. It should have at most 150,000.',
    ],
  ],
  ['a video of any size', ofPage('{ src: masts.mp4, alt: Masts }', () => 10_000_000), []],
]
for (const [what, found, lines] of claims) {
  test(`${lines.length === 0 ? 'finds nothing wrong with' : 'tells of'} ${what}`, () => {
    assert.equal(found, lines)
  })
}

test.run()
