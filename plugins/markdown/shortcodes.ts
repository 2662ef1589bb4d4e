import type { MarkdownIt, Token } from 'markdown-it'
import { shortcodeForms } from '../core/model/markdown/shortcode-names.ts'
import { type ShortcodeMeta, shortcodeOf } from '../core/model/markdown/shortcode-syntax.ts'
import { present } from '../core/model/product/taxonomy.ts'
import { escapeHtml } from '../theme/html.ts'
import { drawnAddress } from './addresses.ts'
import type { PageEnvironment } from './engine.ts'
import type { Drawn } from './shortcode-drawing.ts'
import { draws } from './shortcode-draws.ts'

/** Draw shortcodes. What has no meaning here is shown as it is written. */
export function drawShortcodes(markdown: MarkdownIt, prefix: string): void {
  const { rules } = markdown.renderer
  rules.shortcode = (tokens, index, _options, env) => {
    const token = tokens[index] as Token
    const drawn = draw(token, env)
    if (!drawn) return shownCall(token)
    const isPhrase = token.block && shortcodeForms.get((shortcodeOf(token) as ShortcodeMeta).call.name) === 'phrase'
    return isPhrase ? `<p>${drawn[0]}${drawn[1]}</p>\n` : drawn[0] + drawn[1]
  }
  rules.shortcode_open = (tokens, index, _options, env) => {
    const token = tokens[index] as Token
    return draw(token, env)?.[0] ?? shownCall(token)
  }
  rules.shortcode_close = (tokens, index, _options, env) => {
    const token = tokens[index] as Token
    return draw(token, env)?.[1] ?? shownCall(token)
  }
  rules.shortcode_text = (tokens, index) => shownCall(tokens[index] as Token)

  function draw(token: Token, env: unknown): Drawn | undefined {
    const { call, fault } = shortcodeOf(token) as ShortcodeMeta
    // Both ends of a pair are drawn from the arguments of its first call.
    const { opening = call } = call
    if (fault || !Object.hasOwn(draws, opening.name)) return undefined
    return draws[opening.name]?.({
      call: opening,
      isBlock: token.block,
      fields: (env as PageEnvironment).fields ?? {},
      ...present({ data: (env as PageEnvironment).data }),
      line: (text) => (text === '' ? '' : markdown.renderInline(text, {})),
      address: (address) => drawnAddress(address, prefix),
    })
  }
}

/** A call as it is written, as code: readers see that something is missing, and the author finds it. */
function shownCall(token: Token): string {
  const code = `<code class="shortcode">${escapeHtml((shortcodeOf(token) as ShortcodeMeta).source)}</code>`
  return token.block ? `<p>${code}</p>\n` : code
}
