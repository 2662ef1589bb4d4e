import { execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'
import { canRead, type Viewer } from '../server/access.ts'
import { type Answer, type Ask, json } from '../server/ask.ts'
import { groupFor, projectFor, type Tier, type World } from '../server/world.ts'
import { complexityLimits, complexityOf } from './complexity.ts'
import type { Scene } from './connection.ts'
import { gid, milestoneNode } from './nodes.ts'
import { groupNode, namespaceNode, projectNode } from './places.ts'
import { rules } from './rules.ts'
import { schemaOf } from './schema.ts'
import { workItemId } from './work.ts'
import { workItemNode } from './work-item-node.ts'

/** One operation as it was sent. */
export interface Operation {
  query: string
  variables?: Record<string, unknown> | null
  operationName?: string | null
}

const schemas = new Map<Tier, GraphQLSchema>()

/**
 * `POST /api/graphql`: https://docs.gitlab.com/api/graphql/
 *
 * Errors in a query are answered with status 200.
 */
export async function graphAnswer(ask: Ask, world: World): Promise<Answer> {
  if (ask.method !== 'POST') return failure('Not found!', 404)
  if (ask.viewer.kind === 'job' || ask.viewer.kind === 'narrow') return failure('Invalid token', 401)
  const operations = readOperations(ask.body)
  if (!operations) return failure('Unexpected end of document', 422)
  const size = operations.reduce((sum, { query }) => sum + query.length, 0)
  if (size > 10_000) return failure('Query too large', 422)
  const results: unknown[] = []
  for (const operation of operations) results.push(await resultOf(operation, { world, viewer: ask.viewer }))
  return json(ask.body.trimStart().startsWith('[') ? results : results[0], 200, {
    'content-type': 'application/json; charset=utf-8',
  })
}

export function failure(message: string, status: number): Answer {
  return json({ errors: [{ message }] }, status)
}

/** The operations of a body: one, or a list of them. Undefined when it is neither. */
export function readOperations(body: string): Operation[] | undefined {
  try {
    const sent: unknown = JSON.parse(body)
    const list = (Array.isArray(sent) ? sent : [sent]) as Operation[]
    return list.every((one) => typeof one?.query === 'string') ? list : undefined
  } catch {
    return undefined
  }
}

async function resultOf({ query, variables, operationName }: Operation, scene: Scene): Promise<unknown> {
  const schema = schemaFor(scene.world.tier)
  try {
    const document = parse(query)
    const errors = validate(schema, document, rules)
    if (errors.length > 0) return { errors }
    const score = complexityOf(schema, document, variables ?? {})
    const limit = scene.viewer.kind === 'anonymous' ? complexityLimits.anonymous : complexityLimits.signedIn
    if (score > limit) {
      return { errors: [{ message: `Query has complexity of ${score}, which exceeds max complexity of ${limit}` }] }
    }
    return await execute({
      schema,
      document,
      rootValue: rootOf(scene, { limit, score }),
      variableValues: variables ?? {},
      ...(operationName ? { operationName } : {}),
    })
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : { message: (error as Error).message }] }
  }
}

function schemaFor(tier: Tier): GraphQLSchema {
  const known = schemas.get(tier) ?? schemaOf(tier)
  schemas.set(tier, known)
  return known
}

/** What the fields of `Query` answer; what the viewer may not know of is null. */
function rootOf(scene: Scene, queryComplexity: { limit: number; score: number }): object {
  const { world, viewer } = scene
  return {
    queryComplexity,
    currentUser: () => currentUser(world, viewer),
    metadata: () => ({ version: '19.6.0-ee', revision: '3cc1f8a2b0d', enterprise: world.tier !== 'ce' }),
    group: ({ fullPath }: { fullPath: string }) => {
      const group = groupFor(world, fullPath, viewer)
      return group ? groupNode(scene, group) : null
    },
    project: ({ fullPath }: { fullPath: string }) => {
      const project = projectFor(world, fullPath, viewer)
      return project ? projectNode(scene, project) : null
    },
    namespace: ({ fullPath }: { fullPath: string }) => {
      const place = groupFor(world, fullPath, viewer) ?? projectFor(world, fullPath, viewer)
      return place ? namespaceNode(scene, place) : null
    },
    milestone: ({ id }: { id: string }) => {
      const milestone = world.product.milestones.find((one) => gid('Milestone', one.id) === id)
      return milestone ? milestoneNode(scene, milestone) : null
    },
    workItem: ({ id }: { id: string }) => workItemById(scene, id),
  }
}

function workItemById(scene: Scene, id: string): object | null {
  const { issues, epics } = scene.world.product
  const item = [...issues, ...epics].find((one) => gid('WorkItem', workItemId(one)) === id)
  const home =
    item && ('projectId' in item ? scene.world.projects.get(item.projectId) : scene.world.groups.get(item.groupId))
  if (!item || !home || !canRead(scene.viewer, item.confidential ? 'members' : home.readers)) return null
  return workItemNode(scene, item)
}

function currentUser({ product, url }: World, { kind }: Viewer): object | null {
  const user = product.people[kind === 'outsider' ? 1 : 0]
  if (kind === 'anonymous' || !user) return null
  const { id, username, name, email } = user
  return { id: gid('User', id), username, name, publicEmail: email, webUrl: `${url}/${username}` }
}
