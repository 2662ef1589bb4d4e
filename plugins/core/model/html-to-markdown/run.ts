import { codeSpan, escapedText, linkTarget } from './escapes.ts'

/** What is said of a stretch of text. */
export type Mark =
  | { kind: 'strong' | 'em' | 'del' | 'sub' | 'sup' | 'kbd' | 'mark' | 'ins' }
  | { kind: 'a'; address: string; title: string | undefined }

type Piece =
  | { type: 'text' | 'code'; text: string }
  | { type: 'gap'; text: ' ' | '\n' }
  | { type: 'mark'; mark: Mark; isOpen: boolean }

/** The text of one block under way; white space is kept as browsers keep it. A page has thousands. */
export class Run {
  readonly #pieces: Piece[] = []
  readonly #open: Mark[]
  /** How many of the open ones have text in them: marks and white space come as late as they can. */
  #begun = 0
  #gap: '' | ' ' | '\n' = ''

  /** @param marks  What is said of the text from its beginning. */
  constructor(marks: readonly Mark[]) {
    this.#open = [...marks]
  }

  /** Text as it is meant, with any white space. */
  text(text: string): void {
    this.#words('text', text)
  }

  code(code: string): void {
    this.#words('code', code)
  }

  /** Markdown as it is to stand there. */
  markdown(text: string): void {
    this.#add({ type: 'text', text })
  }

  space(): void {
    this.#gap ||= ' '
  }

  lineBreak(): void {
    this.#gap = '\n'
  }

  open(mark: Mark): void {
    this.#open.push(mark)
  }

  /** End what was opened last. */
  close(): void {
    const mark = this.#open.pop()
    if (mark === undefined || this.#begun <= this.#open.length) return
    this.#begun = this.#open.length
    this.#pieces.push({ type: 'mark', mark, isOpen: false })
  }

  /** The whole in Markdown, empty when nothing was said. */
  written(lineBreak: string): string {
    if (this.#pieces.length === 0) return ''
    const closing = this.#open.slice(0, this.#begun).reverse()
    const ends = closing.map((mark): Piece => ({ type: 'mark', mark, isOpen: false }))
    return writtenPieces([...this.#pieces, ...ends], lineBreak)
  }

  #words(type: 'text' | 'code', text: string): void {
    const plain = /[\t\n\f\r]| {2}/.test(text) ? text.replace(/[ \t\n\f\r]+/g, ' ') : text
    if (plain.startsWith(' ')) this.space()
    const core = plain.slice(plain.startsWith(' ') ? 1 : 0, plain.length > 1 && plain.endsWith(' ') ? -1 : undefined)
    if (core === '') return
    this.#add({ type, text: type === 'code' ? core : escapedText(core) })
    if (plain.endsWith(' ')) this.space()
  }

  #add(piece: Piece): void {
    if (this.#gap !== '' && this.#pieces.length > 0) this.#pieces.push({ type: 'gap', text: this.#gap })
    this.#gap = ''
    for (; this.#begun < this.#open.length; this.#begun++)
      this.#pieces.push({ type: 'mark', mark: this.#open[this.#begun] as Mark, isOpen: true })
    this.#pieces.push(piece)
  }
}

function writtenPieces(pieces: readonly Piece[], lineBreak: string): string {
  const asTags = new Set<Mark>()
  for (const [index, piece] of pieces.entries()) if (isSigned(piece) && !isSeen(pieces, index)) asTags.add(piece.mark)
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

function isSigned(piece: Piece): piece is MarkPiece {
  return piece.type === 'mark' && piece.mark.kind in signs
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
