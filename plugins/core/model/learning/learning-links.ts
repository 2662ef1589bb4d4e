import type { Source } from '../../problems/data-file.ts'
import { asFields, asText } from '../fields.ts'
import type { BodyLink } from '../pages/page-body.ts'
import type { Learning } from './learning.ts'
import { learningAddress, learningPlaces } from './learning-addresses.ts'

/** Addresses that one entry names, as a page has links. */
interface NamedAddresses {
  /** The file in which they stand. */
  path: string
  /** Where they are shown. */
  url: string
  links: BodyLink[]
}

/** What units, achievements and roles lead to: resources, pictures and pages. */
export function learningLinks({ units, achievements, vocabulary }: Learning, basePath: string): NamedAddresses[] {
  const places = learningPlaces(basePath)
  const { file } = vocabulary
  const roles = asFields(file?.yaml.value).roles
  return [
    ...units.map((unit) => named(unit.source, 'url', unit.resource, learningAddress(unit, basePath))),
    ...achievements.map(({ source, image }) => named(source, 'image', image, places.achievements)),
    ...(file && Array.isArray(roles) ? roles : []).map((role, index) => {
      const { key, page } = asFields(role)
      return named(
        { file: file as Source['file'], path: ['roles', index] },
        'page',
        asText(page),
        places.role(String(key)),
      )
    }),
  ]
}

function named({ file, path }: Source, field: string, address: string | undefined, url: string): NamedAddresses {
  const kind = field === 'image' ? 'image' : 'link'
  const place = file.yaml.place([...path, field], 'value')
  return { path: file.file, url, links: address === undefined ? [] : [{ kind, address, place }] }
}
