import { ruleOf } from '../../problems/catalogue.ts'
import { problemAt } from '../../problems/data-file.ts'
import { atLine, type Edit, type Problem } from '../../problems/problem.ts'
import type { ItemType, ReleaseItem } from './release-item.ts'

/** Names under which the fields of an item stand in pages and in YAML. */
const fieldNames = {
  title: ['title', 'name'],
  tier: ['tier', 'available_in'],
  offering: ['offering', 'gitlab_com'],
  stage: ['stage', 'stage'],
  categories: ['categories', 'categories'],
  documentation: ['documentation_link', 'documentation_link'],
  workItem: ['work_item', 'issue_url'],
  picture: ['media', 'image_url'],
  video: ['media', 'video'],
  body: ['body', 'description'],
  level: ['level', 'name'],
  type: ['type', 'name'],
  status: ['status', 'name'],
  replaces: ['replaces', 'name'],
} as const

export type ItemField = keyof typeof fieldNames

/** Fields that hold the titles of what is no feature, in YAML. */
const titleFields: { readonly [Type in ItemType]?: string } = {
  deprecation: 'feature_name',
  removal: 'feature_name',
  upgrade: 'title',
  other: 'title',
}

export function nameOfField({ page, type }: ReleaseItem, field: ItemField): string {
  if (page) return fieldNames[field][0]
  return (field === 'title' && titleFields[type]) || fieldNames[field][1]
}

/** A problem at a field of an item; at the text of its page for its body, at its heading where it stands in one. */
export function itemProblem(
  item: ReleaseItem,
  code: Problem['code'],
  message: string,
  field: ItemField,
  rest: { help?: string; expected?: string[]; edits?: Edit[] } = {},
): Problem {
  const line = item.within?.line ?? (field === 'body' && item.page ? (item.bodyLine ?? 1) : undefined)
  if (line !== undefined)
    return {
      code,
      severity: ruleOf(code).severity,
      message,
      file: item.source.file.file,
      place: atLine(line),
      pointer: item.within ? `body:${item.slug}` : 'body:text',
      ...rest,
    }
  return problemAt(item.source, code, message, { field: [nameOfField(item, field)], ...rest })
}
