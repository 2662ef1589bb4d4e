// The least that a check of front matter can do: heads, js-yaml, one compiled schema; no places, no report.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { JSON_SCHEMA, load } from 'js-yaml'

const [, , folder, schemaFile] = process.argv
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false })
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')))
const block = Buffer.allocUnsafe(4096)
let wrong = 0
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.md')) continue
  const handle = openSync(join(folder, file), 'r')
  let head = ''
  for (;;) {
    const length = readSync(handle, block, 0, block.length, null)
    head += block.toString('utf8', 0, length)
    if (length === 0 || head.indexOf('\n---', 3) !== -1) break
  }
  closeSync(handle)
  const end = head.indexOf('\n---', 3)
  if (end !== -1 && !validate(load(head.slice(4, end), { schema: JSON_SCHEMA }) ?? {})) wrong++
}
console.log(wrong)
