import { type PullStep, pullPlan } from '../core/model/gitlab/pull-plan.ts'
import type { Snapshot } from '../core/model/gitlab/snapshot.ts'
import { ruleOf } from '../core/problems/catalogue.ts'
import { HandbookError } from '../core/problems/problem.ts'
import { counting } from '../core/reports/pretty.ts'
import { pullWish } from '../sources/data-files.ts'
import { type GitLabAccess, gitlabAccess, keep, pullNow } from '../sources/gitlab/current-snapshot.ts'
import type { Pulled } from '../sources/gitlab/pull.ts'
import { readKept, writeSnapshot } from '../sources/gitlab/snapshot-file.ts'
import { type Call, type Command, exitCodes } from './command.ts'

export const pull: Command = {
  name: 'pull',
  summary: 'Pull direction data from GitLab.',
  details:
    'Milestones, issues and epics of the direction, releases and counts go into `.cache/`, which builds read. The token stands in GITLAB_TOKEN, or in the variable that the configuration names. Ends with 1 when GitLab cannot be asked: what was pulled before stays.',
  example: 'handbook pull --write',
  options: {
    write: { description: 'Write the snapshot that is committed, too: `gitlab.json` in the data folder.' },
    plan: { description: 'Print the requests that would be sent, and send none.' },
    offline: { description: 'Tell what there is already, and send nothing. With --write, write that.' },
    all: { description: 'Pull everything anew, not only what has changed.' },
  },
  async run(call) {
    const { options, values } = call
    if (!options.gitlab)
      throw new HandbookError('config/usage', 'This site does not use GitLab.', {
        help: 'Add `"gitlab": { "groups": ["acme"] }` to handbook.config.json.',
      })
    const others = ['write', 'offline'].filter((name) => values.plan && values[name])
    if (others.length > 0)
      throw new HandbookError('config/usage', `--plan only prints; it does not go with --${others[0]}.`)
    const access = gitlabAccess(options.gitlab)
    if (values.plan) return printPlan(call, access)
    return values.offline ? tellKept(call, access) : pullAndTell(call, access)
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
  const told = steps.map(({ purpose, request }) => ({ purpose, request }))
  if (json) terminal.out(JSON.stringify(told, null, 2))
  else
    terminal.out(
      [
        ...told.map(({ purpose, request }) => `${request}\n  ${purpose}`),
        `${counting(steps.length, 'question')}, to ${settings.host}. Long lists take a request for each hundred entries. None was sent.`,
      ].join('\n'),
    )
  return exitCodes.clean
}

function tellKept({ root, options, terminal, json, values }: Call, { settings }: GitLabAccess): 0 | 1 {
  const { snapshot, problems } = readKept(root, options, settings)
  for (const { file, message } of problems) terminal.say(`${file}: ${message}`)
  if (!snapshot) {
    terminal.say('Nothing was pulled yet. No request was sent.')
    return exitCodes.problems
  }
  const written = values.write ? [`Written to ${writeSnapshot(root, options, snapshot)}.`] : []
  const { pulledAt } = snapshot
  terminal.out(
    json
      ? JSON.stringify({ pulledAt, requests: 0, ...sizes(snapshot) }, null, 2)
      : [`Data as of ${pulledAt}: ${contents(snapshot)}. No request was sent.`, ...written].join('\n'),
  )
  return exitCodes.clean
}

async function pullAndTell(call: Call, access: GitLabAccess): Promise<0 | 1> {
  const { root, options, terminal, json, values } = call
  const kept = readKept(root, options, access.settings)
  for (const { file, message } of kept.problems) terminal.say(`${file}: ${message}`)
  const onStep = (step: PullStep, done: number, total: number): void => terminal.step(done, total, step.purpose)
  const start = performance.now()
  terminal.step(0, 1, `Asking ${access.settings.host}`)
  try {
    const { snapshot, memory } = kept
    const before = values.all || !snapshot ? { memory } : { snapshot, memory }
    const pulled = await pullNow(access, before, { ...wishOf(call), onStep })
    const seconds = (performance.now() - start) / 1000
    const unkept = keep(root, pulled)
    for (const { severity, code, message } of unkept) terminal.say(`${severity} ${code} ${message}`)
    const written = values.write ? writeSnapshot(root, options, pulled.snapshot) : undefined
    terminal.out(json ? JSON.stringify(asJson(pulled, seconds), null, 2) : told(pulled, seconds, written))
    return unkept.length > 0 ? exitCodes.problems : exitCodes.clean
  } catch (error) {
    terminal.clear()
    if (!(error instanceof HandbookError) || error.code === 'gitlab/no-token') throw error
    const { code, message, help = ruleOf(code).mend } = error
    terminal.say(`${terminal.sayPaint.red('error')} ${code} ${message}\n  ${help}`)
    terminal.say(
      kept.snapshot ? `What was pulled at ${kept.snapshot.pulledAt} stays as it is.` : 'There is no older data.',
    )
    return exitCodes.problems
  }
}

function asJson({ snapshot, requests, hidden, notes, lost }: Pulled, seconds: number): object {
  const { pulledAt } = snapshot
  return {
    pulledAt,
    requests: requests.length,
    seconds: Number(seconds.toFixed(2)),
    ...sizes(snapshot),
    ...hidden,
    notes: [...notes, ...lost],
  }
}

function told(
  { snapshot, requests, hidden, notes, lost }: Pulled,
  seconds: number,
  written: string | undefined,
): string {
  const again = requests.filter(({ tries }) => tries > 1).length
  return [
    `Pulled ${contents(snapshot)} with ${counting(requests.length, 'request')} in ${seconds.toFixed(1)} s.`,
    ...(again > 0 ? [`${counting(again, 'request')} had to be sent again.`] : []),
    `Left out: ${counting(hidden.confidential, 'confidential item')}, and ${counting(hidden.withheld, 'item')} of places that are not open to everybody.`,
    ...notes,
    ...lost,
    ...(written ? [`Written to ${written}.`] : []),
  ].join('\n')
}

function sizes({ items, milestones, releases }: Snapshot): Record<string, number> {
  return { items: items.length, milestones: milestones.length, releases: releases.length }
}

/** "300 items, 29 milestones, 12 releases, 3 data files" */
function contents({ items, milestones, releases, files }: Snapshot): string {
  const count = Object.keys(files).length
  return [
    counting(items.length, 'item'),
    counting(milestones.length, 'milestone'),
    counting(releases.length, 'release'),
    ...(count > 0 ? [counting(count, 'data file')] : []),
  ].join(', ')
}
