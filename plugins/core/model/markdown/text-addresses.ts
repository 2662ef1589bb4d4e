import { codeRanges } from './code-ranges.ts'

const addresses = /(\]\(<?)([^\s()<>]+)|(^ {0,3}\[[^\]\n]+\]:[ \t]*<?)([^\s<>]+)/gm

/** A Markdown text with other addresses in its links, pictures and references; what stands in code is no link. */
export function withOtherAddresses(markdown: string, addressFrom: (address: string) => string): string {
  const isCode = codeRanges(markdown)
  return markdown.replace(
    addresses,
    (
      whole: string,
      open: string | undefined,
      address: string,
      label: string | undefined,
      target: string,
      offset: number,
    ) =>
      isCode(offset) ? whole : open === undefined ? `${label}${addressFrom(target)}` : `${open}${addressFrom(address)}`,
  )
}
