import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openGate } from '../../../plugins/sources/gitlab/gate.ts'

const test = suite('sources/gitlab/gate')

/** Let everything happen that can. */
const settled = (): Promise<void> => new Promise((next) => setImmediate(next))

/** A gate whose waits end when the test says so. */
function gateWithPauses(): { gate: ReturnType<typeof openGate>; asked: number[]; end(): void } {
  const asked: number[] = []
  let ends: (() => void)[] = []
  const pause = (milliseconds: number): Promise<void> => {
    asked.push(milliseconds)
    return new Promise((end) => ends.push(end))
  }
  const end = (): void => {
    for (const one of ends) one()
    ends = []
  }
  return { gate: openGate(pause), asked, end }
}

test('six tasks are let in, and one more for each that leaves, in order', async () => {
  const { gate } = gateWithPauses()
  const entered: number[] = []
  const leave: (() => void)[] = []
  const all = Array.from({ length: 9 }, (_, index) =>
    gate.enter(() => {
      entered.push(index)
      return new Promise<void>((left) => leave.push(left))
    }),
  )
  await settled()
  assert.equal(entered, [0, 1, 2, 3, 4, 5])
  leave[3]?.()
  await settled()
  assert.equal(entered, [0, 1, 2, 3, 4, 5, 6])
  for (let index = 0; index < 9; index++) {
    leave[index]?.()
    await settled()
  }
  await Promise.all(all)
})

test('a task that fails leaves its place to the next', async () => {
  const { gate } = gateWithPauses()
  const failing = Array.from({ length: 6 }, () => gate.enter(() => Promise.reject(new Error('No'))))
  const last = gate.enter(async () => 'in')

  assert.equal(
    (await Promise.allSettled(failing)).map(({ status }) => status),
    Array(6).fill('rejected'),
  )
  assert.is(await last, 'in')
})

test('while it is held, nobody is let in', async () => {
  const { gate, asked, end } = gateWithPauses()
  const entered: string[] = []
  gate.hold(5000)
  const all = ['a', 'b'].map((name) => gate.enter(async () => entered.push(name)))
  await settled()
  assert.equal(entered, [])
  end()
  await Promise.all(all)

  assert.equal([entered, asked], [['a', 'b'], [5000]])
})

test('of two holds, the longer one counts', async () => {
  const ends = new Map<number, () => void>()
  const gate = openGate((milliseconds) => new Promise((end) => ends.set(milliseconds, end)))
  let isIn = false
  gate.hold(1000)
  const task = gate.enter(async () => {
    isIn = true
  })
  gate.hold(2000)
  ends.get(1000)?.()
  await settled()
  assert.not.ok(isIn)
  ends.get(2000)?.()
  await task
})

test('when it is closed, those who wait are turned away', async () => {
  const { gate, end } = gateWithPauses()
  gate.hold(1)
  const waiting = gate.enter(async () => 'in')
  gate.close()
  end()
  const [outcome] = await Promise.allSettled([waiting])

  assert.is(outcome?.status, 'rejected')
})

test.run()
