import { describe, it } from 'vitest'
import { evtxRecordXml } from '../../../../../shared/parse/evtx/evtxXml.ts'
import { parseEvtx } from '../../../../../shared/parse/evtx/parseEvtx.ts'
import { encodeEvtx } from '../../../../../shared/scenarios/encoders/encodeEvtx.ts'
import { userData } from '../../../../../shared/scenarios/encoders/evtx/evtxBody.ts'
import type { EvtxElement, EvtxNode } from '../../../../../shared/scenarios/encoders/evtx/evtxElement.ts'
import { FUZZ_TIMEOUT, fuzz, fuzzSeed } from './fuzz.ts'
import { Random } from './random.ts'
import { randomEvtxEvent } from './randomEvtx.ts'
import { readHostile, type Shown } from './readHostile.ts'

const TIME = BigInt(Date.parse('2025-03-12T07:03:06Z')) * 10_000n
const CHUNK = 4096
const CHUNK_SIZE = 65_536
/** Behind file header, chunk header, record header, fragment header and instance header. */
const FIRST_TEMPLATE = 512 + 24 + 4 + 10
const logOf = (...body: readonly EvtxElement[]): Uint8Array =>
  encodeEvtx({ events: [{ provider: 'P', eventId: 1, time: TIME, channel: 'C', computer: 'PC', layout: 'flat', body }] })

/** The first records of a file as XML too, as the app asks for it: with the chunk around it. */
function xmlOf(bytes: Uint8Array): Shown {
  let left = 6
  return ({ place }) => {
    if (left-- <= 0) return 0
    const chunk = CHUNK + Math.floor((place - CHUNK) / CHUNK_SIZE) * CHUNK_SIZE
    return evtxRecordXml(bytes.subarray(chunk, chunk + CHUNK_SIZE), place - chunk)?.length ?? 0
  }
}
const readLog = (bytes: Uint8Array, which: string): void => readHostile(parseEvtx, bytes, which, xmlOf(bytes))

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
    readLog(file, 'self')
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
    readLog(file, 'laughs')
  })

  it('whose records each show a long template stays in proportion', () => {
    const body = [userData({ element: 'Own', children: [{ text: 'x'.repeat(20_000) }] })]
    const event = { provider: 'P', eventId: 1, time: TIME, channel: 'C', computer: 'PC', layout: 'flat', body } as const
    readLog(encodeEvtx({ events: Array.from({ length: 100 }, () => event) }), 'long template')
  })

  it('that is one record of nothing but names ends', () => {
    const children = Array.from({ length: 700 }, (_, i): EvtxElement => ({ element: `n${i}`, children: [{ element: `m${i}` }] }))
    readLog(logOf(userData({ element: 'Own', children })), 'names')
  })
})

const FILES = 6
const logs = (random: Random): Uint8Array[] =>
  Array.from({ length: FILES }, (_, i) =>
    encodeEvtx({ events: Array.from({ length: 10 + i * 20 }, () => randomEvtxEvent(random).event), dirty: i % 2 === 1 }),
  )

describe('a damaged event log', () => {
  it('neither fails, hangs nor grows', { timeout: FUZZ_TIMEOUT }, () => {
    fuzz(parseEvtx, logs(new Random(fuzzSeed)), CHUNK_SIZE, xmlOf)
  })
})
