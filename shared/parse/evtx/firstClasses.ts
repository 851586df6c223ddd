import type { EventClass } from '../../facts/event.ts'
import type { Slot } from './slots.ts'
import { offsetOf, sizeOf, typeOf, type Values } from './values.ts'

/** Classes that are kept of one template: a log has few levels and keywords for one, but a hostile one could have many. */
const MOST = 256
/** Of those, classes whose sums are the same. */
const MOST_OF_ONE_SUM = 4
/** Values of more bytes are not compared. */
const LONGEST = 256

interface Kept {
  readonly bytes: readonly number[]
  readonly class: EventClass
}

/**
 * The classes of the first records of one template, found again by the bytes of the values that a class depends on:
 * to make texts of them for each record costs more than to read the record.
 */
export class FirstClasses {
  readonly #indexes: readonly number[] | undefined
  readonly #kept = new Map<number, Kept[]>()
  #count = 0

  constructor(slots: readonly (Slot | undefined)[]) {
    const isPlain = slots.every((slot) => slot?.kind !== 'mixed')
    this.#indexes = isPlain ? slots.flatMap((slot) => (slot?.kind === 'value' ? [slot.index] : [])) : undefined
  }

  find(values: Values | undefined): EventClass | undefined {
    if (this.#indexes === undefined || values === undefined) return undefined
    const candidates = this.#kept.get(sumOf(values, this.#indexes))
    if (candidates !== undefined) for (const kept of candidates) if (isSame(kept.bytes, values, this.#indexes)) return kept.class
    return undefined
  }

  keep(values: Values | undefined, eventClass: EventClass): void {
    if (this.#indexes === undefined || values === undefined || this.#count >= MOST) return
    const kept: number[] = []
    const { bytes } = values.chunk
    for (const index of this.#indexes) {
      const size = sizeOf(values, index)
      if (kept.length + size > LONGEST) return
      kept.push(typeOf(values, index), size)
      const offset = offsetOf(values, index)
      for (let i = 0; i < size; i++) kept.push(bytes[offset + i] ?? 0)
    }
    const sum = sumOf(values, this.#indexes)
    const candidates = this.#kept.get(sum) ?? []
    if (candidates.length >= MOST_OF_ONE_SUM) return
    this.#kept.set(sum, [...candidates, { bytes: kept, class: eventClass }])
    this.#count++
  }
}

/** Of the first bytes of the values. */
function sumOf(values: Values, indexes: readonly number[]): number {
  const { bytes } = values.chunk
  let sum = 0
  for (const index of indexes) {
    const offset = offsetOf(values, index)
    const end = offset + Math.min(sizeOf(values, index), SUMMED)
    for (let at = offset; at < end; at++) sum = (Math.imul(sum, 31) + (bytes[at] ?? 0)) | 0
  }
  return sum
}
/** Bytes of one value that its sum is of. */
const SUMMED = 8

function isSame(kept: readonly number[], values: Values, indexes: readonly number[]): boolean {
  const { bytes } = values.chunk
  let at = 0
  for (const index of indexes) {
    const size = sizeOf(values, index)
    if (kept[at] !== typeOf(values, index) || kept[at + 1] !== size) return false
    at += 2
    const offset = offsetOf(values, index)
    for (let i = 0; i < size; i++) if (kept[at + i] !== bytes[offset + i]) return false
    at += size
  }
  return true
}
