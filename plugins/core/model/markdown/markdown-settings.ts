import { asFields, asText, asTexts, type Fields } from '../fields.ts'
import { present } from '../product/taxonomy.ts'

/** How the texts of pages are read and drawn: `markdown` of the options. */
export interface MarkdownSettings {
  /** Whether shortcodes and front matter mean what they mean to Hugo. */
  hugo: boolean
  html: HtmlPolicy
  /** Public address of the site: links that begin with it lead to its own pages. */
  siteUrl?: string
  /** Where references such as `#12` and `~label` lead; absent when they stay text. */
  references?: ReferenceSettings
}

/** What HTML in pages may do. */
export interface HtmlPolicy {
  /** Keep all tags but those that run scripts, or only tags that lay out text. */
  html: 'keep' | 'sanitize'
  /** Whether scripts run. */
  scripts: boolean
  /** Hosts whose pages may be framed; absent when all may, or none where HTML is sanitised. */
  frames?: string[]
}

/** Where GitLab's references lead. */
export interface ReferenceSettings {
  /** Address of GitLab, without a slash at its end. */
  host: string
  /** Project that `#12` and `!34` mean. */
  project?: string
  /** Group that `&5` means. */
  group?: string
  /** Whether `@name` is a link. */
  users: boolean
}

/** @param given  `markdown` of the options, which have passed their schema. */
export function markdownSettings(given: unknown, siteUrl?: string): MarkdownSettings {
  const { hugo, html, scripts, frames, references } = asFields(given)
  return {
    hugo: hugo === true,
    ...present({ siteUrl }),
    html: {
      html: html === 'sanitize' ? 'sanitize' : 'keep',
      scripts: scripts === true,
      ...(frames === undefined ? {} : { frames: asTexts(frames) }),
    },
    ...(references === undefined ? {} : { references: referenceSettings(asFields(references)) }),
  }
}

function referenceSettings({ host, project, group, users }: Fields): ReferenceSettings {
  const path = asText(project)
  return {
    host: (asText(host) ?? 'https://gitlab.com').replace(/\/+$/, ''),
    ...present({ project: path, group: asText(group) ?? path?.replace(/\/[^/]+$/, '') }),
    users: users === true,
  }
}
