import { grouped } from '../../problems/grouped.ts'
import { compareText } from '../../problems/problem.ts'
import type { Entity, Section, Taxonomy } from '../product/taxonomy.ts'
import type { Belonging, ChangeEvent } from './change-event.ts'

/** Where what an event is about can be read. */
export interface ChangePlaces {
  taxonomy: Taxonomy
  addressOf(entity: Entity): string
  /** Address of the page that a Markdown file is written to. */
  addressOfFile(path: string): string | undefined
}

/** The address of what an event is about; nothing when it is gone. */
export function changeAddress({ entity, url, section, stage }: ChangeEvent, places: ChangePlaces): string | undefined {
  const { taxonomy, addressOf, addressOfFile } = places
  switch (entity.kind) {
    case 'item':
    case 'milestone':
      return url
    case 'page':
      return addressOfFile(entity.key)
    default: {
      const all: readonly Entity[] = {
        section: taxonomy.sections,
        stage: taxonomy.stages,
        group: taxonomy.groups.filter((group) => stage === undefined || group.stage.key === stage),
        category: taxonomy.categories,
      }[entity.kind]
      const found =
        all.find(({ key }) => key === entity.key) ??
        // What is gone is followed to where it belonged.
        taxonomy.stages.find(({ key }) => key === stage) ??
        taxonomy.sections.find(({ key }) => key === section)
      return found && addressOf(found)
    }
  }
}

/** Events of one section; those without one stand last. */
export interface SectionChanges {
  /** Absent for what belongs to no section that there is. */
  section?: Section
  events: ChangeEvent[]
}

/** The events by section, in the order of the data. */
export function changesBySection(events: readonly ChangeEvent[], { sections }: Taxonomy): SectionChanges[] {
  const found = grouped(events, ({ section }) => sections.find(({ key }) => key === section)?.key ?? '')
  const rest = found.get('')
  return [
    ...sections.flatMap((section) => {
      const events = found.get(section.key)
      return events ? [{ section, events }] : []
    }),
    ...(rest ? [{ events: rest }] : []),
  ]
}

/** Months as `YYYY-MM`, this one first. */
export function monthsBack(today: string, count: number): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 - index, 1)).toISOString().slice(0, 7),
  )
}

/** The events of each entity that has any, by the key of the section, stage or category. */
export function changesOf(kind: keyof Belonging, events: readonly ChangeEvent[]): Map<string, ChangeEvent[]> {
  const found = grouped(events, (event) => event[kind] ?? '')
  found.delete('')
  return new Map([...found].sort(([a], [b]) => compareText(a, b)))
}

/** What is not told one by one: "3 reviews and 12 edits of texts"; empty when there is nothing. */
export function cosmeticCounts(events: readonly ChangeEvent[]): string {
  const cosmetic = events.filter(({ isMaterial }) => !isMaterial)
  const reviews = cosmetic.filter(({ change }) => change === 'reviewed').length
  const edits = cosmetic.length - reviews
  return [
    ...(reviews > 0 ? [`${reviews} ${reviews === 1 ? 'review' : 'reviews'}`] : []),
    ...(edits > 0 ? [`${edits} ${edits === 1 ? 'edit' : 'edits'} of how things are written`] : []),
  ].join(' and ')
}
