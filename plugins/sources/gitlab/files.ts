import { RepositoryFiles } from '@gitbeaker/rest'
import { asFields, asText } from '../../core/model/fields.ts'
import { HandbookError } from '../../core/problems/problem.ts'
import type { Asking } from './asking.ts'
import { isUnchanged } from './requester.ts'

/** Longest file that is believed to be data, in bytes. */
const longest = 10_000_000

/**
 * A text file of a project; nothing when it has none of that name.
 *
 * @throws HandbookError  `gitlab/not-found` when there is no such project or ref.
 */
export async function repositoryFile(
  { settings, transport, known }: Asking,
  project: string,
  path: string,
  ref: string,
): Promise<string | undefined> {
  const requesterFn = (({ url: base }: { url: string }) => ({
    async get(endpoint: string) {
      const url = new URL(endpoint, base.endsWith('/') ? base : `${base}/`)
      url.searchParams.set('ref', ref)
      const before = known.get(url.href)
      const reply = await transport.get(url, before ? { 'if-none-match': before.etag } : {})
      if (before && isUnchanged(reply, before.etag)) return { status: 200, headers: {}, body: { text: before.rows[0] } }
      const text = textOf(reply.body, path)
      const etag = reply.headers.get('etag')
      if (etag !== null) known.set(url.href, { etag, rows: [text], paging: {} })
      return { status: 200, headers: {}, body: { text } }
    },
  })) as never
  const api = new RepositoryFiles({ host: settings.host, oauthToken: '', requesterFn })
  try {
    return ((await api.show(project, path, ref)) as unknown as { text: string }).text
  } catch (error) {
    if (error instanceof HandbookError && isFileMissing(error)) return undefined
    throw error
  }
}

/** GitLab says which it is that does not exist: project, commit or file. */
function isFileMissing({ code, cause }: HandbookError): boolean {
  return code === 'gitlab/not-found' && /\bfile not found/i.test(asText(asFields(cause).message) ?? '')
}

/** https://docs.gitlab.com/api/repository_files/#get-file-from-repository */
function textOf(body: unknown, path: string): string {
  const { content, encoding } = asFields(body)
  if (typeof content !== 'string' || encoding !== 'base64' || content.length > longest)
    throw new HandbookError('gitlab/unexpected', `The answer for the file ${path} is no file.`)
  return Buffer.from(content, 'base64').toString('utf8')
}
