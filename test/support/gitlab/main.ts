import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { productOfSite } from './example.ts'
import { faultKinds, parseFault, startGitLab, tokens } from './index.ts'

const usage = `npm run gitlab-double -- [options]

  --port N      port on loopback (default 4321, 0 for a free one)
  --issues N    how many issues (default 600)
  --seed N      another product for each number (default 1)
  --today DATE  day around which the product is made (default: today)
  --latency N   milliseconds that every answer takes (default 0)
  --nasty       titles and descriptions that break careless readers
  --secrets     markers in everything that must not be published
  --fault KIND  something to go wrong, such as error-502:nth=3,count=1; can be given more than once:
${Object.entries(faultKinds)
  .map(([kind, text]) => `                  ${kind.padEnd(18)} ${text}`)
  .join('\n')}`

try {
  await main()
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`)
  process.exitCode = 2
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4321' },
      issues: { type: 'string', default: '600' },
      seed: { type: 'string', default: '1' },
      today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      latency: { type: 'string', default: '0' },
      nasty: { type: 'boolean', default: false },
      secrets: { type: 'boolean', default: false },
      fault: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const { today, nasty, secrets } = values
  const wishes = { seed: wholeNumber(values.seed), issues: wholeNumber(values.issues), today, nasty, secrets }
  const double = await startGitLab({
    product: productOfSite(join(import.meta.dirname, '../../..'), wishes),
    faults: values.fault.map(parseFault),
    latency: wholeNumber(values.latency),
    port: wholeNumber(values.port),
    stays: true,
  })
  const { issues, epics, milestones, releases } = double.product
  console.log(`GitLab's double at ${double.url}: ${issues.length} issues, ${epics.length} epics, ${milestones.length} milestones, ${releases.length} releases.

  GITLAB_HOST=${double.url}
  GITLAB_TOKEN=${tokens.member}

  curl -H 'Authorization: Bearer ${tokens.member}' '${double.url}/api/v4/groups/tidemark-example/milestones?per_page=3'
  curl '${double.url}/__double/log'
  curl -d '{"kind": "error-502", "count": 1}' '${double.url}/__double/faults'
  curl -d '{"count": 20}' '${double.url}/__double/touch'

Stop it with Ctrl+C.`)
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new Error(`"${text}" is not a whole number.`)
}
