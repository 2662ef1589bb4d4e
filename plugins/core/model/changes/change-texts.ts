import type { ChangeEvent } from './change-event.ts'
import { type ChangePlaces, changeAddress, changesBySection, cosmeticCounts } from './change-views.ts'
import { changeWords, type WordScene } from './change-words.ts'

/** The forms in which a digest is told. */
export const digestForms = ['markdown', 'slack', 'email'] as const
export type DigestForm = (typeof digestForms)[number]

/** What a digest is made of. */
export interface Digest {
  /** First and last day that are told, `YYYY-MM-DD`. */
  since: string
  until: string
  /** Newest first. */
  events: readonly ChangeEvent[]
}

/** Addresses are full ones. */
export type DigestScene = WordScene & ChangePlaces

/** What changed, by section, to be posted where people read: what is material one by one, the rest counted. */
export function digestText(digest: Digest, form: DigestForm, scene: DigestScene): string {
  return writers[form](digest, scene)
}

const writers: Record<DigestForm, (digest: Digest, scene: DigestScene) => string> = { markdown, slack, email }

interface Part {
  title: string
  material: ChangeEvent[]
  /** "3 reviews and 12 edits"; empty when there is nothing else. */
  rest: string
}

function parts({ events }: Digest, { taxonomy }: DigestScene): Part[] {
  return changesBySection(events, taxonomy).map(({ section, events }) => ({
    title: section?.name ?? 'Everything else',
    material: events.filter(({ isMaterial }) => isMaterial),
    rest: cosmeticCounts(events),
  }))
}

const quiet = 'Nothing changed.'

function headline({ since, until }: Digest): string {
  return `Direction: what changed from ${since} to ${until}`
}

function markdown(digest: Digest, scene: DigestScene): string {
  const line = (event: ChangeEvent): string => {
    const name = markdownText(event.entity.name)
    const address = changeAddress(event, scene)
    return `- ${address === undefined ? name : `[${name}](${linkTarget(address)})`} ${markdownText(changeWords(event, scene))}`
  }
  const blocks = parts(digest, scene).flatMap(({ title, material, rest }) => [
    `## ${markdownText(title)}`,
    ...(material.length > 0 ? [material.map(line).join('\n')] : []),
    ...(rest === '' ? [] : [`_${material.length > 0 ? 'Also' : 'Only'} ${rest}._`]),
  ])
  return `${[`# ${headline(digest)}`, ...(blocks.length > 0 ? blocks : [quiet])].join('\n\n')}\n`
}

/** An address without what would end the link. */
function linkTarget(address: string): string {
  return address.replace(/[()<>\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
}

/** Text whose marks are no markup; within code they stand for themselves. */
function markdownText(text: string): string {
  return text
    .replace(/`[^`]+`|[\\`*_[\]<>]/g, (found) => (found.length > 1 ? found : `\\${found}`))
    .replace(/\s+/g, ' ')
}

/** Slack's own marks: https://api.slack.com/reference/surfaces/formatting */
function slack(digest: Digest, scene: DigestScene): string {
  const line = (event: ChangeEvent): string => {
    const name = slackText(event.entity.name)
    const address = changeAddress(event, scene)
    return `• ${address === undefined ? name : `<${address}|${name}>`} ${slackText(changeWords(event, scene))}`
  }
  const blocks = parts(digest, scene).map(({ title, material, rest }) =>
    [
      `*${slackText(title)}*`,
      ...material.map(line),
      ...(rest === '' ? [] : [`_${material.length > 0 ? 'Also' : 'Only'} ${rest}._`]),
    ].join('\n'),
  )
  return `${[`*${headline(digest)}*`, ...(blocks.length > 0 ? blocks : [quiet])].join('\n\n')}\n`
}

function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '¦')
}

/** A plain text with a subject line. */
function email(digest: Digest, scene: DigestScene): string {
  const line = (event: ChangeEvent): string => {
    const address = changeAddress(event, scene)
    return `- ${event.entity.name} ${changeWords(event, scene)}${address === undefined ? '' : `\n  ${address}`}`
  }
  const blocks = parts(digest, scene).map(({ title, material, rest }) =>
    [title, ...material.map(line), ...(rest === '' ? [] : [`${material.length > 0 ? 'Also' : 'Only'} ${rest}.`])].join(
      '\n',
    ),
  )
  return `${[`Subject: ${headline(digest)}`, ...(blocks.length > 0 ? blocks : [quiet])].join('\n\n')}\n`
}
