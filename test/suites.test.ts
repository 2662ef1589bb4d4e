import { readdirSync, readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('suites')

test('every test file runs its suite: uvu passes in silence when one forgets', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.ts'),
  )

  const silent = files.filter((file) => {
    const text = readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
    return (text.match(/\bsuite\('/g)?.length ?? 0) !== (text.match(/^\w*\.run\(\)$/gm)?.length ?? 0)
  })

  assert.ok(files.length > 10)
  assert.equal(silent, [])
})

test.run()
