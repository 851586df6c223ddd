import { filetimeOf } from '../windowsValues.ts'

/** Which clock a session stamps its events with. */
export interface EtlClock {
  readonly type: 'performanceCounter' | 'systemTime' | 'cycles'
  /** Ticks a second of the performance counter; 10,000,000 where it is absent. */
  readonly frequency?: bigint
  /** MHz of the cycle counter; 2400 where it is absent. */
  readonly megahertz?: number
}

export const DEFAULT_FREQUENCY = 10_000_000n
export const DEFAULT_MEGAHERTZ = 2400
/** What the counters say when the session starts; any value will do. */
const FIRST_TICK = 1_000_000_000n

export const clockCodes = { performanceCounter: 1, systemTime: 2, cycles: 3 } as const

/** The raw stamp of a time (both 100 ns since 1970): the first tick at or after it, so that a coarser clock rounds up and a reader back down. */
export function rawTime(time: bigint, start: bigint, clock: EtlClock): bigint {
  if (clock.type === 'systemTime') return filetimeOf(time)
  const scaled =
    clock.type === 'performanceCounter'
      ? ceilDivide((time - start) * (clock.frequency ?? DEFAULT_FREQUENCY), 10_000_000n)
      : ceilDivide((time - start) * BigInt(clock.megahertz ?? DEFAULT_MEGAHERTZ), 10n)
  return FIRST_TICK + scaled
}

const ceilDivide = (value: bigint, by: bigint): bigint => (value > 0n ? (value + by - 1n) / by : value / by)
