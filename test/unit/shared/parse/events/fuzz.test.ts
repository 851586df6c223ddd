import { describe, it } from 'vitest'
import { parseEtl } from '../../../../../shared/parse/etl/parseEtl.ts'
import { parseEvtx } from '../../../../../shared/parse/evtx/parseEvtx.ts'
import type { ParseStream } from '../../../../../shared/parse/parsed.ts'
import { encodeEtl } from '../../../../../shared/scenarios/encoders/encodeEtl.ts'
import { encodeEvtx } from '../../../../../shared/scenarios/encoders/encodeEvtx.ts'
import { mutate } from './mutate.ts'
import { Random } from './random.ts'
import { randomEtlEvents, randomSession } from './randomEtl.ts'
import { randomEvtxEvent } from './randomEvtx.ts'
import { fuzzRuns, fuzzSeed, readHostile } from './readHostile.ts'

const START = BigInt(Date.parse('2025-03-12T07:03:06Z')) * 10_000n
/** Valid files that the mutations begin from. */
const FILES = 6
const LONGEST_RUN_MS = 3_600_000

const logs = (random: Random): Uint8Array[] =>
  Array.from({ length: FILES }, (_, i) =>
    encodeEvtx({ events: Array.from({ length: 10 + i * 20 }, () => randomEvtxEvent(random).event), dirty: i % 2 === 1 }),
  )

const traces = (random: Random): Uint8Array[] =>
  Array.from({ length: FILES }, (_, i) =>
    encodeEtl({
      session: { ...randomSession(random, START), bufferSize: 16_384, compressed: i % 3 === 2 },
      events: randomEtlEvents(random, START, 20 + i * 10, 4),
    }),
  )

function fuzz(reader: ParseStream, files: readonly Uint8Array[], blockSize: number): void {
  for (let run = 0; run < fuzzRuns; run++) {
    const seed = fuzzSeed * 1_000_003 + run
    const random = new Random(seed)
    readHostile(reader, mutate(random.pick(files), random, blockSize), `JOINSIGHT_FUZZ_SEED=${fuzzSeed}, run ${run}`)
  }
}

describe('a damaged file', () => {
  it('that was an event log neither fails, hangs nor grows', { timeout: LONGEST_RUN_MS }, () => {
    fuzz(parseEvtx, logs(new Random(fuzzSeed)), 65_536)
  })

  it('that was a trace neither fails, hangs nor grows', { timeout: LONGEST_RUN_MS }, () => {
    fuzz(parseEtl, traces(new Random(fuzzSeed)), 16_384)
  })
})
