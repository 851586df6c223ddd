import packageJson from '../../package.json' with { type: 'json' }
import type { EventPayload } from '../../shared/contract/events.ts'
import type { EngineRequestName, Input, Output } from '../../shared/contract/requests.ts'
import type { DeviceRow } from '../../shared/contract/viewRequests.ts'
import { createEngine, type Engine } from '../engine/createEngine.ts'
import { CommandFailure, exitCode, exitCodeOf } from './exitCode.ts'
import type { Terminal } from './terminal.ts'

/** The engine in this process; `ask` fails with a CommandFailure that carries the exit code. */
export interface CliEngine {
  readonly engine: Engine
  ask<N extends EngineRequestName>(name: N, input: Input<N>): Promise<Output<N>>
}

/** Runs a command over an engine of its own, and closes case and workers whatever happens. */
export async function withEngine<T>(terminal: Terminal, work: (cli: CliEngine) => Promise<T>): Promise<T> {
  const engine = createEngine({
    appVersion: packageJson.version,
    onEvent: (name, payload) => {
      if (name === 'import.progress') terminal.progress(progressLine(payload as EventPayload<'import.progress'>))
    },
    log: (level, text) => {
      if (level === 'error') terminal.tell(text)
    },
  })
  const ask: CliEngine['ask'] = async (name, input) => {
    const answer = await engine.dispatch(name, input)
    if (answer.ok) return answer.value as Output<typeof name>
    throw new CommandFailure(exitCodeOf(answer.failure.code), answer.failure.message[terminal.language])
  }
  const interrupt = (): void => {
    void engine.stop().then(() => process.exit(130))
  }
  process.once('SIGINT', interrupt)
  try {
    return await work({ engine, ask })
  } finally {
    process.off('SIGINT', interrupt)
    await engine.stop()
  }
}

/** Opens a case, and waits until its devices are judged where they were still to be. A claim whose program has ended is taken over, and that is told; one that is alive, or on another computer, ends the command. */
export async function openCase(cli: CliEngine, terminal: Terminal, path: string): Promise<void> {
  await openOrTakeOver(cli, terminal, path)
  await cli.engine.idle()
}

async function openOrTakeOver(cli: CliEngine, terminal: Terminal, path: string): Promise<void> {
  const answer = await cli.engine.dispatch('case.open', { path })
  if (answer.ok) return
  const message = answer.failure.message[terminal.language]
  if (answer.failure.code !== 'locked') throw new CommandFailure(exitCodeOf(answer.failure.code), message)
  await cli.ask('case.open', { path, takeOver: true })
  terminal.tell(`${path}: ${takenOver[terminal.language]}`)
}

const takenOver = {
  en: 'the program that had it open has ended; its claim was taken over, and what it left half-done was cleared.',
  fr: 'le programme qui l’avait ouvert s’est arrêté\u00a0; le dossier est repris, et ce qui était inachevé a été effacé.',
} as const

/** All pages of a list, in order. */
async function* allRows<T>(read: (offset: number, limit: number) => Promise<{ total: number; rows: T[] }>): AsyncGenerator<T> {
  for (let offset = 0; ; ) {
    const { total, rows } = await read(offset, 500)
    yield* rows
    offset += rows.length
    if (offset >= total || rows.length === 0) return
  }
}

/** The one device of a name (whatever the case of letters), or all; exit code 2 for a name that the case does not hold. */
export async function chosenDevices(cli: CliEngine, name: string | undefined): Promise<DeviceRow[]> {
  const devices: DeviceRow[] = []
  for await (const device of allRows((offset, limit) => cli.ask('devices.list', { offset, limit }))) devices.push(device)
  if (name === undefined) return devices
  const chosen = devices.filter((device) => device.name.toLowerCase() === name.toLowerCase())
  if (chosen.length === 0) throw new CommandFailure(exitCode.usage, `the case holds no device named ${name}`)
  return chosen
}

function progressLine({ file, done, total, bytesDone, bytesTotal }: EventPayload<'import.progress'>): string {
  const share = bytesTotal === 0 ? 0 : bytesDone / bytesTotal
  const filled = Math.round(Math.min(1, share) * 20)
  return `[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}] ${done}/${total} ${file}`
}
