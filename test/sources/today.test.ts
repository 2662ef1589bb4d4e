import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { HandbookError } from '../../plugins/core/problems/problem.ts'
import { today } from '../../plugins/sources/today.ts'

const test = suite('sources/today')

const days: [name: string, asked: string | undefined, environment: NodeJS.ProcessEnv, day: string][] = [
  ['asked for', '2026-05-10', { HANDBOOK_TODAY: '2025-01-01', SOURCE_DATE_EPOCH: '0' }, '2026-05-10'],
  ['of HANDBOOK_TODAY', undefined, { HANDBOOK_TODAY: '2025-01-01', SOURCE_DATE_EPOCH: '0' }, '2025-01-01'],
  ['of SOURCE_DATE_EPOCH', undefined, { SOURCE_DATE_EPOCH: '1767225599' }, '2025-12-31'],
  ['of SOURCE_DATE_EPOCH in UTC', undefined, { SOURCE_DATE_EPOCH: '1767225600', TZ: 'Asia/Tokyo' }, '2026-01-01'],
  ['of the first second', undefined, { HANDBOOK_TODAY: '', SOURCE_DATE_EPOCH: '0' }, '1970-01-01'],
]
for (const [name, asked, environment, day] of days) {
  test(`is the day ${name}`, () => {
    assert.is(today(asked, environment), day)
  })
}

test('is the real day in UTC when nothing else is said', () => {
  const before = new Date().toISOString().slice(0, 10)
  const found = today(undefined, { HANDBOOK_TODAY: '', SOURCE_DATE_EPOCH: '' })
  const after = new Date().toISOString().slice(0, 10)

  assert.ok(found === before || found === after)
})

const refused: [asked: string | undefined, environment: NodeJS.ProcessEnv, message: string, help: string][] = [
  ['2024-02-31', {}, '--today is "2024-02-31", which is not a date.', 'Write it as 2026-01-31.'],
  ['', {}, '--today is "", which is not a date.', 'Write it as 2026-01-31.'],
  [
    undefined,
    { HANDBOOK_TODAY: 'tomorrow' },
    'HANDBOOK_TODAY is "tomorrow", which is not a date.',
    'Write it as 2026-01-31.',
  ],
  [undefined, { SOURCE_DATE_EPOCH: 'now' }, 'SOURCE_DATE_EPOCH is "now".', 'Give it as seconds since 1970.'],
  [undefined, { SOURCE_DATE_EPOCH: '-5' }, 'SOURCE_DATE_EPOCH is "-5".', 'Give it as seconds since 1970.'],
  [
    undefined,
    { SOURCE_DATE_EPOCH: '99999999999999' },
    'SOURCE_DATE_EPOCH is "99999999999999".',
    'Give it as seconds since 1970.',
  ],
]
for (const [asked, environment, message, help] of refused) {
  test(`refuses ${asked ?? JSON.stringify(environment)}`, () => {
    assert.throws(
      () => today(asked, environment),
      (error: unknown) =>
        error instanceof HandbookError &&
        error.code === 'config/usage' &&
        error.message === message &&
        error.help === help,
    )
  })
}

test.run()
