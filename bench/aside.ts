import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

const atEnd: string[] = []
process.once('exit', () => {
  for (const folder of atEnd) rmSync(folder, { recursive: true, force: true })
})

/**
 * Delete a folder when the bench ends, and not before: on ext4, the usual file system of Linux, new files take many times as
 * long in the minutes after many were deleted, and that would be measured instead of the builds.
 */
export function removeAtEnd(folder: string): void {
  atEnd.push(folder)
}

/** Put files and folders of a site aside: beside the site, since every file in it counts for `handbook build`. */
export function putAside(folder: string, ...names: string[]): void {
  const aside = mkdtempSync(join(dirname(folder), 'handbook-aside-'))
  removeAtEnd(aside)
  for (const name of names) {
    try {
      renameSync(join(folder, name), join(aside, name))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}
