import { plain } from '../../problems/suggest.ts'
import { asText } from '../fields.ts'

/** The tiers, lowest first. Starter is no longer sold. */
export const tiers = [
  { key: 'free', name: 'Free', isOld: false },
  { key: 'starter', name: 'Starter', isOld: true },
  { key: 'premium', name: 'Premium', isOld: false },
  { key: 'ultimate', name: 'Ultimate', isOld: false },
] as const

export type Tier = (typeof tiers)[number]['key']

/** Names that tiers had; those of the hosted service are marked. */
const oldNames: Readonly<Record<string, { tier: Tier; isHosted?: true }>> = {
  core: { tier: 'free' },
  bronze: { tier: 'starter', isHosted: true },
  silver: { tier: 'premium', isHosted: true },
  gold: { tier: 'ultimate', isHosted: true },
}

/** Where the product can be used, in the order in which lists name them; a site may call them otherwise. */
export const offerings = [
  { key: 'gitlab_com', name: 'GitLab.com' },
  { key: 'self_managed', name: 'GitLab Self-Managed' },
  { key: 'gitlab_dedicated', name: 'GitLab Dedicated' },
  { key: 'gitlab_dedicated_for_government', name: 'GitLab Dedicated for Government' },
] as const

export type Offering = (typeof offerings)[number]['key']

export interface NamedOffering {
  key: Offering
  name: string
}

/** The tiers that some texts name, old names included, lowest first. */
export function tiersOf(texts: readonly string[]): Tier[] {
  const named = new Set(texts.map((text) => oldNames[plain(text)]?.tier ?? plain(text)))
  return tiers.flatMap(({ key }) => (named.has(key) ? [key] : []))
}

/** Whether texts name tiers that only the hosted service had, and none of those of one's own server; both had Free. */
export function isHostedOnly(texts: readonly string[]): boolean {
  const names = texts.map(plain).filter((name) => name !== 'free')
  return names.length > 0 && names.every((name) => oldNames[name]?.isHosted === true)
}

export function tierName(tier: Tier): string {
  return tiers.find(({ key }) => key === tier)?.name ?? tier
}

/** The offerings that some texts name: by key, by the name that a site gives them, or by GitLab's. */
export function offeringsNamed(texts: readonly string[], named: readonly NamedOffering[]): Offering[] {
  const given = new Set(texts.map(plain))
  return offerings.flatMap((one) => {
    const names = [one, ...named.filter(({ key }) => key === one.key)].flatMap(({ key, name }) => [key, name])
    return names.some((name) => given.has(plain(name))) ? [one.key] : []
  })
}

/** The offerings by the names that a site gives them. */
export function namedOfferings(names: Readonly<Record<string, unknown>>): NamedOffering[] {
  return offerings.map(({ key, name }) => ({ key, name: asText(names[key]) ?? name }))
}
