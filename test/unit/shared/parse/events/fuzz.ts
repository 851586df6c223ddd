import type { ParseStream } from '../../../../../shared/parse/parsed.ts'
import { mutate } from './mutate.ts'
import { Random } from './random.ts'
import { readHostile, type Shown } from './readHostile.ts'

/** How many mutations a test reads, and from which seed: `JOINSIGHT_FUZZ=50000 JOINSIGHT_FUZZ_SEED=7` for a long run. */
const fuzzRuns = Number(process.env.JOINSIGHT_FUZZ ?? 3000)
export const fuzzSeed = Number(process.env.JOINSIGHT_FUZZ_SEED ?? 1)

/** Milliseconds for a long run. */
export const FUZZ_TIMEOUT = 3_600_000

/** Reads mutations of valid files; a failure names its run. */
export function fuzz(reader: ParseStream, files: readonly Uint8Array[], blockSize: number, shownOf?: (bytes: Uint8Array) => Shown): void {
  for (let run = 0; run < fuzzRuns; run++) {
    const random = new Random(fuzzSeed * 1_000_003 + run)
    const bytes = mutate(random.pick(files), random, blockSize)
    readHostile(reader, bytes, `JOINSIGHT_FUZZ_SEED=${fuzzSeed}, run ${run}`, shownOf?.(bytes))
  }
}
