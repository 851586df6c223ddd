/** A buffer of the file, by its header. */
export interface BufferPlace {
  readonly offset: number
  /** Bytes in the file; fewer than its header says where the file ends before. */
  readonly size: number
  /** Valid bytes once it is unpacked, header included. */
  readonly filled: number
  readonly flushed: bigint
  readonly processor: number
  readonly isCompressed: boolean
}

const FIRST_CAPACITY = 64

/** The buffers of a trace in the order of the file; columns, because a trace of gigabytes has hundreds of thousands. */
export class BufferList {
  #offsets = new Float64Array(FIRST_CAPACITY)
  #sizes = new Uint32Array(FIRST_CAPACITY)
  #filled = new Uint32Array(FIRST_CAPACITY)
  #flushed = new BigInt64Array(FIRST_CAPACITY)
  #processors = new Uint16Array(FIRST_CAPACITY)
  #compressed = new Uint8Array(FIRST_CAPACITY)
  #count = 0
  #largest = 0

  get count(): number {
    return this.#count
  }

  /** Bytes of the largest buffer once it is unpacked. */
  get largest(): number {
    return this.#largest
  }

  add({ offset, size, filled, flushed, processor, isCompressed }: BufferPlace): void {
    if (this.#count === this.#sizes.length) this.#grow()
    const i = this.#count++
    this.#offsets[i] = offset
    this.#sizes[i] = size
    this.#filled[i] = filled
    this.#flushed[i] = flushed
    this.#processors[i] = processor
    this.#compressed[i] = isCompressed ? 1 : 0
    this.#largest = Math.max(this.#largest, isCompressed ? filled : size)
  }

  at(i: number): BufferPlace | undefined {
    if (i >= this.#count) return undefined
    return {
      offset: this.#offsets[i] ?? 0,
      size: this.#sizes[i] ?? 0,
      filled: this.#filled[i] ?? 0,
      flushed: this.#flushed[i] ?? 0n,
      processor: this.#processors[i] ?? 0,
      isCompressed: this.#compressed[i] === 1,
    }
  }

  /**
   * The numbers of the buffers of each processor, at most `most` lists: beyond, processors share one. In the order of the file, or in that of
   * their flush where the file is a ring.
   */
  byProcessor(isRing: boolean, most: number): readonly Uint32Array[] {
    const order = Uint32Array.from({ length: this.#count }, (_, i) => i)
    if (isRing) order.sort((a, b) => this.#compareFlush(a, b))
    const listOf = new Map<number, number>()
    const sizes: number[] = []
    const lists = Array.from(order, (i) => {
      const processor = this.#processors[i] ?? 0
      const list = listOf.get(processor) ?? listOf.size % most
      listOf.set(processor, list)
      sizes[list] = (sizes[list] ?? 0) + 1
      return list
    })
    const result = sizes.map((size) => new Uint32Array(size))
    const used = sizes.map(() => 0)
    lists.forEach((list, place) => {
      const at = used[list] ?? 0
      used[list] = at + 1
      const numbers = result[list]
      if (numbers !== undefined) numbers[at] = order[place] ?? 0
    })
    return result
  }

  #compareFlush(a: number, b: number): number {
    const [left, right] = [this.#flushed[a] ?? 0n, this.#flushed[b] ?? 0n]
    return left < right ? -1 : left > right ? 1 : a - b
  }

  #grow(): void {
    const capacity = this.#count * 2
    const grown = <T extends Float64Array | Uint32Array | BigInt64Array | Uint16Array | Uint8Array>(from: T, to: T): T => {
      ;(to as Uint32Array).set(from as Uint32Array)
      return to
    }
    this.#offsets = grown(this.#offsets, new Float64Array(capacity))
    this.#sizes = grown(this.#sizes, new Uint32Array(capacity))
    this.#filled = grown(this.#filled, new Uint32Array(capacity))
    this.#flushed = grown(this.#flushed, new BigInt64Array(capacity))
    this.#processors = grown(this.#processors, new Uint16Array(capacity))
    this.#compressed = grown(this.#compressed, new Uint8Array(capacity))
  }
}
