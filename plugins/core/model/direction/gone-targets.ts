import type { Problem } from '../../problems/problem.ts'
import { fileBeside, joined, resolvedAddress, safely } from '../markdown/link-address.ts'
import type { HandbookOptions } from '../options.ts'
import { pageAddress, splitAddress } from '../pages/address.ts'

/**
 * Make the test whether a problem is a link or picture that leads to a file which is no longer there.
 *
 * @param gone  Paths from the site's root; what their front matter said of their address is no longer known.
 */
export function leadsTo(gone: ReadonlySet<string>, options: HandbookOptions): (problem: Problem) => boolean {
  const folders = [options.input, ...options.links.static]
  const addresses = new Set([...gone].flatMap((file) => addressOf(file, options) ?? []))
  return ({ code, file, pointer = '' }) => {
    if (gone.size === 0 || (code !== 'link/broken' && code !== 'link/image')) return false
    const [path] = splitAddress(pointer.replace(/^\w+:/, ''))
    const beside = fileBeside(file, path)
    const url = addressOf(file, options)
    const address = safely(decodeURI, resolvedAddress(path, url === undefined ? {} : { url }))
    return (
      (beside !== undefined && gone.has(beside)) ||
      addresses.has(address.replace(/(\/|\/index\.html)?$/, '/')) ||
      folders.some((folder) => gone.has(joined(folder, address) ?? ''))
    )
  }
}

function addressOf(file: string, { input }: HandbookOptions): string | undefined {
  const name = input === '.' ? file : file.startsWith(`${input}/`) ? file.slice(input.length + 1) : undefined
  return name?.endsWith('.md') ? pageAddress(name) : undefined
}
