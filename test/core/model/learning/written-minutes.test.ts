import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { writtenMinutes } from '../../../../plugins/core/model/learning/written-minutes.ts'

const test = suite('core/model/learning/written-minutes')

const written: [text: string, minutes: number | undefined][] = [
  ['(59 min video)', 59],
  ['45 mins', 45],
  ['10-minute read', 10],
  ['1h30', 90],
  ['(1h 19m total)', 79],
  ['1 hr 20 min', 80],
  ['2 hours', 120],
  ['1.5 hours', 90],
  ['3,5 Stunden', 210],
  ['2–3 hours', 180],
  ['1 hour and 5 minutes', 65],
  ['53:10', 53],
  ['(1:02:40)', 63],
  ['59m 51s', 60],
  ['20 seconds', 1],
  ['(合計 1 時間 30 分)', 90],
  ['(24 min ビデオ)', 24],
  ['every day at 10:30', undefined],
  ['90', undefined],
  ['2nd edition, 2019', undefined],
  ['5 months', undefined],
  ['', undefined],
]
for (const [text, minutes] of written) {
  test(`reads "${text}" as ${minutes ?? 'no time'}`, () => {
    assert.is(writtenMinutes(text), minutes)
  })
}

test.run()
