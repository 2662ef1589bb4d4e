import { codeSpan, escapedText, linkTarget } from './escapes.ts'

/** What is said of a stretch of text. */
export type Mark =
  | { kind: 'strong' | 'em' | 'del' | 'sub' | 'sup' | 'kbd' | 'mark' }
  | { kind: 'a'; address: string; title: string | undefined }

/** The text of one block under way; white space is kept as browsers keep it. */
export interface Run {
  /** Text as it is meant, with any white space. */
  text(text: string): void
  code(code: string): void
  /** Markdown as it is to stand there. */
  markdown(text: string): void
  space(): void
  lineBreak(): void
  open(mark: Mark): void
  /** End what was opened last. */
  close(): void
  /** The whole in Markdown, empty when nothing was said. */
  written(lineBreak: string): string
}

type Piece =
  | { type: 'text' | 'code'; text: string }
  | { type: 'gap'; text: ' ' | '\n' }
  | { type: 'mark'; mark: Mark; isOpen: boolean }

/** @param marks  What is said of the text from its beginning. */
export function openRun(marks: readonly Mark[]): Run {
  const pieces: Piece[] = []
  const open: Mark[] = [...marks]
  /** How many of the open ones have text in them: marks and white space come as late as they can. */
  let begun = 0
  let gap: '' | ' ' | '\n' = ''

  const add = (piece: Piece): void => {
    if (gap !== '' && pieces.length > 0) pieces.push({ type: 'gap', text: gap })
    gap = ''
    for (; begun < open.length; begun++) pieces.push({ type: 'mark', mark: open[begun] as Mark, isOpen: true })
    pieces.push(piece)
  }
  const space = (): void => {
    gap ||= ' '
  }
  const words = (type: 'text' | 'code', text: string): void => {
    const plain = text.replace(/[ \t\n\f\r]+/g, ' ')
    if (plain.startsWith(' ')) space()
    const core = plain.slice(plain.startsWith(' ') ? 1 : 0, plain.length > 1 && plain.endsWith(' ') ? -1 : undefined)
    if (core === '') return
    add({ type, text: type === 'code' ? core : escapedText(core) })
    if (plain.endsWith(' ')) space()
  }

  return {
    space,
    text: (text) => words('text', text),
    code: (code) => words('code', code),
    markdown: (text) => add({ type: 'text', text }),
    lineBreak: () => {
      gap = '\n'
    },
    open: (mark) => {
      open.push(mark)
    },
    close: () => {
      const mark = open.pop()
      if (mark === undefined || begun <= open.length) return
      begun = open.length
      pieces.push({ type: 'mark', mark, isOpen: false })
    },
    written: (lineBreak) => {
      const closing = open.slice(0, begun).reverse()
      return writtenPieces(
        [...pieces, ...closing.map((mark) => ({ type: 'mark' as const, mark, isOpen: false }))],
        lineBreak,
      )
    },
  }
}

function writtenPieces(pieces: readonly Piece[], lineBreak: string): string {
  const asTags = new Set(pieces.flatMap((piece, index) => (isMark(piece) && !isSeen(pieces, index) ? piece.mark : [])))
  const texts: string[] = []
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] as Piece
    if (piece.type === 'text') texts.push(piece.text)
    else if (piece.type === 'gap') texts.push(piece.text === '\n' ? lineBreak : ' ')
    else if (piece.type === 'mark') {
      // A link behind an exclamation mark would be a picture.
      if (piece.mark.kind === 'a' && piece.isOpen && texts.at(-1)?.endsWith('!'))
        texts.push(`${texts.pop()?.slice(0, -1)}\\!`)
      texts.push(signOf(piece, asTags.has(piece.mark)))
    } else {
      let code = piece.text
      // Next to one another they would take each other's signs for their own.
      for (let next = pieces[index + 1]; next?.type === 'code'; next = pieces[++index + 1]) code += next.text
      texts.push(codeSpan(code))
    }
  }
  return texts.join('')
}

type MarkPiece = Extract<Piece, { type: 'mark' }>

function isMark(piece: Piece): piece is MarkPiece {
  return piece.type === 'mark'
}

const signs = { strong: '**', em: '_', del: '~~' } as const

function signOf({ mark, isOpen }: MarkPiece, isTag: boolean): string {
  if (mark.kind === 'a') return isOpen ? '[' : `](${linkTarget(mark.address, mark.title)})`
  if (!isTag && mark.kind in signs) return signs[mark.kind as keyof typeof signs]
  return isOpen ? `<${mark.kind}>` : `</${mark.kind}>`
}

/**
 * Whether Markdown takes the signs of a mark for such. That depends on what stands on both sides, and readers of Markdown do not
 * agree on which signs are punctuation: https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
 */
function isSeen(pieces: readonly Piece[], index: number): boolean {
  const { mark, isOpen } = pieces[index] as MarkPiece
  const outside = pieces[index + (isOpen ? -1 : 1)]
  if (outside?.type === 'mark' && outside.isOpen !== isOpen && outside.mark.kind === mark.kind) return false
  const inner = edge(pieces[index + (isOpen ? 1 : -1)], isOpen)
  const outer = edge(outside, !isOpen)
  const isApart = outer === '' || /[\s!-/:-@[-`{-~]|\p{P}/u.test(outer)
  if (mark.kind !== 'em' && /[\p{L}\p{N}]/u.test(inner)) return true
  return !/\s/.test(inner) && isApart
}

/** The sign of a piece that stands next to another piece; any punctuation for signs of Markdown. */
function edge(piece: Piece | undefined, isFirst: boolean): string {
  if (piece === undefined) return ''
  if (piece.type === 'mark' || piece.type === 'code') return '*'
  return (isFirst ? piece.text[0] : piece.text.at(-1)) ?? ''
}
