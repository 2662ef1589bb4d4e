import { type Token as HtmlToken, Tokenizer, TokenizerMode } from 'parse5'
import { isRefusedAttribute, isRefusedEnd, isRefusedTag } from './html-rules.ts'
import type { HtmlPolicy } from './markdown-settings.ts'

/** Something in HTML that the policy does not let through. */
interface Refusal {
  /** A tag or an attribute: `<script>`, `onclick`, `href`. */
  what: string
  /** Offsets in the HTML. */
  start: number
  end: number
}

/** HTML as it may stand in a page, and what had to be taken out for it. */
export interface JudgedHtml {
  html: string
  refusals: Refusal[]
}

/**
 * Judge a piece of HTML: one tag, or a block of them that need not be whole. Browsers put the pieces together again, so each is
 * made such that it means the same wherever it stands: what is no tag here can be none there.
 */
export function judgedHtml(html: string, policy: HtmlPolicy): JudgedHtml {
  if (policy.html === 'keep' && (isHarmless(html) || (policy.scripts && policy.frames === undefined)))
    return { html, refusals: [] }
  const judged = { html: '', refusals: [] as Refusal[] }
  // The element whose text holds no tags.
  let raw: string | undefined
  let isDropped = false
  let end = 0
  const add = (text: string, token: { location: HtmlToken.Location | null }): void => {
    judged.html += text
    end = token.location?.endOffset ?? end
  }
  const source = ({ location }: { location: HtmlToken.Location | null }): string =>
    html.slice(location?.startOffset ?? 0, location?.endOffset ?? 0)
  const onText = (token: HtmlToken.CharacterToken): void => {
    const text = source(token)
    add(isDropped ? '' : raw === undefined ? text : text.replace(/<(?=[a-z/!?])/gi, ''), token)
  }
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        const { tagName, attrs } = token
        const isRefused = isRefusedTag(tagName, attrs, policy)
        const kept = attrs.filter((attribute) => !isRefusedAttribute(tagName, attribute, policy))
        const { startOffset = 0, endOffset = 0 } = token.location ?? {}
        if (isRefused) judged.refusals.push({ what: `<${tagName}>`, start: startOffset, end: endOffset })
        else
          for (const { name } of attrs.filter((one) => !kept.includes(one))) {
            const place = token.location?.attrs?.[name]
            judged.refusals.push({
              what: name,
              start: place?.startOffset ?? startOffset,
              end: place?.endOffset ?? endOffset,
            })
          }
        const isPlain = kept.length === attrs.length && !attrs.some(({ value }) => value.includes('<'))
        add(isRefused ? '' : isPlain ? source(token) : startTag(token, kept), token)
        const mode = modes[tagName]
        if (mode === undefined) return
        tokenizer.state = mode
        raw = tagName
        isDropped = isRefused
      },
      onEndTag(token) {
        const { tagName, attrs } = token
        const isRefused = isDropped && raw === tagName ? true : isRefusedEnd(tagName, policy)
        raw = undefined
        isDropped = false
        add(isRefused ? '' : attrs.length > 0 ? `</${tagName}>` : source(token), token)
      },
      onComment(token) {
        const text = source(token)
        add(/^<!--[^<]*-->$/.test(text) ? text : '', token)
      },
      onDoctype(token) {
        add('', token)
      },
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      onNullCharacter: onText,
      onEof() {},
    },
  )
  tokenizer.write(html, true)
  // A tag that is never closed would take what stands behind it into itself.
  const rest = isDropped ? '' : html.slice(end).replaceAll('<', '&lt;')
  return { html: judged.html + rest, refusals: judged.refusals }
}

/**
 * Whether anything could be refused in a piece of HTML: a quick look that is right whenever it says no, since most pieces hold
 * nothing of the kind.
 */
export function mayRefuse(html: string, policy: HtmlPolicy): boolean {
  if (policy.html === 'sanitize') return /<\/?[a-z]/i.test(html)
  if (policy.frames !== undefined && /<iframe/i.test(html)) return true
  return !policy.scripts && (refusableTag.test(html) || refusableAttribute.test(html))
}

export const refusableTag: RegExp =
  /<\/?(?:script|plaintext|meta|base|applet|frame|frameset|portal|xmp|noembed|noframes|object|embed)\b/i

/** What names an attribute of events or another page, or could be the scheme of a script, however it is written. */
export const refusableAttribute: RegExp = new RegExp(
  `[\\s"'/](?:on|srcdoc)|${['script:', 'data:'].map(spread).join('|')}|&(?:#|colon|tab|newline)`,
  'i',
)

/** Browsers leave out white space and control characters in schemes. */
function spread(word: string): string {
  return [...word].join('[\\u0000-\\u0020]*')
}

/** Nearly all HTML in pages is: tags without attributes, none of them special. */
function isHarmless(html: string): boolean {
  return !/=|<!|<\/?(?:script|plaintext|meta|base|object|embed|applet|iframe|frame|portal)/i.test(html)
}

const { RAWTEXT, RCDATA, SCRIPT_DATA, PLAINTEXT } = TokenizerMode

const modes: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: SCRIPT_DATA,
  style: RAWTEXT,
  xmp: RAWTEXT,
  iframe: RAWTEXT,
  noembed: RAWTEXT,
  noframes: RAWTEXT,
  noscript: RAWTEXT,
  textarea: RCDATA,
  title: RCDATA,
  plaintext: PLAINTEXT,
}

function startTag({ tagName, selfClosing }: HtmlToken.TagToken, attributes: readonly HtmlToken.Attribute[]): string {
  const written = attributes.map(({ name, value }) => ` ${name}="${escaped(value)}"`).join('')
  return `<${tagName}${written}${selfClosing ? ' /' : ''}>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
