import { describe, expect, it } from 'vitest'
import { ByteLedger } from '../../../../shared/parse/byteLedger.ts'

/** The plain way: one state for each byte. */
function countPlainly(size: number, ranges: readonly (readonly ['parsed' | 'problem', number, number])[]) {
  const states = new Array<'parsed' | 'problem' | 'unknown'>(size).fill('unknown')
  for (const wanted of ['parsed', 'problem'] as const) {
    for (const [kind, offset, length] of ranges) {
      if (kind === wanted) for (let at = Math.max(0, offset); at < Math.min(size, offset + length); at++) states[at] = kind
    }
  }
  const count = (state: string): number => states.filter((each) => each === state).length
  return { parsed: count('parsed'), problem: count('problem'), unknown: count('unknown') }
}

describe('a byte ledger', () => {
  it('counts what nobody booked as unknown, and a problem before parsed', () => {
    const ledger = new ByteLedger(100)
    ledger.parsed(0, 40)
    ledger.problem(30, 20)
    expect(ledger.account()).toEqual({ parsed: 30, problem: 20, unknown: 50 })
  })

  it('cuts off what lies outside the file', () => {
    const ledger = new ByteLedger(10)
    ledger.parsed(-5, 7)
    ledger.problem(8, 1000)
    ledger.parsed(20, 5)
    ledger.parsed(4, -2)
    expect(ledger.account()).toEqual({ parsed: 2, problem: 2, unknown: 6 })
  })

  it('agrees with counting byte by byte, whatever the order of the ranges', () => {
    let seed = 7
    const random = (below: number): number => {
      seed = (seed * 48271) % 0x7fffffff
      return seed % below
    }
    for (let round = 0; round < 300; round++) {
      const size = random(90)
      const ranges = Array.from({ length: random(9) }, () => {
        const kind = random(2) === 0 ? ('parsed' as const) : ('problem' as const)
        return [kind, random(100) - 8, random(40)] as const
      })
      const ledger = new ByteLedger(size)
      for (const [kind, offset, length] of ranges) ledger[kind](offset, length)
      expect(ledger.account()).toEqual(countPlainly(size, ranges))
    }
  })

  it('holds a file of many million stretches in a quarter of its size', () => {
    const size = 24_000_000
    const before = process.memoryUsage()
    const ledger = new ByteLedger(size)
    for (let at = 0; at < size; at += 6) {
      ledger.problem(at, 4)
      ledger.parsed(at + 4, 2)
    }
    const after = process.memoryUsage()
    expect(after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers).toBeLessThan(size)
    expect(ledger.account()).toEqual({ parsed: size / 3, problem: (size / 3) * 2, unknown: 0 })
  })
})
