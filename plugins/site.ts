import { relative, resolve } from 'node:path'
import { pagesWith } from './build/other-pages.ts'
import { isSamePage } from './build/same-page.ts'
import { type BuildScope, scopeOf } from './build/scope.ts'
import { type DirectionPages, directionPages, takenAddresses } from './core/model/direction/direction-pages.ts'
import { directionPlaces, type Handbook } from './core/model/handbook.ts'
import { namesFile } from './core/model/markdown/link-address.ts'
import type { HandbookOptions } from './core/model/options.ts'
import { checkPages, type PageFindings } from './core/model/page-problems.ts'
import { sitePath, splitAddress } from './core/model/pages/address.ts'
import { pageAliases } from './core/model/pages/aliases.ts'
import { fileOfAddress } from './core/model/pages/link-problems.ts'
import { type Page, suiteLayouts } from './core/model/pages/page.ts'
import { pageRedirects } from './core/model/pages/page-redirects.ts'
import { redirectsByPage } from './core/model/pages/redirect-list.ts'
import { visibleText } from './core/model/pages/visible-text.ts'
import { present } from './core/model/product/taxonomy.ts'
import { collectReleases, isReleaseAddress, type Releases } from './core/model/releases/releases.ts'
import type { Problem } from './core/problems/problem.ts'
import type { EleventyConfig, PageData } from './eleventy.ts'
import { dataPaths, dataStamp, pullWish, readHandbook } from './sources/data-files.ts'
import { type DirectoryData, directoryData } from './sources/directory-data.ts'
import { type History, historyProblems, historyUntil, readHistory } from './sources/git-history.ts'
import { type CurrentSnapshot, currentSnapshot, gitlabAccess, keptSnapshot } from './sources/gitlab/current-snapshot.ts'
import { type LastUpdates, lastUpdates } from './sources/last-updates.ts'
import { layoutNames } from './sources/layouts.ts'
import { readOptions } from './sources/options-file.ts'
import { compileKinds, pageSchema } from './sources/page-schemas.ts'
import { readBody, readPage } from './sources/pages.ts'
import { fileFinder } from './sources/path-state.ts'
import { today } from './sources/today.ts'

/** What the faces share while a site is built. */
export interface Site {
  /** Absolute path of the site's root: the folder in which Eleventy runs. */
  root: string
  options: HandbookOptions
  /** `YYYY-MM-DD` */
  today: string
  /** The data as it stands; read again when a file of it has changed. */
  handbook(): Handbook
  /** An address of the site with the path prefix, for links in templates. */
  href(url: string): string
  /**
   * An address from the data, for a link: a page or file of this site with the path prefix, another path on the product's own
   * site, a full address as it is. Nothing when the path is nowhere.
   */
  addressFrom(data: string | undefined): string | undefined
  /** The names of all layouts that a page can use. */
  layouts(): ReadonlySet<string>
  /** What the data files of folders give to pages. */
  inherited(): DirectoryData
  /** The Markdown pages of the current build, by the path that Eleventy uses. Filled while Eleventy reads them. */
  pages: Map<string, Page>
  /** What the checks of those pages found; computed when first asked for after all pages are read. */
  findings(): PageFindings
  /** Where every entity is described in this build. */
  direction(): DirectionPages
  /** Old addresses of pages, and what is wrong with them. */
  aliases(): ReturnType<typeof pageAliases>
  /** Addresses of `redirects.yml` that pages are written for, with what they lead to. */
  listedRedirects(): ReadonlyMap<string, string>
  /** Where pages that have moved send their readers, and what is wrong with it. */
  redirects(): ReturnType<typeof pageRedirects>
  /** The releases of the product, from YAML and from pages. */
  releases(): Releases
  /** What plugins add below the content of a page, as HTML; empty where there is nothing to add. */
  below: ((data: PageData) => string)[]
  /** What plugins add to the head of a page, as HTML, each with a line break at its end. */
  head: ((data: PageData) => string)[]
  /** Whether there is a search; its plugin says so. */
  hasSearch: boolean
  /** Style sheets that plugins add to that of the theme. */
  styles: (() => string)[]
  /** What has changed up to today, read once in each build; nothing where there is no history, or where it is switched off. */
  history(): History | undefined
  /** The day on which git last changed a file, `YYYY-MM-DD`; nothing where that is not known, or switched off. */
  lastUpdate(path: string): string | undefined
  /** The build of `handbook build`, when it is one. */
  scope: BuildScope | undefined
  /** Problems of the site as such, which no file of pages or data has. */
  readonly problems: Problem[]
}

// Eleventy makes a new object of collections whenever it reads its configuration anew: a site lives exactly as long.
const sites = new WeakMap<object, Site>()

/** The site of an Eleventy configuration; the same one for all plugins that ask. */
export function openSite(eleventyConfig: EleventyConfig): Site {
  const known = sites.get(eleventyConfig.collections)
  if (known) return known
  const root = process.cwd()
  // First of all: when the file is wrong, a preview has to see that it has been mended.
  eleventyConfig.addWatchTarget('handbook.config.json', { resetConfig: true })
  const { options, given } = readOptions(root)
  const { directories } = eleventyConfig
  const folders = {
    input: folder(directories.input),
    data: folder(directories.data),
    layouts: folder(directories.layouts ?? directories.includes),
  }
  let urls = new Set<string>()
  const site: Site = {
    root,
    options: { ...options, ...folders, data: given.data === undefined ? folders.data : options.data },
    today: today(undefined),
    handbook: () => handbook(),
    href: (url) => href(eleventyConfig, url),
    addressFrom: (data) => {
      if (!data?.startsWith('/')) return data
      const path = sitePath(data)
      if (path && (urls.has(path.url) || isCopied(data))) return href(eleventyConfig, data)
      const { productUrl } = site.options.site
      return productUrl === undefined ? undefined : productUrl + data
    },
    layouts: () => layouts(),
    inherited: () => inherited(),
    pages: new Map(),
    findings: () => findings(),
    direction: () => direction(),
    aliases: () => aliases(),
    listedRedirects: () => listedRedirects(),
    redirects: () => redirects(),
    releases: () => releases(),
    below: [],
    head: [],
    hasSearch: false,
    styles: [],
    history: () => history,
    lastUpdate: (path) => updates.get(path),
    scope: scopeOf(eleventyConfig),
    get problems() {
      return [...folderProblems(given, folders, options), ...historyProblems(history, options.data)]
    },
  }
  const others = site.scope?.others
  if (others) {
    site.pages = pagesWith(others.pages, (path) => {
      const around = site.inherited().around(path)
      const fields = { layout: others.layouts.get(path), ...around.fields }
      return readPage(root, path, site.options, { ...around, fields })
    })
  }
  let history: History | undefined
  let updates: LastUpdates = new Map()
  let pulled: CurrentSnapshot = { problems: [] }
  // Within one build nothing changes: files are looked at once, and what is made of them is made once.
  let build = {}
  /** The page whose text has been saved, as it was. */
  let savedBefore: Page | undefined
  const handbook = onceFor(
    () => build,
    onceFor(
      () => `${pulled.snapshot?.pulledAt} ${dataStamp(root, site.options)}`,
      () => readHandbook(root, site.options, site.today, pulled),
    ),
  )
  const inherited = onceFor(
    () => build,
    () => directoryData(root, site.options, site.today),
  )
  const hasFile = onceFor(
    () => build,
    () => fileFinder(root),
  )
  const isCopied = (address: string): boolean => {
    const [path] = splitAddress(address)
    const { input, links } = site.options
    const files = { hasFile: hasFile(), folders: [input, ...links.static] }
    return !namesFile(path) && fileOfAddress(path, { path: '' }, files) !== undefined
  }
  const layouts = onceFor(
    () => build,
    () =>
      new Set([
        ...layoutNames(root, site.options, broughtLayouts(eleventyConfig, folders)),
        ...Object.keys(eleventyConfig.layoutAliases ?? {}),
      ]),
  )
  const bodyOf = ({ path }: Page): ReturnType<typeof readBody> => {
    site.scope?.readBodies.add(path)
    return readBody(root, path)
  }
  const findings = onceFor(
    () => build,
    () =>
      checkPages([...site.pages.values()], handbook(), {
        schemaOf: (page) => pageSchema(root, page),
        layouts: site.layouts,
        bodyOf,
        visibleText,
      }),
  )
  const direction = onceFor(findings, () =>
    directionPages(handbook().taxonomy, handbook().renames, findings().written, directionPlaces(site.options)),
  )
  const releases = onceFor(findings, () => collectReleases(handbook(), [...site.pages.values()], bodyOf))
  const isTaken = onceFor(direction, () => {
    const byPages = takenAddresses(findings().written, direction(), site.options)
    const { basePath } = site.options.releases
    return (url: string) => byPages(url) || isReleaseAddress(url, releases(), basePath)
  })
  const aliases = onceFor(direction, () => pageAliases([...site.pages.values()], isTaken()))
  const listedRedirects = onceFor(aliases, () => {
    const old = new Set(aliases().aliases.map(({ url }) => url))
    const isPage = (url: string): boolean => isTaken()(url) || old.has(url)
    return redirectsByPage(handbook().redirects, { isPage, ...present({ siteUrl: site.options.site.url }) })
  })
  const redirects = onceFor(aliases, () => pageRedirects([...site.pages.values()], aliases().aliases, site.today))
  compileKinds(root, site.options)
  const before = async ({ runMode }: { runMode?: string }): Promise<void> => {
    build = {}
    site.pages.clear()
    const isPreview = runMode === 'serve' || runMode === 'watch'
    if (site.scope?.others) {
      pulled = site.options.gitlab
        ? keptSnapshot(root, site.options, gitlabAccess(site.options.gitlab))
        : { problems: [] }
      urls = new Set(site.scope.others.urls)
      updates = site.scope.others.updates
      return
    }
    const told = historyFor(root, site.options, site.today)
    const dated = site.options.theme.lastUpdated ? lastUpdates(root, site.options) : undefined
    pulled = await pulledFor(root, site.options, isPreview)
    history = await told
    updates = (await dated) ?? new Map()
  }
  eleventyConfig.on('eleventy.before', async (run: { runMode?: string }) => {
    if (site.scope) site.scope.refresh = () => before(run)
    if (site.scope?.saved === undefined) await before(run)
    else savedBefore = site.pages.get(site.scope.saved)
  })
  if (site.scope)
    site.scope.isAsBefore = (path) => {
      const now = site.pages.get(path)
      return savedBefore !== undefined && now !== undefined && isSamePage(savedBefore, now)
    }
  eleventyConfig.on('eleventy.contentMap', ({ urlToInputPath }: { urlToInputPath: object }) => {
    urls = new Set(Object.keys(urlToInputPath))
  })
  eleventyConfig.addGlobalData('handbook', () => site.handbook())
  for (const path of dataPaths(site.options)) eleventyConfig.addWatchTarget(path)
  if (site.scope) site.scope.isFound = true
  sites.set(eleventyConfig.collections, site)
  return site
}

/** What comes from GitLab: a preview takes what there is and never waits. */
async function pulledFor(root: string, options: HandbookOptions, isPreview: boolean): Promise<CurrentSnapshot> {
  if (!options.gitlab) return { problems: [] }
  const access = gitlabAccess(options.gitlab)
  if (isPreview) return keptSnapshot(root, options, access)
  return currentSnapshot(root, options, access, pullWish(root, options, new Date().toISOString()))
}

/** What has changed up to today. Where git cannot tell, a site has no pages about it. */
async function historyFor(root: string, options: HandbookOptions, today: string): Promise<History | undefined> {
  const history = options.changes ? await readHistory(root, options) : undefined
  return history && !('unknown' in history) ? historyUntil(history, today) : undefined
}

/** The suite's layouts that its plugins have added to this site; aliases are known to Eleventy. */
function broughtLayouts(eleventyConfig: EleventyConfig, folders: { input: string; layouts: string }): string[] {
  const folder = relative(folders.input, folders.layouts).replaceAll('\\', '/')
  return suiteLayouts.filter((name) => eleventyConfig.isVirtualTemplate(`${folder}/${name}.11ty.js`))
}

/** Keep a value for as long as its key stays the same. */
function onceFor<Value>(keyOf: () => unknown, make: () => Value): () => Value {
  let before: { key: unknown; value: Value } | undefined
  return () => {
    const key = keyOf()
    if (before === undefined || before.key !== key) before = { key, value: make() }
    return before.value
  }
}

/** `./src/` as `src`; the root itself as `.`. */
function folder(path: string): string {
  return relative(process.cwd(), resolve(path)).replaceAll('\\', '/') || '.'
}

/** Eleventy's own base plugin adds the prefix to the finished page; without it, the address needs it here. */
function href(eleventyConfig: EleventyConfig, url: string): string {
  if (eleventyConfig.getFilter('htmlBaseUrl')) return url
  const prefix = eleventyConfig.pathPrefix.replace(/\/+$/, '')
  return url.startsWith('/') ? `${prefix.startsWith('/') || prefix === '' ? '' : '/'}${prefix}${url}` : url
}

function folderProblems(
  given: Readonly<Record<string, unknown>>,
  folders: { input: string; data: string; layouts: string },
  options: HandbookOptions,
): Problem[] {
  return (['input', 'data', 'layouts'] as const).flatMap((name): Problem[] => {
    if (folders[name] === options[name] || (name === 'data' && given.data !== undefined)) return []
    if (name === 'layouts' && given.layouts === undefined && folders.layouts === `${folders.input}/_includes`) return []
    const message = `Eleventy reads \`${folders[name]}\`; handbook.config.json says \`${options[name]}\`, which the commands read.`
    const help = `Add \`"${name}": "${folders[name]}"\` to handbook.config.json.`
    return [{ code: 'config/folders', severity: 'warning', message, file: 'handbook.config.json', help }]
  })
}
