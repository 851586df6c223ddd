/** How many bytes of a file were understood, are covered by a problem, or were kept without being understood. The three add up to the size. */
export interface ByteAccount {
  readonly parsed: number
  readonly problem: number
  readonly unknown: number
}

/** Books every byte of one file once: whatever nobody booked is unknown. A problem wins over parsed where both claim a byte. */
export class ByteLedger {
  readonly #size: number
  readonly #parsed: [number, number][] = []
  readonly #problem: [number, number][] = []

  constructor(size: number) {
    this.#size = size
  }

  /** Books a range as understood. Ranges may touch, overlap and come in any order; what lies outside the file is cut off. */
  parsed(offset: number, length: number): void {
    this.#book(this.#parsed, offset, length)
  }

  problem(offset: number, length: number): void {
    this.#book(this.#problem, offset, length)
  }

  account(): ByteAccount {
    const problem = total(merge(this.#problem))
    const parsed = total(merge([...this.#parsed, ...this.#problem])) - problem
    return { parsed, problem, unknown: this.#size - parsed - problem }
  }

  #book(ranges: [number, number][], offset: number, length: number): void {
    const start = Math.max(0, offset)
    const end = Math.min(this.#size, offset + length)
    if (end <= start) return
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === start) last[1] = end
    else ranges.push([start, end])
  }
}

function merge(ranges: readonly (readonly [number, number])[]): [number, number][] {
  const sorted = ranges.map(([start, end]): [number, number] => [start, end]).sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
    else merged.push(range)
  }
  return merged
}

const total = (ranges: readonly (readonly [number, number])[]): number => ranges.reduce((sum, [start, end]) => sum + end - start, 0)
