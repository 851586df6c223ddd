import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { standIn } from '../standIn.ts'
import { app } from './app.ts'
import { notImitated, refuseUnknownOptions, strict } from './strict.ts'

interface ForkOptions {
  readonly serviceName?: string
  readonly stdio?: 'pipe' | 'ignore' | 'inherit'
  readonly env?: NodeJS.ProcessEnv
}

const FORK_OPTIONS = new Set(['serviceName', 'stdio', 'env'])
const parentPort = join(import.meta.dirname, '..', 'parentPort.cjs')

/** A real process of its own, with process.parentPort in it as Electron has it. Messages are cloned, as there. */
function forkUtility(file: string, args: readonly string[] = [], options: ForkOptions = {}) {
  if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.')
  if (!existsSync(file)) throw new Error(`stand-in: utilityProcess.fork of a missing file: ${file}`)
  refuseUnknownOptions('utilityProcess.fork', options, FORK_OPTIONS)
  const stdio = options.stdio ?? 'inherit'
  const child = fork(file, args, {
    execArgv: ['--require', parentPort],
    env: options.env ?? process.env,
    serialization: 'advanced',
    stdio: ['ignore', stdio, stdio, 'ipc'],
  })
  standIn().children.add(child)
  const emitter = Object.assign(new EventEmitter(), {
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    kill: () => child.kill(),
    postMessage(message: unknown, transfer?: readonly unknown[]): void {
      if (transfer !== undefined && transfer.length > 0) notImitated('MessagePort transfer to a utilityProcess')
      if (child.connected) child.send(structuredClone(message) as object)
    },
  })
  child.on('message', (message) => emitter.emit('message', message))
  child.on('spawn', () => emitter.emit('spawn'))
  child.on('exit', (code, signal) => {
    standIn().children.delete(child)
    // An abort is what V8 does where it cannot go on: Electron tells of it by an event that throws where nobody listens.
    if (signal === 'SIGABRT') emitter.emit('error', 'FatalError', 'stand-in', '{}')
    emitter.emit('exit', code ?? 1)
  })
  return strict('utilityProcess', emitter)
}

export const utilityProcess = strict('utilityProcess', { fork: forkUtility })
