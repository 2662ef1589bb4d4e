import type { ReferenceFault, ReferenceResolver } from '../problems/schema.ts'
import { either, plain, suggest } from '../problems/suggest.ts'
import type { Handbook } from './handbook.ts'
import { buildLearning, type Learning } from './learning/learning.ts'
import { type Resolution, resolveEntity } from './product/renames.ts'
import { type Entity, type EntityKind, entitiesOf, type Taxonomy } from './product/taxonomy.ts'

/**
 * Look references up: `category` means a key, `category-name` a name, `category-any` either, `page` an address of this site or the
 * path of a Markdown file, `learning` the uid of a path, module or unit, `role` and `competency` a key of `learning.yml`,
 * `release` a version, `person` somebody whom the data gives a role, or who is in `team.yml`. Where the site has no such data, nothing is said.
 *
 * @param pages     Addresses and paths of the site's pages.
 * @param learning  What can be learnt.
 * @param releases  Versions of the releases.
 */
export function referenceResolver(
  { taxonomy, renames, team }: Pick<Handbook, 'taxonomy' | 'renames' | 'team'>,
  pages: ReadonlySet<string>,
  learning: Learning = buildLearning({}, []),
  releases: ReadonlySet<string> = new Set(),
): ReferenceResolver {
  let people: string[] | undefined
  const keysOf = (kind: string): readonly string[] | undefined => {
    if (kind === 'release') return [...releases]
    if (kind !== 'person') return learningKeys(kind, learning)
    people ??= [...new Set([...peopleIn(taxonomy), ...(team?.names('member') ?? [])])]
    return people
  }
  return (kind, text) => {
    if (kind === 'page') return pageFault(text, pages)
    const keys = keysOf(kind)
    if (keys)
      return keys.length === 0 ? undefined : keyFault(text, kind === 'learning' ? 'path, module or unit' : kind, keys)
    const wantsName = kind.endsWith('-name')
    const entityKind = kind.replace(/-(name|any)$/, '') as EntityKind
    if (!entitiesOf(taxonomy).some((entity) => entity.kind === entityKind)) return undefined
    const resolution = resolveEntity(taxonomy, renames, entityKind, text)
    if (!resolution.found) {
      const all = entitiesOf(taxonomy).filter((entity) => entity.kind === entityKind)
      return entityFault(resolution, text, entityKind, wantsName, all)
    }
    if (kind.endsWith('-any')) return undefined
    const { found } = resolution
    const wanted = wantsName ? found.name : found.key
    if (wanted === text || (!wantsName && resolution.by === 'key')) return undefined
    const message = wantsName
      ? `That is the key of a ${entityKind}; its name is meant: ${wanted}.`
      : `That is the name of a ${entityKind}; its key is meant: ${wanted}.`
    return { code: 'reference/key', message, expected: [wanted] }
  }
}

function entityFault(
  resolution: Exclude<Resolution, { found: object }>,
  text: string,
  kind: EntityKind,
  wantsName: boolean,
  all: readonly Entity[],
): ReferenceFault {
  const shown = ({ key, name }: { key: string; name: string }): string => (wantsName ? name : key)
  if (resolution.why === 'case') {
    const right = shown(resolution.meant)
    return { code: 'reference/case', message: `The ${kind} is written ${right}.`, expected: [right] }
  }
  if (resolution.why === 'renamed') {
    const names = resolution.meant.map(shown)
    const became = resolution.rename.kind === 'split' ? 'It was split into' : 'It is now'
    return { code: 'reference/renamed', message: `${became} ${names.join(' and ')}.`, expected: names }
  }
  const suggestions = suggest(text, all.map(shown))
  const hint = suggestions.length > 0 ? ` Did you mean ${either(suggestions)}?` : ''
  return { code: 'reference/unknown', message: `There is no such ${kind}.${hint}`, expected: suggestions }
}

/** Everybody who holds a role, without what is said of how they hold it. */
function peopleIn(taxonomy: Taxonomy): string[] {
  const names = entitiesOf(taxonomy).flatMap(({ people }) => people.flatMap((one) => one.names))
  return [...new Set(names.map((name) => name.replace(/\s*\([^)]*\)\s*$/, '')))]
}

/** What can be named to mean something that is learnt, or by which it is classified. */
export function learningKeys(kind: string, { byUid, vocabulary }: Learning): string[] | undefined {
  if (kind === 'learning') return [...byUid.keys()]
  if (kind === 'role') return vocabulary.roles.map(({ key }) => key)
  return kind === 'competency' ? vocabulary.competencies.map(({ key }) => key) : undefined
}

function keyFault(text: string, what: string, keys: readonly string[]): ReferenceFault | undefined {
  if (keys.includes(text)) return undefined
  const expected = suggest(text, keys)
  const hint = expected.length > 0 ? ` Did you mean ${either(expected)}?` : ''
  return { code: 'reference/unknown', message: `There is no such ${what}.${hint}`, expected }
}

function pageFault(text: string, pages: ReadonlySet<string>): ReferenceFault | undefined {
  const bare = text.replace(/[?#].*$/, '')
  if (pages.has(bare) || pages.has(`${bare}/`)) return undefined
  const meant = [...pages].find((page) => plain(page) === plain(bare))
  if (meant) return { code: 'reference/case', message: `The page is written ${meant}.`, expected: [meant] }
  const expected = suggest(bare, pages)
  const hint = expected.length > 0 ? ` Did you mean ${either(expected)}?` : ''
  return { code: 'reference/unknown', message: `There is no such page.${hint}`, expected }
}
