import type { ValueKind } from '../contract/redactRequests.ts'
import { entraSidOfGuid, guidOfEntraSid } from './addresses.ts'
import type { SensitiveValue } from './collectValues.ts'
import { splitHost } from './hostNames.ts'
import { isServiceLabel } from './wellKnown.ts'

/** Where a value may be replaced: anywhere, as a word of its own, or where no digit of a longer number follows or precedes. */
export type ValueEdge = 'none' | 'word' | 'number'

/** A value with what stands in for it. */
export interface ReplacedValue extends SensitiveValue {
  readonly standIn: string
  readonly edge: ValueEdge
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const isGuid = (text: string): boolean => GUID.test(text)
const padded = (number: number, width = 4): string => String(number).padStart(width, '0')

/** First digits of stand-ins in hexadecimal form: they tell what was there. */
const hexMarks: Readonly<Partial<Record<ValueKind, string>>> = { tenant: '7e4a47', device: 'de71ce', user: '05e400', certificate: 'ce4700' }
const OTHER_MARK = '0b1ec7'

/** Words that stand-ins are made of, by kind: the first that is no value of the case itself. */
const words: Readonly<Record<ValueKind, readonly string[]>> = {
  tenant: ['tenant', 'entratenant'],
  organisation: ['Organisation', 'Firm'],
  device: ['PC', 'Unit', 'Station'],
  user: ['user', 'person', 'someone'],
  domain: ['domain', 'zone', 'realm'],
  host: ['host', 'node', 'box'],
  ip: ['ip', 'addr'],
  mac: ['mac', 'nic'],
  sid: ['sid', 'secid'],
  mail: ['user', 'person', 'someone'],
  certificate: ['redacted-certificate', 'hidden-certificate'],
  secret: ['redacted-secret', 'hidden-secret'],
  id: ['id', 'ident'],
  file: ['file', 'import'],
  added: ['redacted', 'hidden'],
}

/** Kinds whose stand-ins others are made of come first. */
const order: readonly ValueKind[] = [
  'organisation',
  'tenant',
  'domain',
  'device',
  'host',
  'user',
  'mail',
  'id',
  'sid',
  'ip',
  'mac',
  'certificate',
  'secret',
  'file',
  'added',
]

/**
 * Gives each value a stand-in of its own form, the same for the same value: GUIDs stay GUIDs, addresses come from the ranges that are kept for
 * documentation (RFC 5737, 3849, 7042), names of one domain keep that they belong together. `chosen`: stand-ins that a person gave, by folded value.
 */
export function assignStandIns(
  values: readonly SensitiveValue[],
  edgeOf: (value: SensitiveValue) => ValueEdge,
  chosen: ReadonlyMap<string, string> = new Map(),
): ReplacedValue[] {
  const taken = new Set(values.map(({ text }) => text.toLowerCase()))
  const isFree = (standIn: string): boolean =>
    !standIn
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .some((part) => taken.has(part))
  const wordOf = (kind: ValueKind): string => words[kind].find((word) => isFree(word)) ?? `${words[kind].at(-1)}x`
  const standIns = new Map<string, string>()
  const numbers = new Map<string, number>()
  const next = (name: string): number => {
    const number = (numbers.get(name) ?? 0) + 1
    numbers.set(name, number)
    return number
  }
  const naming: Naming = { wordOf, next, taken, standIns }
  const sorted = [...values].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || rankInKind(a) - rankInKind(b))
  for (const value of sorted) {
    const folded = value.text.toLowerCase()
    standIns.set(folded, chosen.get(folded) ?? standInFor(value, naming))
  }
  return values.map((value) => ({ ...value, standIn: standIns.get(value.text.toLowerCase()) ?? '', edge: edgeOf(value) }))
}

interface Naming {
  readonly wordOf: (kind: ValueKind) => string
  readonly next: (name: string) => number
  /** Values themselves, folded: no stand-in may be one. */
  readonly taken: ReadonlySet<string>
  /** What was given out, by folded value. */
  readonly standIns: ReadonlyMap<string, string>
}

/** Shorter names first: what is made of them follows. */
const rankInKind = ({ text }: SensitiveValue): number => text.split('.').length

function standInFor(value: SensitiveValue, naming: Naming): string {
  const { kind, text } = value
  for (;;) {
    const standIn = candidate(kind, text, naming)
    if (!naming.taken.has(standIn.toLowerCase())) return standIn
  }
}

function candidate(kind: ValueKind, text: string, naming: Naming): string {
  const { next, wordOf } = naming
  if (isGuid(text)) return guidStandIn(hexMarks[kind] ?? OTHER_MARK, next(`guid ${kind}`))
  if (/^S-1-/i.test(text)) return sidStandIn(text, naming)
  if (kind === 'ip' || /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text)) return text.includes(':') ? ipv6(next('ipv6')) : ipv4(next('ipv4'))
  if (kind === 'mac' || /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(text)) return mac(next('mac'), /[:-]/.exec(text)?.[0] ?? '')
  if (text.includes('@') && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)) return mailStandIn(text, naming)
  if (/^[0-9a-f]{32,}$/i.test(text)) return hexStandIn(hexMarks[kind] ?? OTHER_MARK, next('hex'), Math.min(text.length, 64))
  switch (kind) {
    case 'domain':
    case 'host':
    case 'tenant':
      return hostStandIn(kind === 'tenant' ? 'domain' : kind, text.toLowerCase(), naming)
    case 'file':
      return `${wordOf(kind)}-${padded(next(`name ${kind}`))}${/\.[A-Za-z0-9]{1,6}$/.exec(text)?.[0] ?? ''}`
    default:
      return `${wordOf(kind)}-${padded(next(`name ${kind}`))}`
  }
}

const guidStandIn = (mark: string, number: number): string => `${mark}00-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
const hexStandIn = (mark: string, number: number, length: number): string => mark + number.toString(16).padStart(length - mark.length, '0')

/** RFC 5737, then RFC 2544. */
function ipv4(number: number): string {
  const [documentation, rest] = [number - 1, number - 1 - 3 * 254]
  if (rest < 0) return `${['192.0.2', '198.51.100', '203.0.113'][Math.floor(documentation / 254)]}.${(documentation % 254) + 1}`
  return `198.${18 + (Math.floor(rest / 65_024) % 2)}.${Math.floor(rest / 254) % 256}.${(rest % 254) + 1}`
}

const ipv6 = (number: number): string => `2001:db8::${number.toString(16)}`

/** RFC 7042 section 2.1.2, then addresses that are administered locally. */
function mac(number: number, separator: string): string {
  const bytes = number <= 256 ? [0, 0, 0x5e, 0, 0x53, number - 1] : [2, 0, 0x5e, (number >> 16) & 255, (number >> 8) & 255, number & 255]
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(separator)
}

function sidStandIn(text: string, { next, standIns }: Naming): string {
  const guid = guidOfEntraSid(text)
  if (guid !== undefined) return entraSidOfGuid(standIns.get(guid) ?? guidStandIn(OTHER_MARK, next('guid id')))
  return `S-1-5-21-1000000000-1000000000-1${padded(next('sid'), 9)}`
}

function mailStandIn(text: string, naming: Naming): string {
  const [local = '', domain = ''] = text.toLowerCase().split('@')
  const user = naming.standIns.get(local) ?? `${naming.wordOf('mail')}-${padded(naming.next('name user'))}`
  return `${user.toLowerCase()}@${hostStandIn('domain', domain, naming)}`
}

/** Of a name with a domain the domain's stand-in, with that of each label before it; of one without one a name. */
function hostStandIn(kind: 'domain' | 'host', text: string, naming: Naming): string {
  const known = naming.standIns.get(text)
  if (known !== undefined) return known
  const parts = splitHost(text)
  if (parts === undefined) return `${naming.wordOf(kind)}-${padded(naming.next(`name ${kind}`))}`
  const { registered, stem, keptEnding, labels } = parts
  const own =
    naming.standIns.get(registered) ??
    `${naming.standIns.get(stem) ?? newName('domain', naming)}${keptEnding ?? endingOf(registered, naming)}`
  const before = labels.map((label) => naming.standIns.get(label) ?? (isServiceLabel(label) ? label : newName('host', naming)))
  return [...before.map((label) => label.toLowerCase()), own.toLowerCase()].join('.')
}

const newName = (kind: 'domain' | 'host', { wordOf, next }: Naming): string => `${wordOf(kind)}-${padded(next(`name ${kind}`))}`

/** `.example`, and where two names differ in their ending only, a label more for the second. */
function endingOf(registered: string, { standIns }: Naming): string {
  const stem = splitHost(registered)?.stem ?? registered
  const others = [...standIns.keys()].filter(
    (value) => value !== registered && splitHost(value)?.registered === value && splitHost(value)?.stem === stem,
  )
  const taken = others.filter((value) => standIns.get(value)?.endsWith('.example') === true).length
  return taken === 0 ? '.example' : `-${taken + 1}.example`
}
