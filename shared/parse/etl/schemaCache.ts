import type { EventClass } from '../../facts/event.ts'
import { headKey, headOf, headWords, isSameHead } from './eventHead.ts'
import type { ExtendedItems } from './extendedItems.ts'
import { compileSchema, providerName, type Schema } from './traceLoggingSchema.ts'

/** A class, and what tells it apart from others of one schema. */
interface HeadClass {
  readonly words: readonly number[]
  readonly traits: Uint8Array
  readonly decoded: boolean
  readonly class: EventClass
}

/** A schema with its own bytes, and the classes of the events that have it. */
export interface KnownSchema {
  readonly bytes: Uint8Array
  /** Undefined where it is damaged. */
  readonly schema: Schema | undefined
  readonly classes: Map<string, EventClass>
  /** The first of the classes. */
  readonly heads: HeadClass[]
}

/** Events of one schema differ in little else than their level. */
const MOST_HEADS = 8
/** No real trace has as many; a hostile one could have one for each event. */
const MOST_SCHEMAS = 20_000
/** Schemas whose sums are the same; a hostile trace could have nothing else. */
const MOST_OF_ONE_SUM = 8

/** The schemas of one trace, each compiled once. */
export class SchemaCache {
  readonly #schemas = new Map<number, KnownSchema[]>()
  #count = 0

  /** Schemas are told apart by their bytes. */
  find(bytes: Uint8Array): KnownSchema {
    const sum = sumOf(bytes)
    const candidates = this.#schemas.get(sum) ?? []
    for (const candidate of candidates) if (isSame(candidate.bytes, bytes)) return candidate
    const own = bytes.slice()
    const made = { bytes: own, schema: compileSchema(own), classes: new Map<string, EventClass>(), heads: [] }
    if (++this.#count > MOST_SCHEMAS) {
      this.#schemas.clear()
      this.#count = 1
    }
    if (candidates.length < MOST_OF_ONE_SUM) this.#schemas.set(sum, [...candidates, made])
    return made
  }
}

/** Of bytes that are told apart by more than that. */
export function sumOf(bytes: Uint8Array): number {
  let sum = bytes.length
  for (let i = 2; i < bytes.length; i++) sum = (Math.imul(sum, 31) + (bytes[i] ?? 0)) | 0
  return sum
}

/** The class of an event that has a schema. */
export function traceLoggingClass(
  known: KnownSchema,
  { view, bytes }: { readonly view: DataView; readonly bytes: Uint8Array },
  at: number,
  { traitsAt, traitsSize }: ExtendedItems,
  decoded: boolean,
): EventClass {
  for (const head of known.heads)
    if (head.decoded === decoded && isSameAt(head.traits, bytes, traitsAt, traitsSize) && isSameHead(head.words, view, at))
      return head.class
  const traits = bytes.slice(Math.max(0, traitsAt), Math.max(0, traitsAt) + traitsSize)
  const provider = providerName(traits)
  const key = `${headKey(view, at)}|${provider}|${decoded}`
  const found = known.classes.get(key)
  if (found !== undefined) return found
  const made: EventClass = {
    source: 'etl',
    kind: 'traceLogging',
    ...(provider !== undefined && { provider }),
    ...headOf(view, bytes, at),
    ...(known.schema !== undefined && { name: known.schema.name }),
    decoded,
  }
  known.classes.set(key, made)
  if (known.heads.length < MOST_HEADS) known.heads.push({ words: headWords(view, at), traits, decoded, class: made })
  return made
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function isSameAt(a: Uint8Array, bytes: Uint8Array, at: number, size: number): boolean {
  if (a.length !== size) return false
  for (let i = 0; i < size; i++) if (a[i] !== bytes[at + i]) return false
  return true
}
