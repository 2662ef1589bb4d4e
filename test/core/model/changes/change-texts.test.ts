import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ChangeEvent } from '../../../../plugins/core/model/changes/change-event.ts'
import { digestText } from '../../../../plugins/core/model/changes/change-texts.ts'
import { handbookOf } from '../../support.ts'

const test = suite('core/model/changes/change-texts')

test('in Markdown, marks are no markup, and code is left as it is', () => {
  const event: ChangeEvent = {
    id: '1',
    date: '2026-09-10',
    entity: { kind: 'category', key: 'tall_masts', name: 'Tall_masts_ *and* `' },
    change: 'changed',
    field: 'key',
    before: 'old_masts_*',
    isMaterial: true,
  }
  const places = { addressOf: () => '', addressOfFile: () => undefined }
  const digest = { since: '2026-09-01', until: '2026-09-30', events: [event] }

  const text = digestText(digest, 'markdown', { ...handbookOf({}), ...places })

  assert.match(text, '- Tall\\_masts\\_ \\*and\\* \\` has taken the place of `old_masts_*`\n')
})

test.run()
