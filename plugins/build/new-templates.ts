import type { Methods } from './eleventy-parts.ts'

/** What Eleventy knows of one template. */
interface Template {
  hasTemplateRender?(): boolean
}

const mended = new WeakSet<object>()

/**
 * Where several templates are new at once, Eleventy builds for the sake of one of them and asks the others whether they hang on it.
 * They have not been read by then, and cannot tell: every further build would end there. What is new counts as concerned.
 *
 * @param methods  The methods of Eleventy's `TemplateContent`; nothing is touched that has another shape than the one known.
 */
export function answerForNew(methods: Methods): void {
  const ask = methods.isFileRelevantToThisTemplate
  if (typeof ask !== 'function' || mended.has(methods)) return
  mended.add(methods)
  Object.assign(methods, {
    isFileRelevantToThisTemplate(this: Template, ...given: never[]): unknown {
      return this.hasTemplateRender?.() === false || ask.apply(this, given)
    },
  })
}
