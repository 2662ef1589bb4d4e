import { printable } from '../core/problems/printable.ts'
import type { Paint } from '../core/reports/pretty.ts'

/** Where a command writes: results to `out`, everything else to `say`. Each call is a line of its own. */
export interface Terminal {
  out(text: string): void
  say(text: string): void
  /** Say how far work has come: on a terminal, when it takes over a second, in one line that goes away at the end. */
  progress(done: number, total: number, what: string): void
  /** Say that a step of a few is done: on a terminal in one line with a bar, which goes away at the end; else a line for each. */
  step(done: number, total: number, what: string): void
  /** Take the line of steps away. */
  clear(): void
  /** For results on standard output. */
  paint: Paint
  /** For messages on standard error. */
  sayPaint: Paint
}

/** The part of a stream that a terminal is made of. */
type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>

export function processTerminal(): Terminal {
  // A reader that has seen enough, such as `head`, closes the pipe: that is a clean end.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
      throw error
    })
  }
  process.once('SIGINT', () => process.exit(130))
  return terminalOn(process.stdout, process.stderr)
}

/** @param results  For results; everything else goes to `messages`. */
export function terminalOn(results: Stream, messages: Stream): Terminal {
  return {
    out: (text) => void results.write(`${shown(text, results)}\n`),
    say: (text) => void messages.write(`${shown(text, messages)}\n`),
    progress: progressOn(messages),
    ...stepsOn(messages),
    paint: paintFor(results),
    sayPaint: paintFor(messages),
  }
}

function progressOn(stream: Stream): Terminal['progress'] {
  const start = performance.now()
  let shown = start
  return (done, total, what) => {
    const now = performance.now()
    if (!stream.isTTY || now - start < 1000) return
    if (done < total && now - shown < 100) return
    shown = now
    stream.write(done < total ? `\r\u001b[K${done} of ${total} ${what}` : '\r\u001b[K')
  }
}

/** Steps of a few, on a stream: a bar in one line, or a line for each that is done. */
export function stepsOn(stream: Stream): Pick<Terminal, 'step' | 'clear'> {
  const clear = (): void => void (stream.isTTY && stream.write('\r\u001b[K'))
  return {
    clear,
    step(done, total, what) {
      if (!stream.isTTY) return void (done > 0 && stream.write(`${done}/${total} ${what}\n`))
      clear()
      if (done === total) return
      const filled = Math.round((done / total) * 20)
      const line = `${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${what}`
      // A line that wraps could not be taken away.
      stream.write(line.slice(0, (stream.columns ?? 80) - 1))
    },
  }
}

const escapeSign = '\u001b'
const marks = new RegExp(`(${escapeSign}\\[(?:[012]|3[134])m)`)

/** A text with no other commands for the terminal than the colours that `paintFor` gives. */
function shown(text: string, stream: Stream): string {
  if (!isColoured(stream)) return printable(text)
  return text
    .split(marks)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join('')
}

/** A terminal is, unless https://no-color.org asks for none. */
function isColoured({ isTTY }: Stream): boolean {
  return isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
}

function paintFor(stream: Stream): Paint {
  const isOn = isColoured(stream)
  const mark = (code: number) => (text: string) => (isOn ? `${escapeSign}[${code}m${text}${escapeSign}[0m` : text)
  return { bold: mark(1), dim: mark(2), red: mark(31), yellow: mark(33), blue: mark(34) }
}
