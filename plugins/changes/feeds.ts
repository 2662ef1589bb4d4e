import type { ChangeEvent } from '../core/model/changes/change-event.ts'
import { changeAddress, changesOf } from '../core/model/changes/change-views.ts'
import { changeWords } from '../core/model/changes/change-words.ts'
import { atomFeed, type Feed, type FeedEntry, jsonFeed, wholeAddress } from '../core/model/feed.ts'
import { html, link } from '../theme/html.ts'
import { changeAddresses, feedKinds } from './addresses.ts'
import type { ChangesContext } from './context.ts'

/** The feeds of all material changes, and of those of each section, stage and category; an address stays when nothing happens. */
export function changeFeeds(context: ChangesContext): { url: string; render(): string }[] {
  const { taxonomy, options } = context.handbook
  const at = changeAddresses(options.direction.basePath)
  const material = (context.history?.events ?? []).filter(({ isMaterial }) => isMaterial)
  const feed = (name: string | undefined, events: readonly ChangeEvent[], atom: string, json: string) => {
    const title = `${options.site.title}: changes${name === undefined ? '' : `, ${name}`}`
    const made = (self: string): Feed => feedOf({ title, events, self, home: at.home }, context)
    return [
      { url: atom, render: () => atomFeed(made(atom)) },
      { url: json, render: () => jsonFeed(made(json)) },
    ]
  }
  const entities = { section: taxonomy.sections, stage: taxonomy.stages, category: taxonomy.categories }
  return [
    ...feed(undefined, material, at.feed('atom'), at.feed('json')),
    ...feedKinds.flatMap((kind) => {
      const byKey = changesOf(kind, material)
      return entities[kind].flatMap(({ key, name }) =>
        feed(name, byKey.get(key) ?? [], at.feedOf(kind, key, 'atom'), at.feedOf(kind, key, 'json')),
      )
    }),
  ]
}

function feedOf(
  { title, events, self, home }: { title: string; events: readonly ChangeEvent[]; self: string; home: string },
  context: ChangesContext,
): Feed {
  // Feed readers show the newest hundred, and so many are written.
  const entries = events.slice(0, 100).map((event) => entryOf(event, home, context))
  const whole = (path: string): string => wholeAddress(context.href(path), context.handbook.options.site.url)
  return { title, home: whole(home), self: whole(self), entries }
}

function entryOf(event: ChangeEvent, home: string, context: ChangesContext): FeedEntry {
  const { handbook, href } = context
  const { url } = handbook.options.site
  const host = url === undefined ? 'handbook.invalid' : new URL(url).host
  const address = wholeAddress(changeAddress(event, { ...context, taxonomy: handbook.taxonomy }) ?? href(home), url)
  const words = changeWords(event, handbook)
  return {
    id: `tag:${host},${event.date}:change/${encodeURIComponent(event.id)}`,
    title: `${event.entity.name} ${words}`,
    url: address,
    date: event.date,
    content: html`<p>${link(address, event.entity.name)} ${words}.</p>`.text,
    tags: [event.section, event.stage, event.category].flatMap((tag) => tag ?? []),
  }
}
