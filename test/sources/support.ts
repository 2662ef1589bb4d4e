import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { HandbookError } from '../../plugins/core/problems/problem.ts'

/**
 * Do something in a fresh folder, which is removed afterwards.
 *
 * @param files  Texts or bytes by their path in the folder.
 */
export function inFolder<Result>(files: Record<string, string | Uint8Array>, act: (root: string) => Result): Result {
  const root = mkdtempSync(join(tmpdir(), 'handbook-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    return act(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** A text that is not UTF-8. */
export const latin1: Uint8Array = Buffer.from('name: Caf\xe9\n', 'latin1')

/** What an act is refused with; a test fails where it is not. */
export function refusalOf(act: () => unknown): HandbookError {
  try {
    act()
  } catch (error) {
    if (error instanceof HandbookError) return error
    throw error
  }
  throw new Error('Nothing was refused')
}
