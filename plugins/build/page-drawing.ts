import { type EngineOptions, markdownEngine } from '../markdown/engine.ts'

/**
 * Draw texts that need nothing but themselves: in any thread it comes to the same.
 *
 * @returns  The HTML of a text; nothing when it has to be drawn where the whole site is known.
 */
export function pageDrawing(options: EngineOptions): (text: string) => string | undefined {
  const engine = markdownEngine(options)
  return (text) => {
    // Shortcodes ask for more than the text: for other files, and for the front matter.
    if (options.hugo && /\{\{[<%]/.test(text)) return undefined
    try {
      return engine.render(text)
    } catch {
      return undefined
    }
  }
}
