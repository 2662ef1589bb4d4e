import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { pageLimit } from './connection.ts'

/** https://docs.gitlab.com/api/graphql/#maximum-query-complexity */
export const complexityLimits = { anonymous: 200, signedIn: 250 }

/**
 * The score of a query, as GitLab counts it: each field adds 1; a list that is looked up adds 1 for `sort`, 5 for
 * `search`, 2 for `labelName`, and one hundredth of its content for each item asked for, so that 100 items double it.
 * Of fragments on different types the dearest counts.
 *
 * Source: `app/graphql/types/base_field.rb` and `app/graphql/resolvers/base_resolver.rb` of GitLab.
 */
export function complexityOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): number {
  const fragments = new Map(
    document.definitions.flatMap((one): [string, FragmentDefinitionNode][] =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  )
  const counting: Counting = { schema, fragments, variables }
  const scores = document.definitions.map((one) =>
    one.kind === Kind.OPERATION_DEFINITION
      ? selectionScore(counting, one.selectionSet, schema.getQueryType() as GraphQLObjectType)
      : 0,
  )
  return Math.max(0, ...scores)
}

interface Counting {
  schema: GraphQLSchema
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  variables: Record<string, unknown>
}

function selectionScore(counting: Counting, selections: SelectionSetNode, type: GraphQLCompositeType): number {
  const types = isAbstractType(type) ? counting.schema.getPossibleTypes(type) : [type]
  return Math.max(
    ...types.map((one) => {
      const fields = fieldsFor(counting, selections, one)
      return [...fields.values()].reduce((sum, field) => sum + fieldScore(counting, field, one), 0)
    }),
  )
}

/** The fields that an object of a type answers, by the name in the answer. */
function fieldsFor(
  counting: Counting,
  { selections }: SelectionSetNode,
  type: GraphQLObjectType,
  found: Map<string, FieldNode> = new Map(),
): Map<string, FieldNode> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      found.set(selection.alias?.value ?? selection.name.value, selection)
      continue
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? counting.fragments.get(selection.name.value) : selection
    const condition = fragment?.typeCondition?.name.value ?? type.name
    if (fragment && applies(counting.schema, condition, type)) fieldsFor(counting, fragment.selectionSet, type, found)
  }
  return found
}

function applies(schema: GraphQLSchema, condition: string, type: GraphQLObjectType): boolean {
  const wanted = schema.getType(condition)
  return wanted === type || (isAbstractType(wanted) && schema.isSubType(wanted, type))
}

function fieldScore(counting: Counting, node: FieldNode, type: GraphQLObjectType): number {
  const field = type.getFields()[node.name.value]
  if (!field || node.name.value.startsWith('__')) return 1
  const result = getNamedType(field.type)
  const content = node.selectionSet && isCompositeType(result) ? selectionScore(counting, node.selectionSet, result) : 0
  if (!isLookedUp(field)) return 1 + content
  const args = getArgumentValues(field, node, counting.variables)
  const own = 1 + (node.arguments?.some(({ name }) => name.value === 'sort') ? 1 : 0) + (args.search ? 5 : 0)
  const score = content + own + (args.labelName ? 2 : 0)
  const items = Math.min(pageLimit, ...[args.first, args.last].filter((one): one is number => typeof one === 'number'))
  return Math.floor(score + (args.iids ? 0 : score * items * 0.01))
}

/** Lists with arguments of their own are looked up; those that only page through what is there are not. */
function isLookedUp({ type, args }: GraphQLField<unknown, unknown>): boolean {
  const result = getNamedType(type)
  return isObjectType(result) && result.name.endsWith('Connection') && args.length > 4
}
