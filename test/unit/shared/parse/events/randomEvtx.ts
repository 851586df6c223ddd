import { eventTimeIso } from '../../../../../shared/facts/event.ts'
import type { EvtxEvent } from '../../../../../shared/scenarios/encoders/encodeEvtx.ts'
import { type EvtxField, eventData, userData, valueElement } from '../../../../../shared/scenarios/encoders/evtx/evtxBody.ts'
import type { EvtxContent, EvtxElement, EvtxNode, EvtxValue } from '../../../../../shared/scenarios/encoders/evtx/evtxElement.ts'
import type { EvtxItem, EvtxItemType } from '../../../../../shared/scenarios/encoders/evtx/evtxItem.ts'
import type { Random } from './random.ts'

const itemMakers: { readonly [T in EvtxItemType]: (random: Random) => Extract<EvtxItem, { type: T }>['value'] } = {
  string: (random) => random.text(30),
  ansi: (random) => random.pick(['', 'plain', 'é à ÿ', '<tag> & "quotes"']),
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
  boolean: (random) => random.pick([true, false, 0, 1, 8, 65_536]),
  guid: (random) => random.guid(),
  filetime: (random) => random.time(),
  systemTime: (random) => new Date(Number(random.time() / 10_000n)).toISOString(),
  sid: (random) => random.sid(),
  hexInt32: (random) => random.int(2 ** 32),
  hexInt64: (random) => random.long(),
}
const itemTypes = Object.keys(itemMakers) as EvtxItemType[]
/** Types whose arrays can be told apart into items: an empty text in the middle can, at the end it cannot. */
const arrayTypes = itemTypes.filter((type) => type !== 'ansi' && type !== 'string')

const makeItem = (random: Random, type: EvtxItemType): EvtxItem => ({ type, value: itemMakers[type](random) }) as EvtxItem

export function randomValue(random: Random): EvtxValue {
  if (random.chance(0.1)) return { type: 'null', declared: random.pick(itemTypes) }
  if (random.chance(0.1)) return { type: 'binary', value: random.bytes(40) }
  if (random.chance(0.15)) {
    const of = random.pick(arrayTypes)
    return { type: 'array', of, items: Array.from({ length: 2 + random.int(4) }, () => makeItem(random, of).value) }
  }
  if (random.chance(0.1))
    return { type: 'array', of: 'string', items: Array.from({ length: 2 + random.int(4) }, () => `${random.text(8)}.`) }
  return makeItem(random, random.pick(itemTypes))
}

const maybe = <T>(random: Random, part: number, make: () => T): T | undefined => (random.chance(part) ? make() : undefined)

interface Generated {
  readonly event: EvtxEvent
  /** What `data` holds, parsed; undefined where the body is not EventData. */
  readonly data: unknown
}

/** Any event: with named or unnamed fields, UserData or no body, in any layout. */
export function randomEvtxEvent(random: Random): Generated {
  const system: EvtxEvent = {
    provider: random.pick(['Contoso-Join', 'Microsoft-Windows-AAD', 'Ω & <co>']),
    ...present(
      'providerId',
      maybe(random, 0.7, () => random.pick(GUIDS)),
    ),
    ...present(
      'eventSourceName',
      maybe(random, 0.1, () => 'source'),
    ),
    eventId: random.int(65_536),
    ...present(
      'qualifiers',
      maybe(random, 0.2, () => random.int(65_536)),
    ),
    ...present(
      'version',
      maybe(random, 0.9, () => random.int(256)),
    ),
    ...present(
      'level',
      maybe(random, 0.95, () => random.int(6)),
    ),
    ...present(
      'task',
      maybe(random, 0.9, () => random.int(65_536)),
    ),
    ...present(
      'opcode',
      maybe(random, 0.9, () => random.int(256)),
    ),
    ...present(
      'keywords',
      maybe(random, 0.9, () => random.long()),
    ),
    time: random.time(),
    ...present(
      'activityId',
      maybe(random, 0.5, () => random.guid()),
    ),
    ...present(
      'relatedActivityId',
      maybe(random, 0.3, () => random.guid()),
    ),
    ...present(
      'pid',
      maybe(random, 0.9, () => random.int(2 ** 32)),
    ),
    ...present(
      'tid',
      maybe(random, 0.9, () => random.int(2 ** 32)),
    ),
    channel: random.pick(['Contoso-Join/Admin', 'System']),
    computer: random.pick(['PC-1', 'pc-2.corp.example']),
    ...present(
      'userSid',
      maybe(random, 0.5, () => random.sid()),
    ),
    layout: random.pick(['nested', 'nested', 'flat', 'plain']),
  }
  return withBody(random, system)
}
const GUIDS = ['11111111-2222-5333-8444-555555555555', 'a1b2c3d4-0000-4000-8000-abcdefabcdef']

const present = <K extends keyof EvtxEvent>(key: K, value: EvtxEvent[K] | undefined): Partial<EvtxEvent> =>
  value === undefined ? {} : { [key]: value }

function withBody(random: Random, event: EvtxEvent): Generated {
  const kind = random.pick(['named', 'named', 'named', 'unnamed', 'user', 'mixed', 'none'] as const)
  if (kind === 'none') return { event, data: {} }
  const values = Array.from({ length: 1 + random.int(8) }, () => randomValue(random))
  if (kind === 'unnamed') {
    // What a null leaves out would make the others move up.
    const kept = values.filter(({ type }) => type !== 'null')
    if (kept.length === 0) return { event, data: {} }
    return { event: { ...event, body: [eventData(kept.map((value) => ({ value })))] }, data: kept.flatMap(jsonValues(event)) }
  }
  if (kind === 'mixed') return { event: { ...event, body: [userData(mixedElement(random, 0))] }, data: undefined }
  if (kind === 'user') {
    const children = values.map((value, i) => valueElement(`Field${i}`, value))
    return { event: { ...event, body: [userData({ element: 'JoinInfo', children })] }, data: undefined }
  }
  const fields = values.map((value, i): EvtxField => ({ name: random.chance(0.1) ? 'again' : `${random.name()}${i}`, value }))
  return { event: { ...event, body: [eventData(fields)] }, data: namedData(fields, event) }
}

/** Elements within each other, with every kind of content. */
function mixedElement(random: Random, depth: number): EvtxElement {
  const attributes = Array.from({ length: random.int(3) }, (_, i) => ({ name: `${random.name()}${i}`, content: mixedText(random) }))
  const element = random.name()
  if (random.chance(0.2)) return { element, attributes }
  const children: EvtxNode[] = []
  for (let left = random.int(4); left > 0; left--) {
    const part = random.int(4)
    if (part === 0 && depth < 4) children.push(mixedElement(random, depth + 1))
    else if (part === 1) children.push({ target: random.name(), instruction: 'instruction 1' })
    else if (part === 2) children.push({ value: { type: 'null' }, normal: true })
    else children.push(...mixedText(random), { cdata: 'a < b & c' })
  }
  return { element, attributes, children }
}

/** Text as Windows writes it where signs are escaped: texts, references and values one behind the other. */
const mixedText = (random: Random): EvtxContent[] => [
  { text: random.text(10) },
  { entity: random.pick(['amp', 'lt', 'gt', 'quot', 'apos']) },
  { character: 0x20 + random.int(0x60) },
  { value: { type: 'string', value: random.text(10) } },
  { text: '.' },
]

/** Fields by name in their order, repeated names as arrays; those that a null leaves out are absent. */
function namedData(fields: readonly EvtxField[], event: EvtxEvent): unknown {
  const gathered = new Map<string, unknown[]>()
  for (const { name = '', value } of fields) {
    const values = jsonValues(event)(value)
    if (values.length > 0) gathered.set(name, [...(gathered.get(name) ?? []), ...values])
  }
  return Object.fromEntries([...gathered].map(([name, values]) => [name, values.length === 1 ? values[0] : values]))
}

/** A value as the command line's contract shows it; arrays are an element an item. Plain records have texts only. */
const jsonValues =
  (event: EvtxEvent) =>
  (value: EvtxValue): unknown[] => {
    if (value.type === 'null') return []
    if (event.layout === 'plain') return [undefined]
    if (value.type === 'array') return value.items.map((item) => itemJson({ type: value.of, value: item } as EvtxItem))
    if (value.type === 'binary') return [Buffer.from(value.value).toString('hex')]
    if (value.type === 'binXml') throw new RangeError('not a value of a field')
    return [itemJson(value)]
  }

function itemJson(item: EvtxItem): unknown {
  switch (item.type) {
    case 'boolean':
      return item.value !== 0 && item.value !== false
    case 'int64':
    case 'uint64':
      return item.value > 2n ** 53n || item.value < -(2n ** 53n) ? String(item.value) : Number(item.value)
    case 'hexInt32':
    case 'hexInt64':
      return `0x${item.value.toString(16)}`
    case 'filetime':
      return eventTimeIso(item.value)
    default:
      return item.value
  }
}
