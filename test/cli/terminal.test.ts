import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { stepsOn } from '../../plugins/cli/terminal.ts'

const test = suite('cli/terminal')

/** What three steps write on a stream. */
function written(isTTY: boolean, columns?: number): string[] {
  const said: string[] = []
  const write = (text: string): boolean => said.push(text) > 0
  const { step, clear } = stepsOn({ isTTY, write, ...(columns === undefined ? {} : { columns }) } as never)
  step(0, 2, 'Asking')
  step(1, 2, 'Milestones')
  step(2, 2, 'Issues')
  clear()
  return said
}

test('steps are lines of their own where no terminal is', () => {
  assert.equal(written(false), ['1/2 Milestones\n', '2/2 Issues\n'])
})

const away = '\r\u001b[K'

test('on a terminal they are a bar in one line, which goes away', () => {
  assert.equal(written(true), [
    away,
    '░░░░░░░░░░░░░░░░░░░░ Asking',
    away,
    '██████████░░░░░░░░░░ Milestones',
    away,
    away,
  ])
})

test('the line of the bar is never wider than the terminal', () => {
  assert.equal(written(true, 25)[3], '██████████░░░░░░░░░░ Mil')
})

test.run()
