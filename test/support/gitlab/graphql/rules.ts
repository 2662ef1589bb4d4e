import {
  type ASTVisitor,
  FieldsOnCorrectTypeRule,
  GraphQLError,
  isLeafType,
  KnownTypeNamesRule,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

/** The usual rules, with the errors that people meet most in GitLab's words. */
export const rules: readonly ValidationRule[] = [
  ...specifiedRules.filter((rule) => rule !== FieldsOnCorrectTypeRule && rule !== KnownTypeNamesRule),
  knownFields,
  knownTypes,
]

function knownFields(context: ValidationContext): ASTVisitor {
  return {
    Field(node, _key, _parent, _path, ancestors) {
      const type = context.getParentType()
      if (!type || context.getFieldDef() || isLeafType(type)) return
      const typeName = type.name
      const fieldName = node.name.value
      const extensions = { code: 'undefinedField', typeName, fieldName }
      const message = `Field '${fieldName}' doesn't exist on type '${typeName}'`
      context.reportError(
        new GraphQLError(message, { nodes: node, path: [...pathOf(ancestors), fieldName], extensions }),
      )
    },
  }
}

function knownTypes(context: ValidationContext): ASTVisitor {
  return {
    NamedType(node) {
      const typeName = node.name.value
      if (context.getSchema().getType(typeName)) return
      const message = `No such type ${typeName}, so it can't be a fragment condition`
      const extensions = { code: 'undefinedType', typeName }
      context.reportError(new GraphQLError(message, { nodes: node, extensions }))
    },
  }
}

interface Ancestor {
  kind?: string
  operation?: string
  name?: { value: string }
  alias?: { value: string }
  typeCondition?: { name: { value: string } }
}

/** Where a field stands, in GitLab's way: `["query Name", "group", "... on X"]`. */
function pathOf(ancestors: readonly unknown[]): string[] {
  return (ancestors as Ancestor[]).flatMap((one) => {
    if (one.kind === 'OperationDefinition') return [[one.operation, one.name?.value].filter(Boolean).join(' ')]
    if (one.kind === 'Field') return [one.alias?.value ?? one.name?.value ?? '']
    if (one.kind === 'InlineFragment') return [`... on ${one.typeCondition?.name.value}`]
    return one.kind === 'FragmentDefinition' ? [`fragment ${one.name?.value}`] : []
  })
}
