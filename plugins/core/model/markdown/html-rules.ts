import type { HtmlPolicy } from './markdown-settings.ts'

interface Attribute {
  name: string
  value: string
}

/** Tags that run scripts, change the page as a whole, or hide what stands behind them. */
const running = new Set([
  'script',
  'plaintext',
  'meta',
  'base',
  'applet',
  'frame',
  'frameset',
  'portal',
  'xmp',
  'noembed',
  'noframes',
])

/** Tags that lay out text, as GitLab lets them through: https://docs.gitlab.com/user/markdown/#inline-html */
const laying = new Set(
  'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video audio track wbr'.split(
    ' ',
  ),
)

const layingAttributes = new Set(
  'abbr align alt border cellpadding cellspacing charset checked cite class colspan compact controls datetime dir disabled headers height hreflang hspace href id lang loading muted name open poster preload rel reversed rowspan rules scope span src srcset start summary target title type valign value vspace width'.split(
    ' ',
  ),
)

/** Whether a tag is not let through. */
export function isRefusedTag(
  name: string,
  attributes: readonly Attribute[],
  { html, scripts, frames }: HtmlPolicy,
): boolean {
  if (name === 'iframe') return !isAllowedFrame(attributeValue(attributes, 'src'), frames, html)
  if (html === 'sanitize')
    return !laying.has(name) || (name === 'input' && attributeValue(attributes, 'type') !== 'checkbox')
  if (scripts) return false
  if (name === 'object' || name === 'embed') {
    const address = attributeValue(attributes, name === 'object' ? 'data' : 'src')
    return address !== undefined && !/^(?!\/\/)[^:?]*\.(?:svg|png|jpe?g|gif|webp|pdf|mp4|webm)$/i.test(address)
  }
  return running.has(name)
}

/** Whether the end of a tag is not let through; what it ends may have been. */
export function isRefusedEnd(name: string, { html, scripts }: HtmlPolicy): boolean {
  if (html === 'sanitize') return !laying.has(name) && name !== 'iframe'
  return !scripts && running.has(name)
}

/** Whether an attribute is not let through. */
export function isRefusedAttribute(tag: string, { name, value }: Attribute, { html, scripts }: HtmlPolicy): boolean {
  if (html === 'sanitize' && tag !== 'iframe' && !layingAttributes.has(name) && !name.startsWith('aria-')) return true
  if (scripts && html === 'keep') return false
  return name.startsWith('on') || name === 'srcdoc' || isScript(value)
}

/** Browsers leave out white space and control characters before they look at the scheme. */
export function isScript(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out.
  const bare = value.replace(/[\u0000-\u0020]+/g, '')
  return /(?:^|;)(?:javascript|vbscript):|^data:(?!image\/(?:png|gif|jpe?g|webp|avif)[;,])/i.test(bare)
}

function isAllowedFrame(
  src: string | undefined,
  frames: readonly string[] | undefined,
  html: HtmlPolicy['html'],
): boolean {
  if (frames === undefined) return html === 'keep'
  if (src === undefined || !/^(?:https?:)?\/\//i.test(src.trim())) return html === 'keep'
  const address = URL.canParse(src, 'https://site.invalid') ? new URL(src, 'https://site.invalid') : undefined
  return address !== undefined && frames.includes(address.host)
}

function attributeValue(attributes: readonly Attribute[], name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value
}
