/** The part of Eleventy's configuration API that the suite calls; Eleventy 3 ships no types of its own. */
export interface EleventyConfig {
  readonly directories: {
    readonly input: string
    readonly data: string
    readonly includes: string
    readonly layouts?: string
    readonly output: string
  }
  readonly pathPrefix: string
  /** Collections added so far, by name. */
  readonly collections: object
  readonly layoutAliases?: object
  readonly frontMatterParsingOptions?: { engines?: Record<string, unknown> }
  addTemplate(path: string, content: Template, data?: Record<string, unknown>): void
  isVirtualTemplate(path: string): boolean
  addLayoutAlias(name: string, target: string): void
  addGlobalData(name: string, value: unknown): void
  addCollection(name: string, collect: (api: { getAll(): CollectionItem[] }) => unknown): void
  addPreprocessor(
    name: string,
    extensions: string,
    run: (this: { inputPath: string }, data: PageData, content: string) => string | false | undefined,
  ): void
  addDataExtension(extensions: string, parse: (text: string, path: string) => unknown): void
  addTransform(name: string, run: (this: { page: TransformedPage }, content: unknown) => unknown): void
  addPassthroughCopy(paths: string | Record<string, string>): void
  addWatchTarget(path: string, options?: { resetConfig?: boolean }): void
  amendLibrary(name: string, amend: (library: never) => void): void
  setFrontMatterParsingOptions(options: Record<string, unknown>): void
  setServerOptions(options: Record<string, unknown>): void
  getFilter(name: string): ((...args: unknown[]) => unknown) | undefined
  on(event: string, listener: (argument: never) => unknown): void
  addPlugin<Options>(plugin: (eleventyConfig: EleventyConfig, options: Options) => unknown, options: Options): void
  addPlugin(plugin: (eleventyConfig: EleventyConfig) => unknown): void
}

/** The page that a transform works on. */
interface TransformedPage {
  url: string | false
  inputPath: string
  outputPath: string | false
  /** The text below the front matter. */
  rawInput?: string
}

/** A template in JavaScript: https://www.11ty.dev/docs/languages/javascript/ */
export interface Template {
  data?: Record<string, unknown>
  render(data: never): string | Promise<string>
}

/** What a page's template receives; front matter is mixed in. */
export interface PageData extends Record<string, unknown> {
  page: { url: string | false; inputPath: string; lang?: string }
  collections: Record<string, CollectionItem[]>
  content?: string
}

export interface CollectionItem {
  url: string | false
  inputPath: string
  data: PageData
}
