import MarkdownItParser from 'markdown-it'
import { atLine, type Problem } from '../../problems/problem.ts'
import type { Fields } from '../fields.ts'
import { withMarkdownSyntax } from '../markdown/markdown-syntax.ts'
import { withBareLinks } from '../markdown/plain-links.ts'
import { type Imported, keyOf, lastStep, type UidTaker } from './imported.ts'
import type { PageSection } from './learning-page-outline.ts'
import { type Listed, pageResources } from './learning-page-resources.ts'

const parser = new MarkdownItParser({ html: true })
withMarkdownSyntax(parser, { hugo: true })
withBareLinks(parser, { hugo: true })

/**
 * The resources of the handbook's page about learning: competency, topic, slot, and what is listed there. Every link of a list
 * or table, every video, and all that stands in a slot becomes a unit; other links and entries are told and left on the page.
 */
export function importLearningPage(page: { file: string; text: string; firstLine: number }, take: UidTaker): Imported {
  const { sections, resources, links, unlinked, empty } = pageResources(parser.parse(page.text, {}), page.firstLine)
  const remarks: Problem[] = []
  const say = (line: number, code: Problem['code'], message: string): void => {
    remarks.push({ code, severity: 'info', message, file: page.file, place: atLine(line) })
  }
  if (resources.length === 0)
    say(page.firstLine, 'import/unplaced', 'The page lists no resources: nothing of it is imported.')
  const keys = new Map<PageSection, string>()
  const used = new Set<string>()
  const competencies = sections
    .filter(({ isCompetency }) => isCompetency)
    .map((section): Fields => {
      const wanted = keyOf(section.id ?? '') || keyOf(section.name)
      const key = wanted && !used.has(wanted) ? wanted : `competency-${used.size + 1}`
      used.add(key)
      keys.set(section, key)
      const topics = section.topics.map((topic, index) => {
        const topicKey = keyOf(topic.name)
        const speaking = `${key}-${topicKey}`
        const unique = topicKey.length > 2 && !used.has(speaking) ? speaking : `${key}-${index + 1}`
        used.add(unique)
        keys.set(topic, unique)
        return { key: unique, name: topic.name }
      })
      return { key, name: section.name, ...(topics.length > 0 ? { topics } : {}) }
    })
  const beside = new Map<string, { line: number; count: number }>()
  const units = resources.map((resource) => {
    if (resource.section && !keys.has(resource.section)) {
      const seen = beside.get(resource.section.name) ?? { line: resource.line, count: 0 }
      beside.set(resource.section.name, { ...seen, count: seen.count + 1 })
    }
    if (resource.url === undefined)
      say(resource.line, 'import/unplaced', `"${resource.title}" has no address: it is listed without a link.`)
    const { uid } = take(resource.title, lastStep(resource.url))
    return unitOf(resource, uid, keys)
  })
  for (const [name, { line, count }] of beside)
    say(line, 'import/unplaced', `"${name}" is no competency: what it lists (${count}) gets no topic.`)
  for (const { line, text, url } of links)
    say(line, 'import/unplaced', `The link "${text}" to ${url} stands in a sentence: it is left on the page.`)
  for (const { line, text } of unlinked)
    say(line, 'import/unplaced', `"${text}" has neither an address nor a slot: it is left on the page.`)
  return {
    units,
    modules: [],
    paths: [],
    terms: { roles: [], subjects: [], competencies },
    remarks,
    read: { resources: resources.length, 'empty slots': empty, 'links in sentences': links.length },
  }
}

function unitOf(resource: Listed, uid: string, keys: ReadonlyMap<PageSection, string>): Fields {
  const { title, url, kind, minutes, isFree, slot, section, topic, heading, rest } = resource
  const topicKey = topic && keys.get(topic)
  const competency = section && keys.get(section)
  const notes = [
    ...(competency === undefined && section ? [`Section: ${section.name}`] : []),
    ...(topicKey === undefined && topic ? [`Topic: ${topic.name}`] : []),
    ...(slot === undefined && heading !== undefined ? [`Heading: ${heading}`] : []),
    ...rest,
  ]
  return {
    uid,
    title,
    kind,
    ...(minutes === undefined ? {} : { minutes }),
    ...(url === undefined ? {} : { url }),
    ...(slot === undefined ? {} : { slot }),
    ...(topicKey === undefined && competency !== undefined ? { competencies: [competency] } : {}),
    ...(topicKey === undefined ? {} : { topics: [topicKey] }),
    ...(isFree ? { cost: 'free' } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  }
}
