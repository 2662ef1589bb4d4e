import type { Ignore } from '../judgement.ts'
import type { BodyFinding, BodyHeading, BodyLink } from './page-body.ts'
import type { PageText } from './page-text.ts'

/** What a page's text says, as one line of JSON: lists of lists, since names of fields would take most of the room. */
export function packedText({ body, ignores, beginsWithFields }: PageText): string {
  const packed: Packed = [
    body.headings.map(({ level, text, id, line }) => [level, text, id, line]),
    [...body.ids],
    body.links.map(({ kind, address, place: { start, end } }) => [
      kind === 'image' ? 1 : 0,
      address,
      start.line,
      start.column,
      end.line,
      end.column,
    ]),
    ignores,
    beginsWithFields,
    body.findings.map(({ kind, name, place: { start, end } }) => [
      kind,
      name,
      start.line,
      start.column,
      end.line,
      end.column,
    ]),
  ]
  return JSON.stringify(packed)
}

/** The reverse of `packedText`. */
export function unpackedText(line: string): PageText {
  const [headings, ids, links, ignores, beginsWithFields, findings] = JSON.parse(line) as Packed
  return {
    body: {
      headings: headings.map(headingOf),
      ids: new Set(ids),
      links: links.map(linkOf),
      findings: findings.map(findingOf),
    },
    ignores,
    beginsWithFields,
  }
}

type Packed = [
  headings: PackedHeading[],
  ids: string[],
  links: PackedLink[],
  Ignore[],
  beginsWithFields: boolean,
  findings: PackedFinding[],
]
type PackedFinding = [
  BodyFinding['kind'],
  name: string,
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
]
type PackedHeading = [level: number, text: string, id: string, line: number]
type PackedLink = [isImage: 0 | 1, address: string, line: number, column: number, endLine: number, endColumn: number]

function headingOf([level, text, id, line]: PackedHeading): BodyHeading {
  return { level, text, id, line }
}

function linkOf([isImage, address, line, column, endLine, endColumn]: PackedLink): BodyLink {
  const place = { start: { line, column }, end: { line: endLine, column: endColumn } }
  return { kind: isImage === 1 ? 'image' : 'link', address, place }
}

function findingOf([kind, name, line, column, endLine, endColumn]: PackedFinding): BodyFinding {
  return { kind, name, place: { start: { line, column }, end: { line: endLine, column: endColumn } } }
}
