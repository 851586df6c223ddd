import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { directoryMeasures } from './directoryMeasures.ts'
import { eventCaseMeasures, longEventMeasures } from './eventCaseMeasures.ts'
import { eventMeasures } from './eventMeasures.ts'
import { expressionMeasures } from './expressionMeasures.ts'
import { fleetMeasures } from './fleetMeasures.ts'
import { watchHeap } from './heapWatch.ts'
import { libraryMeasures } from './libraryMeasures.ts'
import type { Measure } from './measure.ts'
import { measures } from './measures.ts'
import { redactionMeasures } from './redactionMeasures.ts'
import { windowMeasures } from './windowMeasures.ts'

/**
 * `npm run bench`: how fast the engine is on this machine, against the goals. Prints a table; fails on errors only, never on times.
 * `-- WORD` runs the measures whose names hold the word, `-- --long` those too that take minutes.
 */
interface Row {
  readonly measure: Measure
  readonly figures: readonly number[]
  readonly heapMiB: number
}

const HEAP_GOAL_MIB = 300

async function run(measure: Measure, folder: string): Promise<Row> {
  const figures: number[] = []
  const heap = watchHeap()
  for (let i = 0; i < measure.runs; i++) figures.push(await measure.perRun(folder))
  return { measure, figures: figures.sort((a, b) => a - b), heapMiB: heap.stop() }
}

const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
const round = (figure: number): string => (figure < 10 ? figure.toFixed(1) : figure.toFixed(0))

function cellsOf({ measure, figures, heapMiB }: Row): string[] {
  const { name, goal, unit, runs } = measure
  const range = `${round(figures[0] ?? Number.NaN)}–${round(figures.at(-1) ?? Number.NaN)}`
  return [name, `${round(median(figures))} ${unit}`, range, String(runs), `${goal} ${unit}`, `${round(heapMiB)} MiB`]
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

const { values, positionals } = parseArgs({ options: { long: { type: 'boolean', default: false } }, allowPositionals: true })
const all = [
  ...measures,
  ...windowMeasures,
  ...fleetMeasures,
  ...expressionMeasures,
  ...directoryMeasures,
  ...eventMeasures,
  ...eventCaseMeasures,
  ...redactionMeasures,
  ...libraryMeasures,
  ...(values.long ? longEventMeasures : []),
]
const chosen = all.filter(({ name }) => positionals.every((word) => name.includes(word)))

const folder = mkdtempSync(join(tmpdir(), 'joinsight-bench-'))
try {
  const rows: Row[] = []
  for (const measure of chosen) rows.push(await run(measure, folder))
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}\n`)
  printTable([['measure', 'median', 'range', 'runs', 'goal', 'engine heap'], ...rows.map(cellsOf)])
  console.log(
    `\nengine heap: the largest heapUsed of the engine's thread during all runs of a measure; the goal is under ${HEAP_GOAL_MIB} MiB`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
