import { describe, expect, test } from 'vitest'
import {
  eventAtPlace,
  indexedUpTo,
  listEventClasses,
  listEventMarks,
  listEventSources,
  listEventsOfText,
  listTimeline,
  readEvent,
} from '../../../../electron/store/eventReads.ts'
import { openCaseReadable } from '../../../../electron/store/openCase.ts'
import { salvageCase } from '../../../../electron/store/salvageCase.ts'
import { saveCopy } from '../../../../electron/store/saveCopy.ts'
import { verifyCase } from '../../../../electron/store/verifyCase.ts'
import { eventColumns } from '../../../../shared/facts/eventColumns.ts'
import { importFile, NOW, newCase } from './caseFixture.ts'
import { eventAt, FIRST, finishEvents, importEvents, logClass } from './eventFixture.ts'

const at = NOW.toISOString()

describe('events', () => {
  test('keep their time to 100 ns, before 1970 too, and come in order of time with those without one first', async () => {
    const { db, writer } = newCase()
    await importEvents(writer, 'a.evtx', [eventAt(1), eventAt(0), eventAt(2, { time: undefined }), eventAt(3, { time: -15_000_000n })])
    const entries = listTimeline(db, undefined, 10)
    expect(entries.map(([, , id]) => id)).toEqual([3, 4, 2, 1])
    const times = entries.map(([seconds, ticks]) => (seconds === null ? undefined : BigInt(seconds) * 10_000_000n + BigInt(ticks ?? 0)))
    expect(times).toEqual([undefined, -15_000_000n, FIRST, FIRST + 1n])
  })

  test('are listed in slices without a gap, however many share a time', async () => {
    const { db, writer } = newCase()
    await importEvents(
      writer,
      'a.evtx',
      Array.from({ length: 50 }, (_, i) => eventAt(i, { time: i < 5 ? undefined : FIRST + BigInt(Math.floor(i / 20)) })),
    )
    const ids: number[] = []
    for (let slice = listTimeline(db, undefined, 7); slice.length > 0 && ids.length < 100; slice = listTimeline(db, slice.at(-1), 7))
      ids.push(...slice.map(([, , id]) => id))
    expect(ids).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  })

  test('of an unfinished artefact have no source that shows them', async () => {
    const { db, writer } = newCase()
    const log = await importEvents(writer, 'a.evtx', [eventAt(0)], false)
    expect(listEventSources(db)).toEqual([])
    await finishEvents(writer, log)
    expect(listEventSources(db)).toMatchObject([{ artefactId: log.artefactId, contentId: log.artefactId, name: 'a.evtx', events: 1 }])
  })

  test('of the same bytes elsewhere are the rows of the first place', async () => {
    const { db, writer } = newCase()
    const log = await importEvents(writer, 'a.evtx', [eventAt(0), eventAt(1)])
    const again = await importFile(writer, { container: '/evidence/b.zip', path: 'a.evtx', content: 'a.evtx', format: 'evtx' })
    expect(listEventSources(db)).toMatchObject([
      { artefactId: log.artefactId, contentId: log.artefactId, events: 2 },
      { artefactId: again.artefactId, contentId: log.artefactId, events: 2 },
    ])
    await expect(writer.write('addEvents', { artefactId: again.artefactId, events: eventColumns([eventAt(0)]) })).rejects.toThrow(
      'duplicate',
    )
  })

  test('share their classes, whatever object a reader made of them', async () => {
    const { db, writer } = newCase()
    await importEvents(writer, 'a.evtx', [eventAt(0), eventAt(1, { class: { ...logClass } })])
    await importEvents(writer, 'b.evtx', [eventAt(0), eventAt(1, { class: { ...logClass, level: 2 } })])
    expect([...listEventClasses(db).values()]).toEqual([logClass, { ...logClass, level: 2 }])
  })

  test('come at most 2,000 a batch', async () => {
    const { writer } = newCase()
    const rows = Array.from({ length: 2001 }, (_, i) => eventAt(i))
    const log = await importFile(writer, { path: 'a.evtx', format: 'evtx', finish: false })
    await expect(writer.write('addEvents', { artefactId: log.artefactId, events: eventColumns(rows) })).rejects.toThrow('2000 at most')
  })

  test('are found by any byte of them', async () => {
    const { db, writer } = newCase()
    const { artefactId } = await importEvents(writer, 'a.evtx', [eventAt(0), eventAt(1)])
    expect([4608, 4707, 4708, 4807, 4808, 0].map((place) => eventAtPlace(db, artefactId, place))).toEqual([
      1,
      1,
      2,
      2,
      undefined,
      undefined,
    ])
  })
})

describe('the text of events', () => {
  test('is found once it is indexed: values without escapes, names, message, provider', async () => {
    const { db, writer } = newCase()
    await importEvents(writer, 'a.evtx', [
      eventAt(0, { data: '{"path":"C:\\\\Windows\\\\new\\nline","u":"caf\\u00e9"}', message: 'it failed', computer: 'SRV-1' }),
    ])
    const found = (match: string): number => listEventsOfText(db, match, 0, 99).length
    expect([indexedUpTo(db), found('windows')]).toEqual([0, 0])
    expect(await writer.write('indexEvents', { limit: 10 })).toEqual({ indexed: 1, done: true })
    expect(indexedUpTo(db)).toBe(1)
    for (const match of ['"c windows new line"', 'CAFE', '"it failed"', 'path', '"Contoso Agent"', '"srv 1"'])
      expect([match, found(match)]).toEqual([match, 1])
    expect(['nwindows', 'nline', 'other'].map(found)).toEqual([0, 0, 0])
  })

  test('goes with the events, and ids that become free are indexed anew', async () => {
    const { db, writer } = newCase()
    await importEvents(writer, 'a.evtx', [eventAt(0, { data: '{"x":"kept"}' })])
    const log = await importEvents(writer, 'b.evtx', [eventAt(1, { data: '{"x":"gone"}' })], false)
    await writer.write('indexEvents', { limit: 10 })
    await writer.write('discardArtefact', { artefactId: log.artefactId })
    expect(listEventsOfText(db, 'gone', 0, 99)).toEqual([])
    expect(readEvent(db, 2)).toBeUndefined()
    await importEvents(writer, 'c.evtx', [eventAt(2, { data: '{"x":"new"}' })])
    await writer.write('indexEvents', { limit: 10 })
    expect([listEventsOfText(db, 'new', 0, 99), listEventsOfText(db, 'kept', 0, 99)]).toEqual([[2], [1]])
    expect(verifyCase(db).ok).toBe(true)
  })
})

describe('marks', () => {
  test('outlive the reading of their file', async () => {
    const { db, writer } = newCase()
    const log = await importEvents(writer, 'a.evtx', [eventAt(0), eventAt(1)], false)
    await writer.write('markEvent', { id: 2, pinned: true, at })
    await writer.write('markEvent', { id: 2, comment: 'look', at })
    await writer.write('discardArtefact', { artefactId: log.artefactId })
    expect(listEventMarks(db)).toEqual([])
    await importEvents(writer, 'other.evtx', [eventAt(0), eventAt(1)])
    await importEvents(writer, 'a.evtx', [eventAt(0), eventAt(1)])
    expect(listEventMarks(db)).toEqual([{ id: 4, pinned: true, comment: 'look' }])
    await writer.write('markEvent', { id: 4, pinned: false, at })
    await writer.write('markEvent', { id: 4, comment: '', at })
    expect(db.prepare('SELECT count(*) FROM eventMark').pluck().get()).toBe(0)
    await expect(writer.write('markEvent', { id: 99, pinned: true, at })).rejects.toThrow('no event 99')
  })
})

describe('a case with events', () => {
  test('is copied with them', async () => {
    const { db, writer, folder } = newCase()
    await importEvents(writer, 'a.evtx', [eventAt(0)])
    await writer.write('indexEvents', { limit: 10 })
    await saveCopy(db, `${folder}/copy.jcase`)
    const copy = openCaseReadable(`${folder}/copy.jcase`)
    expect([listTimeline(copy, undefined, 9).length, listEventsOfText(copy, 'number', 0, 9)]).toEqual([1, [1]])
    copy.close()
  })

  test('that is damaged keeps their times to 100 ns, their marks, and is searched', async () => {
    const { db, path, writer, folder } = newCase()
    await importEvents(writer, 'a.evtx', [eventAt(1)])
    await writer.write('markEvent', { id: 1, pinned: true, at })
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    salvageCase(path, `${folder}/saved.jcase`)
    const saved = openCaseReadable(`${folder}/saved.jcase`)
    expect(listTimeline(saved, undefined, 9)).toEqual([[Number(FIRST / 10_000_000n), 1, 1, 1, 1]])
    expect(listEventMarks(saved)).toEqual([{ id: 1, pinned: true }])
    expect(listEventsOfText(saved, 'number', 0, 9)).toEqual([1])
    saved.close()
  })
})
