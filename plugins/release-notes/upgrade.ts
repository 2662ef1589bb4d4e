import { compareVersions, type Version } from '../core/model/product/version.ts'
import type { Deprecation } from '../core/model/releases/deprecations.ts'
import { recentReleases } from '../core/model/releases/recent-releases.ts'
import type { ReleaseItem } from '../core/model/releases/release-item.ts'
import type { Releases } from '../core/model/releases/releases.ts'
import {
  type PlanEntry,
  partOf,
  planEntries,
  type UpgradePlan,
  upgradePlan,
} from '../core/model/releases/upgrade-plan.ts'
import { counting } from '../core/reports/pretty.ts'
import { filterForm } from '../theme/filters.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { inlineTitle, plainLine } from '../theme/markdown.ts'
import { releaseAddresses } from './addresses.ts'
import { drawnOnce, type ReleaseContext } from './context.ts'
import { marks } from './item.ts'
import { deprecationLink } from './release.ts'

/** The parts of a plan as readers meet them. */
const parts: readonly { key: keyof UpgradePlan; title: string }[] = [
  { key: 'act', title: 'Do this first' },
  { key: 'gone', title: 'What goes away' },
  { key: 'fresh', title: 'What is new' },
  { key: 'ahead', title: 'What will go away later' },
]

/** Released versions, newest first. */
function plannedVersions({ releases }: Releases): Version[] {
  return releases.filter(({ state }) => state === 'released').flatMap(({ version }) => version ?? [])
}

/** The versions from which a page plans the way to the newest: the twelve before it. */
export function startVersions(releases: Releases): Version[] {
  return plannedVersions(releases).slice(1, recentReleases + 1)
}

/** Versions until the newest release, each once, newest first; all of them where nothing is known of releases. */
function versionsUntil(newest: Version | undefined, versions: readonly Version[]): Version[] {
  const named = new Map(versions.map((version) => [version.text, version]))
  return [...named.values()]
    .filter((one) => !newest || compareVersions(one, newest) <= 0)
    .sort((a, b) => compareVersions(b, a))
}

/** The planner: everything that lies between two versions, chosen in a form. Without scripts, everything there is. */
export function planner(context: ReleaseContext): Html {
  const { releases, handbook, href } = context
  const entries = planEntries(releases)
  const released = plannedVersions(releases)
  const versions = versionsUntil(released[0], [...released, ...entries.map(({ version }) => version)])
  const [newest, before] = versions
  if (!newest || !before) return html`<p>There are not two versions yet.</p>`
  const at = releaseAddresses(handbook.options.releases.basePath)
  const starts = startVersions(releases)
  const options = versions.map((version) => ({ value: version.text, label: version.text, order: numberOf(version) }))
  const form = filterForm({
    list: 'plan',
    label: 'Choose versions',
    fields: [
      {
        kind: 'limit',
        name: 'after',
        label: 'From version',
        options,
        standard: (starts[0] ?? before).text,
      },
      { kind: 'limit', name: 'to', label: 'To version', options, standard: newest.text },
    ],
    narrows: true,
    all: entries.length,
    noun: 'entries',
    script: href('/assets/handbook/filters.js'),
  })
  return html`<p>What you must do, what goes away and what is new on the way from one version to another.${starts.length > 0 && html` Without the form, see the way to ${newest.text} from ${starts.map((version, index) => [index > 0 && ', ', link(href(at.upgradeFrom(version.text)), version.text)])}.`}</p>
${form}
<div id="plan">${parts.map(({ key, title }) =>
    part(
      title,
      key,
      entries.filter((entry) => partOf(entry) === key),
      context,
    ),
  )}</div>`
}

/** The way from one version to the newest, written out. */
export function upgradeFrom(from: Version, context: ReleaseContext): Html {
  const [to] = plannedVersions(context.releases)
  const plan = upgradePlan(context.releases, from, to as Version)
  const count = parts.reduce((sum, { key }) => sum + plan[key].length, 0)
  if (count === 0) return html`<p>Nothing is known that lies between the two.</p>`
  return html`<p>${counting(count, 'entry', 'entries')} from ${from.text} to ${(to as Version).text}.</p>
${parts.map(({ key, title }) => part(title, key, plan[key], context))}`
}

function part(title: string, key: string, entries: readonly PlanEntry[], context: ReleaseContext): Piece {
  if (entries.length === 0) return undefined
  return html`<section data-entries class="plan-part"><h2 id="${key}">${title}</h2><ul class="item-list" data-search-skip>${entries.map((entry) => planEntry(entry, context))}</ul></section>`
}

function planEntry(entry: PlanEntry, context: ReleaseContext): Html {
  const { version } = entry
  // What goes away on the way is told as such, and not as something to come.
  const leaves = partOf(entry) === 'ahead' ? entry.deprecation?.removal : undefined
  const until = leaves && html` data-before="${numberOf(leaves)}"`
  const text = entry.deprecation ? deprecationText(entry.deprecation, context) : itemText(entry.item, context)
  return html`<li data-entry data-order="${numberOf(version)}"${until}><span class="note">${version.text}</span> ${text}</li>
`
}

const itemText = drawnOnce((item: ReleaseItem, context): Html => {
  const action = item.action ?? item.body
  return html`${link(context.href(context.releases.addressOf(item)), inlineTitle(item.title))} ${marks(item, context)}${action !== '' && html`<br><span class="note">${plainLine(action, 200)}</span>`}`
})

const deprecationText = drawnOnce((one: Deprecation, context): Html => {
  const effort = [
    one.roles.length > 0 ? one.roles.join(', ') : undefined,
    one.impact ? `${one.impact} impact` : undefined,
    one.isManual === true ? 'by hand' : one.isManual === false ? 'nothing to do by hand' : undefined,
  ].filter((text) => text !== undefined)
  const when = one.announced ? `Announced in ${one.announced.text}, removed in` : 'Removed in'
  return html`${deprecationLink(one, context)}${one.isBreaking && html` <span class="mark">Breaking change</span>`}${effort.length > 0 && html` <span class="note">${effort.join(' · ')}</span>`}<br><span class="note">${when} ${one.removal.text}. ${plainLine(one.body, 200)}</span>`
})

/** A version as one number that scripts can compare. */
function numberOf({ major, minor }: Version): number {
  return major * 10_000 + minor
}
