import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compareText, type Problem } from '../../plugins/core/problems/problem.ts'
import type { EleventyConfig } from '../../plugins/eleventy.ts'
import handbook from '../../plugins/index.ts'

/** Files of a site by their path; the text of each. */
export type SiteFiles = Record<string, string>

export interface BuiltSite {
  /** HTML or other content by address, in order of addresses. */
  pages: Map<string, string>
  /** What a build was stopped by; empty when it went through. */
  problems: readonly Problem[]
  /** Message of the error that ended the build. */
  error?: string
  /** What the suite printed. */
  said: string
}

export interface BuildSettings {
  /** Default: 2026-11-23. */
  today?: string
  runMode?: 'build' | 'serve'
  pathPrefix?: string
  /** Where the pages lie. Default: src. */
  input?: string
  /** Where the data lies, from the folder of pages. Default: ../_data. */
  data?: string
  /** Folders to copy into the site, by their path in it. */
  folders?: Record<string, string>
  /** Write the site into the folder `_site`, as the command line does. Default: keep it in memory. */
  write?: boolean
  configure?(eleventyConfig: EleventyConfig): void
  /** Default: the whole suite. */
  plugins?: ((eleventyConfig: EleventyConfig) => void)[]
}

/** Write the files into a new folder. */
export function siteFolder(files: SiteFiles): { root: string; write(files: SiteFiles): void; remove(): void } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'handbook-')))
  const write = (files: SiteFiles): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
  }
  write(files)
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** Build a site in memory with Eleventy and the whole suite. */
export async function builtSite(files: SiteFiles, settings: BuildSettings = {}): Promise<BuiltSite> {
  const folder = siteFolder(files)
  try {
    for (const [path, from] of Object.entries(settings.folders ?? {})) {
      cpSync(from, join(folder.root, path), { recursive: true })
    }
    return await buildIn(folder.root, settings)
  } finally {
    folder.remove()
  }
}

/** Build the site in a folder, which keeps its cache for the next build. */
export async function buildIn(root: string, settings: BuildSettings = {}): Promise<BuiltSite> {
  const { default: Eleventy } = (await import('@11ty/eleventy' as string)) as { default: EleventyClass }
  const { today = '2026-11-23', runMode = 'build', pathPrefix = '/', input = 'src', data = '../_data' } = settings
  const before = { cwd: process.cwd(), today: process.env.HANDBOOK_TODAY, error: console.error }
  const said: string[] = []
  process.chdir(root)
  process.env.HANDBOOK_TODAY = today
  console.error = (text: string) => void said.push(text)
  try {
    const eleventy = new Eleventy(input, '_site', {
      quietMode: true,
      configPath: '',
      runMode,
      pathPrefix,
      config(eleventyConfig) {
        eleventyConfig.setUseTemplateCache(false)
        eleventyConfig.setDataDirectory(data)
        settings.configure?.(eleventyConfig)
        for (const plugin of settings.plugins ?? [handbook]) eleventyConfig.addPlugin(plugin)
      },
    })
    eleventy.disableLogger()
    const results = settings.write ? ((await eleventy.write())[1] ?? []) : await eleventy.toJSON()
    // Eleventy hands pages over as they become ready.
    const pages = results.map(({ url, content }): [string, string] => [url, content])
    pages.sort(([a], [b]) => compareText(a, b))
    return { pages: new Map(pages), problems: [], said: said.join('\n') }
  } catch (error) {
    const { message, problems = [] } = error as Error & { problems?: Problem[] }
    return { pages: new Map(), problems, error: message, said: said.join('\n') }
  } finally {
    process.chdir(before.cwd)
    console.error = before.error
    if (before.today === undefined) delete process.env.HANDBOOK_TODAY
    else process.env.HANDBOOK_TODAY = before.today
  }
}

interface Result {
  url: string
  content: string
}

interface EleventyClass {
  new (
    input: string,
    output: string,
    options: Record<string, unknown> & {
      config(
        eleventyConfig: EleventyConfig & {
          setUseTemplateCache(use: boolean): void
          setDataDirectory(folder: string): void
        },
      ): void
    },
  ): {
    disableLogger(): void
    toJSON(): Promise<Result[]>
    /** What was copied, and what was written. */
    write(): Promise<[unknown, Result[]]>
  }
}
