/** Finds many patterns at once in a run of symbols: Aho and Corasick, "Efficient string matching", CACM 18 (1975). */
export interface Automaton {
  readonly states: number
  /** The state after one symbol; 0 is the start. */
  step(state: number, symbol: number): number
  /** The state after the bytes from `from` to `to`; tells each pattern that ends there, and behind which byte. */
  scan(bytes: Uint8Array, from: number, to: number, state: number, onHit: OnHit): number
  /** The same for all of a text, from the start. */
  scanText(text: string, onHit: OnHit): void
}
export type OnHit = (pattern: number, end: number) => void

/** Cells of the table of states whose every next state is written down: 32 MiB. Deeper ones fall back until one of these is met. */
const TABLE_CELLS = 8_388_608
const HASH_FACTOR = 0x9e3779b1

/**
 * Builds the automaton. `fold` gives what a symbol counts as (a letter without its case); symbols are below `alphabet` (256 or 65,536).
 * Patterns may not be empty.
 */
export function buildAutomaton(patterns: readonly ArrayLike<number>[], alphabet: number, fold: (symbol: number) => number): Automaton {
  const classes = classesOf(patterns, alphabet, fold)
  const trie = buildTrie(patterns, classes)
  return automatonOf(trie, classes, patterns.length)
}

interface Classes {
  readonly of: Uint16Array
  readonly count: number
}

/** Symbols that no pattern has share class 0. */
function classesOf(patterns: readonly ArrayLike<number>[], alphabet: number, fold: (symbol: number) => number): Classes {
  const folded = new Uint16Array(alphabet)
  for (let symbol = 0; symbol < alphabet; symbol++) folded[symbol] = fold(symbol)
  const known = new Uint16Array(alphabet)
  let count = 1
  for (const pattern of patterns) {
    for (let at = 0; at < pattern.length; at++) {
      const symbol = folded[pattern[at] ?? 0] ?? 0
      if (known[symbol] === 0) known[symbol] = count++
    }
  }
  return { of: folded.map((symbol) => known[symbol] ?? 0), count }
}

/** Children of a state by class, without a table of all classes. */
class EdgeMap {
  readonly #classes: number
  #keys = new Uint32Array(1024)
  #values = new Int32Array(1024)
  #size = 0

  constructor(classes: number) {
    this.#classes = classes
  }

  get(state: number, symbolClass: number): number {
    const key = state * this.#classes + symbolClass
    const mask = this.#keys.length - 1
    let slot = Math.imul(key, HASH_FACTOR) & mask
    while (this.#values[slot] !== 0) {
      if (this.#keys[slot] === key) return this.#values[slot] ?? 0
      slot = (slot + 1) & mask
    }
    return 0
  }

  set(state: number, symbolClass: number, child: number): void {
    const key = state * this.#classes + symbolClass
    if (key > 0xffffffff) throw new RangeError('too many values to look for at once')
    if (this.#size * 2 >= this.#keys.length) this.#grow()
    this.#put(key, child)
    this.#size++
  }

  #put(key: number, child: number): void {
    const mask = this.#keys.length - 1
    let slot = Math.imul(key, HASH_FACTOR) & mask
    while (this.#values[slot] !== 0) slot = (slot + 1) & mask
    this.#keys[slot] = key
    this.#values[slot] = child
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values]
    this.#keys = new Uint32Array(keys.length * 2)
    this.#values = new Int32Array(keys.length * 2)
    for (let slot = 0; slot < keys.length; slot++) {
      const child = values[slot] ?? 0
      if (child !== 0) this.#put(keys[slot] ?? 0, child)
    }
  }
}

interface Trie {
  readonly size: number
  readonly parent: number[]
  readonly classOf: number[]
  /** First pattern that ends at a state, plus one; further ones of the same symbols follow by `sameAs`. */
  readonly ends: Int32Array
  readonly sameAs: Int32Array
  /** States by their depth, then by their first pattern. */
  readonly order: Int32Array
}

function buildTrie(patterns: readonly ArrayLike<number>[], classes: Classes): Trie {
  const edges = new EdgeMap(classes.count)
  const parent = [0]
  const classOf = [0]
  const depth = [0]
  const endStates: number[] = []
  for (const pattern of patterns) {
    if (pattern.length === 0) throw new RangeError('a pattern may not be empty')
    let state = 0
    for (let at = 0; at < pattern.length; at++) {
      const symbolClass = classes.of[pattern[at] ?? 0] ?? 0
      let next = edges.get(state, symbolClass)
      if (next === 0) {
        next = parent.length
        edges.set(state, symbolClass, next)
        parent.push(state)
        classOf.push(symbolClass)
        depth.push(at + 1)
      }
      state = next
    }
    endStates.push(state)
  }
  const ends = new Int32Array(parent.length)
  const sameAs = new Int32Array(patterns.length)
  for (const [pattern, state] of endStates.entries()) {
    sameAs[pattern] = ends[state] ?? 0
    ends[state] = pattern + 1
  }
  return { size: parent.length, parent, classOf, ends, sameAs, order: byDepth(depth) }
}

function byDepth(depth: readonly number[]): Int32Array {
  const starts = new Int32Array(depth.reduce((most, each) => Math.max(most, each), 0) + 2)
  for (const each of depth) starts[each + 1] = (starts[each + 1] ?? 0) + 1
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  const order = new Int32Array(depth.length)
  for (const [state, each] of depth.entries()) {
    const place = starts[each] ?? 0
    order[place] = state
    starts[each] = place + 1
  }
  return order
}

/** States are numbered by their depth, so that those that are met most stand in the table. */
function automatonOf(trie: Trie, { of: classOf, count }: Classes, patternCount: number): Automaton {
  const { size, order } = trie
  const rank = new Int32Array(size)
  for (let at = 0; at < size; at++) rank[order[at] ?? 0] = at
  const tabled = Math.max(1, Math.min(size, Math.floor(TABLE_CELLS / count)))
  const table = new Int32Array(tabled * count)
  const edges = new EdgeMap(count)
  const fail = new Int32Array(size)
  const ends = new Int32Array(size)
  const nextEnd = new Int32Array(size)
  const { sameAs } = trie
  const stepClass = (from: number, symbolClass: number): number => {
    let state = from
    while (state >= tabled) {
      const child = edges.get(state, symbolClass)
      if (child !== 0) return child
      state = fail[state] ?? 0
    }
    return table[state * count + symbolClass] ?? 0
  }
  // Children come after their parents, and what they fall back to is less deep than they are.
  const children = new Map<number, number[]>()
  for (let at = 1; at < size; at++) {
    const old = order[at] ?? 0
    const parent = rank[trie.parent[old] ?? 0] ?? 0
    children.get(parent)?.push(at) ?? children.set(parent, [at])
  }
  for (let state = 0; state < size; state++) {
    ends[state] = trie.ends[order[state] ?? 0] ?? 0
    const fallback = fail[state] ?? 0
    nextEnd[state] = state === 0 ? 0 : ends[fallback] !== 0 ? fallback : (nextEnd[fallback] ?? 0)
    const own = children.get(state) ?? []
    if (state !== 0 && state < tabled) table.copyWithin(state * count, fallback * count, (fallback + 1) * count)
    for (const child of own) {
      const symbolClass = trie.classOf[order[child] ?? 0] ?? 0
      fail[child] = state === 0 ? 0 : stepClass(fallback, symbolClass)
      if (state < tabled) table[state * count + symbolClass] = child
      else edges.set(state, symbolClass, child)
    }
    children.delete(state)
  }
  if (sameAs.length !== patternCount) throw new RangeError('patterns were lost')
  const tell = (state: number, end: number, onHit: OnHit): void => {
    for (let at = ends[state] === 0 ? (nextEnd[state] ?? 0) : state; at !== 0; at = nextEnd[at] ?? 0) {
      for (let pattern = ends[at] ?? 0; pattern !== 0; pattern = sameAs[pattern - 1] ?? 0) onHit(pattern - 1, end)
    }
  }
  const hasEnd = new Uint8Array(size)
  for (let state = 1; state < size; state++) hasEnd[state] = ends[state] !== 0 || nextEnd[state] !== 0 ? 1 : 0
  return {
    states: size,
    step: (state, symbol) => stepClass(state, classOf[symbol] ?? 0),
    scan(bytes, from, to, start, onHit) {
      let state = start
      for (let at = from; at < to; at++) {
        const symbolClass = classOf[bytes[at] as number] as number
        state = state < tabled ? (table[state * count + symbolClass] as number) : stepClass(state, symbolClass)
        if (hasEnd[state] !== 0) tell(state, at + 1, onHit)
      }
      return state
    },
    scanText(text, onHit) {
      let state = 0
      for (let at = 0; at < text.length; at++) {
        const symbolClass = classOf[text.charCodeAt(at)] as number
        state = state < tabled ? (table[state * count + symbolClass] as number) : stepClass(state, symbolClass)
        if (hasEnd[state] !== 0) tell(state, at + 1, onHit)
      }
    },
  }
}
