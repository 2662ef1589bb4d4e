import { tierName } from '../core/model/product/availability.ts'
import { compareVersions, type Version } from '../core/model/product/version.ts'
import { type Deprecation, impacts, resolutionRoles } from '../core/model/releases/deprecations.ts'
import { type NamedRemoval, namedRemovals } from '../core/model/releases/named-removals.ts'
import { dayOfVersion } from '../core/model/releases/release-days.ts'
import type { ReleasedItem } from '../core/model/releases/releases.ts'
import { compareText } from '../core/problems/problem.ts'
import { type FilterField, filterForm } from '../theme/filters.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { inlineTitle, markdown } from '../theme/markdown.ts'
import { releaseAddresses } from './addresses.ts'
import type { ReleaseContext } from './context.ts'

/** What goes away, and when: a table by version, and every text; then what releases alone name. */
export function deprecationsContent(context: ReleaseContext): Html {
  const { deprecations } = context.releases
  const named = namedRemovals(context.releases)
  if (deprecations.length + named.length === 0) return html`<p>Nothing is announced to go away.</p>`
  const rows = [...deprecations.map((one) => row(one, context)), ...named.map((one) => namedRow(one, context))]
  const at = releaseAddresses(context.handbook.options.releases.basePath)
  return html`${deprecations.length > 0 && html`<p class="note">${link(context.href(at.removals), 'Days of removal as a calendar')}.</p>`}
${form(deprecations, named, context)}
<div class="table-box"><table id="timeline"><thead><tr><th scope="col">What</th><th scope="col">Announced</th><th scope="col">End of support</th><th scope="col">Removed</th><th scope="col">Who acts</th></tr></thead><tbody>${rows}</tbody></table></div>
${deprecations.map((one) => details(one, context))}`
}

/** The day of a version: as the entry tells, else as the releases do. */
export function dayOf(
  given: string | undefined,
  version: Version,
  { handbook, releases }: ReleaseContext,
): string | undefined {
  const release = releases.releases.find(({ name }) => name === version.text)
  return given ?? release?.date ?? dayOfVersion(version, handbook)
}

function form(deprecations: readonly Deprecation[], named: readonly NamedRemoval[], context: ReleaseContext): Html {
  const checks = (name: string, label: string, order: readonly string[], all: readonly string[]): FilterField => {
    const others = [...new Set(all)].filter((value) => !order.includes(value)).sort(compareText)
    const options = [...order, ...others].flatMap((value) => {
      const count = all.filter((one) => one === value).length
      return count === 0 ? [] : [{ value, label: value, count }]
    })
    return { kind: 'checks', name, label, options }
  }
  const removals = [
    ...deprecations.map(({ removal }) => removal),
    ...named.flatMap(({ removed }) => removed?.release.version ?? []),
  ].sort(compareVersions)
  const versions = removals.map(({ text }) => text)
  const fields = [
    checks(
      'role',
      'Who acts',
      resolutionRoles,
      deprecations.flatMap(({ roles }) => roles),
    ),
    checks(
      'scope',
      'Scope',
      ['instance', 'group', 'project'],
      deprecations.flatMap(({ scopes }) => scopes),
    ),
    checks(
      'impact',
      'Impact',
      impacts,
      deprecations.flatMap(({ impact }) => impact ?? []),
    ),
    checks(
      'breaking',
      'Breaking',
      ['yes', 'no'],
      deprecations.map(({ isBreaking }) => (isBreaking ? 'yes' : 'no')),
    ),
    checks('removal', 'Removed in', [...new Set(versions)], versions),
    checks(
      'window',
      'Window',
      ['1', '2', '3'],
      deprecations.flatMap(({ window }) => window ?? []),
    ),
  ].filter((one) => one.kind === 'checks' && one.options.length > 1)
  return filterForm({
    list: 'timeline',
    label: 'Filter deprecations',
    fields: [{ kind: 'search', name: 'q', label: 'Text' }, ...fields],
    all: deprecations.length + named.length,
    noun: 'entries',
    script: context.href('/assets/handbook/filters.js'),
  })
}

function row(one: Deprecation, context: ReleaseContext): Html {
  const { endOfSupport, removal, announced } = one
  const cell = (version: Version | undefined, given?: string): Html =>
    versionCell(version?.text, version && dayOf(given, version, context))
  return html`<tr data-entry data-details="about-${one.slug}" data-role="${one.roles.join(' ')}" data-scope="${one.scopes.join(' ')}" data-impact="${one.impact}" data-breaking="${one.isBreaking ? 'yes' : 'no'}" data-removal="${removal.text}" data-window="${one.window}"><th scope="row">${link(`#${one.slug}`, inlineTitle(one.title))}${one.isBreaking && html` <span class="mark">Breaking change</span>`}${one.impact && html` <span class="mark">${one.impact} impact</span>`}</th>${cell(announced, one.announcedOn)}${cell(endOfSupport)}${cell(removal, one.removalOn)}<td>${one.roles.join(', ')}</td></tr>
`
}

function namedRow({ title, announced, removed, due }: NamedRemoval, context: ReleaseContext): Html {
  const { item } = (removed ?? announced) as ReleasedItem
  const cell = (released: ReleasedItem | undefined): Html => versionCell(released?.release.name, released?.release.date)
  return html`<tr data-entry data-removal="${removed?.release.version?.text}"><th scope="row">${link(context.href(context.releases.addressOf(item)), inlineTitle(title))}</th>${cell(announced)}<td></td>${removed ? cell(removed) : html`<td>${due}</td>`}<td></td></tr>
`
}

function versionCell(version: string | undefined, day: string | undefined): Html {
  return html`<td>${version}${day && html`<br><span class="note">${date(day)}</span>`}</td>`
}

function details(one: Deprecation, context: ReleaseContext): Html {
  const facts: [string, Piece][] = [
    ['Announced in', one.announced?.text],
    ['End of support', one.endOfSupport?.text],
    ['Removed in', one.removal.text],
    ['Window', one.window],
    ['Stage', one.stage ? link(context.addressOf(one.stage), one.stage.name) : one.stageText],
    ['Tiers', one.tiers.map(tierName).join(', ')],
    ['Impact', one.impact],
    ['Scope', one.scopes.join(', ')],
    ['Who acts', one.roles.join(', ')],
    ['By hand', one.isManual === undefined ? undefined : one.isManual ? 'yes' : 'no'],
  ]
  const shown = facts.filter(([, value]) => value !== undefined && value !== '')
  const links = [
    link(context.addressFrom(one.issue), one.issue ? 'Issue' : ''),
    link(context.addressFrom(one.documentation), one.documentation ? 'Documentation' : ''),
  ].filter(({ text }) => text !== '')
  return html`<section class="release-item" id="about-${one.slug}"><h2 id="${one.slug}">${inlineTitle(one.title)}</h2><dl class="facts">${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>${markdown(one.body, { addressFrom: (address) => context.addressFrom(address), headingLevel: 3 })}${links.length > 0 && html`<p class="read-on">${links.map((one, index) => [index > 0 && ' · ', one])}</p>`}</section>
`
}
