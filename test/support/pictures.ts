import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { project } from './command.ts'
import { looksOf, looksText } from './looks.ts'
import { servedFolder } from './served-site.ts'
import { lookFile, showKinds } from './shown-kinds.ts'

/**
 * Take the manual's pictures of the example, which has been built: each page in light, in dark, and on a phone. Then
 * write down how the main kinds of pages look, which a test compares; with `-- tests`, only that.
 */
const pages: Record<string, string> = {
  landing: '/',
  category: '/direction/create/wiki/',
  maturity: '/direction/maturity/',
  roadmap: '/direction/roadmap/',
  release: '/releases/4/tidemark-4-7-released/',
  'learning-path': '/learn/paths/decide-with-evidence/',
}
const desk = { width: 1280, height: 860 }
const phone = { width: 400, height: 860 }
const views = [
  { ...desk, scheme: 'light' },
  { ...desk, scheme: 'dark' },
  { ...phone, scheme: 'light' },
] as const

const browser = await openBrowser()
try {
  if (process.argv[2] !== 'tests') await takeForManual()
  await noteLooks()
} finally {
  await browser.close()
}

async function takeForManual(): Promise<void> {
  const site = await servedFolder(join(project, '_site'), '')
  const page = await browser.newPage({ reducedMotion: 'reduce' })
  for (const [name, url] of Object.entries(pages)) {
    const taken: string[] = []
    for (const { width, height, scheme } of views) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto(site.origin + url)
      taken.push((await page.screenshot()).toString('base64'))
    }
    const picture = await sideBySide(page, taken)
    writeFileSync(join(project, 'src/manual/pictures', `${name}.webp`), picture)
    console.log(`${name}.webp, ${Math.round(picture.length / 1024)} KB`)
  }
  await page.close()
  await site.close()
}

async function noteLooks(): Promise<void> {
  await showKinds(browser, async (page, kind, view) => {
    writeFileSync(lookFile(kind, view), looksText(await looksOf(page)))
  })
}

/** One picture of several, as WebP. */
async function sideBySide(page: Page, pictures: readonly string[]): Promise<Buffer> {
  const data = await page.evaluate<string>(`(async () => {
    const images = await Promise.all(${JSON.stringify(pictures)}.map(async (one) => {
      const image = new Image()
      image.src = 'data:image/png;base64,' + one
      await image.decode()
      return image
    }))
    const scale = 0.7
    const gap = 20
    const canvas = document.createElement('canvas')
    canvas.width = images.reduce((sum, { width }) => sum + width * scale + gap, -gap)
    canvas.height = images[0].height * scale
    const context = canvas.getContext('2d')
    context.imageSmoothingQuality = 'high'
    let left = 0
    for (const image of images) {
      context.drawImage(image, left, 0, image.width * scale, image.height * scale)
      context.strokeStyle = '#8a93a5'
      context.strokeRect(left + 0.5, 0.5, image.width * scale - 1, canvas.height - 1)
      left += image.width * scale + gap
    }
    return canvas.toDataURL('image/webp', 0.82)
  })()`)
  return Buffer.from(data.split(',')[1] as string, 'base64')
}
