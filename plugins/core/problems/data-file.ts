import { type ProblemCode, ruleOf } from './catalogue.ts'
import type { LocatedYaml, YamlPath } from './located-yaml.ts'
import { type Edit, type Problem, pointerOf } from './problem.ts'

/** A data file, read. */
export interface DataFile {
  /** Path from the site's root, with forward slashes. */
  file: string
  yaml: LocatedYaml
}

/** Where an entry of a data file stands. */
export interface Source {
  file: DataFile
  path: YamlPath
}

/** A problem at an entry of a data file, or at one of its fields. */
export function problemAt(
  source: Source,
  code: ProblemCode,
  message: string,
  {
    field = [],
    what = 'value',
    ...rest
  }: { field?: YamlPath; what?: 'key' | 'value'; help?: string; expected?: string[]; edits?: Edit[] } = {},
): Problem {
  return {
    code,
    severity: ruleOf(code).severity,
    message,
    file: source.file.file,
    place: source.file.yaml.place([...source.path, ...field], what),
    pointer: pointerOf([...source.path, ...field]),
    ...rest,
  }
}
