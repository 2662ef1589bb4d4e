import { asDate, asFields, asText, asTexts, type Fields, withoutControls } from '../fields.ts'
import { present } from '../product/taxonomy.ts'

/** What was pulled from GitLab: allow-listed fields of public things, and nothing else. Format: `schemas/snapshot.schema.json`. */
export interface Snapshot {
  version: 1
  /** Instance that it comes from. */
  host: string
  groups: string[]
  /** When it was pulled: ISO time, UTC. */
  pulledAt: string
  /** When everything was pulled last, not only what had changed. */
  completeAt: string
  milestones: MilestoneRow[]
  /** Issues and epics with the direction label. */
  items: ItemRow[]
  releases: ReleaseRow[]
  /** Merged merge requests by milestone and stage label. */
  merged: MergedRow[]
  /** Colours of labels, `#rrggbb`, by name. */
  labels: Record<string, string>
  /** Full paths of the projects and groups of items, all of them open to everybody. */
  places: string[]
  /** Data files of another project, by name without extension. */
  files: Record<string, string>
}

export interface MilestoneRow {
  id: number
  title: string
  /** `YYYY-MM-DD` */
  start?: string
  due?: string
  url?: string
}

/** An issue or an epic. */
export interface ItemRow {
  kind: 'issue' | 'epic'
  /** Of GitLab's own numbering, unique among its kind. */
  id: number
  /** Full path of its project or group, and number: `acme/app#12`, `acme&3`. */
  reference: string
  title: string
  url: string
  state: 'opened' | 'closed'
  /** It was closed because it lives on as another issue: it was moved, or is a duplicate. */
  isReplaced?: true
  /** In order of their names. */
  labels: string[]
  /** Title of its milestone. */
  milestone?: string
  /** `YYYY-MM-DD` */
  start?: string
  due?: string
  closed?: string
  weight?: number
  upvotes?: number
  health?: string
}

export interface ReleaseRow {
  tag: string
  name: string
  /** `YYYY-MM-DD` */
  date?: string
  url?: string
  milestones: string[]
}

export interface MergedRow {
  milestone: string
  /** Label of the stage. */
  label: string
  count: number
  /** How many of them came from outside. */
  community: number
}

/** Most characters of a title: more is no title. */
const titleLength = 500

/**
 * Read an issue as the REST API tells it; nothing when it must not be published.
 *
 * @param host  Of the instance, as in the settings.
 */
export function issueRow(value: unknown, host: string): ItemRow | undefined {
  const fields = asFields(value)
  // What does not say that it is public is not.
  if (fields.confidential !== false) return undefined
  const milestone = asFields(fields.milestone)
  return itemRow('issue', {
    id: fields.id,
    reference: asText(asFields(fields.references).full) ?? referenceIn(fields.web_url, '#', host),
    title: fields.title,
    url: fields.web_url,
    state: fields.state,
    isReplaced: Boolean(fields.moved_to_id ?? asFields(fields._links).closed_as_duplicate_of),
    labels: labelNames(fields.labels),
    milestone: milestone.title,
    start: fields.start_date,
    due: fields.due_date,
    closed: fields.closed_at,
    weight: fields.weight,
    upvotes: fields.upvotes,
    health: fields.health_status,
  })
}

/** Read an epic as the old REST API tells it, as an issue. Inherited dates win over its own. */
export function epicRow(value: unknown, host: string): ItemRow | undefined {
  const fields = asFields(value)
  if (fields.confidential !== false) return undefined
  return itemRow('epic', {
    id: itemId(value),
    reference: asText(asFields(fields.references).full) ?? referenceIn(fields.web_url, '&', host),
    title: fields.title,
    url: fields.web_url,
    state: fields.state,
    labels: labelNames(fields.labels),
    start: fields.start_date_from_inherited_source ?? fields.start_date,
    due: fields.due_date_from_inherited_source ?? fields.due_date,
    closed: fields.closed_at,
    upvotes: fields.upvotes,
  })
}

/** The number of an issue or epic of the REST API, the same that it has as a work item where GitLab tells it. */
export function itemId(value: unknown): unknown {
  const { work_item_id: asWorkItem, id } = asFields(value)
  return asWorkItem ?? id
}

/** Read a work item as GraphQL tells it. */
export function workItemRow(value: unknown): ItemRow | undefined {
  const fields = asFields(value)
  if (fields.confidential !== false) return undefined
  const widgets = (Array.isArray(fields.widgets) ? fields.widgets : []).map(asFields)
  const widget = (type: string): Fields => widgets.find((one) => one.type === type) ?? {}
  const dates = widget('START_AND_DUE_DATE')
  return itemRow('epic', {
    id: numberOf(fields.id),
    reference: fields.reference,
    title: fields.title,
    url: fields.webUrl,
    state: fields.state === 'CLOSED' ? 'closed' : 'opened',
    labels: labelNames(asFields(widget('LABELS').labels).nodes),
    milestone: asFields(widget('MILESTONE').milestone).title,
    start: dates.startDate,
    due: dates.dueDate,
    closed: fields.closedAt,
    weight: widget('WEIGHT').weight,
    upvotes: widget('AWARD_EMOJI').upvotes,
    health: healthOf(widget('HEALTH_STATUS').healthStatus),
  })
}

function itemRow(kind: ItemRow['kind'], given: Fields): ItemRow | undefined {
  const id = asCount(given.id)
  const reference = asText(given.reference)
  const title = asTitle(given.title)
  const url = asWebAddress(given.url)
  if (id === undefined || reference === undefined || title === undefined || url === undefined) return undefined
  const state = given.state === 'closed' ? 'closed' : 'opened'
  const optional = {
    isReplaced: (given.isReplaced === true && state === 'closed') || undefined,
    milestone: asTitle(given.milestone),
    start: asDay(given.start),
    due: asDay(given.due),
    closed: asDay(given.closed),
    weight: asCount(given.weight),
    upvotes: asCount(given.upvotes),
    health: asText(given.health),
  }
  return {
    kind,
    id,
    reference,
    title,
    url,
    state,
    labels: given.labels as string[],
    ...present(optional),
  }
}

export function milestoneRow(value: unknown): MilestoneRow | undefined {
  const fields = asFields(value)
  const id = asCount(fields.id)
  const title = asTitle(fields.title)
  if (id === undefined || title === undefined) return undefined
  const optional = { start: asDay(fields.start_date), due: asDay(fields.due_date), url: asWebAddress(fields.web_url) }
  return { id, title, ...present(optional) }
}

export function releaseRow(value: unknown): ReleaseRow | undefined {
  const fields = asFields(value)
  const tag = asTitle(fields.tag_name)
  if (tag === undefined) return undefined
  const milestones = (Array.isArray(fields.milestones) ? fields.milestones : []).map(asFields)
  const optional = { date: asDay(fields.released_at), url: asWebAddress(asFields(fields._links).self) }
  return {
    tag,
    name: asTitle(fields.name) ?? tag,
    milestones: milestones.flatMap(({ title }) => asTitle(title) ?? []),
    ...present(optional),
  }
}

/**
 * Note the colours of the labels that an issue or epic bears, where the answer tells them.
 *
 * @param colours  By name. Names that are there already are left alone, as most are.
 */
export function noteColours(colours: Record<string, string>, value: unknown): void {
  const { labels, widgets } = asFields(value)
  const nodes = (Array.isArray(widgets) ? widgets : []).flatMap((one) => asFields(asFields(one).labels).nodes ?? [])
  for (const one of [...(Array.isArray(labels) ? labels : []), ...nodes]) {
    const { name, title, color } = asFields(one)
    const label = name ?? title
    if (typeof label !== 'string' || Object.hasOwn(colours, label)) continue
    if (typeof color === 'string' && /^#[0-9a-f]{3,8}$/i.test(color)) colours[label] = color
  }
}

/** Full path of the project or group that an item belongs to. */
export function placeOf({ reference }: Pick<ItemRow, 'reference'>): string {
  return reference.replace(/[#&][^#&]*$/, '')
}

/** The reference that follows from the address of an issue or epic below the host: GitLab tells it only since 12.6. */
function referenceIn(webUrl: unknown, sign: '#' | '&', host: string): string | undefined {
  const address = asWebAddress(webUrl)
  if (address === undefined) return undefined
  const root = new URL(`${host}/`).pathname
  const { pathname } = new URL(address)
  const path = pathname.startsWith(root) ? pathname.slice(root.length) : pathname.slice(1)
  const [, place, number] = /^(?:groups\/)?(.+?)(?:\/-)?\/(?:issues|epics|work_items)\/(\d+)$/.exec(path) ?? []
  return place && `${place}${sign}${number}`
}

/** Names of labels, which come as texts or as maps. */
function labelNames(value: unknown): string[] {
  const names = (Array.isArray(value) ? value : []).map((one) =>
    typeof one === 'string' ? one : (asFields(one).name ?? asFields(one).title),
  )
  return [...new Set(asTexts(names))].sort()
}

function asTitle(value: unknown): string | undefined {
  const text = asText(typeof value === 'string' ? withoutControls(value.replace(/\s+/g, ' ')) : value)
  if (text === undefined || text.length <= titleLength) return text
  // Half a character at the cut would be none.
  return `${text.slice(0, titleLength).replace(/[\ud800-\udbff]$/, '')}…`
}

/** An address on the web; anything else, such as a script, is nothing. */
function asWebAddress(value: unknown): string | undefined {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : undefined
}

/** The day of a date or a time. */
function asDay(value: unknown): string | undefined {
  return typeof value === 'string' ? asDate(value.slice(0, 10)) : undefined
}

function asCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** The number at the end of a global id such as `gid://gitlab/WorkItem/12`. */
function numberOf(value: unknown): number | undefined {
  const digits = /\/(\d+)$/.exec(asText(value) ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** GraphQL's `onTrack` as REST's `on_track`. */
function healthOf(value: unknown): string | undefined {
  return asText(value)?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
