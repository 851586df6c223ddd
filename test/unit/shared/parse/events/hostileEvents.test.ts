import { describe, expect, it } from 'vitest'
import { parseEtl } from '../../../../../shared/parse/etl/parseEtl.ts'
import { parseEvtx } from '../../../../../shared/parse/evtx/parseEvtx.ts'
import { encodeEtl } from '../../../../../shared/scenarios/encoders/encodeEtl.ts'
import { encodeEvtx } from '../../../../../shared/scenarios/encoders/encodeEvtx.ts'
import type { TraceField } from '../../../../../shared/scenarios/encoders/etl/traceField.ts'
import { userData } from '../../../../../shared/scenarios/encoders/evtx/evtxBody.ts'
import type { EvtxElement, EvtxNode } from '../../../../../shared/scenarios/encoders/evtx/evtxElement.ts'
import { readHostile } from './readHostile.ts'

const TIME = BigInt(Date.parse('2025-03-12T07:03:06Z')) * 10_000n
const CHUNK = 4096
/** Behind file header, chunk header, record header, fragment header and instance header. */
const FIRST_TEMPLATE = 512 + 24 + 4 + 10
const MIB = 1024 * 1024

const logOf = (...body: readonly EvtxElement[]): Uint8Array =>
  encodeEvtx({ events: [{ provider: 'P', eventId: 1, time: TIME, channel: 'C', computer: 'PC', layout: 'flat', body }] })

const traceOf = (fields: readonly TraceField[], compressed = false): Uint8Array =>
  encodeEtl({
    session: { name: 'S', start: TIME, compressed },
    events: [{ kind: 'traceLogging', provider: { name: 'P' }, name: 'E', time: TIME + 1n, pid: 1, tid: 2, fields }],
  })

function placeOf(bytes: Uint8Array, part: readonly number[]): number {
  const place = bytes.findIndex((_, at) => part.every((byte, i) => bytes[at + i] === byte))
  if (place < 0) throw new Error('the part to be patched is not there')
  return place
}

describe('a hostile event log', () => {
  it('whose template holds itself many times ends', () => {
    const file = logOf(userData({ element: 'Own', children: [{ text: 'x'.repeat(300) }] }))
    const at = placeOf(file, [5, 1, 300 & 0xff, 300 >> 8, 0x78, 0])
    const view = new DataView(file.buffer)
    for (let i = 0; i < 40; i++) {
      view.setUint16(at + i * 14, 0x010c, true)
      view.setUint32(at + i * 14 + 2, view.getUint32(CHUNK + FIRST_TEMPLATE + 4, true), true)
      view.setUint32(at + i * 14 + 6, FIRST_TEMPLATE, true)
      view.setUint32(at + i * 14 + 10, 0, true)
    }
    readHostile(parseEvtx, file, 'self')
  })

  it('whose nested values are each shown many times ends', () => {
    const empty: EvtxNode = { value: { type: 'null', declared: 'binXml' } }
    const others = Array.from({ length: 9 }, () => empty)
    let root: EvtxElement = { element: 'Deep', children: [empty, ...others] }
    for (let level = 0; level < 30; level++) root = { element: 'Deep', children: [{ value: { type: 'binXml', root } }, ...others] }
    const file = logOf(userData({ element: 'Own', children: [{ value: { type: 'binXml', root } }] }))
    const view = new DataView(file.buffer)
    const at = placeOf(file, [0x0e, 0, 0, 0x21, 0x0e, 1, 0, 0x21, 0x0e, 2, 0])
    for (let i = 0; i < 10; i++) view.setUint16(at + i * 4 + 1, 0, true)
    readHostile(parseEvtx, file, 'laughs')
  })

  it('whose records each show a long template stays in proportion', () => {
    const body = [userData({ element: 'Own', children: [{ text: 'x'.repeat(20_000) }] })]
    const event = { provider: 'P', eventId: 1, time: TIME, channel: 'C', computer: 'PC', layout: 'flat', body } as const
    readHostile(parseEvtx, encodeEvtx({ events: Array.from({ length: 100 }, () => event) }), 'long template')
  })

  it('that is one record of nothing but names ends', () => {
    const children = Array.from({ length: 700 }, (_, i): EvtxElement => ({ element: `n${i}`, children: [{ element: `m${i}` }] }))
    readHostile(parseEvtx, logOf(userData({ element: 'Own', children })), 'names')
  })
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
