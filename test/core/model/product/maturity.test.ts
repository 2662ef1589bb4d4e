import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Ladder, ladders } from '../../../../plugins/core/model/product/ladder.ts'
import {
  countsByRung,
  maturityOf,
  maturityProblems,
  rungOn,
  shownMean,
  stageMean,
} from '../../../../plugins/core/model/product/maturity.ts'
import { categoryIn, categoryOf, linesOf, stageIn, taxonomyOf, testDay, text } from '../../support.ts'

const test = suite('core/model/product/maturity')

const { classic } = ladders

/** A category's maturity, levels by their keys. */
function seen(fields: string, ladder: Ladder = classic): unknown {
  const { rung, level, since, steps, next } = maturityOf(categoryOf(fields), ladder, testDay)
  return {
    today: `${rung} ${level.key}${since ? ` since ${since}` : ''}`,
    steps: steps.map((step) => `${step.rung} ${step.level.key} ${step.state} ${step.date}`),
    ...(next ? { next: next.level.key } : {}),
  }
}

test('has reached what is below its level, and plans what is above', () => {
  const fields = 'maturity: viable\navailable: 2024-01-15\nviable: 2025-06-01\ncomplete: 2026-09-30'

  assert.equal(seen(fields), {
    today: '2 viable since 2025-06-01',
    steps: ['1 minimal reached 2024-01-15', '2 viable reached 2025-06-01', '3 complete planned 2026-09-30'],
    next: 'complete',
  })
})

test('is overdue at a level whose day has passed', () => {
  assert.equal(seen('maturity: minimal\navailable: 2024-01-15\nviable: 2026-05-09'), {
    today: '1 minimal since 2024-01-15',
    steps: ['1 minimal reached 2024-01-15', '2 viable overdue 2026-05-09'],
    next: 'viable',
  })
})

test('is not overdue on the very day that was promised', () => {
  assert.equal(seen('maturity: minimal\navailable: 2024-01-15\nviable: 2026-05-10'), {
    today: '1 minimal since 2024-01-15',
    steps: ['1 minimal reached 2024-01-15', '2 viable planned 2026-05-10'],
    next: 'viable',
  })
})

test('does not know since when a level holds whose date lies ahead, or is missing', () => {
  assert.equal(seen('maturity: viable\nviable: 2026-09-30'), {
    today: '2 viable',
    steps: ['2 viable reached 2026-09-30'],
  })
  assert.equal(seen('maturity: viable'), { today: '2 viable', steps: [] })
})

test('takes its level from the dates when `maturity` is missing or no level', () => {
  const dates = 'available: 2024-01-15\nviable: 2025-06-01\ncomplete: 2027-01-01'

  assert.equal(seen(dates), seen(`maturity: viable\n${dates}`))
  assert.equal(seen(`maturity: vaible\n${dates}`), seen(`maturity: viable\n${dates}`))
})

test('counts a level reached today', () => {
  assert.equal(seen('available: 2026-05-10'), {
    today: '1 minimal since 2026-05-10',
    steps: ['1 minimal reached 2026-05-10'],
  })
})

test('is planned without maturity and dates', () => {
  assert.equal(seen('marketing: true'), { today: '0 planned', steps: [] })
})

test('reads impossible dates for none', () => {
  assert.equal(seen('maturity: minimal\navailable: 2024-02-31'), { today: '1 minimal', steps: [] })
})

test('climbs the ladder of the options', () => {
  const fields = 'maturity: competitive\ncompetitive: 2025-01-01\ncomplete: 2028-01-01\nlovable: 2029-01-01'

  assert.equal(seen(fields, ladders.current), {
    today: '3 competitive since 2025-01-01',
    steps: ['3 competitive reached 2025-01-01', '4 complete planned 2028-01-01'],
    next: 'complete',
  })
})

const climbing = 'maturity: minimal\navailable: 2024-01-15\nviable: 2026-07-01\ncomplete: 2027-07-01'
const days: [day: string, fields: string, rung: number][] = [
  ['2024-01-14', climbing, 0],
  ['2024-01-15', climbing, 1],
  ['2026-05-09', climbing, 1],
  ['2026-05-10', climbing, 1],
  ['2026-06-30', climbing, 1],
  ['2026-07-01', climbing, 2],
  ['2027-07-01', climbing, 3],
  ['2030-01-01', climbing, 3],
  // Stated higher than the dates: today and later it counts, the past is what the dates say.
  ['2026-05-09', 'maturity: viable\navailable: 2024-01-15', 1],
  ['2026-05-10', 'maturity: viable\navailable: 2024-01-15', 2],
  ['2026-05-11', 'maturity: viable\navailable: 2024-01-15', 2],
  // Overdue: the promise that was not kept does not count later either.
  ['2026-12-31', 'maturity: minimal\navailable: 2024-01-15\nviable: 2026-01-01', 1],
  // A plan for a level below today's changes nothing.
  ['2026-12-31', 'maturity: complete\navailable: 2026-08-01', 3],
]
for (const [day, fields, rung] of days) {
  test(`stands on rung ${rung} on ${day} with ${fields.replaceAll('\n', ', ')}`, () => {
    assert.is(rungOn(categoryOf(fields), classic, day, testDay), rung)
  })
}

const fleet = (): ReturnType<typeof taxonomyOf> =>
  taxonomyOf({
    stages: text`
      stages:
        sail:
          groups:
            rigging:
              categories: [masts, hoists]
        dock:
        empty:
    `,
    categories: text`
      masts:
        stage: sail
        marketing: true
        maturity: viable
        viable: 2025-01-01
        competitors:
          raft: { maturity: complete }
          canoe: { maturity: minimal }
      ropes:
        stage: sail
        marketing: true
        maturity: planned
        available: 2026-08-01
        competitors:
          raft: { maturity: Lovable }
          tub: { maturity: floating }
      flags:
        stage: sail
        marketing: false
        maturity: lovable
      hoists:
        stage: dock
        marketing: true
        maturity: complete
    `,
  })

test('counts categories by rung, lowest first', () => {
  const { categories } = fleet()

  assert.equal(countsByRung(categories, classic, testDay, testDay), [1, 0, 1, 1, 1])
  assert.equal(countsByRung(categories, classic, '2026-12-31', testDay), [0, 1, 1, 1, 1])
  assert.equal(countsByRung(categories, classic, '2024-01-01', testDay), [4, 0, 0, 0, 0])
  assert.equal(countsByRung([], classic, testDay, testDay), [0, 0, 0, 0, 0])
})

test('takes the mean of the public categories of a stage, the lowest level counting 1', () => {
  const stage = stageIn(fleet(), 'sail')

  assert.is(stageMean(stage, classic, testDay, testDay).mean, (3 + 1) / 2)
  assert.is(stageMean(stage, classic, '2026-12-31', testDay).mean, (3 + 2) / 2)
})

test('counts 0 for categories in which a competitor is not rated, or not on the ladder', () => {
  assert.equal(stageMean(stageIn(fleet(), 'sail'), classic, testDay, testDay).competitors, {
    canoe: (2 + 0) / 2,
    raft: (4 + 5) / 2,
    tub: 0,
  })
})

test('leaves a category of which the data tells neither level nor date out of the mean', () => {
  const taxonomy = taxonomyOf({
    stages: 'stages: { sail: {}, dock: {} }',
    categories: text`
      masts: { stage: sail, marketing: true, maturity: complete }
      ropes: { stage: sail, marketing: true, available: 2026-08-01 }
      flags: { stage: sail, marketing: true }
      cranes: { stage: dock, marketing: true }
    `,
  })

  assert.is(stageMean(stageIn(taxonomy, 'sail'), classic, testDay, testDay).mean, (4 + 1) / 2)
  assert.is(stageMean(stageIn(taxonomy, 'dock'), classic, testDay, testDay).mean, undefined)
})

test('has no mean for a stage without public categories', () => {
  const { mean, competitors } = stageMean(stageIn(fleet(), 'empty'), classic, testDay, testDay)

  assert.equal({ mean, competitors }, { mean: undefined, competitors: {} })
})

test('leaves a category of another stage out of the mean of the stage whose group lists it', () => {
  const taxonomy = fleet()

  assert.is(stageMean(stageIn(taxonomy, 'dock'), classic, testDay, testDay).mean, 4)
  assert.is(categoryIn(taxonomy, 'hoists').groups[0]?.stage.key, 'sail')
})

const shownMeans: [mean: number, shown: string][] = [
  [1, '1.0'],
  [2.25, '2.3'],
  [8 / 3, '2.7'],
  [29 / 20, '1.5'],
  [4.96, '5.0'],
]
for (const [mean, shown] of shownMeans) {
  test(`shows the mean ${mean} as ${shown}`, () => {
    assert.is(shownMean(mean), shown)
  })
}

const problems: [name: string, fields: string, lines: string[]][] = [
  ['nothing of a category that fits together', 'maturity: viable\navailable: 2024-01-15\nviable: 2025-06-01', []],
  ['nothing of a planned category without dates', 'maturity: planned', []],
  ['nothing of a planned category with plans', 'maturity: planned\navailable: 2026-08-01\nviable: 2027-01-01', []],
  [
    'a category without maturity',
    'available: 2024-01-15',
    ['categories.yml:1:1 info maturity/missing `beacons` has no `maturity`.'],
  ],
  [
    'a level that is not on the ladder',
    'maturity: vaible\navailable: 2024-01-15',
    [
      'categories.yml:4:13 error maturity/unknown-level `beacons.maturity` is "vaible", which is not a level. It must be planned, minimal, viable, complete or lovable.',
    ],
  ],
  [
    'a competitor whose level is not on the ladder',
    'maturity: planned\ncompetitors:\n  raft:\n    maturity: floating',
    [
      'categories.yml:7:17 error maturity/unknown-level `beacons.competitors.raft.maturity` is "floating", which is not a level. It must be planned, minimal, viable, complete or lovable.',
    ],
  ],
  [
    'a competitor whose level is not on the ladder beside a missing maturity',
    'competitors:\n  raft:\n    maturity: floating',
    [
      'categories.yml:1:1 info maturity/missing `beacons` has no `maturity`.',
      'categories.yml:6:17 error maturity/unknown-level `beacons.competitors.raft.maturity` is "floating", which is not a level. It must be planned, minimal, viable, complete or lovable.',
    ],
  ],
  [
    'a date that is none of the calendar',
    'maturity: planned\navailable: 2027-02-31\nviable: soon\ncomplete: ""\nlovable:',
    [
      'categories.yml:5:14 error maturity/unreadable-date `beacons.available` is "2027-02-31", which is not a date of the calendar, written 2026-01-31.',
      'categories.yml:6:11 error maturity/unreadable-date `beacons.viable` is "soon", which is not a date of the calendar, written 2026-01-31.',
    ],
  ],
  [
    'a date that is no text, by its kind',
    'maturity: planned\navailable: { day: 1 }',
    [
      'categories.yml:5:14 error maturity/unreadable-date `beacons.available` is a map, which is not a date of the calendar, written 2026-01-31.',
    ],
  ],
  [
    'no gap where a date is only unreadable',
    'maturity: viable\navailable: 2024-02-31\nviable: 2025-06-01',
    [
      'categories.yml:5:14 error maturity/unreadable-date `beacons.available` is "2024-02-31", which is not a date of the calendar, written 2026-01-31.',
    ],
  ],
  [
    'a promise that was not kept',
    'maturity: minimal\navailable: 2024-01-15\nviable: 2026-01-01',
    ['categories.yml:6:11 warning maturity/overdue `beacons` was to be viable on 2026-01-01, and is still minimal.'],
  ],
  [
    'a level whose date lies ahead',
    'maturity: viable\navailable: 2024-01-15\nviable: 2026-09-30',
    [
      'categories.yml:6:11 error maturity/ahead-of-dates `beacons` is viable, but `viable` is 2026-09-30, which lies ahead.',
    ],
  ],
  [
    'a level ahead of the date of its field of another name',
    'maturity: minimal\navailable: 2026-09-30',
    [
      'categories.yml:5:14 error maturity/ahead-of-dates `beacons` is minimal, but `available` is 2026-09-30, which lies ahead.',
    ],
  ],
  [
    'a level without any date',
    'maturity: viable',
    ['categories.yml:4:13 warning maturity/no-dates `beacons` is viable, but no date says since when.'],
  ],
  [
    'a level that the dates jump over',
    'maturity: complete\navailable: 2024-01-15\ncomplete: 2025-06-01',
    ['categories.yml:6:13 warning maturity/gap `beacons` has a date for complete but none for viable.'],
  ],
  [
    'each level that the dates jump over',
    'maturity: planned\nlovable: 2028-01-01\nviable: 2027-01-01',
    [
      'categories.yml:5:12 warning maturity/gap `beacons` has a date for lovable but none for minimal.',
      'categories.yml:5:12 warning maturity/gap `beacons` has a date for lovable but none for complete.',
    ],
  ],
  [
    'dates out of order',
    'maturity: viable\navailable: 2025-01-15\nviable: 2024-06-01',
    ['categories.yml:6:11 error maturity/date-order `beacons` has viable on 2024-06-01, before minimal on 2025-01-15.'],
  ],
  [
    'two levels on one day',
    'maturity: viable\navailable: 2025-01-15\nviable: 2025-01-15',
    ['categories.yml:6:11 info maturity/equal-dates `beacons` has viable and minimal on the same day, 2025-01-15.'],
  ],
]
for (const [name, fields, lines] of problems) {
  test(`reports ${name}`, () => {
    assert.equal(linesOf(maturityProblems(categoryOf(fields), classic, testDay)), lines)
  })
}

test('expects the level that was probably meant, or any', () => {
  const expectedFor = (level: string) =>
    maturityProblems(categoryOf(`maturity: ${level}`), classic, testDay)[0]?.expected

  assert.equal(expectedFor('vaible'), ['viable'])
  assert.equal(expectedFor('floating'), ['planned', 'minimal', 'viable', 'complete', 'lovable'])
})

test('names the field of a date that is missing', () => {
  const helpFor = (fields: string) => maturityProblems(categoryOf(fields), classic, testDay).map(({ help }) => help)

  assert.equal(helpFor('maturity: viable\nviable: 2024-01-18'), ['The day goes into `available`.'])
  assert.equal(helpFor('maturity: minimal'), ['The day goes into `available`.'])
})

test.run()
