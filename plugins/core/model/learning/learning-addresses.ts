import { step } from '../pages/address.ts'
import type { LearningItem } from './learning.ts'

/** Address of the page about something to learn: a unit that is a page has its own. */
export function learningAddress(item: LearningItem, basePath: string): string {
  if ('kind' in item) return item.page ?? `${basePath}units/${step(item.uid)}/`
  return `${basePath}${'moduleUids' in item ? 'paths' : 'modules'}/${step(item.uid)}/`
}

/** Addresses of the other pages and files about learning. */
export function learningPlaces(basePath: string): {
  catalogue: string
  catalogueJson: string
  achievements: string
  /** Where one of them stands on the page of all. */
  achievement(uid: string): string
  competencies: string
  competency(key: string): string
  roles: string
  role(key: string): string
  achievementJson(uid: string): string
  plan(pathUid: string): string
} {
  return {
    catalogue: basePath,
    catalogueJson: `${basePath}catalogue.json`,
    achievements: `${basePath}achievements/`,
    achievement: (uid) => `${basePath}achievements/#achievement-${step(uid)}`,
    competencies: `${basePath}competencies/`,
    competency: (key) => `${basePath}competencies/#competency-${step(key)}`,
    roles: `${basePath}roles/`,
    role: (key) => `${basePath}roles/${step(key)}/`,
    achievementJson: (uid) => `${basePath}achievements/${step(uid)}.json`,
    plan: (pathUid) => `${basePath}paths/${step(pathUid)}/plan.ics`,
  }
}
