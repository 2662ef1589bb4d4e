import { type DigestForm, digestForms, digestText } from '../core/model/changes/change-texts.ts'
import { monthsBack } from '../core/model/changes/change-views.ts'
import { directionPages } from '../core/model/direction/direction-pages.ts'
import { directionPlaces } from '../core/model/handbook.ts'
import { pageEntity } from '../core/model/pages/page-entity.ts'
import { isDate } from '../core/problems/calendar.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { either, suggest } from '../core/problems/suggest.ts'
import { directoryData } from '../sources/directory-data.ts'
import { type History, historyProblems, historyUntil, readHistory } from '../sources/git-history.ts'
import { findPages, readPage } from '../sources/pages.ts'
import { type Call, type Command, exitCodes } from './command.ts'

export const digest: Command = {
  name: 'digest',
  summary: 'Tell what changed in the direction, by section, for a channel.',
  details: 'What changes the direction is told one by one, the rest is counted. It is read from the history of git.',
  example: 'handbook digest --since 2026-10-01 --as slack',
  options: {
    since: { value: 'DATE', description: 'First day to tell of. Default: the same day one month ago.' },
    as: { value: 'FORM', description: `${digestForms.join(', ')}. Default: markdown.` },
    section: { value: 'KEY', description: 'Only what belongs to one section.' },
  },
  async run(call) {
    const { values, today, terminal, json } = call
    const since = dayIn(values.since) ?? monthAgo(today)
    const form = formIn(values.as)
    const section = sectionIn(call)
    const history = await historyOf(call)
    for (const { message, help } of historyProblems(history, call.options.data)) terminal.say(`${message} ${help}`)
    const events = history.events.filter(
      (event) => event.date >= since && (section === undefined || event.section === section),
    )
    const { since: begin, isCut } = history
    terminal.out(
      json
        ? JSON.stringify({ version: 1, from: since, since: begin, isCut, events }, null, 2)
        : digestText({ since, until: today, events }, form, { ...call.handbook(), ...places(call) }).trimEnd(),
    )
    return exitCodes.clean
  },
}

async function historyOf({ root, options, today }: Call): Promise<History> {
  const history = await readHistory(root, options)
  if (!('unknown' in history)) return historyUntil(history, today)
  throw new HandbookError('history/none', `What changed cannot be told, because ${history.unknown}.`, {
    help: 'Run it in a clone of the repository.',
  })
}

function dayIn(given: string | true | undefined): string | undefined {
  if (given === undefined) return undefined
  if (typeof given === 'string' && isDate(given)) return given
  throw usage(`--since is "${given}", which is not a date.`, 'Write it as 2026-01-31.')
}

/** The same day of the month before, or its last one. */
function monthAgo(today: string): string {
  const month = monthsBack(today, 2)[1] as string
  const day = Number(today.slice(8))
  return [0, 1, 2, 3].map((less) => `${month}-${String(day - less).padStart(2, '0')}`).find(isDate) as string
}

function formIn(given: string | true | undefined): DigestForm {
  const form = given ?? 'markdown'
  const found = digestForms.find((one) => one === form)
  if (found) return found
  const close = suggest(String(form), digestForms)
  throw usage(
    `There is no form \`${form}\`.${close.length > 0 ? ` Did you mean ${either(close)}?` : ` Take ${either(digestForms)}.`}`,
  )
}

function sectionIn({ values, handbook }: Call): string | undefined {
  if (typeof values.section !== 'string') return undefined
  const keys = handbook().taxonomy.sections.map(({ key }) => key)
  if (keys.includes(values.section)) return values.section
  const close = suggest(values.section, keys)
  const hint = close.length > 0 ? ` Did you mean ${either(close)}?` : ''
  throw usage(`There is no section \`${values.section}\`.${hint}`)
}

/** Full addresses of entities and pages; paths when the site has no address. */
function places({ root, options, handbook, today }: Call) {
  const { taxonomy, renames } = handbook()
  const inherited = directoryData(root, options, today)
  const read = findPages(root, options).map((path) => readPage(root, path, options, inherited.around(path)))
  const written = read.flatMap((page) => {
    if (page.url === undefined) return []
    const { entity } = pageEntity(page, taxonomy, renames, directionPlaces(options))
    const drawsPanels = page.kind.layouts.includes('direction')
    return [{ path: page.path, url: page.url, drawsPanels, ...(entity ? { entity } : {}) }]
  })
  const pages = directionPages(taxonomy, renames, written, directionPlaces(options))
  const urls = new Map(written.map(({ path, url }) => [path, url]))
  const full = (url: string): string => `${options.site.url ?? ''}${url}`
  return {
    addressOf: (entity: Parameters<typeof pages.addressOf>[0]) => full(pages.addressOf(entity)),
    addressOfFile: (path: string) => {
      const url = urls.get(path)
      return url === undefined ? undefined : full(url)
    },
  }
}

function usage(message: string, help = 'See `handbook digest --help`.'): HandbookError {
  return new HandbookError('config/usage', message, { help })
}
