import { describe, expect, it } from 'vitest'
import { BATCH_ITEMS, BATCHES_IN_FLIGHT } from '../../../../electron/parser/messages.ts'
import { parseInBatches } from '../../../../electron/parser/parseInBatches.ts'
import type { ParsedItem, ParseSummary } from '../../../../shared/parse/parsed.ts'

const summary: ParseSummary = { account: { parsed: 1, problem: 0, unknown: 0 } }

function* problems(count: number): Generator<ParsedItem, ParseSummary> {
  for (let offset = 0; offset < count; offset++) {
    yield { type: 'problem', problem: { code: 'emptyFile', severity: 'info', message: '', offset } }
  }
  return summary
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('parseInBatches', () => {
  it('posts no more batches than may be in flight until one is taken', async () => {
    const posted: number[] = []
    const run = parseInBatches(problems(BATCH_ITEMS * 4 + 1), (batch) => posted.push(batch.items.length))
    await settled()
    expect(posted).toEqual(Array(BATCHES_IN_FLIGHT).fill(BATCH_ITEMS))
    run.taken()
    await settled()
    expect(posted).toHaveLength(BATCHES_IN_FLIGHT + 1)
  })

  it('gives every item once, in order, and then the summary', async () => {
    const offsets: (number | undefined)[] = []
    const run = parseInBatches(problems(BATCH_ITEMS * 2 + 7), (batch) => {
      offsets.push(...batch.items.map((item) => (item.type === 'problem' ? item.problem.offset : undefined)))
      queueMicrotask(() => run.taken())
    })
    expect(await run.summary).toBe(summary)
    expect(offsets).toEqual(Array.from({ length: BATCH_ITEMS * 2 + 7 }, (_, i) => i))
  })

  it('hands on what a reader throws', async () => {
    function* broken(): Generator<ParsedItem, ParseSummary> {
      yield* problems(1)
      throw new RangeError('no such field')
    }
    await expect(parseInBatches(broken(), () => undefined).summary).rejects.toThrow('no such field')
  })
})
