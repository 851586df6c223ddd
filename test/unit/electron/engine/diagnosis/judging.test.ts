import { describe, expect, it } from 'vitest'
import { createJudging } from '../../../../../electron/engine/diagnosis/judging.ts'
import { isToJudge } from '../../../../../electron/store/listReads.ts'
import type { Writer } from '../../../../../electron/store/writer.ts'
import { fact, importFile, newCase } from '../../store/caseFixture.ts'

/** A case with a list that came, and a writer that tells what was asked of it. */
async function listCase(onWrite: (name: string) => void = () => undefined) {
  const { db, writer: inner, path } = newCase()
  await importFile(inner, { format: 'deviceInventory', content: 'list', items: [fact('inventory.list', 'entra')], finish: false })
  await inner.write('assignRows', { artefactId: 1, rows: [{ row: 2, name: 'PC-1' }] })
  await inner.write('finishArtefact', { artefactId: 1, status: 'read', account: { parsed: 4, problem: 0, unknown: 0 } })
  const writer: Writer = {
    ...inner,
    write(name, input) {
      onWrite(name)
      return inner.write(name, input)
    },
  }
  return { db, session: { path, db, writer, readOnlyBecause: undefined, place: { away: undefined }, close: async () => undefined } }
}

describe('judging all devices of a case', () => {
  it('notes that they were judged, and judges again when asked in the last moment', async () => {
    const writes: string[] = []
    const { db, session } = await listCase((name) => {
      writes.push(name)
      if (writes.filter((other) => other === 'setJudged').length === 1 && name === 'setJudged') judging.judgeBeside()
    })
    const judging = createJudging(
      session,
      () => undefined,
      () => undefined,
    )
    await judging.judgeAll()
    await judging.idle()
    expect(writes).toEqual(['saveDiagnoses', 'setJudged', 'saveDiagnoses', 'setJudged'])
    expect(isToJudge(db)).toBe(false)
  })

  it('that is stopped leaves the case to be judged', async () => {
    const { db, session } = await listCase()
    const judging = createJudging(
      session,
      () => undefined,
      () => undefined,
    )
    judging.judgeBeside()
    await judging.stop()
    expect(isToJudge(db)).toBe(true)
    await judging.judgeAll()
    expect(isToJudge(db)).toBe(true)
  })

  it('that fails tells who waits for it, else the log, and can be tried again', async () => {
    let isFull = true
    const log: string[] = []
    const { db, session } = await listCase((name) => {
      if (isFull && name === 'saveDiagnoses') throw new Error('database or disk is full')
    })
    const judging = createJudging(
      session,
      () => undefined,
      (level, text) => log.push(`${level} ${text}`),
    )
    await expect(judging.judgeAll()).rejects.toThrow('disk is full')
    judging.judgeBeside()
    await judging.idle()
    expect(log.join()).toContain('error judging: Error: database or disk is full')
    isFull = false
    await judging.judgeAll()
    expect(isToJudge(db)).toBe(false)
  })
})
