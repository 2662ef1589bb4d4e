import type { Deprecation } from '../core/model/releases/deprecations.ts'
import { itemLevels, type ReleaseItem } from '../core/model/releases/release-item.ts'
import { type Release, releaseSections, sectionOfItem } from '../core/model/releases/releases.ts'
import { deprecationTold } from '../core/model/releases/told-deprecations.ts'
import { counting } from '../core/reports/pretty.ts'
import { type Html, html, link, type Piece } from '../theme/html.ts'
import { date } from '../theme/level.ts'
import { inlineTitle, markdown } from '../theme/markdown.ts'
import { releaseAddresses } from './addresses.ts'
import type { ReleaseContext } from './context.ts'
import { itemText, marks, readOn } from './item.ts'

/** The page of a release: everything that it brings, most prominent first. */
export function releaseContent(release: Release, context: ReleaseContext): Html {
  // What the page tells in its own text stands there.
  const changes = release.items.filter(({ type, within }) => !within && !notes.includes(type))
  const at = (level: ReleaseItem['level']): ReleaseItem[] => changes.filter((item) => item.level === level)
  const ofType = (type: ReleaseItem['type']): ReleaseItem[] => release.items.filter((item) => item.type === type)
  const [top, primary, secondary, tertiary] = itemLevels.map(at) as [
    ReleaseItem[],
    ReleaseItem[],
    ReleaseItem[],
    ReleaseItem[],
  ]
  const other = ofType('other')
  return html`${intro(release, context)}
${thanks(release, context)}
${group('key-improvements', 'Key improvements', top, context)}
${group('primary-features', 'Primary features', primary, context)}
${sections(
  secondary.filter((item) => !other.includes(item)),
  context,
)}
${group('improvements', 'Bug fixes and improvements', tertiary, context)}
${goingAway('deprecations', 'Deprecations', ofType('deprecation'), release, context)}
${goingAway('removals', 'Removals', ofType('removal'), release, context)}
${group('other-changes', 'Other notable changes', other, context)}
${group('upgrade-notes', 'Upgrade notes', ofType('upgrade'), context)}`
}

/** What is told below the features. */
const notes: readonly ReleaseItem['type'][] = ['deprecation', 'removal', 'upgrade']

function intro(release: Release, context: ReleaseContext): Html {
  const { releases, handbook, href } = context
  const index = releases.releases.indexOf(release)
  const [newer, older] = [releases.releases[index - 1], releases.releases[index + 1]]
  const when =
    release.state === 'upcoming'
      ? html`Upcoming${release.date && html`, planned for ${date(release.date)}`}.`
      : html`Released${release.date && html` on ${date(release.date)}`}.`
  return html`<p class="note">${when} ${counting(release.items.length, 'item')}. ${link(href(releaseAddresses(handbook.options.releases.basePath).releaseJson(release)), 'All of it as JSON')}.</p>
<nav class="around" aria-label="Other releases">${older && link(href(older.url), `← ${older.title}`)} ${newer && link(href(newer.url), `${newer.title} →`)}</nav>
${release.calls.length > 0 && html`<p>${release.calls.map(({ title, link: address }) => html`${link(context.addressFrom(address), title)} `)}</p>`}`
}

function thanks(release: Release, context: ReleaseContext): Piece {
  const mvps = release.mvps.filter(({ isInText }) => !isInText)
  if (mvps.length === 0) return undefined
  return html`<h2 id="mvp">Notable ${mvps.length === 1 ? 'contributor' : 'contributors'}</h2>
${mvps.map(({ name, handle, url, body }) => html`<p>${link(context.addressFrom(url), name)}${handle && handle !== name && ` (@${handle})`}</p>${body && markdown(body, { addressFrom: (address) => context.addressFrom(address) })}`)}`
}

function group(id: string, title: string, items: readonly ReleaseItem[], context: ReleaseContext): Piece {
  if (items.length === 0) return undefined
  return html`<h2 id="${id}">${title}</h2>
${items.map((item) => itemSection(item, context))}`
}

function sections(items: readonly ReleaseItem[], context: ReleaseContext): Piece {
  const { options, taxonomy } = context.handbook
  const all = releaseSections(options.releases, taxonomy)
  return all.map((section, index) =>
    group(
      `section-${index + 1}`,
      section.title,
      items.filter((item) => sectionOfItem(item, all) === section),
      context,
    ),
  )
}

function itemSection(item: ReleaseItem, context: ReleaseContext): Html {
  const { releases, href } = context
  const address = releases.addressOf(item)
  const title = address.includes('#') ? inlineTitle(item.title) : link(href(address), inlineTitle(item.title))
  return html`<section class="release-item"><h3 id="${item.slug}">${title}</h3>${marks(item, context)}${itemText(item, context)}${readOn(item, context)}</section>
`
}

/** What goes away: what the release itself tells, and what the deprecations tell of it, each once. */
function goingAway(
  id: 'deprecations' | 'removals',
  title: string,
  items: readonly ReleaseItem[],
  release: Release,
  context: ReleaseContext,
): Piece {
  const deprecations = id === 'deprecations' ? release.announced : release.removed
  if (items.length + deprecations.length === 0) return undefined
  const told = new Map(items.map((item) => [item, deprecationTold(item, release, context.releases.deprecations)]))
  const once = new Set(told.values())
  // An item that is only a name may be told in full by the deprecations.
  const nameLine = (item: ReleaseItem): Piece => {
    const one = told.get(item)
    return one ? deprecationLine(one, context) : inlineTitle(item.title)
  }
  const lines = [
    ...items.filter(({ body }) => body === '').map((item) => html`<li id="${item.slug}">${nameLine(item)}</li>`),
    ...deprecations.filter((one) => !once.has(one)).map((one) => html`<li>${deprecationLine(one, context)}</li>`),
  ]
  return html`<h2 id="${id}">${title}</h2>
${items.filter(({ body }) => body !== '').map((item) => itemSection(item, context))}
${lines.length > 0 && html`<ul>${lines}</ul>`}`
}

function deprecationLine(one: Deprecation, context: ReleaseContext): Html {
  return html`${deprecationLink(one, context)}${one.isBreaking && html` <span class="mark">Breaking change</span>`}`
}

/** A link to where a deprecation is told in full. */
export function deprecationLink({ slug, title }: Deprecation, { handbook, href }: ReleaseContext): Html {
  return link(`${href(`${handbook.options.releases.basePath}deprecations/`)}#${slug}`, inlineTitle(title))
}
