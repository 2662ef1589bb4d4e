import { hash } from 'node:crypto'

/** One of the parts into which the files of a site are split, so that several machines share the work. */
export interface Shard {
  /** From 1. */
  index: number
  total: number
}

/**
 * Whether a file belongs to a part. Each page belongs to one part by its path alone, so that it stays there when other pages come
 * and go; what is no page belongs to the first.
 *
 * @param isPage  Whether a path, from the site's root, is that of a page.
 */
export function belongsTo(shard: Shard | undefined, isPage: (path: string) => boolean): (path: string) => boolean {
  if (!shard) return () => true
  const { index, total } = shard
  return (path) => (isPage(path) ? shardOf(path, total) : 1) === index
}

function shardOf(path: string, total: number): number {
  return (Number.parseInt(hash('sha256', path).slice(0, 8), 16) % total) + 1
}
