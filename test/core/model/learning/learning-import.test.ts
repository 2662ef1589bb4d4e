import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { keyOf } from '../../../../plugins/core/model/learning/imported.ts'
import { importLearning, type LearningImport } from '../../../../plugins/core/model/learning/learning-import.ts'
import { dataFileOf, linesOf, text } from '../../support.ts'

const test = suite('core/model/learning/learning-import')

const imported = (files: {
  courses?: string
  assets?: string
  paths?: string
  classification?: string
  page?: string
}): LearningImport =>
  importLearning({
    ...(files.courses ? { courses: dataFileOf('learn.yml', files.courses) } : {}),
    ...(files.assets ? { assets: dataFileOf('assets.yml', files.assets) } : {}),
    ...(files.paths ? { paths: dataFileOf('paths.yml', files.paths) } : {}),
    ...(files.classification ? { classification: dataFileOf('classification.yml', files.classification) } : {}),
    ...(files.page ? { page: { file: 'learning.md', text: files.page, firstLine: 4 } } : {}),
  })

const course = text`
  - name: "Tie a bowline"
    url: https://knots.example/bowline
    description: |
      A loop that holds.
    live_date: "2022-01-13"
    maintainer: "Deck"
    level: "Beginner"
    use_case: "Ropes & Knots"
    pace: "Self-Paced"
    assessment: "None"
    registration: "Free"
    confidentiality: "Limited Access"
`

test('turns a course into a unit, whole', () => {
  const { units, vocabulary, remarks, read } = imported({ courses: course })

  assert.equal(units, [
    {
      uid: 'tie-a-bowline',
      title: 'Tie a bowline',
      kind: 'external',
      access: 'limited',
      url: 'https://knots.example/bowline',
      summary: 'A loop that holds.',
      available_on: '2022-01-13',
      owner: 'Deck',
      subjects: ['ropes-and-knots'],
      level: 'beginner',
      pace: 'self_paced',
      assessment: 'none',
      registration: true,
      cost: 'free',
    },
  ])
  assert.equal(vocabulary, { subjects: [{ key: 'ropes-and-knots', name: 'Ropes & Knots' }] })
  assert.equal(remarks, [])
  assert.equal(read, { courses: 1 })
})

test('keeps two courses of one name, courses without an address, and values that have no field', () => {
  const courses = text`
    - { name: Knots, url: null, level: null }
    - { name: Knots, url: 'https://knots.example/', confidentiality: Public, level: Expert, colour: [red] }
  `

  const { units, remarks } = imported({ courses })

  assert.equal(units, [
    { uid: 'knots', title: 'Knots', kind: 'external', access: 'internal', notes: ['confidentiality: not said'] },
    {
      uid: 'knots-2',
      title: 'Knots',
      kind: 'external',
      access: 'public',
      url: 'https://knots.example/',
      notes: ['level: Expert', 'colour: ["red"]'],
    },
  ])
  assert.equal(linesOf(remarks), [
    'learn.yml:1:5 info import/unplaced "Knots" does not say who may use it: it is taken for internal.',
    'learn.yml:1:23 info import/unplaced The course "Knots" has no address: it is listed without a link.',
    'learn.yml:2:11 warning import/repeated-uid Another course is called "Knots": this one gets the uid `knots-2`.',
    'learn.yml:2:81 info import/unplaced The level "Expert" of "Knots" has no field: it is kept as a note.',
    'learn.yml:2:97 info import/unplaced `colour` of "Knots" has no field: it is kept as a note.',
  ])
})

test('tells of values that are not classified, with the one that was meant', () => {
  const classification = text`
    use-case:
      name: Use case
      categories: [{ name: Ropes & Knots }, { name: Sails }]
    maintainer:
      categories: [{ name: Deck & Mast }]
  `
  const courses = text`
    - { name: A, url: 'https://a.example', confidentiality: Public, use_case: Rops & Knots, maintainer: Deck & Mast }
    - { name: B, url: 'https://b.example', confidentiality: Public, use_case: Sails, maintainer: Deck and Mast }
  `

  const { remarks, vocabulary, units } = imported({ courses, classification })

  assert.equal(linesOf(remarks), [
    'learn.yml:1:75 warning import/unclassified The use_case "Rops & Knots" of "A" is not classified. Did you mean "Ropes & Knots"?',
    'learn.yml:2:94 warning import/unclassified The maintainer "Deck and Mast" of "B" is not classified. Did you mean "Deck & Mast"?',
  ])
  assert.equal(
    (vocabulary.subjects as { key: string }[]).map(({ key }) => key),
    ['ropes-and-knots', 'sails'],
  )
  assert.equal(units[0]?.subjects, ['rops-and-knots'])
})

test('without a classification, suspects values that are almost a common one', () => {
  const lines = [...Array(3).fill('Learning & Sailing'), 'Learning and Sailing', 'Cooking'].map(
    (maintainer, index) =>
      `- { name: C${index}, url: 'https://c.example', confidentiality: Public, maintainer: ${maintainer} }`,
  )

  const { remarks } = imported({ courses: lines.join('\n') })

  assert.equal(linesOf(remarks), [
    'learn.yml:4:78 warning import/unclassified The maintainer "Learning and Sailing" of "C3" is not classified. Did you mean "Learning & Sailing"?',
  ])
})

test('turns a path into a path with one module of drafts', () => {
  const paths = text`
    - path_id: Knots-Path-001
      title: Knots
      thumbnail: /images/knots.png
      description: |
        All knots.
      author: ada
      verified: true
      time: 53:10
      level: Beginner
      roles: TBD
      tags: [Rope work]
      related: ""
      asset_list: [knots-001, knots-002]
    - path_id: Knots-Path-001
      title: More knots
      time: 28.53
      level: TBD
      asset_list: [knots-002]
    - path_id: Sky
      title: Sky
      time: soon
      asset_list: [sky-001]
  `

  const result = imported({ paths })

  assert.equal(result.paths, [
    {
      uid: 'knots-path-001',
      title: 'Knots',
      description: 'All knots.',
      owner: 'ada',
      level: 'beginner',
      minutes: 53,
      subjects: ['rope-work'],
      modules: ['knots-path-001-assets'],
      notes: ['path_id: Knots-Path-001', 'thumbnail: /images/knots.png', 'verified: true'],
    },
    {
      uid: 'knots-path-001-2',
      title: 'More knots',
      minutes: 29,
      modules: ['knots-path-001-2-assets'],
      notes: ['path_id: Knots-Path-001'],
    },
    { uid: 'sky', title: 'Sky', notes: ['path_id: Sky', 'time: soon'], modules: ['sky-assets'] },
  ])
  assert.equal(result.modules, [
    { uid: 'knots-path-001-assets', title: 'Knots', units: ['knots-001', 'knots-002'] },
    { uid: 'knots-path-001-2-assets', title: 'More knots', units: ['knots-002'] },
    { uid: 'sky-assets', title: 'Sky', units: ['sky-001'] },
  ])
  assert.equal(result.units[0], {
    uid: 'knots-001',
    title: 'knots-001',
    kind: 'external',
    draft: true,
    notes: ['Asset knots-001'],
  })
  assert.equal(
    linesOf(result.remarks).filter((line) => !line.includes('unknown-asset')),
    [
      'paths.yml:8:9 warning import/time The time of "Knots" is "53:10": minutes and seconds are not kept. It becomes 53 minutes.',
      'paths.yml:10:10 info import/placeholder The roles of "Knots" are "TBD", which says nothing: they are left out.',
      'paths.yml:14:12 warning import/repeated-uid Another path has the id "Knots-Path-001": "More knots" gets the uid `knots-path-001-2`.',
      'paths.yml:16:9 warning import/time The time of "More knots" is 28.53, which is no whole number: a time such as 28:53 was probably meant. It becomes 29 minutes.',
      'paths.yml:17:10 info import/placeholder The level of "More knots" is "TBD", which says nothing: it is left out.',
      'paths.yml:21:9 info import/unplaced The time "soon" of "Sky" is no time: it is kept as a note.',
    ],
  )
  assert.equal(
    linesOf(result.remarks).filter((line) => line.includes('unknown-asset')),
    [
      'paths.yml:13:15 info import/unknown-asset The asset "knots-001" is in none of the files: `knots-001` is a draft without an address.',
      'paths.yml:13:15 info import/unknown-asset The asset "knots-002" is in none of the files: `knots-002` is a draft without an address.',
      'paths.yml:22:15 info import/unknown-asset The asset "sky-001" is in none of the files: `sky-001` is a draft without an address.',
    ],
  )
})

test('keeps lists, words and what is no date of a course, and leaves placeholders out', () => {
  const courses = text`
    courses:
      - name: Knots
        url: https://knots.example/
        live_date: January 2022
        level: [Beginner, Advanced]
        use_case: [Ropes, Sails]
        maintainer: [Deck, Mast]
        confidentiality: Public
        time: 1h30
      - name: Sails
        url: TBD
        use_case: TBD
        level: tba
        confidentiality: Public
        time: 3190
      - Masts
  `

  const { units, vocabulary, remarks, read } = imported({ courses })

  assert.equal(units, [
    {
      uid: 'knots',
      title: 'Knots',
      kind: 'external',
      access: 'public',
      minutes: 90,
      url: 'https://knots.example/',
      owner: ['Deck', 'Mast'],
      subjects: ['ropes', 'sails'],
      notes: ['time: 1h30', 'live_date: January 2022', 'level: ["Beginner","Advanced"]'],
    },
    { uid: 'sails', title: 'Sails', kind: 'external', access: 'public', minutes: 53 },
    { uid: 'masts', title: 'Masts', kind: 'external', access: 'internal', notes: ['confidentiality: not said'] },
  ])
  assert.equal(vocabulary, {
    subjects: [
      { key: 'ropes', name: 'Ropes' },
      { key: 'sails', name: 'Sails' },
    ],
  })
  assert.equal(linesOf(remarks), [
    'learn.yml:4:16 info import/unplaced The live_date "January 2022" of "Knots" has no field: it is kept as a note.',
    'learn.yml:5:12 info import/unplaced `level` of "Knots" has no field: it is kept as a note.',
    'learn.yml:11:10 info import/placeholder The url of "Sails" is "TBD", which says nothing: it is left out.',
    'learn.yml:11:10 info import/unplaced The course "Sails" has no address: it is listed without a link.',
    'learn.yml:12:15 info import/placeholder The use_case of "Sails" is "TBD", which says nothing: it is left out.',
    'learn.yml:13:12 info import/placeholder The level of "Sails" is "tba", which says nothing: it is left out.',
    'learn.yml:15:11 warning import/time The time of "Sails" is 3190, which is more than a day: some YAML parsers read 53:10 so. It becomes 53 minutes.',
    'learn.yml:16:5 info import/unplaced "Masts" does not say who may use it: it is taken for internal.',
    'learn.yml:16:5 info import/unplaced The course "Masts" has no address: it is listed without a link.',
  ])
  assert.equal(read, { courses: 3 })
})

test('keeps what stands in a field in a form of its own, and takes an empty entry for none', () => {
  const courses = text`
    - title: Knots
      url: [https://knots.example/, https://ropes.example/]
      confidentiality: Public
    -
    - name: [Sails, Masts]
      url: https://sails.example/
      confidentiality: Public
      time: .inf
  `

  const { units, remarks } = imported({ courses })

  assert.equal(units, [
    {
      uid: 'knots',
      title: 'Knots',
      kind: 'external',
      access: 'public',
      notes: ['url: ["https://knots.example/","https://ropes.example/"]'],
    },
    {
      uid: 'course-2',
      title: 'Course 2',
      kind: 'external',
      access: 'public',
      url: 'https://sails.example/',
      notes: ['time: Infinity', 'name: ["Sails","Masts"]'],
    },
  ])
  assert.equal(linesOf(remarks), [
    'learn.yml:2:8 info import/unplaced The course "Knots" has no address: it is listed without a link.',
    'learn.yml:2:8 info import/unplaced `url` of "Knots" has no field: it is kept as a note.',
    'learn.yml:5:9 info import/unplaced `name` of "Course 2" has no field: it is kept as a note.',
    'learn.yml:8:9 info import/unplaced The time "Infinity" of "Course 2" is no time: it is kept as a note.',
  ])
})

test('tells of a page that lists nothing', () => {
  assert.equal(linesOf(imported({ page: 'Nothing to learn.\n' }).remarks), [
    'learning.md:4:1 info import/unplaced The page lists no resources: nothing of it is imported.',
  ])
})

test('fills paths with the assets of their file, and declares roles', () => {
  const assets = text`
    assets:
      - knots-001:
        title: The bowline
        author: ada
        asset_type: video
        gitlab_release: 13.3
        use_case: Rope work
        asset_link: https://videos.example/bowline
        time: 3:20
      - id: knots-002
        title: A demo of hitches
        asset_type: sim_demo
        roles: deck hand, bosun
        asset_link: TBD
  `
  const paths = text`
    paths:
      - path_id: Knots
        title: Knots
        time: 2 hours
        roles: bosun, deck hand
        asset_list: [knots-001, knots-002, knots-003]
      - path_id: Sails
        title: Sails
        asset_list:
  `

  const { units, modules, paths: made, vocabulary, remarks, read } = imported({ assets, paths })

  assert.equal(units, [
    {
      uid: 'knots-001',
      title: 'The bowline',
      kind: 'video',
      minutes: 3,
      url: 'https://videos.example/bowline',
      owner: 'ada',
      subjects: ['rope-work'],
      notes: ['Asset knots-001', 'gitlab_release: 13.3'],
    },
    {
      uid: 'knots-002',
      title: 'A demo of hitches',
      kind: 'external',
      roles: ['deck-hand', 'bosun'],
      notes: ['Asset knots-002', 'asset_type: sim_demo'],
    },
    { uid: 'knots-003', title: 'knots-003', kind: 'external', draft: true, notes: ['Asset knots-003'] },
    { uid: 'sails-2', title: 'Sails', kind: 'external', draft: true, notes: ['Asset Sails'] },
  ])
  assert.equal(
    modules.map(({ units }) => units),
    [['knots-001', 'knots-002', 'knots-003'], ['sails-2']],
  )
  assert.equal(made[0], {
    uid: 'knots',
    title: 'Knots',
    minutes: 120,
    roles: ['bosun', 'deck-hand'],
    notes: ['path_id: Knots', 'time: 2 hours'],
    modules: ['knots-assets'],
  })
  assert.equal(vocabulary, {
    roles: [
      { key: 'deck-hand', name: 'deck hand' },
      { key: 'bosun', name: 'bosun' },
    ],
    subjects: [{ key: 'rope-work', name: 'Rope work' }],
  })
  assert.equal(linesOf(remarks), [
    'assets.yml:9:11 warning import/time The time of "The bowline" is "3:20": minutes and seconds are not kept. It becomes 3 minutes.',
    'assets.yml:14:17 info import/placeholder The asset_link of "A demo of hitches" is "TBD", which says nothing: it is left out.',
    'assets.yml:14:17 info import/unplaced The asset "A demo of hitches" has no address: it is listed without a link.',
    'paths.yml:6:17 info import/unknown-asset The asset "knots-003" is in none of the files: `knots-003` is a draft without an address.',
    'paths.yml:9:5 info import/unplaced "Sails" lists nothing: a draft stands for what is to come.',
  ])
  assert.equal(read, { assets: 2, paths: 2, 'unknown assets': 2 })
})

test('finds assets that stand beside the paths', () => {
  const paths = text`
    assets:
      - knots-001:
        title: The bowline
        asset_link: https://videos.example/bowline
    paths:
      - { path_id: Knots, title: Knots, asset_list: [knots-001] }
  `

  const { units, remarks, read } = imported({ paths })

  assert.equal(units, [
    {
      uid: 'knots-001',
      title: 'The bowline',
      kind: 'external',
      url: 'https://videos.example/bowline',
      notes: ['Asset knots-001'],
    },
  ])
  assert.equal(remarks, [])
  assert.equal(read, { assets: 1, paths: 1, 'unknown assets': 0 })
})

test('calls a subject as it is classified, however the files write it', () => {
  const { vocabulary, units } = imported({
    classification: 'use-case: { categories: [{ name: Ropes & Knots }] }',
    assets: '- { id: a, title: A, use_case: Ropes and Knots, asset_link: "https://a.example" }',
  })

  assert.equal(vocabulary.subjects, [{ key: 'ropes-and-knots', name: 'Ropes & Knots' }])
  assert.equal(units[0]?.subjects, ['ropes-and-knots'])
})

test('tells of files that hold no list', () => {
  const { remarks, read } = imported({ courses: 'Knots', paths: 'ways: []', assets: 'assets: none' })

  assert.equal(linesOf(remarks), [
    'assets.yml:1:1 info import/unplaced There is no list of assets in the file: nothing of it is imported.',
    'learn.yml:1:1 info import/unplaced There is no list of courses in the file: nothing of it is imported.',
    'paths.yml:1:1 info import/unplaced There is no list of paths in the file: nothing of it is imported.',
  ])
  assert.equal(read, { assets: 0, paths: 0, courses: 0 })
})

const page = text`
  Read [our rules](/rules/) first.

  **💡 [Knots](#knots) 🌊 [Weather](#weather) 🍲 [Cooking](#cooking)**

  ## Books for all

  - [The sea](https://books.example/sea)

  ## 💡 Knots {#knots}

  ### 💡 Loops

  #### Quick reads and videos

  - [The bowline](https://knots.example/bowline) (59 min video)
  - Slings
    - [Part 1](https://youtu.be/abc)

  #### Going deeper

  _Contribute your favourite resources here_

  #### Online courses

  - [Loops for all](https://courses.example/loops) (1h 20m in all)

  #### Books

  - [Ropes](https://books.example/ropes) ([free copy](https://books.example/ropes.pdf))

  ## 🍲 Engines {#engines}

  ### Oil

  #### Books

  - [Oil](https://books.example/oil)

  <iframe width="5" src="https://player.example/oil?a=1&amp;b=2"></iframe>
`

test('turns the learning page into competencies, topics, and units by slot', () => {
  const { units, vocabulary, remarks, read } = imported({ page })

  assert.equal(vocabulary, {
    competencies: [{ key: 'knots', name: 'Knots', topics: [{ key: 'knots-loops', name: 'Loops' }] }],
  })
  assert.equal(
    units.map(({ uid, title, kind, slot, topics, minutes, notes, url }) =>
      [uid, title, kind, slot ?? '', topics ?? '', minutes ?? '', notes ?? '', url].join(' | '),
    ),
    [
      'the-sea | The sea | reading |  |  |  | Section: Books for all | https://books.example/sea',
      'the-bowline | The bowline | video | quick | knots-loops | 59 | (59 min video) | https://knots.example/bowline',
      'slings-part-1 | Slings: Part 1 | video | quick | knots-loops |  |  | https://youtu.be/abc',
      'loops-for-all | Loops for all | external | course | knots-loops | 80 | (1h 20m in all) | https://courses.example/loops',
      'ropes | Ropes | reading | book | knots-loops |  |  | https://books.example/ropes',
      'ropes-free-copy | Ropes: free copy | reading | book | knots-loops |  |  | https://books.example/ropes.pdf',
      'oil | Oil | reading | book |  |  | Section: Engines,Topic: Oil | https://books.example/oil',
      'video-books | Video: Books | video | book |  |  | Section: Engines,Topic: Oil | https://player.example/oil?a=1&b=2',
    ],
  )
  assert.equal(read, { resources: 8, 'empty slots': 1, 'links in sentences': 1 })
  assert.equal(linesOf(remarks), [
    'learning.md:4:1 info import/unplaced The link "our rules" to /rules/ stands in a sentence: it is left on the page.',
    'learning.md:10:1 info import/unplaced "Books for all" is no competency: what it lists (1) gets no topic.',
    'learning.md:40:1 info import/unplaced "Engines" is no competency: what it lists (2) gets no topic.',
  ])
})

/** The competencies of a page, with their topics, and how many of its resources have one of them. */
const competenciesIn = (page: string): string[] => {
  const { vocabulary, units } = imported({ page })
  const competencies = (vocabulary.competencies ?? []) as { key: string; name: string; topics?: { key: string }[] }[]
  return competencies.map(({ key, name, topics = [] }) => {
    const keys = [key, ...topics.map((topic) => topic.key)]
    const within = units.filter((unit) =>
      [unit.competencies, unit.topics].flat().some((one) => keys.includes(one as string)),
    )
    return `${keys.join(' ')} | ${name} | ${within.length}`
  })
}

const forms: [what: string, page: string][] = [
  [
    'anchors within headings, the second of a name for nothing',
    text`
      **💡 [Knots](#knots) 🌊 [Weather](#weather) [Cooking](#cooking)**

      ## <a id="knots"></a>💡 Knots
      ### Loops
      #### Books
      - [Ropes](https://books.example/ropes)
      ## <a id="weather"></a> 🌊 Weather
      ### Clouds
      #### Deeper dive
      - [Skies](https://books.example/skies)
      ## <a id="weather"></a> 🧑💻 Engines
      ### Oil
      #### Books
      - [Oil](https://books.example/oil)
    `,
  ],
  [
    'headings one level deeper, without ids',
    text`
      ## Learning
      ### Knots
      #### Loops
      ##### Books
      - [Ropes](https://books.example/ropes)
      ### Weather
      #### Clouds
      ##### Deeper dive
      - [Skies](https://books.example/skies)
    `,
  ],
  [
    'ids as kramdown writes them, and a list of the competencies',
    text`
      # Learning

      - [Knots](#knots)
      - [Weather](#weather)
      - [Cooking](#cooking)

      ## :bulb: Knots
      {: #knots}

      ### Loops
      #### Books
      - [Ropes](https://books.example/ropes)
      ## Weather {#weather}
      ### Clouds
      #### Going deeper
      - [Skies](https://books.example/skies)
      ## Engines
      ### Oil
      #### Books
      - [Oil](https://books.example/oil)
    `,
  ],
  [
    'ids that follow from headings, and slots as bold lines',
    text`
      [Knots](#-knots) [Weather](#-weather) [Cooking](#-cooking)

      ## 💡 Knots
      ### Loops

      **Books**

      - [Ropes](https://books.example/ropes)

      ## 🌊 Weather
      ### Clouds

      **Quick reads & videos**

      - [Skies](https://books.example/skies)
    `,
  ],
]
for (const [what, page] of forms) {
  test(`finds competencies by ${what}`, () => {
    assert.equal(competenciesIn(page), ['knots knots-loops | Knots | 1', 'weather weather-clouds | Weather | 1'])
  })
}

test('finds competencies that have no topics', () => {
  const page = '## Knots\n### Books\n- [Ropes](https://books.example/ropes)\n## Weather\n### Books\nnone\n'

  assert.equal(competenciesIn(page), ['knots | Knots | 1', 'weather | Weather | 0'])
})

test('keeps the slot of what stands in one beside the parts of the page', () => {
  const page = '## For all\n- [Rules](/rules/)\n## Books\n- [Ropes](https://books.example/ropes)\n'

  const { units, vocabulary } = imported({ page })

  assert.equal(
    units.map(({ uid, slot, notes }) => [uid, slot, notes]),
    [
      ['rules', undefined, ['Section: For all']],
      ['ropes', 'book', undefined],
    ],
  )
  assert.equal(vocabulary, {})
})

test('loses nothing that stands in a slot, however it is written', () => {
  const page = text`
    ## Knots

    ### Loops

    #### Quick reads and videos

    [Write simply](https://write.example/) (18 min video)\
    [Tie simply](https://tie.example/)

    - [ ] [The bowline](https://knots.example/bowline)
      - a classic
      - [Talk](https://talks.example/bowline)
    - <a href="https://knots.example/hitch">The hitch</a>, free
    - [Below](#books)
    - Ask the bosun

    {{< youtube id="dQw4w9WgXcQ" title="A knot a day" >}}

    <!-- <iframe src="https://player.example/gone"></iframe> -->

    <ul><li><a href="https://knots.example/html">In HTML</a></li></ul>

    #### Books

    | Book | Minutes | By |
    | --- | --- | --- |
    | [Ropes](https://books.example/ropes) | 90 | Ada |
    | [Sails](https://books.example/sails) | 2 hours | |
    | Masts | 45 | Ben |
    | _Contribute your favourite resources here_ | | |

    #### Buddies

    - Everybody has a buddy.
  `

  const { units, remarks, read } = imported({ page })

  assert.equal(
    units.map(({ title, kind, slot, minutes, notes, url }) =>
      [title, kind, slot ?? '', minutes ?? '', notes ?? '', url ?? ''].join(' | '),
    ),
    [
      'Write simply | video | quick | 18 | (18 min video) | https://write.example/',
      'Tie simply | reading | quick |  |  | https://tie.example/',
      'The bowline | reading | quick |  | a classic | https://knots.example/bowline',
      'The bowline: Talk | reading | quick |  |  | https://talks.example/bowline',
      'The hitch | reading | quick |  | , free | https://knots.example/hitch',
      'Ask the bosun | reading | quick |  |  | ',
      'A knot a day | video | quick |  |  | https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      'Ropes | reading | book | 90 | 90 · Ada | https://books.example/ropes',
      'Sails | reading | book | 120 | 2 hours | https://books.example/sails',
      'Masts | reading | book | 45 | 45 · Ben | ',
    ],
  )
  assert.equal(linesOf(remarks), [
    'learning.md:18:1 info import/unplaced "Ask the bosun" has no address: it is listed without a link.',
    'learning.md:24:1 info import/unplaced The link "https://knots.example/html" to https://knots.example/html stands in a sentence: it is left on the page.',
    'learning.md:32:1 info import/unplaced "Masts" has no address: it is listed without a link.',
    'learning.md:37:1 info import/unplaced "Everybody has a buddy." has neither an address nor a slot: it is left on the page.',
  ])
  assert.equal(read, { resources: 10, 'empty slots': 1, 'links in sentences': 1 })
})

test('takes an address that stands by itself for a link, called by what is said beside it', () => {
  const { units, remarks } = imported({
    page: text`
      ## Knots

      See https://knots.example/news before you begin.

      ### Loops

      #### Books

      - The bowline: https://knots.example/bowline (a free book)
      - https://knots.example/hitch (20 min video)

      ## Further places

      - https://knots.example/harbour
    `,
  })

  assert.equal(
    units.map(({ title, url, minutes, notes }) => ({ title, url, minutes, notes })),
    [
      { title: 'The bowline', url: 'https://knots.example/bowline', minutes: undefined, notes: ['(a free book)'] },
      {
        title: 'https://knots.example/hitch',
        url: 'https://knots.example/hitch',
        minutes: 20,
        notes: ['(20 min video)'],
      },
      {
        title: 'https://knots.example/harbour',
        url: 'https://knots.example/harbour',
        minutes: undefined,
        notes: ['Section: Further places'],
      },
    ],
  )
  assert.match(
    remarks[0]?.message ?? '',
    '"https://knots.example/news" to https://knots.example/news stands in a sentence',
  )
})

test('gives no uid twice, across all files', () => {
  const { units } = imported({ courses: '- { name: The sea, url: "https://sea.example" }', page })

  assert.equal(
    units.slice(0, 2).map(({ uid }) => uid),
    ['the-sea', 'the-sea-2'],
  )
})

test('makes keys of names in any script', () => {
  assert.equal(['Crème & Brûlée', 'Ada’s  Knots!', '結び目', 'x'.repeat(99)].map(keyOf), [
    'creme-and-brulee',
    'adas-knots',
    '',
    'x'.repeat(60),
  ])
})

test.run()
