import type { AttributeType, DirectoryObject, SchemaAttribute } from '../../facts/syncRule.ts'
import { attributeNamed } from '../catalogue/attributes.ts'
import { metaverseAttributeNamed } from '../catalogue/metaverse.ts'
import type { EvaluationScope, Single, Value } from '../expression/value.ts'
import { dateOf, multiOf } from '../expression/values.ts'
import { readNumber } from '../functions/readNumber.ts'

export interface ObjectScopeOptions {
  /** What `Now()` is. */
  readonly now: Date
  /** Types by the connector's own schema; the table of well-known attributes where it is absent or silent. */
  readonly schema?: readonly SchemaAttribute[]
  /** `%Domain.FQDN%` and the like. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly random?: () => number
  readonly guid?: () => string
}

/** Makes scopes for many objects: the schema is looked through once. */
export function createObjectScopes(options: ObjectScopeOptions): (object: DirectoryObject) => EvaluationScope {
  const known = new Map((options.schema ?? []).map((attribute) => [attribute.name.toLowerCase(), attribute]))
  const types = new Map<string, SchemaAttribute | undefined>()
  const typeOf = (name: string): SchemaAttribute | undefined => {
    const found = types.get(name)
    if (found !== undefined || types.has(name)) return found
    const type = known.get(name.toLowerCase()) ?? attributeNamed(name) ?? metaverseAttributeNamed(name)
    types.set(name, type)
    return type
  }
  const parameters = new Map(Object.entries(options.parameters ?? {}))
  const shared = {
    parameter: (name: string) => parameters.get(name),
    now: dateOf(options.now.getTime()),
    random: options.random ?? Math.random,
    guid: options.guid ?? (() => randomGuid(options.random ?? Math.random)),
  }
  return (object) => ({ ...shared, attribute: attributeReader(object, typeOf) })
}

/** What an expression reads from one object: texts and hex become values by the attribute's type. Names are found whatever their case. */
export const objectScope = (object: DirectoryObject, options: ObjectScopeOptions): EvaluationScope => createObjectScopes(options)(object)

/** Version 4 of RFC 9562. */
function randomGuid(random: () => number): string {
  const digits = Array.from({ length: 32 }, (_, at) =>
    at === 12 ? 4 : at === 16 ? 8 + Math.floor(random() * 4) : Math.floor(random() * 16),
  )
  return digits.map((one, at) => `${[8, 12, 16, 20].includes(at) ? '-' : ''}${one.toString(16)}`).join('')
}

function attributeReader(object: DirectoryObject, typeOf: (name: string) => SchemaAttribute | undefined): (name: string) => Value {
  const read = new Map<string, Value>()
  let byLowerCase: Map<string, string> | undefined
  const nameIn = (name: string): string | undefined => {
    if (Object.hasOwn(object.attributes, name)) return name
    byLowerCase ??= new Map(Object.keys(object.attributes).map((own) => [own.toLowerCase(), own]))
    return byLowerCase.get(name.toLowerCase())
  }
  return (name) => {
    const known = read.get(name)
    if (known !== undefined) return known
    const own = nameIn(name)
    const value = own === undefined ? missing(name, object) : readValue(object, own, typeOf(name))
    read.set(name, value)
    return value
  }
}

/** The object's own name, which the connector gives as `[dn]`; not every export repeats it as an attribute. */
const missing = (name: string, { dn }: DirectoryObject): Value => (/^(?:dn|distinguishedName)$/i.test(name) && dn !== '' ? dn : null)

function readValue({ attributes, binary }: DirectoryObject, name: string, attribute: SchemaAttribute | undefined): Value {
  const texts = attributes[name] ?? []
  const isHex = binary.includes(name)
  const type = attribute?.type ?? (isHex ? 'bin' : 'str')
  const values = texts.map((text) => readSingle(text, isHex, type))
  if (attribute?.multi === true || values.length > 1) return multiOf(values)
  return values[0] ?? null
}

/** A value that does not fit its type stays a text: the expression that needs the type says so. */
function readSingle(text: string, isHex: boolean, type: AttributeType): Single {
  if (isHex) return bytesOf(text)
  switch (type) {
    case 'num':
      return readNumber(text) ?? text
    case 'bool':
      return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text
    case 'ref':
      return { kind: 'ref', dn: text }
    default:
      return text
  }
}

/** Small values share a buffer: one of its own for each certificate of a large directory would keep the garbage collector busy. */
const POOL_SIZE = 1 << 16
let pool = new Uint8Array(POOL_SIZE)
let used = 0

function emptyBytes(length: number): Uint8Array {
  if (length > POOL_SIZE / 8) return new Uint8Array(length)
  if (used + length > POOL_SIZE) {
    pool = new Uint8Array(POOL_SIZE)
    used = 0
  }
  used += length
  return pool.subarray(used - length, used)
}

function bytesOf(hex: string): Uint8Array {
  const bytes = emptyBytes(hex.length >> 1)
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = ((digits[hex.charCodeAt(2 * at)] ?? 0) << 4) | (digits[hex.charCodeAt(2 * at + 1)] ?? 0)
  }
  return bytes
}

/** What `0`–`9`, `a`–`f` and `A`–`F` stand for, by their character code. */
const digits = new Uint8Array(128)
for (const [value, digit] of Array.from('0123456789abcdef').entries()) {
  digits[digit.charCodeAt(0)] = value
  digits[digit.toUpperCase().charCodeAt(0)] = value
}
