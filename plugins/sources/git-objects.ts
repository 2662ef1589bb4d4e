import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Why git did not do what it was asked for. */
export class GitRefusal extends Error {}

// Paths are names, not patterns; no locks are taken; what a partial clone lacks is not fetched one by one.
const environment = { GIT_LITERAL_PATHSPECS: '1', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' }

/** Most characters of a listing, far beyond any history. */
const longest = 1024 * 1024 * 1024

/**
 * Ask git.
 *
 * @throws GitRefusal  Says why in one line.
 */
export async function git(root: string, ...args: string[]): Promise<string> {
  try {
    const env = { ...process.env, ...environment }
    return (await run('git', args, { cwd: root, env, maxBuffer: longest })).stdout
  } catch (error) {
    throw refusal(error as NodeJS.ErrnoException & { stderr?: string })
  }
}

function refusal({ code, stderr = '' }: { code?: unknown; stderr?: string }): GitRefusal {
  if (code === 'ENOENT') return new GitRefusal('git is not installed')
  if (/not a git repository/i.test(stderr)) return new GitRefusal('the site is in no git repository')
  if (/dubious ownership/i.test(stderr))
    return new GitRefusal('git distrusts the owner of the folder; see `git config safe.directory`')
  const [first = ''] = stderr.split('\n')
  return new GitRefusal(`git said: ${first.replace(/^(fatal|error): /, '') || `code ${code}`}`)
}

/**
 * The contents of objects, one after the other; nothing for one that the clone lacks.
 *
 * @throws GitRefusal
 */
export async function* blobs(root: string, names: readonly string[]): AsyncGenerator<Buffer | undefined> {
  if (names.length === 0) return
  const env = { ...process.env, ...environment }
  const child = spawn('git', ['cat-file', '--batch'], { cwd: root, env, stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = new Promise<unknown>((resolve) => {
    child.on('error', resolve)
    child.on('close', resolve)
  })
  // Git may end before it has read all names; that is told by what is missing.
  child.stdin.on('error', () => {})
  child.stdin.end(`${names.join('\n')}\n`)
  const take = reader(child.stdout)
  try {
    for (const _ of names) {
      const header = await take.line()
      // What is missing is told by the name that was asked for, which may be one with spaces.
      if (header.endsWith(' missing')) yield undefined
      else yield (await take.bytes(Number(header.split(' ')[2]) + 1)).subarray(0, -1)
    }
    await ended
  } finally {
    child.kill()
  }
}

/** Takes lines and bytes from a stream. */
function reader(stream: AsyncIterable<Buffer>): { line(): Promise<string>; bytes(count: number): Promise<Buffer> } {
  const source = stream[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const more = async (): Promise<Buffer> => {
    const { value, done } = await source.next()
    if (done) throw new GitRefusal('git ended before it had told everything')
    return value as Buffer
  }
  return {
    async line() {
      let end = rest.indexOf(10)
      while (end === -1) {
        rest = Buffer.concat([rest, await more()])
        end = rest.indexOf(10)
      }
      const line = rest.toString('latin1', 0, end)
      rest = rest.subarray(end + 1)
      return line
    },
    async bytes(count) {
      const parts = [rest]
      let length = rest.length
      while (length < count) {
        const part = await more()
        parts.push(part)
        length += part.length
      }
      const all = parts.length === 1 ? rest : Buffer.concat(parts)
      rest = all.subarray(count)
      return all.subarray(0, count)
    },
  }
}
