import { productManager } from '../product/product-manager.ts'
import { present } from '../product/taxonomy.ts'
import type { KickoffData, KickoffSlot } from './kickoff-data.ts'
import type { PlanSection } from './kickoff-plan.ts'

/** A point of the agenda with the minute at which it begins, from 0. */
export interface AgendaSlot extends KickoffSlot {
  start: number
}

const welcome = 2
const questions = 3
/** Minutes of a section: for its introduction, and for each highlight up to a few. */
const ofSection = 2
const ofHighlight = 1
const mostHighlights = 6

/**
 * Who speaks when. Without an agenda in the data: a welcome, each section that plans something, the longer the more highlights it
 * has, and questions. The presenter of a section is its product manager.
 */
export function kickoffAgenda(sections: readonly PlanSection[], data: KickoffData | undefined): AgendaSlot[] {
  const slots = data && data.agenda.length > 0 ? data.agenda.map(withPresenter) : derivedAgenda(sections, data)
  let start = 0
  return slots.map((slot) => {
    const placed = { ...slot, start }
    start += slot.minutes
    return placed
  })
}

function derivedAgenda(sections: readonly PlanSection[], data: KickoffData | undefined): KickoffSlot[] {
  if (sections.length === 0) return []
  const host = present({ presenter: data?.presenter })
  const slots = sections.map(({ section, items }): KickoffSlot => {
    const highlights = items.filter(({ isHighlight }) => isHighlight).length
    const minutes = ofSection + ofHighlight * Math.min(highlights, mostHighlights)
    return withPresenter({ title: section?.name ?? 'Everything else', minutes, ...present({ about: section }) })
  })
  return [
    { title: 'Welcome', minutes: welcome, ...host },
    ...slots,
    { title: 'Questions', minutes: questions, ...host },
  ]
}

function withPresenter(slot: KickoffSlot): KickoffSlot {
  if (slot.presenter !== undefined || slot.about?.kind !== 'section') return slot
  return { ...slot, ...present({ presenter: productManager(slot.about) }) }
}
