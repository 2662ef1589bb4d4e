import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

/** What keeps a browser quiet and small on a machine without a network and without a screen. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--in-process-gpu',
  '--renderer-process-limit=1',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Start a browser: on Linux on x64 the one that comes as a package, which is the same everywhere, and without a window to
 * care for starts pages several times as fast; where that does not run, the browser of the system.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await packedBrowser()
  const packed = executablePath && (await chromium.launch({ executablePath, args }).catch(() => undefined))
  if (packed) return packed
  return chromium
    .launch({ channel: 'chrome', args })
    .catch(() => chromium.launch({ executablePath: '/usr/bin/chromium', args }))
}

/**
 * Unpack the browser, once for all processes of this machine.
 *
 * @returns  Its file; undefined where it would not run.
 */
export async function packedBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath().catch(() => undefined)
}

const axeSource = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/**
 * What axe-core finds wrong with the page as it stands: "rule: selector".
 *
 * @param rules  Names of the rules that are looked at; all when absent.
 */
export async function accessibilityFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await run(page, axeSource)
  const options = JSON.stringify({
    ...(rules && { runOnly: { type: 'rule', values: rules } }),
    // What passes need not be described element by element: half of the time.
    resultTypes: ['violations'],
  })
  // Picked inside the page: to hand over all that axe says takes longer than its work.
  return page.evaluate<string[]>(`axe.run(${options}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`)
}

/** What axe-core finds in light colours, and what dark ones add: "light rule: selector". Colours are all that differs. */
export async function faultsInBothColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await accessibilityFaults(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await accessibilityFaults(page, ['color-contrast', 'link-in-text-block'])
  return [...light.map((fault) => `light ${fault}`), ...dark.map((fault) => `dark ${fault}`)]
}

/** Run a script in a page as it is: wrapped for an answer, one as long as axe takes twice the time. */
async function run(page: Page, script: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${script}\n;undefined` })
  await session.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.text)
}
