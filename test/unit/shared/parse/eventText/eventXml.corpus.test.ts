import { expect, it } from 'vitest'
import type { EventRow } from '../../../../../shared/facts/event.ts'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { parseEventXml } from '../../../../../shared/parse/eventText/parseEventXml.ts'
import { parseEvtx } from '../../../../../shared/parse/evtx/parseEvtx.ts'
import type { ParseStream } from '../../../../../shared/parse/parsed.ts'
import { corpusBytes, describeWithCorpus } from '../../../../corpus.ts'

/** By the record's id. */
function eventsOf(parse: ParseStream, name: string): Map<number | undefined, EventRow> {
  const events = new Map<number | undefined, EventRow>()
  for (const item of parse({ source: byteSourceOf(corpusBytes(name)), name }))
    if (item.type === 'event') events.set(item.event.recordId, item.event)
  return events
}

const headOf = (event: EventRow | undefined) =>
  Object.entries({
    ...event?.class,
    source: '',
    kind: '',
    time: event?.time,
    pid: event?.pid,
    computer: event?.computer,
  }).sort()

describeWithCorpus('what Event Viewer exports as XML', () => {
  it.each(['System', 'Application'])('says of each event what the log itself says: %s', (name) => {
    const exported = eventsOf(parseEventXml, `A/ts-evtx/golden/${name}.xml`)
    const logged = eventsOf(parseEvtx, `A/ts-evtx/${name}.evtx`)
    expect(exported.size).toBe(logged.size)
    const differing = [...logged].filter(
      ([id, event]) => JSON.stringify(headOf(event), asText) !== JSON.stringify(headOf(exported.get(id)), asText),
    )
    expect(differing.slice(0, 1).map(([id, event]) => [headOf(event), headOf(exported.get(id))])).toEqual([])
  })
})

const asText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
