import { HandbookError } from '../core/problems/problem.ts'
import type { Shard } from '../sources/shard.ts'

/** Most parts that GitLab's `parallel` makes. */
const most = 200

/**
 * Which part of the site `--shard` asks for; nothing means all of it.
 *
 * @param value  `2/5`; `true` asks for the part that GitLab has given to the job by `parallel`.
 * @throws HandbookError  `config/usage` when it names no part.
 */
export function wantedShard(value: string | true | undefined, env: NodeJS.ProcessEnv): Shard | undefined {
  if (value === undefined) return undefined
  const { CI_NODE_INDEX = '1', CI_NODE_TOTAL = '1' } = env
  const text = value === true ? `${CI_NODE_INDEX}/${CI_NODE_TOTAL}` : value
  const [index, total] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text)?.slice(1).map(Number) ?? []
  if (index === undefined || total === undefined || index > total || total > most) {
    const from = value === true ? 'CI_NODE_INDEX and CI_NODE_TOTAL ask for the part' : '--shard is'
    throw new HandbookError('config/usage', `${from} "${text}".`, {
      help: `Give a part and the number of all, at most ${most}, such as 2/5.`,
    })
  }
  return { index, total }
}
