import type { Page } from '../core/model/pages/page.ts'

/**
 * The pages of a build of some: those that are not built are read when somebody asks for them.
 *
 * @param paths  Of all pages, in the order in which a whole build meets them.
 */
export function pagesWith(paths: readonly string[], read: (path: string) => Page): Map<string, Page> {
  return new PagesOnDemand(paths, read)
}

class PagesOnDemand extends Map<string, Page> {
  readonly #paths: readonly string[]
  readonly #read: (path: string) => Page
  #unread: Set<string>

  constructor(paths: readonly string[], read: (path: string) => Page) {
    super()
    this.#paths = paths
    this.#read = read
    this.#unread = new Set(paths)
  }

  override get(path: string): Page | undefined {
    if (this.#unread.has(path)) this.set(path, this.#read(path))
    return super.get(path)
  }

  override has(path: string): boolean {
    return this.#unread.has(path) || super.has(path)
  }

  override set(path: string, page: Page): this {
    this.#unread?.delete(path)
    return super.set(path, page)
  }

  override get size(): number {
    return super.size + this.#unread.size
  }

  override clear(): void {
    super.clear()
    this.#unread = new Set(this.#paths)
  }

  override keys(): MapIterator<string> {
    return this.#whole().keys()
  }

  override values(): MapIterator<Page> {
    return this.#whole().values()
  }

  override entries(): MapIterator<[string, Page]> {
    return this.#whole().entries()
  }

  override [Symbol.iterator](): MapIterator<[string, Page]> {
    return this.entries()
  }

  override forEach(act: (page: Page, path: string, pages: Map<string, Page>) => void): void {
    for (const [path, page] of this.#whole()) act(page, path, this)
  }

  #whole(): Map<string, Page> {
    for (const path of this.#unread) this.set(path, this.#read(path))
    return new Map(
      this.#paths.flatMap((path): [string, Page][] => {
        const page = super.get(path)
        return page ? [[path, page]] : []
      }),
    )
  }
}
