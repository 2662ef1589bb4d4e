/** The lines of a text, each cut out when it is asked for. */
export interface TextLines {
  /** The line of an index from 0, without its line feed; nothing beyond the end. */
  at(index: number): string | undefined
}

/** Take a text in lines; where they begin is looked up when the first is asked for. */
export function textLines(text: string): TextLines {
  let starts: number[] | undefined
  return {
    at(index) {
      starts ??= lineStarts(text)
      const start = starts[index]
      return start === undefined ? undefined : text.slice(start, (starts[index + 1] ?? text.length + 1) - 1)
    },
  }
}

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** How many characters stand between two offsets: pairs of surrogates are one, as editors show them. */
export function charactersBetween(text: string, start: number, end: number): number {
  let count = end - start
  for (let at = start + 1; at < end; at++) {
    if (isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))) count--
  }
  return count
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
