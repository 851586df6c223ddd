import { describe, expect, it } from 'vitest'
import { createByteGate } from '../../../../../electron/engine/import/byteGate.ts'
import { createProgressReporter, type ImportProgress } from '../../../../../electron/engine/import/importProgress.ts'
import { createKeyedLock } from '../../../../../electron/engine/import/keyedLock.ts'

describe('import progress', () => {
  it('is told about ten times a second, and always at the end', () => {
    let time = 0
    const told: ImportProgress[] = []
    const progress = createProgressReporter(
      (state) => told.push(state),
      () => time,
    )
    for (let i = 0; i < 1000; i++) {
      progress.added(10)
      progress.finished(10)
      time += 1
    }
    progress.end()
    expect(told.length).toBeGreaterThanOrEqual(10)
    expect(told.length).toBeLessThanOrEqual(12)
    expect(told.at(-1)).toEqual({ running: false, file: '', done: 1000, total: 1000, bytesDone: 10_000, bytesTotal: 10_000 })
  })
})

describe('the byte gate', () => {
  it('lets work in while it fits, and one piece over the limit alone', async () => {
    const gate = createByteGate(100)
    const entered: number[] = []
    const enter = (bytes: number) => gate.enter(bytes).then(() => entered.push(bytes))
    const all = [enter(60), enter(50), enter(500)]
    await Promise.resolve()
    await Promise.resolve()
    expect(entered).toEqual([60])
    gate.leave(60)
    await all[1]
    expect(entered).toEqual([60, 50])
    gate.leave(50)
    await all[2]
    expect(entered).toEqual([60, 50, 500])
  })
})

describe('the keyed lock', () => {
  it('runs work of one key in turn, goes on after a failure, and lets other keys pass', async () => {
    const lock = createKeyedLock()
    const order: string[] = []
    const first = Promise.withResolvers<void>()
    const a = lock('x', async () => {
      await first.promise
      order.push('first')
      throw new Error('broken')
    })
    const b = lock('x', async () => order.push('second'))
    await lock('y', async () => order.push('other'))
    first.resolve()
    await expect(a).rejects.toThrow('broken')
    await b
    expect(order).toEqual(['other', 'first', 'second'])
  })
})
