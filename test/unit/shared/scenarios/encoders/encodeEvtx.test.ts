import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EvtxFile } from '@ts-evtx/core'
import { afterAll, describe, expect, it } from 'vitest'
import { type EvtxEvent, encodeEvtx } from '../../../../../shared/scenarios/encoders/encodeEvtx.ts'
import { eventData, renderingInfo, userData, valueElement } from '../../../../../shared/scenarios/encoders/evtx/evtxBody.ts'
import type { EvtxElement, EvtxValue } from '../../../../../shared/scenarios/encoders/evtx/evtxElement.ts'

const folder = mkdtempSync(join(tmpdir(), 'joinsight-evtx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const START = BigInt(Date.parse('2025-03-12T07:03:06Z')) * 10_000n

const event = (i: number, more: Partial<EvtxEvent> = {}): EvtxEvent => ({
  provider: 'Microsoft-Windows-User Device Registration',
  providerId: '23b8d46b-67dd-40a3-b636-d43e50552c6d',
  eventId: 304 + (i % 4),
  version: 0,
  level: 2,
  task: 101,
  opcode: 0,
  keywords: 0x4000000000000000n,
  time: START + BigInt(i) * 1_234_567n,
  pid: 1000 + i,
  tid: 2000 + i,
  channel: 'Microsoft-Windows-User Device Registration/Admin',
  computer: 'PC-0001.corp.example',
  userSid: 'S-1-5-18',
  body: [eventData([{ name: 'Text', value: { type: 'string', value: `event ${i} <of> "many" & more` } }])],
  ...more,
})

/** That reader takes a SYSTEMTIME for the time of its own machine. */
const LOCAL_TIME = new Date(2025, 2, 12, 7, 3, 6, 123)

/** Values beside what another reader shows for them, in lower case. */
const values: readonly (readonly [EvtxValue, string])[] = [
  [{ type: 'string', value: 'text — Ω' }, 'text — ω'],
  [{ type: 'ansi', value: 'ansi text' }, 'ansi text'],
  [{ type: 'int8', value: -8 }, '-8'],
  [{ type: 'uint8', value: 200 }, '200'],
  [{ type: 'int16', value: -1600 }, '-1600'],
  [{ type: 'uint16', value: 60_000 }, '60000'],
  [{ type: 'int32', value: -60 }, '-60'],
  [{ type: 'uint32', value: 4_000_000_000 }, '4000000000'],
  [{ type: 'int64', value: -64n }, '-64'],
  [{ type: 'uint64', value: 2n ** 63n }, '9223372036854775808'],
  [{ type: 'float', value: 1.5 }, '1.5'],
  [{ type: 'double', value: -2.25 }, '-2.25'],
  [{ type: 'boolean', value: true }, 'true'],
  [{ type: 'binary', value: Uint8Array.of(0, 127, 255) }, '007fff'],
  [{ type: 'guid', value: '11111111-2222-3333-4444-555555555555' }, '{11111111-2222-3333-4444-555555555555}'],
  [{ type: 'filetime', value: START }, '2025-03-12t07:03:06.000z'],
  [{ type: 'systemTime', value: '2025-03-12T07:03:06.123Z' }, LOCAL_TIME.toISOString().toLowerCase()],
  [{ type: 'sid', value: 'S-1-5-21-1-2-3-1001' }, 's-1-5-21-1-2-3-1001'],
  [{ type: 'hexInt32', value: 0xc000006d }, '0xc000006d'],
  [{ type: 'hexInt64', value: 0x8000000000002004n }, '0x8000000000002004'],
  [{ type: 'array', of: 'string', items: ['one', 'two'] }, 'one, two'],
]

/** What another project's reader makes of the file: XML of each record. It must be there: it is installed with the project. */
function readByOthers(file: Uint8Array): string[] {
  const path = join(folder, 'log.evtx')
  writeFileSync(path, file)
  return [...EvtxFile.openSync(path).records()].map((record) => record.renderXml())
}

describe('encodeEvtx, as @ts-evtx/core reads it', () => {
  it('gives every record over many chunks, with right checksums', () => {
    const file = encodeEvtx({ events: Array.from({ length: 1000 }, (_, i) => event(i)) })
    expect(file.length).toBeGreaterThan(3 * 65_536)
    const read = readByOthers(file)
    expect(read).toHaveLength(1000)
    for (const [i, xml] of read.entries()) {
      expect(xml).toContain(`<EventRecordID>${i + 1}</EventRecordID>`)
      expect(xml).toContain(`<EventID Qualifiers="">${304 + (i % 4)}</EventID>`)
      expect(xml).toContain(`<Data Name="Text">event ${i} &lt;of&gt; &quot;many&quot; &amp; more</Data>`)
    }
    const log = EvtxFile.openSync(join(folder, 'log.evtx'))
    expect(log.header.verify()).toBe(true)
    for (const chunk of log.chunks()) expect(chunk.verify()).toBe(true)
  })

  it('gives the same content for a body in a template of its own and in the one template', () => {
    const [nested, flat] = readByOthers(encodeEvtx({ events: [event(1), event(1, { layout: 'flat', recordId: 1n })] }))
    expect(flat?.replace(/\s+/g, '')).toBe(nested?.replace(/\s+/g, ''))
  })

  it('gives every value type', () => {
    const bodies = values.map(([value], i) => event(i, { body: [eventData([{ name: 'Value', value }])] }))
    const shown = readByOthers(encodeEvtx({ events: bodies })).map((xml) => /<Data Name="Value">([^<]*)</.exec(xml)?.[1]?.toLowerCase())
    expect(shown).toEqual(values.map(([, text]) => text))
  })

  it('gives UserData and RenderingInfo', () => {
    const root: EvtxElement = {
      element: 'JoinInfo',
      attributes: [{ name: 'xmlns', content: [{ text: 'urn:join' }] }],
      children: [valueElement('Phase', { type: 'uint32', value: 3 }), valueElement('Tenant', { type: 'string', value: 'contoso' })],
    }
    const rendering = renderingInfo({ culture: 'en-US', message: 'The join failed.', level: 'Error', keywords: ['Audit'] })
    // One body an event: that reader takes the count of exactly 17 values for a token.
    const [first, second] = readByOthers(encodeEvtx({ events: [event(0, { body: [userData(root)] }), event(1, { body: [rendering] })] }))
    expect(first).toContain('<Phase>3</Phase>')
    expect(first).toContain('<Tenant>contoso</Tenant>')
    expect(second).toContain('The join failed.')
  })

  it('gives what lies behind the stated number of chunks no more than that reader looks for it', () => {
    const events = Array.from({ length: 1000 }, (_, i) => event(i))
    const file = encodeEvtx({ events, dirty: true, statedChunks: 1 })
    expect(readByOthers(file).length).toBeLessThanOrEqual(1000)
    expect(EvtxFile.openSync(join(folder, 'log.evtx')).header.isDirty()).toBe(true)
  })
})

/** libevtx's tool is not on every machine; `JOINSIGHT_EVTXEXPORT=1` says that this one has it, and then it must. */
const exporter = spawnSync('evtxexport', ['-V'], { encoding: 'utf8' })
const expected = process.env.JOINSIGHT_EVTXEXPORT === '1'

/** How libevtx shows what it shows otherwise. Its edition 20181227 takes the sign of a number for a bit of its own: -8 of a byte becomes -120. */
const shownByLibevtx: Readonly<Partial<Record<EvtxValue['type'], string>>> = {
  int8: '-120',
  int16: '-31168',
  int32: '-2147483588',
  int64: '-9223372036854775744',
  filetime: '2025-03-12t07:03:06.000000000z',
  array: 'one</data>',
}

describe.skipIf(exporter.error !== undefined && !expected)('encodeEvtx, as evtxexport reads it', () => {
  it('gives every record with its values', () => {
    const path = join(folder, 'export.evtx')
    const fields = values.map(([value], i) => ({ name: `f${i}`, value }))
    const events = Array.from({ length: 500 }, (_, i) => event(i, i % 2 === 0 ? {} : { body: [eventData(fields)] }))
    writeFileSync(path, encodeEvtx({ events }))
    const xml = execFileSync('evtxexport', ['-f', 'xml', '-m', 'items', path], { encoding: 'utf8' })
    expect(xml.match(/<Event /g)).toHaveLength(500)
    const text = xml.toLowerCase()
    expect(values.filter(([value, shown]) => !text.includes(`>${shownByLibevtx[value.type] ?? shown}`))).toEqual([])
  })
})

describe('encodeEvtx', () => {
  it('refuses an event that no chunk holds', () => {
    const long = event(0, { body: [eventData([{ name: 'Text', value: { type: 'string', value: 'x'.repeat(32_000) } }])] })
    expect(() => encodeEvtx({ events: [long] })).toThrow('record 1 is larger than a chunk')
  })

  it('puts the newest chunks before the oldest in a log that wrapped', () => {
    const events = Array.from({ length: 1000 }, (_, i) => event(i))
    const file = encodeEvtx({ events, wrapped: 1 })
    const view = new DataView(file.buffer)
    const firstId = (chunk: number): bigint => view.getBigUint64(4096 + chunk * 65_536 + 24, true)
    expect(firstId(0)).toBeGreaterThan(firstId(1))
    expect(view.getBigUint64(8, true)).toBe(1n)
    expect(view.getBigUint64(16, true)).toBe(0n)
  })

  it('writes a log without events', () => {
    const file = encodeEvtx({ events: [], spareChunks: 1 })
    expect(file.length).toBe(4096 + 65_536)
    expect(file.subarray(4096).every((byte) => byte === 0)).toBe(true)
  })
})
