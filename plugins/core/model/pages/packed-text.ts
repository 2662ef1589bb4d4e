import type { Place } from '../../problems/problem.ts'
import type { Ignore } from '../judgement.ts'
import type { BodyFinding, BodyHeading, BodyLink } from './page-body.ts'
import type { PageText } from './page-text.ts'

/**
 * What a page's text says, each part made anew whenever it is asked for: most pages are never asked for all of it, and what
 * nobody holds needs no memory.
 */
export interface KeptText extends Pick<PageText, 'ignores' | 'beginsWithFields'> {
  findings: BodyFinding[]
  headings(): BodyHeading[]
  ids(): string[]
  links(): BodyLink[]
}

/** What a page's text says, as four lines of JSON: lists of values, since names of fields would take most of the room. */
export function packedText({ body, ignores, beginsWithFields }: PageText): string {
  const findings: Values = []
  for (const { kind, name, place } of body.findings) findings.push(kind, name, ...placeValues(place))
  const headings: Values = []
  for (const { level, text, id, line } of body.headings) headings.push(level, text, id, line)
  const links: Values = []
  for (const { kind, address, place } of body.links)
    links.push(kind === 'image' ? 1 : 0, address, ...placeValues(place))
  const remarks: PackedRemarks = [beginsWithFields, ignores, findings]
  return [remarks, headings, [...body.ids], links].map((part) => JSON.stringify(part)).join('\n')
}

/**
 * The reverse of `packedText`.
 *
 * @param lineAt  Gives one of its lines, by its number from 0.
 */
export function keptText(lineAt: (number: number) => string): KeptText {
  const part = <Part>(number: number): Part => JSON.parse(lineAt(number)) as Part
  const [beginsWithFields, ignores, findings] = part<PackedRemarks>(0)
  return {
    beginsWithFields,
    ignores,
    findings: inGroups(6, findings, (at) => ({
      kind: at(0) as BodyFinding['kind'],
      name: at(1) as string,
      place: placeAt(at),
    })),
    headings: () =>
      inGroups(4, part<Values>(1), (at) => ({
        level: at(0) as number,
        text: at(1) as string,
        id: at(2) as string,
        line: at(3) as number,
      })),
    ids: () => part<string[]>(2),
    links: () =>
      inGroups(6, part<Values>(3), (at) => ({
        kind: at(0) === 1 ? 'image' : 'link',
        address: at(1) as string,
        place: placeAt(at),
      })),
  }
}

type Values = (string | number)[]
/** Whether it begins with fields, what is to be ignored, and findings. */
type PackedRemarks = [boolean, Ignore[], findings: Values]

function placeValues({ start, end }: Place): [number, number, number, number] {
  return [start.line, start.column, end.line, end.column]
}

type ValueAt = (step: number) => string | number | undefined

function placeAt(at: ValueAt): Place {
  return {
    start: { line: at(2) as number, column: at(3) as number },
    end: { line: at(4) as number, column: at(5) as number },
  }
}

/** Make one thing of each group of values. */
function inGroups<Thing>(size: number, values: Values, make: (at: ValueAt) => Thing): Thing[] {
  const things: Thing[] = []
  for (let start = 0; start < values.length; start += size) things.push(make((step) => values[start + step]))
  return things
}
