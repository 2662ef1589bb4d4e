import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withDefaults } from '../../../plugins/core/model/options.ts'
import type { Taxonomy } from '../../../plugins/core/model/product/taxonomy.ts'
import { readHandbook } from '../../../plugins/sources/data-files.ts'
import type { LabelTree } from './product/labels.ts'
import { type Product, type ProductWishes, productOf } from './product/product.ts'

/** The labels of a site's own sections, stages, groups and categories. */
function labelTreeOf({ stages }: Taxonomy): LabelTree {
  return {
    stages: stages.map(({ label, section, groups }) => ({
      label,
      section: section?.label ?? 'section::none',
      groups: groups.map((group) => ({ label: group.label, categories: group.categories.map((one) => one.label) })),
    })),
  }
}

/**
 * A product whose labels and versions are those of a site's data, with its data files in the repository of the handbook project.
 *
 * @param root  Folder of the site, which keeps its data in `_data`.
 */
export function productOfSite(root: string, wishes: Omit<ProductWishes, 'tree' | 'files'> = {}): Product {
  const { today = '2026-11-23', group = 'tidemark-example' } = wishes
  const { taxonomy, timeline } = readHandbook(root, withDefaults({}), today)
  const { version, month } = timeline.versions
  const firstYear = Number(month.slice(0, 4)) - version.major
  const names = readdirSync(join(root, '_data')).filter((name) => name.endsWith('.yml'))
  const files = Object.fromEntries(
    names.map((name) => [`_data/${name}`, readFileSync(join(root, '_data', name), 'utf8')]),
  )
  const tree = labelTreeOf(taxonomy)
  return productOf({ ...wishes, today, tree, firstYear, files: { [`${group}/handbook`]: { main: files } } })
}
