#!/usr/bin/env node
import { tuneEngine } from '../build/engine.ts'
import { commandLine } from './command-line.ts'
import { processTerminal } from './terminal.ts'

tuneEngine()
process.exitCode = await commandLine(process.argv.slice(2), processTerminal())
