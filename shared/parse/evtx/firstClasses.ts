import type { EventClass } from '../../facts/event.ts'
import type { Slot } from './slots.ts'
import { offsetOf, sizeOf, typeOf, type Values } from './values.ts'

/** A log has few levels and keywords for one template. */
const MOST = 4
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
  readonly #kept: Kept[] = []

  constructor(slots: readonly (Slot | undefined)[]) {
    const isPlain = slots.every((slot) => slot?.kind !== 'mixed')
    this.#indexes = isPlain ? slots.flatMap((slot) => (slot?.kind === 'value' ? [slot.index] : [])) : undefined
  }

  find(values: Values | undefined): EventClass | undefined {
    if (this.#indexes === undefined || values === undefined) return undefined
    for (const kept of this.#kept) if (isSame(kept.bytes, values, this.#indexes)) return kept.class
    return undefined
  }

  keep(values: Values | undefined, eventClass: EventClass): void {
    if (this.#indexes === undefined || values === undefined || this.#kept.length >= MOST) return
    const kept: number[] = []
    const { bytes } = values.chunk
    for (const index of this.#indexes) {
      const size = sizeOf(values, index)
      if (kept.length + size > LONGEST) return
      kept.push(typeOf(values, index), size)
      const offset = offsetOf(values, index)
      for (let i = 0; i < size; i++) kept.push(bytes[offset + i] ?? 0)
    }
    this.#kept.push({ bytes: kept, class: eventClass })
  }
}

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
