import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { withDefaults } from '../plugins/core/model/options.ts'
import { roadmapOf } from '../plugins/core/model/roadmap.ts'
import { roadmapContent } from '../plugins/roadmap/content.ts'
import { readHandbook } from '../plugins/sources/data-files.ts'
import { directionSnapshot, manyItems } from '../test/support/direction-snapshot.ts'

/**
 * Measure the roadmap of the example with many issues and epics: time to put it together and to draw it, and its size.
 *
 * npm run bench:roadmap -- [ITEMS] [FOLDER]  With a folder, the snapshot is written into it, to build a site of it.
 */
const project = join(import.meta.dirname, '..')
const [count = '2000', folder] = process.argv.slice(2)
const options = withDefaults({ gitlab: { groups: ['acme'] } })
const today = '2026-11-23'
const { taxonomy } = readHandbook(project, options, today)
const snapshot = directionSnapshot(manyItems(taxonomy, Number(count)))
if (folder) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'gitlab.json'), JSON.stringify(snapshot))
}
const handbook = readHandbook(project, options, today, { snapshot, problems: [] })

const [roadmap, collecting] = timed(() => roadmapOf(handbook))
const [page, drawing] = timed(
  () => roadmapContent({ handbook, href: (url) => url, addressOf: ({ key }) => `/direction/${key}/` }).text,
)
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`
console.log(`Roadmap of ${count} issues and epics, with the example's maturity`)
console.log(`  entries ${roadmap.entries.length}, ${roadmap.undated.length} without a time, ${roadmap.earlier} earlier`)
console.log(`  model   ${collecting.toFixed(0)} ms, page ${drawing.toFixed(0)} ms`)
console.log(`  size    ${kilobytes(page.length)}, ${kilobytes(gzipSync(page).length)} gzip (target: under 400 KB)`)

function timed<Value>(make: () => Value): [Value, milliseconds: number] {
  const start = performance.now()
  const value = make()
  return [value, performance.now() - start]
}
