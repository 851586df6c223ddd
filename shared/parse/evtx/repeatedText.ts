import { type Slot, slotText } from './slots.ts'
import { offsetOf, sizeOf, typeOf, type Values } from './values.ts'

/** Values of more bytes are not compared. */
const LONGEST = 256

/** The text of a slot that nearly all records of a log share, as that of the computer: made again only where its bytes differ from the last. */
export class RepeatedText {
  readonly #bytes = new Uint8Array(LONGEST)
  #type = -1
  #size = -1
  #text: string | undefined

  read(slot: Slot | undefined, values: Values | undefined): string | undefined {
    if (slot?.kind !== 'value' || values === undefined) return slotText(slot, values)
    const { index } = slot
    if (this.#isSame(values, index)) return this.#text
    const text = slotText(slot, values)
    const size = sizeOf(values, index)
    if (size > LONGEST) return text
    const offset = offsetOf(values, index)
    this.#bytes.set(values.chunk.bytes.subarray(offset, offset + size))
    this.#type = typeOf(values, index)
    this.#size = size
    this.#text = text
    return text
  }

  #isSame(values: Values, index: number): boolean {
    if (typeOf(values, index) !== this.#type || sizeOf(values, index) !== this.#size) return false
    const { bytes } = values.chunk
    const offset = offsetOf(values, index)
    for (let i = 0; i < this.#size; i++) if (bytes[offset + i] !== this.#bytes[i]) return false
    return true
  }
}
