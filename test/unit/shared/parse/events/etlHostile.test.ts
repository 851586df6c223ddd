import { describe, expect, it } from 'vitest'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { parseEtl } from '../../../../../shared/parse/etl/parseEtl.ts'
import { encodeEtl } from '../../../../../shared/scenarios/encoders/encodeEtl.ts'
import type { TraceField } from '../../../../../shared/scenarios/encoders/etl/traceField.ts'
import { described, eventInfo, TIME as MANIFEST_TIME, manifestXml, sourceManifest } from '../etl/manifestEvents.ts'
import { FUZZ_TIMEOUT, fuzz, fuzzSeed } from './fuzz.ts'
import { Random } from './random.ts'
import { randomEtlEvents, randomSession } from './randomEtl.ts'
import { readHostile } from './readHostile.ts'

const TIME = BigInt(Date.parse('2025-03-12T07:03:06Z')) * 10_000n
const MIB = 1024 * 1024

const traceOf = (fields: readonly TraceField[], compressed = false): Uint8Array =>
  encodeEtl({
    session: { name: 'S', start: TIME, compressed },
    events: [{ kind: 'traceLogging', provider: { name: 'P' }, name: 'E', time: TIME + 1n, pid: 1, tid: 2, fields }],
  })

describe('a hostile trace', () => {
  it('whose arrays hold arrays of nothing ends', () => {
    const nothing: TraceField = { name: 'n', type: 'null', value: null }
    const groups = Array.from({ length: 65_535 }, () => [])
    let field: TraceField = { name: 'a', members: [nothing], groups, count: 'constant' }
    for (let level = 0; level < 4; level++) field = { name: 'a', members: [field, nothing], groups, count: 'constant' }
    readHostile(parseEtl, traceOf([field]), 'nothing')
  })

  it('whose structs lie within each other without end ends', () => {
    let field: TraceField = { name: 'a', type: 'uint8', value: 1 }
    for (let level = 0; level < 900; level++) field = { name: 'a', fields: [field] }
    readHostile(parseEtl, traceOf([field]), 'structs')
  })

  it('whose compressed buffer promises gigabytes is not given them', () => {
    const file = traceOf([{ name: 'text', type: 'unicodeString', value: 'x'.repeat(3000) }], true)
    const view = new DataView(file.buffer)
    const second = view.getUint32(0, true)
    view.setUint32(second + 0x30, 0x7fffffff, true)
    view.setUint32(second + 0x04, 0x7fffffff, true)
    view.setUint32(0x48 + 0x20, 0x7fffffff, true)
    const data = second + 0x48
    // A literal, then a match of 2^31 bytes.
    view.setUint32(data, 0x7fffffff, true)
    file.set([0x41, 0x07, 0, 0x0f, 0xff, 0, 0, 0xff, 0xff, 0xff, 0x7f], data + 4)
    const before = process.memoryUsage()
    readHostile(parseEtl, file, 'bomb')
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    expect(arrayBuffers + heapUsed - before.arrayBuffers - before.heapUsed).toBeLessThan(64 * MIB)
  })

  it('whose buffers are said to be empty or endless ends', () => {
    for (const size of [0, 1, 0x48, 0xffffffff]) {
      const file = traceOf([{ name: 'text', type: 'unicodeString', value: 'x' }])
      new DataView(file.buffer).setUint32(0, size, true)
      readHostile(parseEtl, file, `size ${size}`)
      const second = traceOf([{ name: 'text', type: 'unicodeString', value: 'x' }])
      new DataView(second.buffer).setUint32(8192, size, true)
      readHostile(parseEtl, second, `second size ${size}`)
    }
  })
})

const FILES = 6
const traces = (random: Random): Uint8Array[] =>
  Array.from({ length: FILES }, (_, i) =>
    encodeEtl({
      session: { ...randomSession(random, TIME), bufferSize: 16_384, compressed: i % 3 === 2 },
      events: randomEtlEvents(random, TIME, 20 + i * 10, 4),
    }),
  )

/** Events with manifests in both forms, and events that need them. */
function traceOfManifests(): Uint8Array {
  const templates = `<template tid="t"><data name="Size" inType="win:UInt16"/><data name="Text" inType="win:UnicodeString"/><data name="Bytes" inType="win:Binary" length="Size"/></template>`
  const xml = manifestXml('<event value="1" message="$(string.m)" template="t"/>', templates, { m: 'got %1 of %2%n%3' })
  const info = eventInfo(
    [
      { name: 'Count', type: 6 },
      { name: 'Item', type: 2, out: 2, flags: 5, count: 0 },
      { name: 'Number', type: 8 },
      { name: 'Word', type: 1 },
    ],
    { eventId: 2, message: '%1: %2', topLevel: 2 },
  )
  const one = Uint8Array.of(3, 0, 0x61, 0, 0, 0, 7, 8, 9)
  const two = Uint8Array.of(2, 0, 1, 0, 0, 0, 0x62, 0, 0, 0, 2, 0, 0, 0, 0, 0)
  const events = [
    ...sourceManifest(xml, {}, 300),
    info,
    ...Array.from({ length: 10 }, (_, i) => described(1 + (i % 2), i % 2 === 0 ? one : two)),
  ]
  return encodeEtl({ session: { name: 'S', start: MANIFEST_TIME, bufferSize: 16_384 }, events })
}

describe('a trace with manifests', () => {
  it('is decoded before it is damaged', () => {
    const rows = [...parseEtl({ source: byteSourceOf(traceOfManifests()), name: 'whole' })].flatMap((item) =>
      item.type === 'event' ? [item.event] : [],
    )
    const texts = (id: number) => rows.filter((row) => row.class.eventId === id && row.class.decoded).map(({ message }) => message)
    expect(new Set(texts(1))).toEqual(new Set(['got 3 of a\n070809']))
    expect(new Set(texts(2))).toEqual(new Set(['2: [{"Number":1,"Word":"b"},{"Number":2,"Word":""}]']))
  })
})

describe('a damaged trace', () => {
  it('neither fails, hangs nor grows', { timeout: FUZZ_TIMEOUT }, () => {
    fuzz(parseEtl, [...traces(new Random(fuzzSeed)), traceOfManifests()], 16_384)
  })
})
