import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EvtxFile, evtx } from '@ts-evtx/core'
import { eventJsonLine } from '../../shared/facts/eventJson.ts'
import type { FormatId } from '../../shared/facts/format.ts'
import { byteSourceOf } from '../../shared/parse/byteSource.ts'
import { streamReaderOf } from '../../shared/parse/readers.ts'
import { corpusFiles, corpusPath } from '../../test/corpus.ts'
import { since } from './engineRun.ts'
import { traceBytes, writeEventLog } from './eventEvidence.ts'
import type { Measure } from './measure.ts'

const LOG_EVENTS = 20_000
const TRACE_EVENTS = 300_000
/** A Security log of 2 MB: what the goals were set on. */
const CORPUS_LOG = 'A/omerbenamram/security.evtx'
const MB = 1_000_000

/** One thread, as `decode` prints it, but to nowhere. */
function toNdjson(format: FormatId, bytes: Uint8Array): { readonly events: number; readonly characters: number } {
  const reader = streamReaderOf(format)
  if (reader === undefined) throw new Error(`there is no reader for ${format}`)
  let events = 0
  let characters = 0
  for (const item of reader({ source: byteSourceOf(bytes), name: `bench.${format}` })) {
    if (item.type !== 'event') continue
    events++
    characters += eventJsonLine(item.event).length + 1
  }
  return { events, characters }
}

const inMbPerSecond = (path: string, ms: number): number => readFileSync(path).length / MB / (ms / 1000)

/** Reads again and again for so long, so that a log of a few milliseconds is measured too. */
const READ_FOR_MS = 600

/** MB a second of reading a log at least once; `read` gives how much came out. */
async function speed(path: string, read: () => number | Promise<number>): Promise<number> {
  const start = performance.now()
  let times = 0
  while (times === 0 || since(start) < READ_FOR_MS) {
    if ((await read()) === 0) throw new Error(`nothing was read of ${path}`)
    times++
  }
  return times * inMbPerSecond(path, since(start))
}

/** MB a second of our reader, the file read into memory before. */
function ours(path: string): Promise<number> {
  const bytes = new Uint8Array(readFileSync(path))
  return speed(path, () => toNdjson('evtx', bytes).characters)
}

/** MB a second of @ts-evtx/core, each of its events as a line of JSON. */
const peers = (path: string): Promise<number> =>
  speed(path, async () => {
    let characters = 0
    await evtx(path).forEach((event) => {
      characters += JSON.stringify(event).length + 1
    })
    return characters
  })

/** MB a second of evtxexport, as XML: it knows no JSON. */
function exporters(path: string): number {
  const start = performance.now()
  const { status } = spawnSync('evtxexport', ['-f', 'xml', '-m', 'items', path], { maxBuffer: 1024 * MB })
  if (status !== 0) throw new Error(`evtxexport ended with ${status}`)
  return inMbPerSecond(path, since(start))
}
const hasExporter = spawnSync('evtxexport', ['-V']).error === undefined

function madeLog(folder: string): string {
  const path = join(folder, 'made.evtx')
  if (!existsSync(path)) writeEventLog(path, LOG_EVENTS)
  return path
}

type LogPath = (folder: string) => string

/** Both readers over one log in one run, and how many times faster ours is. */
function beside(name: string, logOf: LogPath): readonly Measure[] {
  const row = { unit: 'MB/s', runs: 5 } as const
  return [
    { ...row, name: `${name} to NDJSON, one thread`, goal: '≥ 70', perRun: (folder) => ours(logOf(folder)) },
    { ...row, name: `${name}, @ts-evtx/core`, goal: '–', perRun: (folder) => peers(logOf(folder)) },
    {
      name: `${name}, times @ts-evtx/core in one run`,
      goal: '≥ 10',
      unit: '×',
      runs: 5,
      perRun: async (folder) => (await ours(logOf(folder))) / (await peers(logOf(folder))),
    },
    ...(hasExporter
      ? [
          {
            name: `${name}, times evtxexport in one run`,
            goal: '≥ 10',
            unit: '×',
            runs: 5,
            perRun: async (folder: string) => (await ours(logOf(folder))) / exporters(logOf(folder)),
          },
        ]
      : []),
  ]
}

const DIRTY_FLAG = 1
const FLAGS = 120

function peerRecords(path: string): number {
  let records = 0
  try {
    for (const record of EvtxFile.openSync(path).records()) if (record.renderXml() !== '<Event/>') records++
  } catch (error) {
    console.error(`@ts-evtx/core stopped at ${path} after ${records} records: ${error instanceof Error ? error.message : error}`)
  }
  return records
}

/** Records of all dirty logs of the corpus that we read and the peer does not; fails where it reads more of one than we do. */
async function moreOfDirtyLogs(): Promise<number> {
  let more = 0
  for (const file of corpusFiles('A').filter((name) => name.endsWith('.evtx'))) {
    const path = corpusPath(file)
    const bytes = new Uint8Array(readFileSync(path))
    if (((bytes[FLAGS] ?? 0) & DIRTY_FLAG) === 0) continue
    const difference = toNdjson('evtx', bytes).events - peerRecords(path)
    if (difference < 0) throw new Error(`@ts-evtx/core reads ${-difference} records more of ${file}`)
    more += difference
  }
  return more
}

/** Records of a log that says that it has one chunk and has many, which we read and the peer does not. */
async function moreOfStaleLog(folder: string): Promise<number> {
  const path = join(folder, 'stale.evtx')
  writeEventLog(path, LOG_EVENTS, { dirty: true, statedChunks: 1 })
  const { events } = toNdjson('evtx', new Uint8Array(readFileSync(path)))
  if (events !== LOG_EVENTS) throw new Error(`${events} events of ${LOG_EVENTS}`)
  return events - peerRecords(path)
}

let trace: Uint8Array | undefined
async function traceToNdjson(): Promise<number> {
  trace ??= traceBytes(TRACE_EVENTS)
  const start = performance.now()
  const { events } = toNdjson('etl', trace)
  if (events < TRACE_EVENTS) throw new Error(`only ${events} events`)
  return events / (since(start) / 1000)
}

const hasCorpus = existsSync(corpusPath(CORPUS_LOG))

/** Reading alone, without a case. */
export const eventMeasures: readonly Measure[] = [
  ...beside('event log', madeLog),
  ...(hasCorpus ? beside('real event log', () => corpusPath(CORPUS_LOG)) : []),
  { name: 'dirty log, made: records beyond those of @ts-evtx/core', goal: '> 0', unit: '', runs: 1, perRun: moreOfStaleLog },
  ...(hasCorpus
    ? [{ name: 'dirty logs: records beyond those of @ts-evtx/core', goal: '> 0', unit: '', runs: 1, perRun: moreOfDirtyLogs }]
    : []),
  { name: 'TraceLogging to NDJSON, one thread', goal: '≥ 300000', unit: '/s', runs: 5, perRun: traceToNdjson },
]
