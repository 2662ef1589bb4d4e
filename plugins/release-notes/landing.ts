import { plainTitle } from '../core/model/markdown/plain-title.ts'
import { dayOfVersion } from '../core/model/releases/release-days.ts'
import { type Facet, type FacetValue, facetKeys, releaseFacets } from '../core/model/releases/release-facets.ts'
import type { Release, ReleasedItem } from '../core/model/releases/releases.ts'
import { grouped } from '../core/problems/grouped.ts'
import { compareText } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import { type FilterField, filterForm } from '../theme/filters.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { facetAddress, releaseAddresses } from './addresses.ts'
import type { ReleaseContext } from './context.ts'
import { itemBeginning, itemTitle, versionName } from './item.ts'

/** All releases, newest first, and the ways to find items. */
export function landing(context: ReleaseContext): Html {
  const { releases, handbook, href } = context
  const at = releaseAddresses(handbook.options.releases.basePath)
  const upcoming = releases.releases.filter(({ state }) => state === 'upcoming')
  const released = releases.releases.filter(({ state }) => state === 'released')
  const facets = releaseFacets(releases.items, handbook.taxonomy, handbook.options.releases.offerings)
  const byYear = grouped(released, ({ date }) => date?.slice(0, 4) ?? '')
  return html`<p>${counting(releases.items.length, 'item')} in ${counting(releases.releases.length, 'release')}. ${link(href(at.explorer), 'Find items')}, ${link(href(at.upgrade), 'plan an upgrade')}, see ${link(href(at.deprecations), 'what goes away')} and ${link(href(at.contributors), 'who is thanked')}.</p>
<p class="note">Follow: ${link(href(at.feed('atom')), 'Atom')}, ${link(href(at.feed('json')), 'JSON Feed')}, ${link(href(at.breakingFeed('atom')), 'breaking changes only')}. ${link(href(at.json), 'All releases as JSON')}.</p>
${upcoming.length > 0 && html`<h2 id="upcoming">Upcoming</h2>${releaseList(upcoming, context)}`}
${[...byYear].sort(([a], [b]) => compareText(b, a)).map(([year, ones]) => html`<h2 id="year-${year || 'without-a-date'}">${year || 'Without a date'}</h2>${releaseList(ones, context)}`)}
${releases.items.length > 0 && html`<h2 id="browse">Browse</h2>${facets.map((facet) => facetList(facet, context))}`}`
}

function releaseList(releases: readonly Release[], context: ReleaseContext): Html {
  const line = (release: Release): Html => {
    const first = release.items.filter(({ level }) => level === 'top' || level === 'primary').slice(0, 3)
    return html`<li>${link(context.href(release.url), release.title)} <span class="note">${release.date && date(release.date)} ${counting(release.items.length, 'item')}</span>${first.length > 0 && html`<br>${first.map(({ title }) => plainTitle(title)).join(' · ')}`}</li>`
  }
  return html`<ul class="release-list">${releases.map(line)}</ul>`
}

function facetList({ key, name, values }: Facet, { handbook, href }: ReleaseContext): Html {
  const { basePath } = handbook.options.releases
  return html`<details><summary>${name}</summary><ul>${values.map((value) => html`<li>${link(href(facetAddress(basePath, key, value.key)), value.name)} <span class="note">${value.items.length}</span></li>`)}</ul></details>`
}

/** On longer lists items have their titles alone, so that a page of two thousand stays one that opens at once. */
const longList = 100

/** The items of one value of a facet, by release. */
export function facetContent(facet: Facet, value: FacetValue, context: ReleaseContext): Html {
  const { handbook, href } = context
  const byRelease = grouped(value.items, ({ release }) => release.name)
  const feed = releaseAddresses(handbook.options.releases.basePath).facetFeed
  return html`<p>${counting(value.items.length, 'item')}. ${link(href(feed(facet.key, value.key, 'atom')), 'Atom')}, ${link(href(feed(facet.key, value.key, 'json')), 'JSON Feed')}.</p>
${[...byRelease.values()].map((items) => releaseItems(items, value.items.length <= longList, context))}`
}

function releaseItems(items: readonly ReleasedItem[], hasBeginnings: boolean, context: ReleaseContext): Piece {
  const release = items[0]?.release
  if (!release) return undefined
  const lines = items.map(
    ({ item }) => html`<li>${itemTitle(item, context)}${hasBeginnings && itemBeginning(item, context)}</li>`,
  )
  return html`<h2 id="release-${release.name.replaceAll('.', '-')}">${link(context.href(release.url), release.title)}</h2><ul class="item-list" data-search-skip>${lines}</ul>`
}

/** Every item, with filters. */
export function explorer(context: ReleaseContext): Html {
  const { releases, handbook, href } = context
  const versions = releases.releases.map((release) => ({
    value: release.name,
    label: versionName(release),
    order: orderOf(release, context),
  }))
  const facets = releaseFacets(releases.items, handbook.taxonomy, handbook.options.releases.offerings)
  const fields: FilterField[] = [
    { kind: 'search', name: 'q', label: 'Text' },
    { kind: 'limit', name: 'from', label: 'From version', options: versions, standard: versions.at(-1)?.value ?? '' },
    { kind: 'limit', name: 'to', label: 'To version', options: versions, standard: versions[0]?.value ?? '' },
    ...facets
      .filter(({ key }) => key !== 'year')
      .map(({ key, name, values }): FilterField => {
        const options = values.map((value) => ({ value: value.key, label: value.name, count: value.items.length }))
        return { kind: key === 'category' ? 'select' : 'checks', name: key, label: name, options }
      }),
  ]
  const all = releases.items.length
  const form = filterForm({
    list: 'items',
    label: 'Filter items',
    fields,
    canMatchAny: true,
    all,
    noun: 'items',
    script: href('/assets/handbook/filters.js'),
  })
  return html`${form}
<ul class="item-list" id="items" data-search-skip>${releases.items.map((one) => explorerEntry(one, context))}</ul>`
}

function explorerEntry(one: ReleasedItem, context: ReleaseContext): Html {
  const keys = facetKeys(one)
  return html`<li data-entry data-order="${orderOf(one.release, context)}" data-stage="${keys.stage.join(' ')}" data-category="${keys.category.join(' ')}" data-tier="${keys.tier.join(' ')}" data-offering="${keys.offering.join(' ')}" data-type="${keys.type.join(' ')}">${itemTitle(one.item, context)} <span class="note">${versionName(one.release)}</span>${itemBeginning(one.item, context)}</li>
`
}

/** Place of a release among all, oldest first: a number that scripts can compare. */
function orderOf(release: Release, { releases }: ReleaseContext): number {
  return releases.releases.length - releases.releases.indexOf(release)
}

/** Everybody whom a release thanked above all, newest first, also where nothing else is known of the release. */
export function contributors({ releases, handbook, href, addressFrom }: ReleaseContext): Html {
  const named = new Map(releases.releases.map((release) => [release.name, release]))
  const rows = [
    ...(named.get('next')?.mvps ?? []).map((mvp) => ({ name: 'next', mvp, day: undefined })),
    ...releases.thanks.map((mvp) => ({ name: mvp.version.text, mvp, day: dayOfVersion(mvp.version, handbook) })),
  ].map(({ name, mvp, day }) => {
    const release = named.get(name)
    const page = release && link(`${href(release.url)}${mvp.isInText ? '' : '#mvp'}`, versionName(release))
    return { mvp, name: page ?? name, day: release ? release.date : day }
  })
  if (rows.length === 0) return html`<p>Nobody has been named yet.</p>`
  const people = new Set(rows.map(({ mvp }) => mvp.handle ?? mvp.name))
  return html`<p>${counting(people.size, 'contributor')} whom a release thanked above all others.</p>
<div class="table-box"><table><thead><tr><th scope="col">Release</th><th scope="col">Contributor</th><th scope="col">Date</th></tr></thead><tbody>${rows.map(({ name, mvp, day }) => html`<tr><th scope="row">${name}</th><td>${link(addressFrom(mvp.url), mvp.name)}${mvp.handle && mvp.handle !== mvp.name && ` (@${mvp.handle})`}</td><td>${day && date(day)}</td></tr>`)}</tbody></table></div>`
}
