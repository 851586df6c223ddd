import { describe, expect, it } from 'vitest'
import { type EtlSession, encodeEtl } from '../../../../../shared/scenarios/encoders/encodeEtl.ts'
import type { EtlEvent, TraceLoggingEvent } from '../../../../../shared/scenarios/encoders/etl/etlEvent.ts'
import { providerGuid } from '../../../../../shared/scenarios/encoders/etl/providerGuid.ts'
import type { TraceField } from '../../../../../shared/scenarios/encoders/etl/traceField.ts'
import { describeWithSamples, sampleBytes } from '../../../../corpus.ts'

const START = BigInt(Date.parse('2025-03-04T10:00:00Z')) * 10_000n
const SECOND = 10_000_000n
const runtime = { name: 'Microsoft.AAD.Runtime' }

const session = (fileName: string, more: Partial<EtlSession> = {}): EtlSession => ({
  name: 'AADRuntimeSession',
  fileName: `C:\\${fileName}`,
  start: START,
  ...more,
})

const event = (more: Partial<TraceLoggingEvent>): TraceLoggingEvent => ({
  kind: 'traceLogging',
  provider: runtime,
  name: 'Event',
  time: START,
  pid: 1,
  tid: 2,
  fields: [],
  ...more,
})

function expectSame(written: Uint8Array, sample: string): void {
  const bytes = sampleBytes(sample)
  const differences = [...written.entries()].filter(([at, byte]) => byte !== bytes[at]).map(([at]) => at.toString(16))
  expect(differences).toEqual([])
  expect(written.length).toBe(bytes.length)
}

const filled = (file: Uint8Array, buffer: number): number => new DataView(file.buffer).getUint32(buffer + 0x30, true)

describeWithSamples('traces like those of the notes', () => {
  const start = START
  const request = (i: number): EtlEvent =>
    event({
      name: 'AadTokenRequest',
      time: start + BigInt(i + 1) * SECOND + BigInt(i),
      pid: 4321,
      tid: 8765,
      level: 4,
      keyword: 1n << 63n,
      fields: [
        { name: 'correlationId', type: 'guid', value: `11111111-2222-3333-4444-55555555555${i}` },
        { name: 'message', type: 'unicodeString', value: `request ${i} to login.example` },
        { name: 'errorCode', type: 'hexInt32', value: 0xc000006d + i },
        { name: 'attempt', type: 'uint32', value: i },
      ],
    })
  const result = event({
    name: 'AadPluginResult',
    time: start + 7n * SECOND,
    pid: 4321,
    tid: 8766,
    level: 2,
    fields: [
      { name: 'ok', type: 'bool32', value: true },
      { name: 'name', type: 'ansiString', value: 'AadPlugin' },
      { name: 'hr', type: 'int32', value: 0x80070005, out: 'hresult' },
      { name: 'elapsed', type: 'uint64', value: 123456789n },
    ],
  })
  const requests = [0, 1, 2, 3, 4].map(request)

  it('are the same byte for byte', () => {
    const events = [...requests, result]
    expectSame(encodeEtl({ session: session('aad-minimal.etl'), events }), 'aad-minimal.etl')
    const clock = { type: 'systemTime' } as const
    expectSame(encodeEtl({ session: session('aad-minimal.etl', { clock }), events }), 'aad-systemtime.etl')
  })

  it('are the same byte for byte with every in-type, structs and arrays', () => {
    const time = START + 5n
    const item = (value: string): TraceField => ({ name: 'item', type: 'countedString', value })
    const fields: readonly TraceField[] = [
      { name: 's16', type: 'unicodeString', value: 'zażółć' },
      { name: 's8', type: 'ansiString', value: 'ansi' },
      { name: 'i8', type: 'int8', value: -1 },
      { name: 'u8', type: 'uint8', value: 255 },
      { name: 'i16', type: 'int16', value: -2 },
      { name: 'u16', type: 'uint16', value: 65_535 },
      { name: 'i32', type: 'int32', value: -3 },
      { name: 'u32', type: 'uint32', value: 0xffffffff },
      { name: 'i64', type: 'int64', value: -4n },
      { name: 'u64', type: 'uint64', value: 2n ** 64n - 1n },
      { name: 'f', type: 'float', value: 1.5 },
      { name: 'd', type: 'double', value: -2.25 },
      { name: 'b', type: 'bool32', value: true },
      { name: 'bin', type: 'binary', value: Uint8Array.of(1, 2, 3) },
      { name: 'g', type: 'guid', value: '00112233-4455-6677-8899-aabbccddeeff' },
      { name: 'ft', type: 'filetime', value: START + 5n * SECOND },
      { name: 'st', type: 'systemTime', value: '2025-03-04T10:00:05.007Z' },
      { name: 'sid', type: 'sid', value: 'S-1-5-21-1-2-3-1001' },
      { name: 'h32', type: 'hexInt32', value: 0xdeadbeef },
      { name: 'h64', type: 'hexInt64', value: 0xfeedfacecafebeefn },
      { name: 'cs16', type: 'countedString', value: 'abc' },
      { name: 'cs8utf8', type: 'countedAnsiString', value: 'zż!', out: 'utf8' },
      { name: 'cbin', type: 'countedBinary', value: Uint8Array.of(0xca, 0xfe) },
      {
        name: 'pt',
        fields: [
          { name: 'x', type: 'int32', value: 10 },
          { name: 'y', type: 'int32', value: -20 },
        ],
      },
      { name: 'constArr', of: 'uint16', items: [1, 2, 3], count: 'constant' },
      { name: 'varArr', of: 'uint32', items: [7, 8], count: 'variable' },
      { name: 'strArr', of: 'unicodeString', items: ['p', 'qr'], count: 'variable' },
      { name: 'list', members: [item('')], groups: [[item('A')], [item('BC')]], count: 'variable' },
    ]
    const activityId = '99999999-0000-0000-0000-000000000001'
    const events = [event({ name: 'AllTypes', time, level: 5, activityId, fields })]
    expectSame(encodeEtl({ session: session('aad-types.etl'), events }), 'aad-types.etl')
  })
})

describe('encodeEtl', () => {
  it('computes the GUID of a provider from its name', () => {
    expect(providerGuid('Microsoft.AAD.Runtime')).toBe('bd67e65c-9cc2-51d8-7399-0bb9899e75c1')
    expect(providerGuid('microsoft.aad.runtime')).toBe('bd67e65c-9cc2-51d8-7399-0bb9899e75c1')
  })

  it('writes whole buffers, each filled up to a multiple of eight', () => {
    const fields: readonly TraceField[] = [{ name: 'text', type: 'unicodeString', value: 'x'.repeat(700) }]
    const events = Array.from({ length: 40 }, (_, i) => event({ fields, time: START + BigInt(i), processor: i % 3 }))
    const file = encodeEtl({ session: session('a.etl', { bufferSize: 4096, processors: 3 }), events })
    expect(file.length % 4096).toBe(0)
    for (let at = 0; at < file.length; at += 4096) {
      expect(filled(file, at) % 8).toBe(0)
      expect(filled(file, at)).toBeLessThanOrEqual(4096)
    }
    const header = 0x48 + 0x20
    expect(new DataView(file.buffer).getUint32(header + 0x24, true)).toBe(file.length / 4096)
  })

  it('makes compressed buffers shorter', () => {
    const events = Array.from({ length: 200 }, (_, i) => event({ time: START + BigInt(i) }))
    const plain = encodeEtl({ session: session('a.etl'), events })
    const compressed = encodeEtl({ session: session('a.etl', { compressed: true }), events })
    expect(compressed.length).toBeLessThan(plain.length / 3)
  })

  it('refuses an event that no buffer holds', () => {
    const long = event({ fields: [{ name: 'text', type: 'unicodeString', value: 'x'.repeat(5000) }] })
    expect(() => encodeEtl({ session: session('a.etl'), events: [long] })).toThrow('larger than a buffer of 8192 bytes')
    const longest = event({ fields: [{ name: 'text', type: 'unicodeString', value: 'x'.repeat(40_000) }] })
    expect(() => encodeEtl({ session: session('a.etl'), events: [longest] })).toThrow('longer than its header can say')
  })
})
