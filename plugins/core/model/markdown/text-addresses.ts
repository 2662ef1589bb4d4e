import { codeRanges } from './code-ranges.ts'
import { htmlTags } from './html-tags.ts'

/** Behind the address of a reference, nothing follows but its title; a footnote begins alike and has no address. */
const addresses =
  /(\]\([ \t]{0,9}<|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]{0,9}<)([^<>\n]+)(?=>)|(\]\([ \t]{0,9})([^\s()<>]+)|(^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]{0,9})([^\s<>]+)(?=[ \t]*(?:$|["'(]))/gm

/** A Markdown text with other addresses in its links, pictures, references and HTML; what stands in code is no link. */
export function withOtherAddresses(markdown: string, addressFrom: (address: string) => string): string {
  const text = withOtherAddressesInHtml(markdown, addressFrom)
  const isCode = codeRanges(text)
  return text.replace(addresses, (whole: string, ...found: (string | undefined)[]) => {
    const offset = found[6] as unknown as number
    if (isCode(offset)) return whole
    const [open, address] = found.slice(0, 6).filter((part) => part !== undefined) as [string, string]
    return open + addressFrom(address)
  })
}

function withOtherAddressesInHtml(text: string, addressFrom: (address: string) => string): string {
  if (!/<[a-z]/i.test(text)) return text
  const isCode = codeRanges(text)
  let other = ''
  let at = 0
  for (const { start, end, text: address } of htmlTags(text).flatMap((tag) => tag.addresses)) {
    const changed = isCode(start) ? address : addressFrom(address)
    if (changed === address) continue
    other += text.slice(at, start) + changed.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    at = end
  }
  return other + text.slice(at)
}
