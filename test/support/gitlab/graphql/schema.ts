import { buildSchema, type GraphQLSchema } from 'graphql'
import type { Tier } from '../server/world.ts'
import { commonTypes } from './schema-common.ts'
import { paidTypes } from './schema-paid.ts'
import { workItemTypes } from './schema-work-items.ts'

/**
 * A part of GitLab's schema, with its own names: https://docs.gitlab.com/api/graphql/reference/
 *
 * The free edition lacks the types of the paid code, so that a query that names them is wrong there.
 */
export function schemaOf(tier: Tier): GraphQLSchema {
  return buildSchema([commonTypes, workItemTypes, ...(tier === 'ce' ? [] : [paidTypes])].join('\n'))
}
