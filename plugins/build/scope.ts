/** What `handbook build` or `handbook dev` and the suite tell each other while a site is built. */
export interface BuildScope {
  /** Whether a plugin of the suite has found this scope. */
  isFound?: boolean
  /** Templates of the suite by their path from the folder of pages: nothing in them depends on the texts of pages. */
  ownTemplates: Set<string>
  /** Collections of the suite: lists of addresses. */
  ownCollections: Set<string>
  /** Pages whose texts the suite has read for other pages. */
  readBodies: Set<string>
  /** Layouts that pages were given by the cascade before the suite looked at them. */
  layouts: Map<string, unknown>
  /**
   * Folders that the suite fills at the end of a build and leaves alone when they would come out the same, by their paths from the root,
   * each with the name of what it was made of. The name is empty while that is open, and where nothing was made.
   */
  made: Map<string, string>
  /** Files that the suite has written at the end of a build, by their paths from the root, each with the hash of its content. */
  extras: Map<string, string>
  /** Files that the suite writes while pages are still being drawn, by their paths from the root: they may be there already. */
  coming: Set<string>
  /** Whether such a folder stands, file by file, as the last build has left it, and was made of what has this name. */
  isStanding?(folder: string, name: string): boolean
  /** Work that waits for nothing but the texts of all pages: done while files are still being written. */
  meanwhile: (() => void)[]
  /** Whether only some pages are drawn, after all have been read. */
  isPart?: boolean
  /** In such a build: whether a template, by its path from the root, is drawn. */
  isDrawn?(path: string): boolean
  /** In a build of a part of the site: what a search over all parts needs to know of the pages drawn, by address. */
  toSearch?: Map<string, { path: string; facets: object }>
  /** In a preview: the page of which perhaps only the text is another one. What was known of all pages is kept meanwhile. */
  saved?: string
  /** Whether that page, read again, is to others what it was. */
  isAsBefore?(path: string): boolean
  /** Forget what was known of all pages: they are read again after all. */
  refresh?(): Promise<void>
  /** When only some pages are built: what is known of all. */
  others?: {
    /** All Markdown pages by their paths from the root, in the order in which a whole build meets them. */
    pages: readonly string[]
    layouts: ReadonlyMap<string, unknown>
    /** When git last changed each file. */
    updates: ReadonlyMap<string, string>
    /** All addresses of the site. */
    urls: readonly string[]
  }
}

const key = Symbol.for('handbook.build')

export function emptyScope(): BuildScope {
  return {
    ownTemplates: new Set(),
    ownCollections: new Set(),
    readBodies: new Set(),
    layouts: new Map(),
    made: new Map(),
    extras: new Map(),
    coming: new Set(),
    meanwhile: [],
  }
}

/** Open the talk: done before the configuration of the site is read. */
export function setScope(eleventyConfig: object, scope: BuildScope): void {
  Object.defineProperty(eleventyConfig, key, { value: scope, configurable: true })
}

/** The scope of the running build; nothing under plain `eleventy`. */
export function scopeOf(eleventyConfig: object): BuildScope | undefined {
  return (eleventyConfig as Record<symbol, BuildScope | undefined>)[key]
}
