import { type EventFilter, type EventListRow, MAX_EVENT_LINES } from '../../../shared/contract/eventRequests.ts'
import { MAX_PAGE_ROWS } from '../../../shared/contract/page.ts'
import { eventTimeOf } from '../../../shared/facts/event.ts'
import { type CliEngine, chosenDevices, openCase, withEngine } from '../cliEngine.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import type { Terminal } from '../terminal.ts'

export interface EventsOptions {
  readonly from?: string
  readonly to?: string
  readonly provider?: readonly string[]
  readonly id?: readonly string[]
  readonly level?: readonly string[]
  readonly text?: string
  readonly device?: string
  readonly json?: boolean
}

/** Events of a case in order of time: NDJSON as `decode` prints it, or a line for people. */
export async function eventsCommand(terminal: Terminal, casePath: string, options: EventsOptions): Promise<ExitCode> {
  const conditions = conditionsOf(options)
  return withEngine(terminal, async (cli) => {
    await openCase(cli, terminal, casePath)
    const filter = await filterOf(cli, conditions, options)
    if (options.json === true) await writeLines(cli, terminal, filter)
    else await writeTexts(cli, terminal, filter)
    return exitCode.done
  })
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const LEVELS: Readonly<Record<string, number>> = { always: 0, critical: 1, error: 2, warning: 3, information: 4, info: 4, verbose: 5 }

/** What can be said without the case. A time, number or level that is none is a mistake of usage. */
function conditionsOf({ from, to, id, level, text }: EventsOptions): EventFilter {
  return {
    ...(from !== undefined && { from: timeOf('--from', from) }),
    ...(to !== undefined && { to: timeOf('--to', to) }),
    ...(id !== undefined && { eventIds: id.map((value) => numberOf('--id', value)) }),
    ...(level !== undefined && { levels: level.map((value) => LEVELS[value.toLowerCase()] ?? numberOf('--level', value)) }),
    ...(text !== undefined && { text }),
  }
}

function timeOf(option: string, value: string): string {
  const whole = /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value
  if (eventTimeOf(whole) === undefined)
    throw new CommandFailure(exitCode.usage, `${option} ${value}: a time as 2026-11-23T07:00:00Z is wanted`)
  return whole
}

function numberOf(option: string, value: string): number {
  if (!/^\d{1,5}$/.test(value)) throw new CommandFailure(exitCode.usage, `${option} ${value}: a number is wanted`)
  return Number(value)
}

async function filterOf(cli: CliEngine, conditions: EventFilter, { device, provider }: EventsOptions): Promise<EventFilter> {
  const [chosen] = device === undefined ? [] : await chosenDevices(cli, device)
  const ofDevice = { ...conditions, ...(chosen && { deviceId: chosen.id }) }
  if (provider === undefined) return ofDevice
  const wanted = provider.map((name) => name.replace(/^\{|\}$/g, '').toLowerCase())
  const guids = wanted.flatMap((name) => (GUID.test(name) ? [`{${name}}`] : []))
  // The case writes a name as its file does; what a person types differs in the case of letters.
  const { providers } = await cli.ask('events.summary', { filter: ofDevice })
  const names = providers.flatMap(({ value }) => (value !== null && wanted.includes(value.toLowerCase()) ? [value] : []))
  return { ...ofDevice, providers: [...guids, ...names] }
}

async function writeLines(cli: CliEngine, terminal: Terminal, filter: EventFilter): Promise<void> {
  for (let offset = 0, total = 1; offset < total; offset += MAX_EVENT_LINES) {
    const part = await cli.ask('events.lines', { filter, offset, limit: MAX_EVENT_LINES })
    total = part.total
    await terminal.write(part.text)
  }
}

async function writeTexts(cli: CliEngine, terminal: Terminal, filter: EventFilter): Promise<void> {
  for (let offset = 0, total = 1; offset < total; offset += MAX_PAGE_ROWS) {
    const page = await cli.ask('events.page', { filter, offset, limit: MAX_PAGE_ROWS })
    total = page.total
    await terminal.write(page.rows.map((row) => textOf(row, terminal)).join(''))
  }
}

const LEVEL_NAMES = ['', 'critical', 'error', 'warning', 'info', 'verbose']

function textOf(row: EventListRow, { language }: Terminal): string {
  const { time, level, provider, providerId, eventId, name, title, message, file } = row
  const what = [title?.[language], message].filter((part) => part !== undefined && part !== '').join(' | ')
  const columns = [time ?? '-', LEVEL_NAMES[level ?? 0] || '-', provider ?? providerId ?? '-', name ?? eventId ?? '-', what, file]
  return `${columns.join('  ')}\n`
}
