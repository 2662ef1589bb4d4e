import type { Problem } from '../../problems/problem.ts'
import type { Version } from '../product/version.ts'
import { itemProblem } from './item-problem.ts'
import type { ReleaseItem } from './release-item.ts'

/** Bytes of a file of the site that an item shows; nothing for what is elsewhere, or not there. */
export type SizeOf = (item: ReleaseItem, src: string) => number | undefined

/** Most bytes of a picture. */
const mostBytes = 150_000

/** Find pictures and videos of an item that lie in the wrong place, and pictures that are too large. */
export function mediaProblems(item: ReleaseItem, version: Version | undefined, sizeOf: SizeOf): Problem[] {
  return item.media.flatMap(({ src }) => {
    if (/^https?:\/\/(www\.)?youtube\.com\//.test(src)) {
      const message = `The video "${src}" is on youtube.com, which tracks those who watch.`
      return [itemProblem(item, 'release/media', message, 'video', { help: 'Use www.youtube-nocookie.com.' })]
    }
    return [...placeProblems(item, src, version), ...sizeProblems(item, src, sizeOf)]
  })
}

/** Pictures and videos of YAML items lie below the images of their release. */
function placeProblems(item: ReleaseItem, src: string, version: Version | undefined): Problem[] {
  const isReleased = version !== undefined && !item.source.file.file.includes('/unreleased/')
  const folder = `/images/${isReleased ? `${version.major}_${version.minor}` : 'unreleased'}/`
  if (item.page || !src.startsWith('/images/') || src.startsWith(folder)) return []
  const what = isVideo(src) ? 'video' : 'picture'
  const message = `The ${what} "${src}" does not lie below ${folder}.`
  return [itemProblem(item, 'release/media', message, what, { help: `Move it to ${folder}.` })]
}

function sizeProblems(item: ReleaseItem, src: string, sizeOf: SizeOf): Problem[] {
  const bytes = isVideo(src) ? undefined : sizeOf(item, src)
  if (bytes === undefined || bytes <= mostBytes) return []
  const message = `The picture "${src}" has ${grouped(bytes)} bytes. It should have at most ${grouped(mostBytes)}.`
  return [itemProblem(item, 'release/media-size', message, 'picture')]
}

function isVideo(src: string): boolean {
  return /\.(mp4|mov|webm|ogv)$/i.test(src)
}

/** 150,000 */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
