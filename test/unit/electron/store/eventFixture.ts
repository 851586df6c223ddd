import type { Writer } from '../../../../electron/store/writer.ts'
import type { EventClass, EventRow } from '../../../../shared/facts/event.ts'
import { eventColumns } from '../../../../shared/facts/eventColumns.ts'
import { type CaseFixture, importFile, newCase } from './caseFixture.ts'

export const logClass: EventClass = {
  source: 'evtx',
  kind: 'evtx',
  provider: 'Contoso-Agent',
  eventId: 7,
  level: 4,
  decoded: true,
}
/** 2026-03-01 in 100 ns since 1970. */
export const FIRST = 17_723_232_000_000_000n

export const eventAt = (i: number, given: Partial<EventRow> = {}): EventRow => ({
  class: logClass,
  time: FIRST + BigInt(i),
  place: 4608 + i * 100,
  length: 100,
  data: `{"number":${i}}`,
  ...given,
})

/** A log with these events, finished unless told. The bytes are the name, so that each name is a file of its own. */
export async function importEvents(writer: Writer, name: string, events: readonly EventRow[], finish = true) {
  const log = await importFile(writer, { path: name, content: name, format: 'evtx', finish: false })
  for (let at = 0; at < events.length; at += 2000)
    await writer.write('addEvents', { artefactId: log.artefactId, events: eventColumns(events.slice(at, at + 2000)) })
  if (finish) await finishEvents(writer, log)
  return log
}

export const finishEvents = (writer: Writer, { artefactId, size }: { readonly artefactId: number; readonly size: number }) =>
  writer.write('finishArtefact', { artefactId, status: 'read', account: { parsed: size, problem: 0, unknown: 0 } })

export async function manyEvents(count: number, given: (i: number) => Partial<EventRow>): Promise<CaseFixture> {
  const fixture = newCase()
  await importEvents(
    fixture.writer,
    'many.evtx',
    Array.from({ length: count }, (_, i) => eventAt(i, given(i))),
  )
  return fixture
}
