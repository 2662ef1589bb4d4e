import { type DataFile, problemAt, type Source } from '../../problems/data-file.ts'
import { grouped } from '../../problems/grouped.ts'
import type { Problem } from '../../problems/problem.ts'
import { suggest } from '../../problems/suggest.ts'
import { asFields, asText, asTexts, type Fields } from '../fields.ts'
import { type Tier, tiers } from './availability.ts'
import type { Rename } from './renames.ts'
import { type Category, present, type Taxonomy } from './taxonomy.ts'
import { reference } from './taxonomy-problems.ts'

/** The field of each tier in `features.yml`. */
const tierFields: Readonly<Record<Tier, string>> = {
  free: 'gitlab_core',
  starter: 'gitlab_starter',
  premium: 'gitlab_premium',
  ultimate: 'gitlab_ultimate',
}

export interface Feature {
  title: string
  description?: string
  link?: string
  categories: Category[]
  /** The lowest tier that has it; absent when no tier has, and the feature is missing from the product. */
  lowestTier?: Tier
  fields: Fields
  source: Source
}

/** Read `features.yml`; the order of the file is kept. */
export function readFeatures(file: DataFile | undefined, taxonomy: Taxonomy): Feature[] {
  if (!file) return []
  const list = asFields(file.yaml.value).features
  if (!Array.isArray(list)) return []
  const categories = new Map(taxonomy.categories.map((category) => [category.key, category]))
  return list.map((value, index) => {
    const fields = asFields(value)
    const lowestTier = tiers.find((tier) => isIn(fields[tierFields[tier.key]]))?.key
    const optional = { description: asText(fields.description), link: asText(fields.link), lowestTier }
    return {
      title: asText(fields.title) ?? '',
      ...present(optional),
      categories: [...new Set(asTexts(fields.category))].flatMap((key) => categories.get(key) ?? []),
      fields,
      source: { file, path: ['features', index] },
    }
  })
}

/** Whether a feature is in a tier: `true`, `partially`, or a map that says so. */
function isIn(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return isIn(asFields(value).valid ?? true)
  return value === true || value === 'partially'
}

/** Whether the data says that a feature is not in a tier; saying nothing is not saying no. */
function isDenied(value: unknown): boolean {
  return value === false || asFields(value).valid === false
}

/** Find features whose `pricing_theme` is not one of those in `pricing_themes.yml`, and themes that stand there twice. */
export function pricingThemeProblems(features: readonly Feature[], themes: DataFile | undefined): Problem[] {
  if (!themes || !Array.isArray(themes.yaml.value)) return []
  const named = themes.yaml.value.map((theme) => asText(asFields(theme).name))
  const unknown = features.flatMap((feature) => {
    const theme = asText(feature.fields.pricing_theme)
    if (theme === undefined || named.includes(theme)) return []
    const message = `There is no pricing theme "${theme}", which the feature "${feature.title}" names.`
    const expected = suggest(
      theme,
      named.flatMap((name) => name ?? []),
    )
    return [problemAt(feature.source, 'taxonomy/unknown-reference', message, { field: ['pricing_theme'], expected })]
  })
  const twice = named.flatMap((name, index) => {
    if (name === undefined || named.indexOf(name) === index) return []
    const message = `There is another pricing theme "${name}".`
    return [problemAt({ file: themes, path: [index] }, 'taxonomy/duplicate-name', message, { field: ['name'] })]
  })
  return [...unknown, ...twice]
}

/** Find features without category, in no known category, in a tier but not in a higher one, or twice. */
export function featureProblems(
  features: readonly Feature[],
  taxonomy: Taxonomy,
  renames: readonly Rename[],
): Problem[] {
  return [
    ...features.flatMap((feature) => [
      ...asTexts(feature.fields.category).flatMap((key, index) => {
        const field = Array.isArray(feature.fields.category) ? ['category', index] : ['category']
        return reference(feature.source, field, 'category', key, taxonomy, renames)
      }),
      ...noCategory(feature),
      ...tierGap(feature),
    ]),
    ...duplicates(features),
  ]
}

function noCategory(feature: Feature): Problem[] {
  if (asTexts(feature.fields.category).length > 0) return []
  const message = `The feature "${feature.title}" belongs to no category.`
  return [problemAt(feature.source, 'features/no-category', message, { field: ['title'] })]
}

function tierGap(feature: Feature): Problem[] {
  const lowest = tiers.findIndex((tier) => tier.key === feature.lowestTier)
  if (lowest === -1) return []
  return tiers.slice(lowest + 1).flatMap((tier) => {
    const field = tierFields[tier.key]
    if (tier.isOld || !isDenied(feature.fields[field])) return []
    const message = `The feature "${feature.title}" is in ${tiers[lowest]?.name} but not in ${tier.name}, which includes it.`
    return [problemAt(feature.source, 'features/tier-gap', message, { field: [field] })]
  })
}

function duplicates(features: readonly Feature[]): Problem[] {
  const titled = features.filter((feature) => feature.title !== '')
  return [...grouped(titled, (feature) => feature.title).values()].flatMap(([, ...copies]) =>
    copies.map((feature) =>
      problemAt(feature.source, 'features/duplicate-title', `There is another feature "${feature.title}".`, {
        field: ['title'],
      }),
    ),
  )
}
