import type { JsonLdContext } from '../core/model/learning/learning-json-ld.ts'
import type { LearningContext } from './context.ts'

export function jsonLdContext({ handbook, learning }: LearningContext): JsonLdContext {
  const { site, learning: options } = handbook.options
  return {
    site,
    basePath: options.basePath,
    vocabulary: learning.vocabulary,
    itemOf: (uid) => learning.byUid.get(uid),
  }
}
