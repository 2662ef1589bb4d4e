import { problemAt, type Source } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import type { Problem } from '../../problems/problem.ts'
import { editDistance, either } from '../../problems/suggest.ts'
import { asText, asTexts } from '../fields.ts'
import { isPlaceholder, roleFields } from './people.ts'
import { type Rename, resolveEntity } from './renames.ts'
import {
  type Category,
  type Entity,
  type EntityKind,
  entitiesOf,
  type Group,
  plurals,
  type Stage,
  type Taxonomy,
} from './taxonomy.ts'

/** Most categories that a stage's column can show. */
const columnLength = 8

/** Find what does not fit together between sections, stages, groups and categories. */
export function taxonomyProblems(taxonomy: Taxonomy, renames: readonly Rename[]): Problem[] {
  return [
    ...taxonomy.stages.flatMap((stage) => stageProblems(stage, taxonomy, renames)),
    ...taxonomy.groups.flatMap((group) => groupProblems(group, taxonomy, renames)),
    ...taxonomy.categories.flatMap((category) => categoryProblems(category, taxonomy, renames)),
    ...entitiesOf(taxonomy).flatMap((entity) => [
      ...peopleProblems(entity),
      ...keyProblems(entity),
      ...labelFormProblems(entity),
    ]),
    ...sharedLabelProblems(taxonomy),
    ...duplicateProblems(taxonomy),
  ]
}

function stageProblems(stage: Stage, taxonomy: Taxonomy, renames: readonly Rename[]): Problem[] {
  const problems = reference(stage.source, ['section'], 'section', asText(stage.fields.section), taxonomy, renames)
  for (const [index, key] of listOf(stage.fields.related)) {
    if (key === stage.key) {
      const message = `Stage \`${stage.key}\` is related to itself.`
      problems.push(problemAt(stage.source, 'taxonomy/self-reference', message, { field: ['related', index] }))
    } else problems.push(...reference(stage.source, ['related', index], 'stage', key, taxonomy, renames))
  }
  const shown = stage.categories.filter((category) => category.marketing && category.stage === stage)
  if (stage.marketing && shown.length > columnLength) {
    const message = `Stage \`${stage.key}\` shows ${shown.length} categories in public overviews; its column holds ${columnLength}.`
    problems.push(problemAt(stage.source, 'taxonomy/too-many-categories', message, { what: 'key' }))
  }
  return problems
}

function groupProblems(group: Group, taxonomy: Taxonomy, renames: readonly Rename[]): Problem[] {
  return listOf(group.fields.categories).flatMap(([index, key]) =>
    reference(group.source, ['categories', index], 'category', key, taxonomy, renames),
  )
}

function categoryProblems(category: Category, taxonomy: Taxonomy, renames: readonly Rename[]): Problem[] {
  const problems = reference(category.source, ['stage'], 'stage', asText(category.fields.stage), taxonomy, renames)
  if (category.groups.length === 0) {
    const message = `No group lists the category \`${category.key}\`.`
    const help = category.stage?.groups.length
      ? `Add \`${category.key}\` to the categories of a group of ${category.stage.name}: ${either(category.stage.groups.map((group) => `\`${group.key}\``))}.`
      : `Add \`${category.key}\` to the categories of its group in stages.yml.`
    problems.push(problemAt(category.source, 'taxonomy/category-without-group', message, { what: 'key', help }))
  }
  for (const group of category.groups.slice(1)) {
    const [first] = category.groups as [Group]
    const message = `\`${category.key}\` is listed by the group \`${group.key}\` and by \`${first.key}\`.`
    problems.push(
      problemAt(group.source, 'taxonomy/category-in-two-groups', message, { field: categoryField(group, category) }),
    )
  }
  for (const group of category.groups) {
    if (!category.stage || group.stage === category.stage) continue
    const message = `\`${category.key}\` says stage \`${category.stage.key}\`, but the group \`${group.key}\` that lists it belongs to \`${group.stage.key}\` (${group.source.file.file}).`
    problems.push(
      problemAt(category.source, 'taxonomy/stage-conflict', message, { field: ['stage'], expected: [group.stage.key] }),
    )
  }
  if (category.fields.marketing === undefined || category.fields.marketing === null) {
    const message = `\`${category.key}\` does not say whether it is shown in public overviews.`
    problems.push(problemAt(category.source, 'taxonomy/no-marketing', message, { what: 'key' }))
  }
  if (!category.direction) {
    const message = `\`${category.key}\` has no \`direction\`.`
    problems.push(problemAt(category.source, 'taxonomy/no-direction', message, { field: ['direction'], what: 'key' }))
  }
  return problems
}

function categoryField(group: Group, category: Category): (string | number)[] {
  return ['categories', asTexts(group.fields.categories).indexOf(category.key)]
}

function listOf(value: unknown): [index: number, text: string][] {
  return asTexts(value).map((text, index) => [index, text])
}

/** A problem unless the key leads to something; the key of a group or category is meant, never its name. */
export function reference(
  source: Source,
  field: (string | number)[],
  kind: EntityKind,
  key: string | undefined,
  taxonomy: Taxonomy,
  renames: readonly Rename[],
): Problem[] {
  if (key === undefined) return []
  const resolution = resolveEntity(taxonomy, renames, kind, key)
  const report = (message: string, help: string | undefined, expected: string[]): Problem[] => [
    problemAt(source, 'taxonomy/unknown-reference', message, { field, expected, ...(help ? { help } : {}) }),
  ]
  if (resolution.found) {
    if (resolution.by === 'key') return []
    const right = resolution.found.key
    return report(`\`${key}\` is the name of a ${kind}. Its key is meant here.`, `Write \`${right}\`.`, [right])
  }
  if (resolution.why === 'case') {
    const { key: right, name } = resolution.meant
    const but = resolution.by === 'key' ? `but \`${right}\`` : `but "${name}" with the key \`${right}\``
    return report(`There is no ${kind} \`${key}\`, ${but}.`, `Write \`${right}\`.`, [right])
  }
  if (resolution.why === 'renamed') {
    const keys = resolution.meant.map((entity) => entity.key)
    const became = resolution.rename.kind === 'split' ? 'was split into' : 'is now'
    return report(
      `There is no ${kind} \`${key}\` any more: it ${became} ${keys.map((one) => `\`${one}\``).join(' and ')}.`,
      `Write ${either(keys.map((one) => `\`${one}\``))}.`,
      keys,
    )
  }
  const close = resolution.suggestions
  const hint =
    close.length > 0
      ? `Did you mean ${either(close.map((one) => `\`${one}\``))}?`
      : `If it was renamed, write the old key down in renames.yml.`
  return report(`There is no ${kind} \`${key}\`.`, hint, close)
}

function peopleProblems(entity: Entity): Problem[] {
  return roleFields.flatMap((field) => {
    const value = entity.fields[field]
    const isList = Array.isArray(value)
    return (isList ? value : [value]).flatMap((item, index) => {
      const name = asText(item)
      if (name === undefined) return []
      const at = isList ? [field, index] : [field]
      if (/^tbd$/i.test(name)) {
        const message = `\`${field}\` of the ${entity.kind} \`${entity.key}\` is to be determined.`
        return [problemAt(entity.source, 'people/placeholder', message, { field: at })]
      }
      const trouble = notOnePerson(name)
      if (!trouble) return []
      const message = `\`${field}\` of the ${entity.kind} \`${entity.key}\` is "${name}", ${trouble}.`
      return [problemAt(entity.source, 'people/not-a-person', message, { field: at })]
    })
  })
}

function notOnePerson(name: string): string | undefined {
  if (isPlaceholder(name)) return 'which looks like a slip for TBD'
  if (/\s(&|and)\s|[;,/]\s/.test(name)) return 'which looks like more than one person'
  if (/^#|@.*\s|https?:|\b(channel|team)\b/i.test(name)) return 'which is not the name of a person'
  return undefined
}

/** A key one or two letters away from the name is a slip; a shorter or longer key is a choice. */
function keyProblems(entity: Entity): Problem[] {
  const key = letters(entity.key)
  const name = letters(entity.name)
  if (key === name || Math.abs(key.length - name.length) > 1 || editDistance(key, name) > 2 || key.length < 6) return []
  const message = `The key \`${entity.key}\` is almost, but not quite, the name "${entity.name}".`
  return [problemAt(entity.source, 'taxonomy/key-differs-from-name', message, { what: 'key' })]
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

const labelForms: Record<EntityKind, { form: RegExp; shown: string }> = {
  section: { form: /^section::./, shown: 'section::' },
  stage: { form: /^devops::./, shown: 'devops::' },
  group: { form: /^group::./, shown: 'group::' },
  category: { form: /^Category:[^:]/, shown: 'Category:' },
}

function labelFormProblems(entity: Entity): Problem[] {
  const { form, shown } = labelForms[entity.kind]
  if (form.test(entity.label)) {
    if (entity.kind !== 'category' || entity.label === `Category:${entity.name}`) return []
    const message = `The label \`${entity.label}\` of the category \`${entity.key}\` differs from its name "${entity.name}".`
    return [problemAt(entity.source, 'taxonomy/label-differs-from-name', message, { field: ['label'] })]
  }
  const message = `The label \`${entity.label}\` of the ${entity.kind} \`${entity.key}\` does not begin with \`${shown}\`.`
  return [problemAt(entity.source, 'taxonomy/label-form', message, { field: ['label'] })]
}

function sharedLabelProblems(taxonomy: Taxonomy): Problem[] {
  return [
    ...grouped(entitiesOf(taxonomy), (entity) => `${entity.kind} ${entity.label.toLowerCase()}`).values(),
  ].flatMap(([first, ...others]) =>
    others.map((entity) => {
      const message = `The ${plurals[entity.kind]} \`${first?.key}\` and \`${entity.key}\` share the label \`${entity.label}\`.`
      return problemAt(entity.source, 'taxonomy/shared-label', message, { field: ['label'] })
    }),
  )
}

function duplicateProblems(taxonomy: Taxonomy): Problem[] {
  const named = [...grouped(entitiesOf(taxonomy), (entity) => `${entity.kind} ${entity.name}`).values()].flatMap(
    ([first, ...others]) =>
      others.map((entity) => {
        const message = `The ${plurals[entity.kind]} \`${first?.key}\` and \`${entity.key}\` are both named "${entity.name}".`
        return problemAt(entity.source, 'taxonomy/duplicate-name', message, {
          field: [entity.kind === 'stage' ? 'display_name' : 'name'],
        })
      }),
  )
  const keyed = [...grouped(taxonomy.groups, (group) => group.key).values()].flatMap(([first, ...others]) =>
    others.map((group) => {
      const message = `The stages \`${first?.stage.key}\` and \`${group.stage.key}\` both have a group with the key \`${group.key}\`.`
      return problemAt(group.source, 'taxonomy/duplicate-key', message, { what: 'key' })
    }),
  )
  return [...named, ...keyed]
}
