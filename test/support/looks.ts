import type { Page } from 'playwright-core'

/** How one sort of elements of a page looks, such as "main h2": where the first of them stands, in CSS pixels, and its colours. */
export interface Look {
  name: string
  count: number
  /** Left, top, width, height. */
  box: readonly number[]
  /** Of the text, the ground and the border, as browsers write them without `rgb()`; `-` for what is not there. */
  colors: readonly string[]
}

/** How all that can be seen of a page looks, in order of the page. */
export async function looksOf(page: Page): Promise<Look[]> {
  return page.evaluate<Look[]>(`(() => {
    const nameOf = ({ localName, classList }) => localName + (classList.length > 0 ? '.' + classList[0] : '')
    const colorOf = (color) => color.endsWith(', 0)') ? '-' : color.replace(/^rgba?\\((.*)\\)$/, '$1').replaceAll(' ', '')
    const found = new Map()
    for (const element of document.querySelectorAll('body *:not(br, option, script, template, svg *)')) {
      const { left, top, width, height } = element.getBoundingClientRect()
      // What is there for screen readers alone is a pixel large.
      if (width < 2 || height < 2 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const region = element.closest('header, nav, main, aside, footer')
      const name = region && region !== element ? nameOf(region) + ' ' + nameOf(element) : nameOf(element)
      const { color, backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(element)
      const border = borderTopWidth === '0px' ? '-' : colorOf(borderTopColor)
      const box = [left, top + scrollY, width, height].map(Math.round)
      const look = found.get(name) ?? { name, count: 0, box, colors: [colorOf(color), colorOf(backgroundColor), border] }
      found.set(name, { ...look, count: look.count + 1 })
    }
    return [...found.values()]
  })()`)
}

/** Looks as text, a line each, for people to read in changes. */
export function looksText(looks: readonly Look[]): string {
  return looks
    .map(({ name, count, box, colors }) => `${name} | ${count} | ${box.join(' ')} | ${colors.join(' ')}\n`)
    .join('')
}

/** Looks from their text. */
export function readLooks(text: string): Look[] {
  return text.split('\n').flatMap((line) => {
    const [name, count, box, colors] = line.split(' | ')
    if (name === undefined || box === undefined || colors === undefined) return []
    return [{ name, count: Number(count), box: box.split(' ').map(Number), colors: colors.split(' ') }]
  })
}

export interface LookFault {
  /** What is different, in one line. */
  text: string
  /** Where it was, and where it is, as in `Look`. */
  boxes: (readonly number[])[]
}

/** How looks differ from what they were. Letters may be a little wider, and what stands below them a little lower. */
export function lookFaults(before: readonly Look[], now: readonly Look[]): LookFault[] {
  const known = new Map(before.map((look) => [look.name, look]))
  const names = new Set(now.map(({ name }) => name))
  const gone = before
    .filter(({ name }) => !names.has(name))
    .map(({ name, box }) => ({ text: `${name} is gone`, boxes: [box] }))
  const others = now.flatMap((look): LookFault[] => {
    const was = known.get(look.name)
    if (!was) return [{ text: `${look.name} is new`, boxes: [look.box] }]
    const said = [
      ...(was.count === look.count ? [] : [`there were ${was.count}, there are ${look.count}`]),
      ...(isNear(was.box, look.box) ? [] : [`was at ${placeText(was.box)}, is at ${placeText(look.box)}`]),
      ...(was.colors.join() === look.colors.join()
        ? []
        : [`colours were ${was.colors.join(' ')}, are ${look.colors.join(' ')}`]),
    ]
    return said.length > 0 ? [{ text: `${look.name}: ${said.join('; ')}`, boxes: [was.box, look.box] }] : []
  })
  return [...gone, ...others]
}

/** What may be added to a twentieth: a little width, and the height of a line, for words that just do not fit any more. */
const room = [8, 26, 8, 26] as const

function isNear(was: readonly number[], is: readonly number[]): boolean {
  return room.every((pixels, side) => {
    const value = was[side] as number
    return Math.abs(value - (is[side] as number)) <= pixels + Math.abs(value) / 20
  })
}

function placeText([left, top, width, height]: readonly number[]): string {
  return `${left},${top} with ${width} × ${height}`
}
