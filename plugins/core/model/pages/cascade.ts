import picomatch from 'picomatch'
import type { LocatedYaml } from '../../problems/located-yaml.ts'
import { asFields, asText, type Fields } from '../fields.ts'

/** Fields that a page hands down to those below it, and the pages that they are for. */
export interface CascadeBlock {
  takes(page: CascadeTarget): boolean
  /** Dates as they are written. */
  fields: Fields
  /** The same for templates. */
  built: Fields
}

/** A page as the targets of a cascade see it. */
export interface CascadeTarget {
  /** From the folder of pages, without what the file's name ends with, small letters: `/handbook/product`. */
  path: string
  kind: 'home' | 'section' | 'page'
  lang: string
}

/** What says whom a block is for, and what a page cannot get from elsewhere: Eleventy keeps it for itself, or Hugo does. */
const notHanded = new Set(
  '__proto__ _target cascade collections content eleventy eleventyComputed page pagination permalink pkg target'.split(
    ' ',
  ),
)

/** Hugo builds a site in this environment, unless it is told another one. */
const environment = 'production'

/**
 * What the front matter of a section's page hands down: `cascade`, one block or a list of them.
 *
 * https://gohugo.io/content-management/front-matter/#cascade-1
 */
export function cascadeBlocks(yaml: LocatedYaml | undefined): CascadeBlock[] {
  const values = blocksIn(asFields(yaml?.value).cascade)
  const built = blocksIn(asFields(yaml?.built).cascade)
  return values.map((block, index) => ({
    takes: targetOf(asFields(block.target ?? block._target)),
    fields: handedDown(block),
    built: handedDown(asFields(built[index])),
  }))
}

function blocksIn(value: unknown): Fields[] {
  return value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(asFields)
}

function handedDown(block: Fields): Fields {
  return Object.fromEntries(Object.entries(block).filter(([name]) => !notHanded.has(name)))
}

/** Patterns for path, kind, language and environment; all that are given must fit. A target that is not known fits no page. */
function targetOf(target: Fields): CascadeBlock['takes'] {
  const matchers = Object.entries(target).map(([name, value]) => {
    const pattern = asText(value)
    const fits =
      pattern === undefined ? () => false : picomatch(pattern.toLowerCase(), { strictSlashes: true, dot: true })
    return (page: CascadeTarget): boolean => {
      if (name === 'path' || name === 'kind' || name === 'lang') return fits(page[name])
      return name === 'environment' && fits(environment)
    }
  })
  return (page) => matchers.every((fits) => fits(page))
}

/** How the targets of a cascade see a page, by its path from the folder of pages. */
export function cascadeTarget(name: string, lang: string): CascadeTarget {
  const path = `/${name.replace(/\.[^./]+$/, '')}`.toLowerCase().replaceAll(' ', '-')
  const isSection = path.endsWith('/_index')
  const place = path.replace(/\/_?index$/, '') || '/'
  const kind = isSection ? (place === '/' ? 'home' : 'section') : 'page'
  return { path: place, kind, lang: lang.toLowerCase() }
}

/**
 * What a page gets from the blocks above it.
 *
 * @param blocks  The nearest first: for each field, the first block that has it and is for the page wins.
 */
export function cascaded(blocks: readonly CascadeBlock[], page: CascadeTarget): Pick<CascadeBlock, 'fields' | 'built'> {
  const taken = blocks.filter(({ takes }) => takes(page)).reverse()
  return {
    fields: Object.assign({}, ...taken.map(({ fields }) => fields)),
    built: Object.assign({}, ...taken.map(({ built }) => built)),
  }
}
