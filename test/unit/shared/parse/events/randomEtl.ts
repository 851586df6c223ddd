import { eventTimeIso } from '../../../../../shared/facts/event.ts'
import type { EtlSession } from '../../../../../shared/scenarios/encoders/encodeEtl.ts'
import type {
  ClassicEvent,
  EtlEvent,
  ManifestEvent,
  TraceLoggingEvent,
  WppEvent,
} from '../../../../../shared/scenarios/encoders/etl/etlEvent.ts'
import type { TraceField, TraceType, TraceValue } from '../../../../../shared/scenarios/encoders/etl/traceField.ts'
import type { Random } from './random.ts'

type ValueType = Exclude<TraceType, 'null'>

const valueMakers: { readonly [T in ValueType]: (random: Random) => Extract<TraceValue, { type: T }>['value'] } = {
  unicodeString: (random) => random.text(30),
  ansiString: (random) => random.pick(['', 'plain', 'é à ÿ', '<tag> & "quotes"']),
  int8: (random) => random.int(256) - 128,
  uint8: (random) => random.int(256),
  int16: (random) => random.int(65_536) - 32_768,
  uint16: (random) => random.int(65_536),
  int32: (random) => random.int(2 ** 32) - 2 ** 31,
  uint32: (random) => random.int(2 ** 32),
  int64: (random) => BigInt.asIntN(64, random.long()),
  uint64: (random) => random.long(),
  float: (random) => random.int(4000) / 8 - 250,
  double: (random) => random.int(4_000_000) / 64 - 250,
  bool32: (random) => random.pick([true, false, 0, 1, 8, 65_536]),
  binary: (random) => random.bytes(40),
  guid: (random) => random.guid(),
  filetime: (random) => random.time(),
  systemTime: (random) => new Date(Number(random.time() / 10_000n)).toISOString(),
  sid: (random) => random.sid(),
  hexInt32: (random) => random.int(2 ** 32),
  hexInt64: (random) => random.long(),
  countedString: (random) => random.text(30),
  countedAnsiString: (random) => random.pick(['', 'plain', 'é à ÿ', 'a\tb']),
  countedBinary: (random) => random.bytes(40),
}
const valueTypes = Object.keys(valueMakers) as ValueType[]
/** BINARY (14) has no arrays. */
const arrayTypes = valueTypes.filter((type) => type !== 'binary')

const makeValue = (random: Random, type: ValueType): TraceValue => ({ type, value: valueMakers[type](random) }) as TraceValue

const countOf = (random: Random): 'constant' | 'variable' => random.pick(['constant', 'variable'])

function randomField(random: Random, name: string, depth: number): TraceField {
  if (depth < 3 && random.chance(0.12)) return { name, fields: randomFields(random, depth + 1) }
  if (depth < 2 && random.chance(0.08)) {
    const members = randomFields(random, depth + 1)
    return {
      name,
      members,
      groups: Array.from({ length: random.int(4) }, () => members.map((member) => again(random, member))),
      count: countOf(random),
    }
  }
  if (random.chance(0.15)) {
    const of = random.pick(arrayTypes)
    return { name, of, items: Array.from({ length: random.int(5) }, () => makeValue(random, of).value), count: countOf(random) }
  }
  if (random.chance(0.05)) return { name, type: random.pick(['ansiString', 'countedAnsiString']), value: random.text(20), out: 'utf8' }
  return { name, ...makeValue(random, random.pick(valueTypes)), ...(random.chance(0.05) ? { tag: random.int(2 ** 28) } : {}) }
}

/** Another value of the same description: constant counts stay. */
function again(random: Random, field: TraceField): TraceField {
  if ('fields' in field) return { ...field, fields: field.fields.map((member) => again(random, member)) }
  if ('groups' in field) {
    const length = field.count === 'constant' ? field.groups.length : random.int(3)
    return { ...field, groups: Array.from({ length }, () => field.members.map((member) => again(random, member))) }
  }
  if ('items' in field) {
    const length = field.count === 'constant' ? field.items.length : random.int(4)
    return { ...field, items: Array.from({ length }, () => makeValue(random, field.of as ValueType).value) }
  }
  if ('custom' in field || field.out !== undefined) return field
  return { ...field, ...makeValue(random, field.type as ValueType) }
}

const randomFields = (random: Random, depth: number): readonly TraceField[] =>
  Array.from({ length: 1 + random.int(depth === 0 ? 10 : 4) }, (_, i) => randomField(random, `${random.name()}${i}`, depth))

/** What the fields are in `data`, parsed. */
export const fieldsJson = (fields: readonly TraceField[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, fieldJson(field)]))

function fieldJson(field: TraceField): unknown {
  if ('fields' in field) return fieldsJson(field.fields)
  if ('groups' in field) return field.groups.map(fieldsJson)
  if ('items' in field) return field.items.map((value) => valueJson({ type: field.of, value } as TraceValue))
  if ('custom' in field) return Buffer.from(field.bytes).toString('hex')
  return valueJson(field)
}

function valueJson(item: TraceValue): unknown {
  switch (item.type) {
    case 'bool32':
      return item.value !== 0 && item.value !== false
    case 'int64':
    case 'uint64':
      return item.value > 2n ** 53n || item.value < -(2n ** 53n) ? String(item.value) : Number(item.value)
    case 'hexInt32':
    case 'hexInt64':
      return `0x${item.value.toString(16)}`
    case 'filetime':
      return eventTimeIso(item.value)
    case 'binary':
    case 'countedBinary':
      return Buffer.from(item.value).toString('hex')
    default:
      return item.value
  }
}

const GUIDS = ['11111111-2222-5333-8444-555555555555', 'a1b2c3d4-0000-4000-8000-abcdefabcdef']

const thread = (random: Random) => ({ pid: random.int(2 ** 31), tid: random.int(2 ** 31) })

const headerFields = (random: Random) => ({
  ...thread(random),
  level: random.int(6),
  opcode: random.int(256),
  task: random.int(65_536),
  keyword: random.long(),
  ...(random.chance(0.5) ? { activityId: random.guid() } : {}),
  ...(random.chance(0.3) ? { relatedActivityId: random.guid() } : {}),
  ...(random.chance(0.1) ? { extended: [{ type: 13, data: random.bytes(20) }] } : {}),
})

function traceLogging(random: Random, place: { time: bigint; processor: number }): TraceLoggingEvent {
  return {
    ...place,
    ...headerFields(random),
    kind: 'traceLogging',
    provider: random.pick([
      { name: 'Microsoft.AAD.Runtime' },
      { name: 'Contoso.Join.Ω', group: GUIDS[0] ?? '' },
      { name: 'Own', id: GUIDS[1] ?? '' },
    ]),
    name: random.pick(['Trace', 'WebRequest', 'Ω event']),
    ...(random.chance(0.2) ? { tag: random.int(2 ** 28) } : {}),
    fields: random.chance(0.05) ? [] : randomFields(random, 0),
  }
}

function manifest(random: Random, place: { time: bigint; processor: number }): ManifestEvent {
  const eventId = 1 + random.int(60_000)
  return {
    ...place,
    ...headerFields(random),
    kind: 'manifest',
    // A provider that nobody knows, so that its payload stays raw.
    providerId: 'deadbeef-0000-4000-8000-00000000beef',
    eventId,
    version: random.int(4),
    channel: random.int(20),
    payload: random.bytes(60),
  }
}

function other(random: Random, place: { time: bigint; processor: number }): EtlEvent {
  const payload = random.bytes(60)
  const classic: ClassicEvent = {
    ...place,
    ...thread(random),
    kind: 'classic',
    classId: random.guid(),
    opcode: random.int(256),
    level: 4,
    version: 2,
    payload,
  }
  const wpp: WppEvent = { ...place, kind: 'wpp', message: 10 + random.int(500), messageId: random.guid(), thread: thread(random), payload }
  return random.pick<EtlEvent>([
    classic,
    { ...classic, instance: { id: 3, parentId: 4, parentClass: random.guid() } },
    { ...place, ...thread(random), kind: 'system', group: 9, type: random.int(256), version: 2, payload },
    { ...place, ...thread(random), kind: 'compact', group: 6, type: random.int(256), version: 2, payload },
    { ...place, ...thread(random), kind: 'perfInfo', group: 15, type: random.int(256), version: 2, payload },
    wpp,
  ])
}

/** Events of every kind in order of time, no two at one time. */
export function randomEtlEvents(random: Random, start: bigint, count: number, processors: number): readonly EtlEvent[] {
  let time = start
  return Array.from({ length: count }, () => {
    time += BigInt(1 + random.int(1_000_000))
    const place = { time, processor: random.int(processors) }
    const kind = random.pick(['traceLogging', 'traceLogging', 'traceLogging', 'manifest', 'other'] as const)
    if (kind === 'traceLogging') return traceLogging(random, place)
    return kind === 'manifest' ? manifest(random, place) : other(random, place)
  })
}

/** A session of any kind; its clock is fine enough to tell all times apart. */
export function randomSession(random: Random, start: bigint): EtlSession {
  return {
    name: 'Random',
    start,
    clock: random.pick([
      { type: 'performanceCounter' },
      { type: 'performanceCounter', frequency: 24_000_000n },
      { type: 'systemTime' },
      { type: 'cycles', megahertz: 3000 },
    ]),
    pointerSize: random.pick([4, 8]),
    bufferSize: random.pick([16_384, 65_536]),
    processors: 4,
    build: random.pick([7601, 19_045, 26_100]),
    oldBuffers: random.chance(0.3),
    compressed: random.chance(0.4),
    wrapped: random.int(2),
  }
}
