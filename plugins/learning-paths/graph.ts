import dagre from '@dagrejs/dagre'
import type { Learning, LearningItem, LearningModule, LearningPath } from '../core/model/learning/learning.ts'
import { type Html, html } from '../theme/html.ts'

interface Box {
  item: LearningItem
  lines: string[]
  isOutside: boolean
}

interface Edge {
  from: string
  to: string
  isNeed: boolean
}

const width = 200
const lineHeight = 17
const padding = 10

/** The modules of a path and what they need, laid out from top to bottom. The list beside it says the same. */
export function pathGraph(path: LearningPath, learning: Learning): Html {
  const needsOf = needsIn(path)
  const boxes = boxesOf(path, needsOf, learning)
  const edges = edgesOf(path, needsOf, boxes)
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', ranker: 'tight-tree', nodesep: 24, ranksep: 36, marginx: 2, marginy: 2 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const [uid, { lines }] of boxes) graph.setNode(uid, { width, height: lines.length * lineHeight + padding * 2 })
  for (const { from, to } of edges) graph.setEdge(from, to)
  dagre.layout(graph)
  const size = graph.graph() as { width: number; height: number }
  const [w, h] = [Math.ceil(size.width), Math.ceil(size.height)]
  const id = `graph-${path.uid}`
  return html`<svg viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="img" aria-labelledby="${id}">
<title id="${id}">The modules of ${path.title} and what they need</title>
${edges.map((edge) => line(edge, (graph.edge(edge.from, edge.to) as unknown as { points: Point[] }).points))}
${[...boxes].map(([uid, box]) => drawn(box, graph.node(uid) as unknown as Placed))}
</svg>`
}

interface Point {
  x: number
  y: number
}

interface Placed extends Point {
  width: number
  height: number
}

type NeedsOf = (module: LearningModule) => string[]

/** What a module needs; of a unit within the path, the module that has it first. */
function needsIn({ modules }: LearningPath): NeedsOf {
  const homes = new Map<string, string>()
  for (const { uid, units } of [...modules].reverse()) for (const unit of units) homes.set(unit.uid, uid)
  return ({ prerequisites }) => [...new Set(prerequisites.map((uid) => homes.get(uid) ?? uid))]
}

/** The modules of the path, and what they need from elsewhere. */
function boxesOf({ modules }: LearningPath, needsOf: NeedsOf, { byUid }: Learning): Map<string, Box> {
  const boxes = new Map<string, Box>()
  const add = (item: LearningItem, isOutside: boolean): void => {
    if (!boxes.has(item.uid)) boxes.set(item.uid, { item, lines: wrapped(item.title), isOutside })
  }
  for (const module of modules) add(module, false)
  for (const module of modules) {
    for (const uid of needsOf(module)) {
      const item = byUid.get(uid)
      if (item) add(item, true)
    }
  }
  return boxes
}

/** Needs that no other need implies, and the order of the path where no need says it already. */
function edgesOf({ modules }: LearningPath, needsOf: NeedsOf, boxes: ReadonlyMap<string, Box>): Edge[] {
  const needs = reduced(
    modules.flatMap((module) =>
      needsOf(module)
        .filter((from) => from !== module.uid && boxes.has(from))
        .map((from) => ({ from, to: module.uid, isNeed: true })),
    ),
  )
  const known = new Set(needs.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]))
  const steps = modules.slice(1).flatMap(({ uid }, index) => {
    const from = modules[index]?.uid as string
    return known.has(`${from} ${uid}`) ? [] : [{ from, to: uid, isNeed: false }]
  })
  return [...needs, ...steps]
}

/** Leave out each edge whose ends are joined by others as well, one after the other, so that what was joined stays so. */
function reduced(edges: readonly Edge[]): Edge[] {
  const next = new Map<string, Set<string>>()
  for (const { from, to } of edges) next.set(from, (next.get(from) ?? new Set()).add(to))
  return edges.filter(({ from, to }) => {
    next.get(from)?.delete(to)
    if (leadsTo(from, to, next)) return false
    next.get(from)?.add(to)
    return true
  })
}

function leadsTo(from: string, to: string, next: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set([from])
  for (const uid of seen) {
    if (next.get(uid)?.has(to)) return true
    for (const one of next.get(uid) ?? []) seen.add(one)
  }
  return false
}

function line({ isNeed }: Edge, points: readonly Point[]): Html {
  const path = points.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')
  const end = points.at(-1) as Point
  const [x, y] = [round(end.x), round(end.y)]
  return html`<path class="${isNeed ? 'need' : 'step'}" d="M${path}"/><path class="tip" d="M${x} ${y}l-4 -7h8z"/>`
}

function drawn({ lines, isOutside }: Box, { x, y, width, height }: Placed): Html {
  const top = y - height / 2
  return html`<rect class="${isOutside ? 'outside' : 'inside'}" x="${round(x - width / 2)}" y="${round(top)}" width="${width}" height="${height}" rx="6"/>
<text text-anchor="middle">${lines.map((text, index) => html`<tspan x="${round(x)}" y="${round(top + padding + lineHeight * (index + 0.75))}">${text}</tspan>`)}</text>
`
}

/** A title on up to three lines of about 26 characters; wide characters count twice. */
function wrapped(title: string): string[] {
  const lines = ['']
  for (const part of title.split(/(?<=\s)|(?<=[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef])/u)) {
    const last = lines.at(-1) as string
    if (last !== '' && widthOf(last + part.trimEnd()) > 26) lines.push(part)
    else lines[lines.length - 1] = last + part
  }
  const shown = lines.slice(0, 3).map((text) => shortened(text.trim()))
  if (lines.length > 3) shown[2] = `${shown[2]} …`
  return shown
}

function shortened(text: string): string {
  return widthOf(text) > 30 ? `${[...text].slice(0, 27).join('')}…` : text
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) as number) >= 0x2e80 ? 2 : 1), 0)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
