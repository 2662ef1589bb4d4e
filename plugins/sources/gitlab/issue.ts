import { Issues } from '@gitbeaker/rest'
import { asFields, asText, asTexts } from '../../core/model/fields.ts'
import type { DraftSource } from '../../core/model/releases/release-scaffold.ts'
import { HandbookError } from '../../core/problems/problem.ts'
import type { GitLabAccess } from './current-snapshot.ts'
import { openTransport } from './transport.ts'

/** An issue that a release item can be drafted from. */
export interface DraftIssue extends DraftSource {
  /** Title of its milestone. */
  milestone?: string
}

/**
 * Read one issue.
 *
 * @param address  Its address.
 * @throws HandbookError  `gitlab/…`; `config/usage` when the address is no issue of the configured host, or it is confidential.
 */
export async function readIssue({ settings, token, refusal }: GitLabAccess, address: string): Promise<DraftIssue> {
  if (refusal) throw refusal
  const { host } = settings
  const path = address.startsWith(`${host}/`) ? address.slice(host.length + 1) : ''
  const [, project, iid] = /^(.+?)(?:\/-)?\/(?:issues|work_items)\/(\d+)\/?(?:[?#].*)?$/.exec(path) ?? []
  if (project === undefined || iid === undefined)
    throw new HandbookError('config/usage', `${address} is no issue on ${host}.`)
  if (token === undefined)
    throw new HandbookError('gitlab/no-token', `There is no token in ${settings.tokenVariable}: GitLab is not asked.`)
  const transport = openTransport({ host, token })
  const requesterFn = (({ url: base }: { url: string }) => ({
    async get(endpoint: string) {
      const { body } = await transport.get(new URL(endpoint, base.endsWith('/') ? base : `${base}/`))
      return { status: 200, headers: {}, body: draftSource(body, address) }
    },
  })) as never
  const api = new Issues({ host, oauthToken: '', requesterFn })
  return (await api.show(Number(iid), { projectId: project })) as unknown as DraftIssue
}

function draftSource(body: unknown, address: string): DraftIssue {
  const { confidential, title, description, web_url, labels, milestone } = asFields(body)
  if (confidential !== false)
    throw new HandbookError('config/usage', 'The issue is confidential: nothing is written about it.')
  const name = asText(title)
  if (name === undefined) throw new HandbookError('gitlab/unexpected', `The answer for ${address} is no issue.`)
  const of = asText(asFields(milestone).title)
  const source = { title: name, description: asText(description) ?? '', url: asText(web_url) ?? address }
  return { ...source, labels: asTexts(labels), ...(of ? { milestone: of } : {}) }
}
