import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { project } from './corpus.ts'
import { measure } from './measure.ts'
import { buildsOf, told } from './search-share.ts'

/** Time whole builds of a school: 5,000 units in 500 modules, in 50 paths and one that has all modules. */
const rounds = 3
const modules = 500
const unitsEach = 10
const target = { seconds: 10, megabytes: 400 }

const root = mkdtempSync(join(tmpdir(), 'handbook-learn-'))
try {
  layOut()
  const runs = await buildsOf(root, rounds)
  console.log(`Build of ${modules} modules with ${modules * unitsEach} units, ${rounds} rounds`)
  console.log(told(runs, target))
  const check = measure([join(project, 'dist/cli/main.js'), 'check', '--report', 'compact'], root)
  console.log(`  check   ${check.seconds.toFixed(2)} s, ${check.megabytes.toFixed(0)} MB`)
} finally {
  rmSync(root, { recursive: true, force: true })
}

function layOut(): void {
  mkdirSync(join(root, 'src'))
  mkdirSync(join(root, '_data'))
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
  const numbers = Array.from({ length: modules }, (_, index) => index)
  const unitsOf = (module: number) => Array.from({ length: unitsEach }, (_, index) => `unit-${module}-${index}`)
  const reviewed = 'owner: Ada Moss, last_reviewed: 2026-10-01'
  write('package.json', '{ "type": "module" }')
  write('handbook.config.json', '{ "site": { "url": "https://school.example" } }')
  write(
    '.eleventy.js',
    `import handbook from ${JSON.stringify(`file://${join(project, 'dist/index.js')}`)}
export default (eleventyConfig) => eleventyConfig.addPlugin(handbook)
export const config = { dir: { input: 'src', data: '../_data', output: '_site' } }
`,
  )
  write('src/index.md', '---\ntitle: Home\n---\nHello\n')
  write(
    '_data/learning.yml',
    'roles: [{ key: skipper, name: Skipper }]\ncompetencies: [{ key: knots, name: Knots, topics: [{ key: loops, name: Loops }] }]\n',
  )
  const paths = [
    ...Array.from({ length: modules / 10 }, (_, path) => numbers.slice(path * 10, path * 10 + 10)),
    numbers,
  ]
  write(
    '_data/learning_paths.yml',
    paths
      .map(
        (list, path) =>
          `- { uid: path-${path}, title: Path ${path}, summary: About ${path}., roles: [skipper], modules: [${list.map((module) => `module-${module}`).join(', ')}], ${reviewed} }\n`,
      )
      .join(''),
  )
  write(
    '_data/learning_modules.yml',
    numbers
      .map(
        (module) =>
          `- { uid: module-${module}, title: Module ${module} of the school, summary: About ${module}., level: beginner, competencies: [knots], prerequisites: [${needsOf(module)}], objectives: [{ key: know, text: Know it }], units: [${unitsOf(module).join(', ')}], ${reviewed} }\n`,
      )
      .join(''),
  )
  write(
    '_data/learning_units.yml',
    numbers
      .flatMap(unitsOf)
      .map(
        (unit, index) =>
          `- { uid: ${unit}, title: Unit ${index}, summary: About ${index}., kind: article, minutes: 10, covers: [know], slot: quick }\n`,
      )
      .join(''),
  )
}

/** The module before, and one further back. */
function needsOf(module: number): string {
  return [module - 1, module - 7]
    .filter((one) => one >= 0 && module % 10 !== 0)
    .map((one) => `module-${one}`)
    .join(', ')
}

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text)
}
