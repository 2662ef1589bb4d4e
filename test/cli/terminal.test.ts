import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { stepsOn, terminalOn } from '../../plugins/cli/terminal.ts'

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

test('a terminal gets colours, and no other command that a text may hold', () => {
  const shownBy = (isTTY: boolean, text: string): string => {
    const said: string[] = []
    const { out, paint } = terminalOn({ isTTY, write: (text: string) => said.push(text) > 0 } as never, {} as never)
    out(paint.red(text))
    return said.join('')
  }

  const text = 'low \u001b[2Jtide\u0007 \u009b8m\u007f\r\thigh\n'
  const shown = 'low ␛[2Jtide␇ \uFFFD8m␡␍\thigh\n'
  assert.is(shownBy(false, text), `${shown}\n`)
  assert.is(shownBy(true, text), `\u001b[31m${shown}\u001b[0m\n`)
  assert.is(shownBy(false, '\u001b[31mlow'), '␛[31mlow\n')
})

test.run()
