import { describe, expect, it } from 'vitest'
import type { EventRow } from '../../../../../shared/facts/event.ts'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { parseEtl } from '../../../../../shared/parse/etl/parseEtl.ts'
import { encodeEtl } from '../../../../../shared/scenarios/encoders/encodeEtl.ts'
import type { EtlEvent } from '../../../../../shared/scenarios/encoders/etl/etlEvent.ts'
import { readHostile } from '../events/readHostile.ts'
import { described, eventInfo, manifestChunk, manifestXml, sourceManifest, TIME, writer } from './manifestEvents.ts'

const MIB = 1024 * 1024
const traceOf = (events: Iterable<EtlEvent>): Uint8Array => encodeEtl({ session: { name: 'S', start: TIME, bufferSize: 65_536 }, events })

function read(events: Iterable<EtlEvent>): readonly EventRow[] {
  const rows: EventRow[] = []
  for (const item of parseEtl({ source: byteSourceOf(traceOf(events)), name: 'test.etl' }))
    if (item.type === 'event' && item.event.class.kind !== 'system') rows.push(item.event)
  return rows
}
/** The rows of events with this id. */
const ofId = (rows: readonly EventRow[], id: number): readonly EventRow[] => rows.filter((row) => row.class.eventId === id)
const text = (value: string) => ({ type: 'unicodeString', value }) as const
const u32 = (value: number) => ({ type: 'uint32', value }) as const

const FAILED = manifestXml(
  '<event value="7" version="0" symbol="JoinFailed" message="$(string.m7)" template="t7"/>',
  '<template tid="t7"><data name="Server" inType="win:UnicodeString"/><data name="Code" inType="win:HexInt32"/><data name="Tries" inType="win:UInt32"/></template>',
  { m7: 'Join at %1 failed with %2!s!%nafter %3 tries.%t100%% sure%0 never seen' },
)

describe('a manifest that a trace carries', () => {
  it('decodes events that come before it, with their message', () => {
    const row = ofId(read([described(7, [text('drs.example'), u32(0x801c001d), u32(3)], { time: TIME }), ...sourceManifest(FAILED)]), 7)[0]
    expect(row?.class).toMatchObject({ decoded: true, provider: 'Contoso-Join', name: 'JoinFailed' })
    expect(row?.data).toBe('{"Server":"drs.example","Code":"0x801c001d","Tries":3}')
    expect(row?.message).toBe('Join at drs.example failed with 0x801c001d\nafter 3 tries.\t100% sure')
  })

  it('is put together of its parts, whichever writes come between them', () => {
    const parts = sourceManifest(FAILED, {}, 100)
    const other = sourceManifest(FAILED, { pid: 9 }, 100)
    const mixed = parts.flatMap((part, i) => [part, ...(other[i] === undefined || i > 3 ? [] : [other[i]])])
    expect(ofId(read([...mixed, described(7, [text('a'), u32(1), u32(2)])]), 7)[0]?.class.decoded).toBe(true)
  })

  it('of which a part is missing decodes nothing, and events keep their bytes', () => {
    const parts = sourceManifest(FAILED, {}, 100).toSpliced(2, 1)
    const row = ofId(read([...parts, described(7, Uint8Array.of(1, 2, 255))]), 7)[0]
    expect(row).toMatchObject({ class: { decoded: false }, data: '{"payload":"0102ff"}' })
  })

  it('that describes an event twice is held to its first word', () => {
    const second = FAILED.replaceAll('Server', 'Other')
    const row = ofId(read([...sourceManifest(FAILED), ...sourceManifest(second), described(7, [text('a'), u32(1), u32(2)])]), 7)[0]
    expect(row?.data).toContain('"Server":"a"')
  })

  it('may be the one that the system added when it merged the trace', () => {
    const info = eventInfo(
      [
        { name: 'Count', type: 8 },
        { name: 'Names', type: 1, flags: 4, count: 0 },
      ],
      { eventId: 9, message: '%1 names: %2' },
    )
    const row = ofId(read([info, described(9, [u32(2), text('a'), text('b')])]), 9)[0]
    expect(row?.data).toBe('{"Count":2,"Names":["a","b"]}')
    expect(row?.message).toBe('2 names: ["a","b"]')
  })

  it('with an array of nothing at the end of a buffer reads past it', () => {
    const xml = manifestXml(
      '<event value="8" template="t8"/>',
      '<template tid="t8"><data name="None" inType="win:UInt32" count="0"/></template>',
    )
    const padding = described(1, new Uint8Array(65_536 - 0x48 - 0x50 - 0x50))
    const rows = read([...sourceManifest(xml), padding, described(8, new Uint8Array(0))])
    expect(ofId(rows, 8)[0]?.data).toBe('{"None":[]}')
  })

  it('leaves events of two providers apart whose names are of one length', () => {
    const of = (name: string) =>
      ({ kind: 'traceLogging', provider: { name, id: '11111111-2222-5333-8444-555555555555' }, ...writer }) as const
    const rows = read(
      ['Contoso.A', 'Contoso.B', 'Contoso.A'].map((name, i) => ({ ...of(name), name: 'E', time: TIME + BigInt(i), fields: [] })),
    )
    expect(rows.map((row) => row.class.provider)).toEqual(['Contoso.A', 'Contoso.B', 'Contoso.A'])
    expect(rows[0]?.class).toBe(rows[2]?.class)
  })
})

const repeated = (count: number, make: (i: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join('')
function* many(count: number, make: (i: number) => EtlEvent): Generator<EtlEvent> {
  for (let i = 0; i < count; i++) yield make(i)
}

describe('a hostile manifest in a trace', () => {
  it('that gives one long template to each of thousands of events ends', () => {
    const xml = manifestXml(
      repeated(8_000, (i) => `<event value="${i}" template="t"/>`),
      `<template tid="t">${repeated(10_000, () => '<data name="" inType="win:UnicodeString"/>')}</template>`,
    )
    readHostile(parseEtl, traceOf([...sourceManifest(xml), ...many(2_000, (i) => described(i, new Uint8Array(0)))]), 'template')
  })

  it('whose message is long and full of places ends', () => {
    const xml = manifestXml(
      repeated(15_000, (i) => `<event value="${i}" message="$(string.m)" template="t"/>`),
      '<template tid="t"><data name="a" inType="win:UInt8"/></template>',
      { m: '%9'.repeat(30_000) },
    )
    readHostile(parseEtl, traceOf([...sourceManifest(xml), ...many(5_000, (i) => described(i, Uint8Array.of(1)))]), 'message')
  })

  it('that says it has thousands of parts, from each of thousands of writers, does not grow', () => {
    const before = process.memoryUsage().heapUsed
    const parts = many(30_000, (i) => manifestChunk(1001, 1000, new Uint8Array(0), { pid: i + 10, tid: i }))
    readHostile(parseEtl, traceOf([...parts, described(1, Uint8Array.of(1))]), 'parts')
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(128 * MIB)
  })

  it('that is written again and again is read once', () => {
    const xml = manifestXml(
      repeated(1000, (i) => `<event value="${i}" template="t"/>`),
      '<template tid="t"><data name="a" inType="win:UInt8"/></template>',
    )
    const again = Array.from({ length: 100 }, (_, i) => sourceManifest(xml, { pid: i + 10 })).flat()
    readHostile(parseEtl, traceOf([...again, described(1, Uint8Array.of(1))]), 'again')
  })

  it('of megabytes of other elements ends', () => {
    const xml = manifestXml(
      '',
      repeated(150_000, () => '<a b="c"/>'),
    )
    readHostile(parseEtl, traceOf([...sourceManifest(xml), described(1, Uint8Array.of(1))]), 'elements')
  })

  it('whose elements lie within each other without end ends', () => {
    const xml = manifestXml(
      '',
      repeated(100_000, () => '<a>'),
    )
    readHostile(parseEtl, traceOf([...sourceManifest(xml), described(1, Uint8Array.of(1))]), 'nested')
  })

  it('whose arrays are of arrays of nothing ends', () => {
    const members = Array.from({ length: 4 }, (_, i) => ({ name: 's', flags: 0x21, type: i + 1, out: 1, count: 0xffff }))
    const info = eventInfo([...members, { name: 'n', type: 1, count: 0xffff, flags: 0x20 }], { eventId: 1, topLevel: 1 })
    readHostile(parseEtl, traceOf([info, ...many(1000, () => described(1, new Uint8Array(0)))]), 'arrays')
  })

  it('whose structs lead to each other, and whose names are one, ends', () => {
    const circle = eventInfo(
      Array.from({ length: 1000 }, () => ({ name: 's', flags: 1, type: 0, out: 1000 })),
      { eventId: 1 },
    )
    const end = 112 + 2000 * 24
    const names = eventInfo(
      Array.from({ length: 2000 }, () => ({ name: end, type: 8 })),
      { eventId: 2, message: 'x'.repeat(6000) },
    )
    const trace = traceOf([...many(40, () => circle), ...many(40, () => names), described(1, u32s(4)), described(2, u32s(4))])
    readHostile(parseEtl, trace, 'structs')
  })
})

const u32s = (bytes: number): Uint8Array => new Uint8Array(bytes)
