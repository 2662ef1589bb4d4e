import { asFields } from '../../core/model/fields.ts'
import type { Asking } from './asking.ts'
import { graphql } from './graphql.ts'

/** Most places that are asked for at once. */
const atOnce = 25

/**
 * Whether projects and groups are open to everybody. What cannot be read is not.
 *
 * @param paths  Full paths.
 */
export async function openPlaces(
  { transport, settings }: Asking,
  paths: readonly string[],
): Promise<Record<string, boolean>> {
  const open: Record<string, boolean> = {}
  for (let from = 0; from < paths.length; from += atOnce) {
    const some = paths.slice(from, from + atOnce)
    const variables = Object.fromEntries(some.map((path, index) => [`p${index}`, path]))
    const declared = some.map((_, index) => `$p${index}: ID!`)
    const fields = some.map(
      (_, index) =>
        `project${index}: project(fullPath: $p${index}) { visibility } group${index}: group(fullPath: $p${index}) { visibility }`,
    )
    const query = `query (${declared.join(', ')}) { ${fields.join(' ')} }`
    const answer = await graphql(transport, settings.host, query, variables)
    for (const [index, path] of some.entries()) {
      const found = asFields(answer[`project${index}`] ?? answer[`group${index}`])
      open[path] = found.visibility === 'public'
    }
  }
  return open
}
