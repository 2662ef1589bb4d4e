import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { untilWritten } from '../../plugins/sources/search-index.ts'
import { siteFolder } from '../support/built-site.ts'

const test = suite('sources/search-index')

const whole: Record<string, Buffer> = {
  'pagefind-entry.json': Buffer.from('{"version":"1"}'),
  'pagefind.js': Buffer.from('search()\n'.repeat(9)),
  'wasm.unknown.pagefind': gzipSync('wasm'.repeat(99)),
  'fragment/en_1.pf_fragment': gzipSync('words '.repeat(99)),
}

for (const [name, bytes] of Object.entries(whole)) {
  for (const length of [0, bytes.length - 3]) {
    test(`waits for the end of ${name}, of which ${length === 0 ? 'nothing' : 'a part'} is written`, async () => {
      const folder = siteFolder({})
      try {
        const write = (file: string, content: Buffer): void => writeFileSync(join(folder.root, file), content)
        mkdirSync(join(folder.root, 'fragment'))
        for (const [file, content] of Object.entries(whole)) write(file, content)
        write(name, bytes.subarray(0, length))
        let isEnded = false
        const end = wait(5).then(() => {
          isEnded = true
          write(name, bytes)
        })

        await untilWritten(folder.root)

        assert.ok(isEnded)
        await end
      } finally {
        folder.remove()
      }
    })
  }
}

test.run()
