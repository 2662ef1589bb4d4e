import { workerData } from 'node:worker_threads'
import { commandLine } from '../../dist/cli/command-line.js'
import { terminalOn } from '../../dist/cli/terminal.js'

// `handbook`, loaded once: runs one command line after the other, each with variables of its own, for `command.ts`.
const { port, ended } = workerData
let result = { code: null, out: '', said: '' }

port.on('message', async ({ args, env }) => {
  result = { code: null, out: '', said: '' }
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, env)
  result.code = await commandLine(args, terminalOn(into('out'), into('said')))
  hand()
})
process.on('uncaughtException', ({ stack }) => {
  result.said += stack
  hand()
})

function into(kind) {
  const write = (text) => {
    result[kind] += text
  }
  return { isTTY: false, write }
}

function hand() {
  port.postMessage(result)
  Atomics.add(ended, 0, 1)
  Atomics.notify(ended, 0)
}
