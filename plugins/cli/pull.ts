import { type PullStep, pullPlan } from '../core/model/pull-plan.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import { pullWish } from '../sources/data-files.ts'
import { type GitLabAccess, gitlabAccess, pullNow } from '../sources/gitlab/current-snapshot.ts'
import type { Pulled } from '../sources/gitlab/pull.ts'
import { readKept, writeSnapshot } from '../sources/gitlab/snapshot-file.ts'
import { type Call, type Command, exitCodes } from './command.ts'

export const pull: Command = {
  name: 'pull',
  summary: 'Pull direction data from GitLab.',
  details:
    'Milestones, issues and epics of the direction, releases and counts go into `.cache/`, which builds read. The token stands in GITLAB_TOKEN, or in the variable that the configuration names.',
  example: 'handbook pull --write',
  options: {
    write: { description: 'Write the snapshot that is committed, too: `gitlab.json` in the data folder.' },
    plan: { description: 'Print the requests that would be sent, and send none.' },
    offline: { description: 'Tell what there is already, and send nothing.' },
    all: { description: 'Pull everything anew, not only what has changed.' },
  },
  async run(call) {
    const { options } = call
    if (!options.gitlab)
      throw new HandbookError('config/usage', 'This site does not use GitLab.', {
        help: 'Add `"gitlab": { "groups": ["acme"] }` to handbook.config.json.',
      })
    const access = gitlabAccess(options.gitlab)
    if (call.values.plan) return printPlan(call, access)
    return call.values.offline ? tellKept(call, access) : pullAndTell(call, access)
  },
}

function wishOf({ root, options }: Call): ReturnType<typeof pullWish> {
  return pullWish(root, options, new Date().toISOString())
}

function printPlan(call: Call, { settings }: GitLabAccess): 0 {
  const { root, options, terminal, json, values } = call
  const { snapshot } = readKept(root, options, settings)
  const { now, files } = wishOf(call)
  const steps = pullPlan(settings, values.all ? undefined : snapshot, now, files)
  if (json)
    terminal.out(
      JSON.stringify(
        steps.map(({ purpose, request }) => ({ purpose, request })),
        null,
        2,
      ),
    )
  else {
    for (const { purpose, request } of steps) terminal.out(`${request}\n  ${purpose}`)
    terminal.out(
      `${counting(steps.length, 'question')}, to ${settings.host}. Long lists take a request for each hundred entries. None was sent.`,
    )
  }
  return exitCodes.clean
}

function tellKept({ root, options, terminal, json }: Call, { settings }: GitLabAccess): 0 | 1 {
  const { snapshot, problems } = readKept(root, options, settings)
  for (const { message } of problems) terminal.say(message)
  if (!snapshot) {
    terminal.say('Nothing was pulled yet. No request was sent.')
    return exitCodes.problems
  }
  const { pulledAt, items, milestones, releases } = snapshot
  const told = `Data as of ${pulledAt}: ${counting(items.length, 'item')}, ${counting(milestones.length, 'milestone')}, ${counting(releases.length, 'release')}. No request was sent.`
  terminal.out(
    json
      ? JSON.stringify({
          pulledAt,
          requests: 0,
          items: items.length,
          milestones: milestones.length,
          releases: releases.length,
        })
      : told,
  )
  return exitCodes.clean
}

async function pullAndTell(call: Call, access: GitLabAccess): Promise<0 | 1> {
  const { root, options, terminal, json, values } = call
  const { snapshot, memory, problems } = readKept(root, options, access.settings)
  for (const { message } of problems) terminal.say(message)
  const onStep = (step: PullStep, done: number, total: number): void => terminal.step(done, total, step.purpose)
  const start = performance.now()
  try {
    const before = values.all ? undefined : snapshot
    const pulled = await pullNow(root, access, { snapshot: before, memory }, { ...wishOf(call), onStep })
    const seconds = (performance.now() - start) / 1000
    terminal.step(1, 1, '')
    const written = values.write ? writeSnapshot(root, options, pulled.snapshot) : undefined
    terminal.out(json ? JSON.stringify(asJson(pulled, seconds), null, 2) : told(pulled, seconds, written))
    return exitCodes.clean
  } catch (error) {
    terminal.step(1, 1, '')
    if (!(error instanceof HandbookError) || error.code === 'gitlab/no-token') throw error
    terminal.say(`${terminal.sayPaint.red('error')} ${error.code} ${error.message}`)
    terminal.say(snapshot ? `Data of ${snapshot.pulledAt} stays as it is.` : 'There is no older data.')
    return exitCodes.problems
  }
}

function asJson({ snapshot, requests, hidden, notes }: Pulled, seconds: number): object {
  const { pulledAt, items, milestones, releases } = snapshot
  const counts = { items: items.length, milestones: milestones.length, releases: releases.length }
  return { pulledAt, requests: requests.length, seconds: Number(seconds.toFixed(2)), ...counts, ...hidden, notes }
}

function told({ snapshot, requests, hidden, notes }: Pulled, seconds: number, written: string | undefined): string {
  const { items, milestones, releases, files } = snapshot
  const tries = requests.filter(({ tries }) => tries > 1).length
  const pieces = [
    counting(items.length, 'item'),
    counting(milestones.length, 'milestone'),
    counting(releases.length, 'release'),
    ...(Object.keys(files).length > 0 ? [counting(Object.keys(files).length, 'data file')] : []),
  ]
  return [
    `Pulled ${pieces.join(', ')} with ${counting(requests.length, 'request')} in ${seconds.toFixed(1)} s.`,
    ...(tries > 0 ? [`${counting(tries, 'request')} had to be sent more than once.`] : []),
    `Left out: ${counting(hidden.confidential, 'confidential item')}, and ${counting(hidden.withheld, 'item')} of places that are not open to everybody.`,
    ...notes,
    ...(written ? [`Written to ${written}.`] : []),
  ].join('\n')
}
