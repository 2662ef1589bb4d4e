#!/usr/bin/env node
import { keepHeapSmall } from '../build/heap.ts'
import { commandLine } from './command-line.ts'
import { processTerminal } from './terminal.ts'

keepHeapSmall()
process.exitCode = await commandLine(process.argv.slice(2), processTerminal())
