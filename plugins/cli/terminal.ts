import type { Paint } from '../core/reports/pretty.ts'

/** Where a command writes: results to `out`, everything else to `say`. Each call is a line of its own. */
export interface Terminal {
  out(text: string): void
  say(text: string): void
  /** For results on standard output. */
  paint: Paint
  /** For messages on standard error. */
  sayPaint: Paint
}

export function processTerminal(): Terminal {
  // A reader that has seen enough, such as `head`, closes the pipe: that is a clean end.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
      throw error
    })
  }
  process.once('SIGINT', () => process.exit(130))
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    say: (text) => void process.stderr.write(`${text}\n`),
    paint: paintFor(process.stdout),
    sayPaint: paintFor(process.stderr),
  }
}

/** Colours on a terminal, unless https://no-color.org asks for none. */
function paintFor(stream: NodeJS.WriteStream): Paint {
  const isColoured = stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
  const mark = (code: number) => (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text)
  return { bold: mark(1), dim: mark(2), red: mark(31), yellow: mark(33), blue: mark(34) }
}
