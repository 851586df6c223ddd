import { describe, expect, test } from 'vitest'
import { matchConditions } from '../../../../../electron/engine/events/conditions.ts'
import { loadTimeline } from '../../../../../electron/engine/events/timeline.ts'
import { createTurns } from '../../../../../electron/engine/events/turns.ts'
import { indexEvents } from '../../../../../electron/store/eventText.ts'
import type { FieldCondition } from '../../../../../shared/contract/eventRequests.ts'
import { manyEvents } from '../../store/eventFixture.ts'

/** More than are read one by one. */
const COUNT = 24_000

async function openMany() {
  const { db } = await manyEvents(COUNT, (i) => ({
    pid: i % 3,
    computer: i % 2 === 0 ? 'SRV-A' : 'SRV-B',
    data: JSON.stringify({ 'État "x"': `é"${i % 4}\\`, Step: `step ${i % 5}`, n: i % 10 }),
  }))
  const { run } = createTurns()
  const timeline = await run((turn) => loadTimeline(db, turn))
  const count = async (...fields: FieldCondition[]): Promise<number> =>
    (await run((turn) => matchConditions(db, timeline, { fields }, turn))).reduce((sum, each) => sum + each, 0)
  return { db, run, timeline, count }
}

const cases: readonly [FieldCondition, number][] = [
  [{ field: 'pid', operator: 'is', value: '1' }, COUNT / 3],
  [{ field: 'pid', operator: 'isNot', value: '1' }, (COUNT / 3) * 2],
  [{ field: 'COMPUTER', operator: 'is', value: 'srv-a' }, COUNT / 2],
  [{ field: 'computer', operator: 'contains', value: 'SRV' }, COUNT],
  [{ field: 'step', operator: 'is', value: 'STEP 3' }, COUNT / 5],
  [{ field: 'step', operator: 'contains', value: '%' }, 0],
  [{ field: 'n', operator: 'is', value: '7' }, COUNT / 10],
  [{ field: 'n', operator: 'isNot', value: '7' }, (COUNT / 10) * 9],
  [{ field: 'état "X"', operator: 'is', value: 'É"2\\' }, COUNT / 4],
  [{ field: 'état "X"', operator: 'contains', value: '"3' }, COUNT / 4],
  [{ field: 'none', operator: 'is', value: '1' }, 0],
  [{ field: 'none', operator: 'isNot', value: '1' }, COUNT],
]

describe('conditions on fields of many events', () => {
  test('hold before the text is indexed and after it, alone and together', async () => {
    const { db, count } = await openMany()
    const counts = async () => {
      const found: [FieldCondition, number][] = []
      for (const [condition] of cases) found.push([condition, await count(condition)])
      return found
    }
    expect(await counts()).toEqual(cases)
    while (!indexEvents(db, { limit: 2000 }).done);
    expect(await counts()).toEqual(cases)
    expect(await count({ field: 'pid', operator: 'is', value: '1' }, { field: 'computer', operator: 'is', value: 'SRV-A' })).toBe(COUNT / 6)
  })

  test('are given up when newer ones come', async () => {
    const { db, run, timeline } = await openMany()
    const asked = ['1', '2', '3'].map((value) =>
      run((turn) => matchConditions(db, timeline, { fields: [{ field: 'n', operator: 'contains', value }] }, turn)),
    )
    const [first, ...newer] = await Promise.allSettled(asked)
    expect(first).toMatchObject({ status: 'rejected', reason: { failure: { code: 'cancelled' } } })
    expect(newer.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  })
})
