import module from 'node:module'

const { register } = module

/**
 * Load Eleventy without the thread through which it sends every import that follows, in Nodes before 22.15, so that a preview sees
 * changes in modules that others import. Node stands still until that thread runs, and imports take longer with it; a build never
 * needs it, and a preview only when files change.
 *
 * @returns  What was loaded, and what starts the thread. Eleventy's messages to it wait until then.
 */
export async function withoutImportThread<Loaded>(
  load: () => Promise<Loaded>,
): Promise<{ loaded: Loaded; watchImports(): void }> {
  const waiting: Parameters<typeof register>[] = []
  module.register = ((...given: Parameters<typeof register>) => void waiting.push(given)) as typeof register
  try {
    const loaded = await load()
    return {
      loaded,
      watchImports() {
        for (const given of waiting.splice(0)) register(...given)
      },
    }
  } finally {
    module.register = register
  }
}
