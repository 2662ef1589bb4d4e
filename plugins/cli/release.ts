import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Page } from '../core/model/pages/page.ts'
import { cycleOf } from '../core/model/planning/timeline.ts'
import { present } from '../core/model/product/taxonomy.ts'
import { asVersion, type Version } from '../core/model/product/version.ts'
import { fullAddress } from '../core/model/releases/item-links.ts'
import { dayOfVersion } from '../core/model/releases/release-days.ts'
import { isReady, releaseReadiness } from '../core/model/releases/release-readiness.ts'
import { draftFrom, indexPathOf, indexText, itemFileName, itemText } from '../core/model/releases/release-scaffold.ts'
import { type ReleaseChannel, releaseChannels, releaseText } from '../core/model/releases/release-texts.ts'
import { collectReleases, type Release, type Releases, releaseSections } from '../core/model/releases/releases.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { either, suggest } from '../core/problems/suggest.ts'
import { checkSite } from '../site-check.ts'
import { directoryData } from '../sources/directory-data.ts'
import { gitlabAccess } from '../sources/gitlab/current-snapshot.ts'
import { findPages, readBody, readPage } from '../sources/pages.ts'
import { writeText } from '../sources/text-file.ts'
import { type Call, type Command, type ExitCode, exitCodes } from './command.ts'

export const release: Command = {
  name: 'release',
  summary: 'Tell a release for a channel, look at what it lacks, or begin a new one.',
  details: [
    'handbook release 15.4 --as slack          the release in the words of a channel',
    'handbook release readiness 19.5           what it lacks; ends with 1 when something is missing',
    'handbook release new 19.5                 its folder and index, and the days of its milestone',
    'handbook release new-item --from ISSUE    an item, drafted from an issue in GitLab',
  ].join('\n'),
  example: 'handbook release 15.4 --as announcement',
  words: 'VERSION, or readiness, new, new-item',
  options: {
    as: { value: 'CHANNEL', description: `${releaseChannels.join(', ')}. Default: announcement.` },
    from: { value: 'ISSUE', description: 'Address of the issue that an item is drafted from.' },
  },
  run(call) {
    const [first, second, ...rest] = call.words
    refuseWhatIsNotRead(call.values, first, isTask(first) ? rest : [second, ...rest])
    switch (first) {
      case undefined:
        throw usage('Name a version, such as 19.1.')
      case 'readiness':
        return readiness(call, second)
      case 'new':
        return begin(call, versionIn(second))
      case 'new-item':
        return draft(call, second)
      default:
        return tell(call, first)
    }
  },
}

/** What comes before a version; a version alone is told. */
function isTask(word: string | undefined): boolean {
  return word === 'readiness' || word === 'new' || word === 'new-item'
}

/** Words and options that a task does not read are a mistake, not something to pass over. */
function refuseWhatIsNotRead(
  values: Call['values'],
  task: string | undefined,
  rest: readonly (string | undefined)[],
): void {
  const [extra] = rest
  if (extra !== undefined) throw usage(`\`release ${task}\` takes no \`${extra}\`.`)
  if (values.as !== undefined && isTask(task)) throw usage(`\`release ${task}\` takes no --as.`)
  if (values.from !== undefined && task !== 'new-item') throw usage('Only `release new-item` takes --from.')
}

function tell(call: Call, name: string): ExitCode {
  const channel = (call.values.as ?? 'announcement') as string
  if (!(releaseChannels as readonly string[]).includes(channel)) {
    const close = suggest(channel, releaseChannels)
    const hint = close.length > 0 ? ` Did you mean ${either(close)}?` : ` Take ${either(releaseChannels)}.`
    throw usage(`There is no channel \`${channel}\`.${hint}`)
  }
  const pages = pagesOf(call)
  const releases = releasesIn(call, pages)
  const found = releaseIn(releases, name)
  const { site, input, releases: settings } = call.options
  const address = (path: string): string => `${site.url ?? ''}${path}`
  const urls = new Map(pages.map(({ path, url }) => [path, url]))
  const linked = { ...present({ url: site.url }), input, addressOfFile: (path: string) => urls.get(path) }
  const text = releaseText(found, channel as ReleaseChannel, {
    addressOf: (item) => address(releases.addressOf(item)),
    addressIn: (item, path) => fullAddress(item, path, linked),
    releaseAddress: address(found.url),
    sections: releaseSections(settings, call.handbook().taxonomy),
  })
  if (site.url === undefined) call.terminal.say('`site.url` is not set: addresses in the text are paths of this site.')
  call.terminal.out(call.json ? JSON.stringify({ version: found.name, channel, text }) : text.trimEnd())
  return exitCodes.clean
}

async function readiness(call: Call, name: string | undefined): Promise<ExitCode> {
  const { root, terminal, json } = call
  const releases = releasesOf(call)
  const found = releaseIn(releases, name)
  const { problems } = await checkSite(root, call.handbook(), { onPage: () => {} })
  const state = releaseReadiness(found, releases, problems, call.handbook().direction)
  const ready = isReady(state)
  if (json) terminal.out(JSON.stringify({ version: found.name, ready, ...state }, null, 2))
  else {
    for (const missing of state.missing) terminal.out(missing)
    for (const { title, url } of state.untold) terminal.out(`No item tells of "${title}", which is done: ${url}`)
    for (const { file, place, severity, code, message } of state.problems)
      terminal.out(`${file}${place ? `:${place.start.line}:${place.start.column}` : ''} ${severity} ${code} ${message}`)
    terminal.out(ready ? `${found.title} is ready: ${found.items.length} items.` : `${found.title} is not ready.`)
  }
  return ready ? exitCodes.clean : exitCodes.problems
}

function begin(call: Call, version: Version): ExitCode {
  const { root, options, terminal } = call
  const { timeline, releaseData } = call.handbook()
  const { product } = options.releases
  const cycle = cycleOf(version, timeline)
  const date = dayOfVersion(version, { releaseData, timeline })
  const { releases } = releasesOf(call)
  const there = releases.find(({ name }) => name === version.text)?.page
  if (there !== undefined) throw alreadyThere(there)
  const path = indexPathOf(version, releases, options.input, product)
  writeNew(root, path, indexText(product, version, date))
  terminal.out(`Written: ${path}`)
  if (timeline.isGiven && cycle) for (const { date, name } of cycle.events) terminal.out(`  ${date}  ${name}`)
  return exitCodes.clean
}

async function draft(call: Call, given: string | undefined): Promise<ExitCode> {
  const { root, options, terminal, values } = call
  if (typeof values.from !== 'string') throw usage('`release new-item` needs --from with the address of an issue.')
  if (!options.gitlab) throw usage('This site does not use GitLab: `gitlab` is missing in handbook.config.json.')
  const named = given === undefined ? undefined : versionIn(given)
  const { readIssue } = await import('../sources/gitlab/issue.ts')
  const issue = await readIssue(gitlabAccess(options.gitlab), values.from)
  const version = named ?? asVersion(issue.milestone)
  if (!version) {
    const why = issue.milestone === undefined ? 'has no milestone' : `is of "${issue.milestone}", which is no version`
    throw usage(`The issue ${why}: name one, as in \`release new-item 19.5 --from …\`.`)
  }
  const { taxonomy } = call.handbook()
  const item = draftFrom(issue, {
    stage: (label) => taxonomy.stages.find((one) => one.label === label)?.key,
    category: (label) => taxonomy.categories.find((one) => one.label === label)?.name,
  })
  const index = indexPathOf(version, releasesOf(call).releases, options.input, options.releases.product)
  const path = posix.join(posix.dirname(index), itemFileName(item.title))
  writeNew(root, path, itemText(item))
  terminal.out(`Written: ${path}`)
  const lacking = [
    ...(item.stage ? [] : ['stage']),
    ...(item.categories.length > 0 ? [] : ['categories']),
    ...(item.body === '' ? ['a text'] : []),
  ]
  if (lacking.length > 0) terminal.out(`Still to do: ${lacking.join(', ')}.`)
  return exitCodes.clean
}

/** Write a file that is not there yet. */
function writeNew(root: string, path: string, text: string): void {
  if (existsSync(join(root, path))) throw alreadyThere(path)
  writeText(join(root, path), path, text, 'wx')
}

function alreadyThere(path: string): HandbookError {
  return usage(`${path} is there already. Nothing was written.`)
}

function releasesOf(call: Call): Releases {
  return releasesIn(call, pagesOf(call))
}

function releasesIn({ root, handbook }: Call, pages: readonly Page[]): Releases {
  return collectReleases(handbook(), pages, ({ path }) => readBody(root, path))
}

function pagesOf({ root, options, today }: Call): Page[] {
  const inherited = directoryData(root, options, today)
  return findPages(root, options).map((path) => readPage(root, path, options, inherited.around(path)))
}

function versionIn(text: string | undefined): Version {
  const version = asVersion(text)
  if (!version)
    throw usage(`${text === undefined ? 'A version is missing' : `"${text}" is no version`}; write it as 19.1.`)
  return version
}

/** The release of a version, or `next` for the one without a number. */
function releaseIn({ releases }: Releases, given: string | undefined): Release {
  const text = asVersion(given)?.text ?? given
  const found = releases.find(({ name }) => name === text)
  if (found) return found
  if (given !== 'next') versionIn(given)
  const newest = releases.slice(0, 3).map(({ name }) => name)
  throw usage(`There is no release ${text}.${newest.length > 0 ? ` The newest are ${newest.join(', ')}.` : ''}`)
}

function usage(message: string): HandbookError {
  return new HandbookError('config/usage', message, { help: 'See `handbook release --help`.' })
}
