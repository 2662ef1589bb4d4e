import { asFields, asText, type Fields, withoutControls } from '../../core/model/fields.ts'
import { HandbookError } from '../../core/problems/problem.ts'
import type { Transport } from './transport.ts'

/** A GraphQL query that the instance does not understand: another way must do. */
class UnknownQuery extends HandbookError {}
/** A query that asks for more than GitLab reckons at once. */
export class TooComplex extends HandbookError {}

/** Whether the REST API may do instead: the instance does not understand a query, or cannot answer it in time. */
export function isForRest(error: unknown): boolean {
  return error instanceof UnknownQuery || isTooSlow(error)
}

/** Whether every try has failed: large groups take GraphQL longer than GitLab waits. */
export function isTooSlow(error: unknown): boolean {
  return error instanceof HandbookError && error.code === 'gitlab/unavailable'
}

/** How an instance says that it does not know a field, an argument, a type or a value such as `EPIC`. */
const unknown =
  /doesn't exist|doesn't accept|isn't a defined|has an invalid value|No such type|Cannot query field|Unknown/i

/**
 * Send a query. GitLab answers mistakes with status 200.
 *
 * @throws UnknownQuery, TooComplex, or another HandbookError: `gitlab/unavailable` when it took too long, else
 *   `gitlab/unexpected`.
 */
export async function graphql(
  transport: Transport,
  host: string,
  query: string,
  variables: Record<string, unknown>,
): Promise<Fields> {
  const { body } = await transport.query(new URL(`${host}/api/graphql`), { query, variables })
  const { data, errors } = asFields(body)
  const [first] = Array.isArray(errors) ? errors : []
  if (first !== undefined) {
    const message = withoutControls(asText(asFields(first).message) ?? 'no reason').slice(0, 200)
    const text = `GitLab refuses a GraphQL query: ${message}`
    if (/complexity/i.test(message)) throw new TooComplex('gitlab/unexpected', text)
    if (unknown.test(message)) throw new UnknownQuery('gitlab/unexpected', text)
    if (/timed out|^Timeout on /i.test(message)) throw new HandbookError('gitlab/unavailable', text)
    throw new HandbookError('gitlab/unexpected', text)
  }
  if (typeof data !== 'object' || data === null)
    throw new HandbookError('gitlab/unexpected', 'The answer to a GraphQL query holds no data.')
  return asFields(data)
}

/**
 * Read every page of a connection below `path` in the answer. Pages may hold fewer entries than asked for.
 *
 * @param path  Names of the fields that lead to the connection.
 * @returns     All nodes, and the last answer as a whole.
 */
export async function readConnection(
  transport: Transport,
  host: string,
  query: string,
  variables: Record<string, unknown>,
  path: readonly string[],
): Promise<{ nodes: unknown[]; last: Fields }> {
  const nodes: unknown[] = []
  const seen = new Set<string>()
  for (let after: string | null = null; ; ) {
    const data: Fields = await graphql(transport, host, query, { ...variables, after })
    const connection: Fields = path.reduce<Fields>((at, name) => asFields(at[name]), data)
    if (!Array.isArray(connection.nodes)) {
      const [root = ''] = path
      const message =
        data[root] === null ? 'GitLab knows no such group, or hides it.' : 'The answer to a GraphQL query is no list.'
      throw new HandbookError(data[root] === null ? 'gitlab/not-found' : 'gitlab/unexpected', message)
    }
    nodes.push(...connection.nodes)
    const { hasNextPage, endCursor } = asFields(connection.pageInfo)
    if (hasNextPage !== true) return { nodes, last: data }
    if (typeof endCursor !== 'string' || seen.has(endCursor))
      throw new HandbookError('gitlab/unexpected', 'GitLab counts the pages of a GraphQL query in circles.')
    seen.add(endCursor)
    after = endCursor
  }
}
