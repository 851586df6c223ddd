import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { planLogs } from '../../../../../electron/engine/merge/planLogs.ts'
import { planWork } from '../../../../../electron/engine/merge/planWork.ts'
import type { CaseWork, LogChain } from '../../../../../electron/store/index.ts'

/** Whole numbers below a bound, the same for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

const HEX = 32
const uidOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, HEX)

function emptyCase(name: string): CaseWork {
  const record = { uid: uidOf(name), title: 'Case', customer: '', ticket: '', engineer: '', status: 'open' as const, tags: [] }
  return {
    record: { ...record, createdAt: '2026-01-01T00:00:00Z', redacted: false },
    notes: [],
    checklist: [],
    attachments: [],
    reviews: [],
    flowDecisions: [],
    eventMarks: [],
    filters: [],
    ruleDrafts: [],
    logs: [{ key: record.uid, entries: [] }],
  }
}

function logged(work: CaseWork, at: string): CaseWork {
  const [own, ...merged] = work.logs
  if (own === undefined) throw new Error('a case has a log')
  const previous = own.entries.at(-1)?.hash ?? own.key
  const id = own.entries.length + 1
  const hash = createHash('sha256').update(`${previous} ${id} ${at}`).digest('hex')
  const entry = { id, at, who: 'x', action: 'noteChanged' as const, detail: '{}', previous, hash }
  return { ...work, logs: [{ key: own.key, entries: [...own.entries, entry] }, ...merged] }
}

const replaced = <T>(rows: readonly T[], keyOf: (row: T) => string, coming: readonly T[]): T[] => {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  for (const row of coming) byKey.set(keyOf(row), row)
  return [...byKey.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** What `applyWork` of the store makes of a plan, and the entry that it leaves in the log. */
function merged(ours: CaseWork, theirs: CaseWork, at: string): CaseWork {
  const { change, isEmpty } = planWork(ours, theirs, [])
  if (isEmpty) return ours
  const logs = change.logs.reduce<readonly LogChain[]>((all, { key, entries }) => {
    const known = all.find((chain, index) => index > 0 && chain.key === key)
    return [...all.filter((chain) => chain !== known), { key, entries: [...(known?.entries ?? []), ...entries] }]
  }, ours.logs)
  const next: CaseWork = {
    ...ours,
    record: { ...ours.record, ...change.record },
    notes: replaced(ours.notes, ({ uid }) => uid, change.notes),
    checklist: replaced(ours.checklist, ({ uid }) => uid, change.checklist),
    reviews: replaced(ours.reviews, ({ deviceId, key }) => `${deviceId} ${key}`, change.reviews),
    eventMarks: replaced(ours.eventMarks, ({ sha256, place }) => `${sha256} ${place}`, change.eventMarks),
    filters: replaced(ours.filters, ({ name }) => name, change.filters),
    logs,
  }
  return logged(next, at)
}

/** A person works on a case: adds, changes, checks, reviews, marks. */
function worked(work: CaseWork, next: (below: number) => number, who: string, from: number): CaseWork {
  let state = work
  for (let step = 0; step < 6; step++) {
    const at = `2026-01-02T00:${String(from + step).padStart(2, '0')}:00Z`
    const text = `${who} ${next(1000)}`
    const uid = uidOf(`row ${next(4)}`)
    const kinds: readonly (() => Partial<CaseWork>)[] = [
      () => ({
        notes: replaced(state.notes, (row) => row.uid, [{ uid, text, author: 'a', createdAt: '2026-01-01T00:00:00Z', changedAt: at }]),
      }),
      () => ({ checklist: replaced(state.checklist, (row) => row.uid, [{ uid, position: 1, text, doneAt: at, doneBy: who }]) }),
      () => ({
        reviews: replaced(state.reviews, (row) => `${row.deviceId} ${row.key}`, [
          { deviceId: 1, key: `rule-${next(3)}`, state: 'confirmed', note: text, at },
        ]),
      }),
      () => ({
        eventMarks: replaced(state.eventMarks, (row) => `${row.sha256} ${row.place}`, [
          { sha256: 'aa', place: next(3), pinned: 1, comment: text, at },
        ]),
      }),
      () => ({ filters: replaced(state.filters, (row) => row.name, [{ name: `f${next(2)}`, filter: JSON.stringify({ text }), at }]) }),
      () => ({ record: { ...state.record, tags: [...new Set([...state.record.tags, `tag-${next(4)}`])] } }),
    ]
    state = logged({ ...state, ...(kinds[next(kinds.length)]?.() ?? {}) }, at)
  }
  return state
}

const contentOf = ({ notes, checklist, reviews, eventMarks, filters, record }: CaseWork) => ({
  notes,
  checklist: checklist.map(({ position: _position, ...row }) => row),
  reviews,
  eventMarks,
  filters: filters.map(({ name, filter }) => ({ name, filter })),
  tags: [...record.tags].sort(),
})

const seeds = Array.from({ length: 200 }, (_, index) => index + 1)

describe('merging what people did', () => {
  it('twice changes nothing, whatever they did', () => {
    for (const seed of seeds) {
      const next = numbers(seed)
      const begun = worked(emptyCase('one'), next, 'both', 0)
      const [ours, theirs] = [worked(begun, next, 'ours', 10), worked(seed % 2 === 0 ? begun : emptyCase('two'), next, 'theirs', 12)]
      const once = merged(ours, theirs, '2026-01-03T00:00:00Z')
      expect(planWork(once, theirs, []).isEmpty, `seed ${seed}`).toBe(true)
    }
  })

  it('of a copy that somebody worked on meanwhile takes the later state of everything, and calls nothing a conflict', () => {
    const at = '2026-01-02T00:00:00Z'
    const begun = logged(
      {
        ...emptyCase('one'),
        checklist: [
          { uid: uidOf('done'), position: 1, text: 'Look', doneAt: at, doneBy: 'a' },
          { uid: uidOf('text'), position: 2, text: 'Run dsregcmd' },
        ],
        attachments: [{ uid: uidOf('file'), name: 'shot.png', note: 'wrong', sha256: 'aa', size: 1, addedAt: at, addedBy: 'a' }],
      },
      at,
    )
    const later = logged(
      {
        ...begun,
        record: { ...begun.record, status: 'solved' },
        checklist: [
          { uid: uidOf('done'), position: 2, text: 'Look' },
          { uid: uidOf('text'), position: 1, text: 'Ask for dsregcmd' },
        ],
        attachments: begun.attachments.map((row) => ({ ...row, note: 'corrected' })),
      },
      '2026-01-03T00:00:00Z',
    )
    const { change, conflicts } = planWork(begun, later, [])
    expect(conflicts).toEqual([])
    expect(change.record).toEqual({ status: 'solved' })
    expect(change.checklist).toEqual([
      { uid: uidOf('done'), position: 1, text: 'Look' },
      { uid: uidOf('text'), position: 2, text: 'Ask for dsregcmd' },
    ])
    expect(change.attachments.map(({ note }) => note)).toEqual(['corrected'])
    expect(change.notes).toEqual([])
    expect(planWork(later, begun, [])).toMatchObject({ isEmpty: true, conflicts: [] })
  })

  it('keeps the record of each of two cases, though one has taken the other in', () => {
    const one = logged(emptyCase('one'), '2026-01-02T00:00:00Z')
    const two = logged({ ...emptyCase('two'), record: { ...emptyCase('two').record, title: 'Another' } }, '2026-01-02T00:00:00Z')
    const taken = merged(two, one, '2026-01-03T00:00:00Z')
    const { change, conflicts } = planWork(one, taken, [])
    expect(change.record).toBeUndefined()
    expect(conflicts).toEqual([{ kind: 'record', field: 'title', ours: 'Case', theirs: 'Another' }])
  })

  it('comes to the same content whichever case comes into which', () => {
    for (const seed of seeds) {
      const next = numbers(seed)
      const begun = worked(emptyCase('one'), next, 'both', 0)
      const [ours, theirs] = [worked(begun, next, 'ours', 10), worked(seed % 2 === 0 ? begun : emptyCase('two'), next, 'theirs', 12)]
      const left = merged(ours, theirs, '2026-01-03T00:00:00Z')
      const right = merged(theirs, ours, '2026-01-03T00:00:01Z')
      expect(contentOf(left), `seed ${seed}`).toEqual(contentOf(right))
      expect(contentOf(merged(theirs, left, '2026-01-03T00:00:02Z')), `seed ${seed}, back`).toEqual(contentOf(left))
    }
  })

  it('loses no text that somebody wrote', () => {
    for (const seed of seeds) {
      const next = numbers(seed)
      const begun = worked(emptyCase('one'), next, 'both', 0)
      const [ours, theirs] = [worked(begun, next, 'ours', 10), worked(begun, next, 'theirs', 12)]
      const whole = JSON.stringify(contentOf(merged(ours, theirs, '2026-01-03T00:00:00Z')))
      const written = [ours, theirs].flatMap(({ notes, checklist, reviews, eventMarks }) => [
        ...notes.map(({ text }) => text),
        ...checklist.map(({ text }) => text),
        ...reviews.map(({ note }) => note),
        ...eventMarks.map(({ comment }) => comment ?? ''),
      ])
      for (const text of written) expect(whole, `seed ${seed}`).toContain(text)
    }
  })
})

describe('logs of merged cases', () => {
  const chain = (work: CaseWork): LogChain => work.logs[0] ?? { key: '', entries: [] }
  const one = logged(logged(emptyCase('one'), '1'), '2')

  it('go on where they were known to end, and are not taken over twice', () => {
    const two = logged(emptyCase('two'), '1')
    expect(planLogs(two.logs, one.logs).add).toEqual([chain(one)])
    const later = logged(one, '3')
    expect(planLogs([chain(two), chain(one)], later.logs).add).toEqual([{ key: one.record.uid, entries: [chain(later).entries[2]] }])
    expect(planLogs([chain(two), chain(later)], one.logs)).toMatchObject({ add: [], theirsKnown: true, oursKnown: false })
  })

  it('of a copy that went its own way stand beside the own one, from their first entry on', () => {
    const [ours, theirs] = [logged(one, 'ours'), logged(one, 'theirs')]
    const { add, theirsKnown, oursKnown } = planLogs(ours.logs, theirs.logs)
    expect([theirsKnown, oursKnown]).toEqual([false, false])
    expect(add).toEqual([{ key: `${one.record.uid}#${chain(theirs).entries[2]?.hash.slice(0, 16)}`, entries: chain(theirs).entries }])
    expect(planLogs([...ours.logs, ...add], theirs.logs).add).toEqual([])
    const later = logged(theirs, 'later')
    expect(planLogs([...ours.logs, ...add], later.logs).add).toEqual([{ key: add[0]?.key, entries: [chain(later).entries[3]] }])
  })

  it('of an older copy of the case are known', () => {
    expect(planLogs(logged(one, '3').logs, one.logs)).toMatchObject({ add: [], theirsKnown: true })
  })
})
