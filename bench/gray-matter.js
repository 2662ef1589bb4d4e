// What most sites write for themselves: gray-matter and ajv over whole files.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import matter from 'gray-matter'

const [, , folder, schemaFile] = process.argv
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false })
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')))
let wrong = 0
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (file.endsWith('.md') && !validate(matter(readFileSync(join(folder, file), 'utf8'), {}).data)) wrong++
}
console.log(wrong)
