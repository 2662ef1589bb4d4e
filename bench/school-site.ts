import { handbookSite, writerIn } from './sites.ts'

const modules = 500
const unitsEach = 10

/** A school: units in modules, in paths of ten modules each and one that has all of them. */
export function schoolSite(root: string): string {
  handbookSite(root)
  const write = writerIn(root)
  const numbers = Array.from({ length: modules }, (_, index) => index)
  const unitsOf = (module: number) => Array.from({ length: unitsEach }, (_, index) => `unit-${module}-${index}`)
  const reviewed = 'owner: Ada Moss, last_reviewed: 2026-10-01'
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
  return `${modules} modules with ${modules * unitsEach} units`
}

/** The module before, and one further back. */
function needsOf(module: number): string {
  return [module - 1, module - 7]
    .filter((one) => one >= 0 && module % 10 !== 0)
    .map((one) => `module-${one}`)
    .join(', ')
}
