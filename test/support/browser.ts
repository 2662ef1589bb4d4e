import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Where Debian puts its browser. */
const installed = '/usr/bin/chromium'

/** What keeps a browser quiet on a machine without a network and without a screen. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Start a browser: the one of the system where it has one, else the one that comes as a package for Linux on x64, else
 * an installed Chrome.
 */
export async function openBrowser(): Promise<Browser> {
  if (existsSync(installed)) return chromium.launch({ executablePath: installed, args: quiet })
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome', args: quiet })
  const { default: packed } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packed.executablePath(), args: quiet })
}

/**
 * What axe-core finds wrong with the page as it stands: "rule: selector".
 *
 * @param rules  Names of the rules that are looked at; all when absent.
 */
export async function accessibilityFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await page.addScriptTag({ content: axe.source })
  const options = rules ? JSON.stringify({ runOnly: { type: 'rule', values: rules } }) : ''
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${options})`)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
