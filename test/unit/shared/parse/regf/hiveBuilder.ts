/** A key to build; names in Latin-1 are stored as 8-bit, as Windows does. */
export interface BuiltKey {
  readonly name: string
  readonly values?: readonly BuiltValue[]
  readonly keys?: readonly BuiltKey[]
  /** `ri`: a list of two `lh` lists. */
  readonly list?: 'lf' | 'lh' | 'li' | 'ri'
}

export interface BuiltValue {
  readonly name: string
  readonly type: number
  readonly data: Uint8Array
}

export interface BuiltHive {
  readonly bytes: Uint8Array
  /** Where each cell's content starts in the file, by what it is: `key A`, `value a`, `data a`, `subkeys A`, `values A`. */
  readonly places: ReadonlyMap<string, number>
}

interface HiveOptions {
  readonly minor?: number
  readonly fileName?: string
  readonly secondarySequence?: number
}

const BASE = 4096
const SEGMENT = 16344

/** Lays out a small hive: base block, one bin, cells one after another. Layout: M. Suhanov's description. */
export function buildHive(root: BuiltKey, options: HiveOptions = {}): BuiltHive {
  const layout = new CellLayout(options.minor ?? 5)
  const rootOffset = layout.key(root, 0xffffffff, 0x2c)
  const binsSize = Math.ceil(layout.end / 4096) * 4096
  const bytes = new Uint8Array(BASE + binsSize)
  const view = new DataView(bytes.buffer)
  bytes.set(ascii('regf'))
  view.setUint32(4, 7, true)
  view.setUint32(8, options.secondarySequence ?? 7, true)
  view.setUint32(20, 1, true)
  view.setUint32(24, options.minor ?? 5, true)
  view.setUint32(32, 1, true)
  view.setUint32(36, rootOffset, true)
  view.setUint32(40, binsSize, true)
  view.setUint32(44, 1, true)
  bytes.set(wide(options.fileName ?? '').subarray(0, 64), 48)
  bytes.set(ascii('hbin'), BASE)
  view.setUint32(BASE + 8, binsSize, true)
  for (const [offset, cell] of layout.cells) bytes.set(cell, BASE + offset)
  if (binsSize > layout.end) view.setInt32(BASE + layout.end, binsSize - layout.end, true)
  sealBaseBlock(bytes)
  return { bytes, places: layout.places }
}

/** Writes the checksum of the base block; to be called after changing a word of it. */
export function sealBaseBlock(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer)
  let sum = 0
  for (let at = 0; at < 508; at += 4) sum ^= view.getUint32(at, true)
  view.setUint32(508, sum >>> 0, true)
}

export const wide = (text: string): Uint8Array => new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer)
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const isLatin1 = (text: string): boolean => [...text].every((char) => char.charCodeAt(0) < 256)
const nameBytes = (text: string): Uint8Array => (isLatin1(text) ? ascii(text) : wide(text))

class CellLayout {
  readonly cells: [number, Uint8Array][] = []
  readonly places = new Map<string, number>()
  readonly #minor: number
  end = 32

  constructor(minor: number) {
    this.#minor = minor
  }

  key(key: BuiltKey, parent: number, flags = 0x20): number {
    const name = nameBytes(key.name)
    const [offset, view, bytes] = this.#cell(`key ${key.name}`, 76 + name.length)
    bytes.set(ascii('nk'), 4)
    view.setUint16(6, isLatin1(key.name) ? flags : flags & ~0x20, true)
    view.setBigUint64(8, 132_223_104_000_000_001n, true)
    view.setUint32(20, parent, true)
    const values = (key.values ?? []).map((value) => this.value(value))
    const keys = (key.keys ?? []).map((child) => this.key(child, offset))
    view.setUint32(24, keys.length, true)
    view.setUint32(32, keys.length === 0 ? 0xffffffff : this.#subkeys(key, keys), true)
    view.setUint32(36, 0xffffffff, true)
    view.setUint32(40, values.length, true)
    view.setUint32(44, values.length === 0 ? 0xffffffff : this.#words(`values ${key.name}`, values), true)
    view.setUint32(48, 0xffffffff, true)
    view.setUint32(52, 0xffffffff, true)
    view.setUint16(76, name.length, true)
    bytes.set(name, 80)
    return offset
  }

  value(value: BuiltValue): number {
    const name = nameBytes(value.name)
    const [offset, view, bytes] = this.#cell(`value ${value.name}`, 20 + name.length)
    bytes.set(ascii('vk'), 4)
    view.setUint16(6, name.length, true)
    view.setUint32(16, value.type, true)
    view.setUint16(20, isLatin1(value.name) ? 1 : 0, true)
    bytes.set(name, 24)
    const isInline = value.data.length <= 4
    view.setUint32(8, isInline ? value.data.length + 0x80000000 : value.data.length, true)
    if (isInline) bytes.set(value.data, 12)
    else view.setUint32(12, this.#data(value), true)
    return offset
  }

  #data(value: BuiltValue): number {
    if (value.data.length <= SEGMENT || this.#minor < 4) return this.#bytes(`data ${value.name}`, value.data)
    const segments: number[] = []
    for (let at = 0; at < value.data.length; at += SEGMENT) segments.push(this.#bytes('segment', value.data.subarray(at, at + SEGMENT)))
    const list = this.#words('segments', segments)
    const [offset, view, bytes] = this.#cell(`data ${value.name}`, 8)
    bytes.set(ascii('db'), 4)
    view.setUint16(6, segments.length, true)
    view.setUint32(8, list, true)
    return offset
  }

  #subkeys(key: BuiltKey, keys: readonly number[]): number {
    const kind = key.list ?? 'lh'
    if (kind !== 'ri') return this.#list(`subkeys ${key.name}`, kind, keys)
    const half = Math.ceil(keys.length / 2)
    const leaves = [keys.slice(0, half), keys.slice(half)].map((part) => this.#list('leaf', 'lh', part))
    return this.#list(`subkeys ${key.name}`, 'ri', leaves)
  }

  #list(place: string, kind: string, offsets: readonly number[]): number {
    const stride = kind === 'lf' || kind === 'lh' ? 8 : 4
    const [offset, view, bytes] = this.#cell(place, 4 + offsets.length * stride)
    bytes.set(ascii(kind), 4)
    view.setUint16(6, offsets.length, true)
    for (const [i, target] of offsets.entries()) view.setUint32(8 + i * stride, target, true)
    return offset
  }

  #words(place: string, words: readonly number[]): number {
    return this.#bytes(place, new Uint8Array(Uint32Array.from(words).buffer))
  }

  #bytes(place: string, content: Uint8Array): number {
    const [offset, , bytes] = this.#cell(place, content.length)
    bytes.set(content, 4)
    return offset
  }

  #cell(place: string, length: number): [offset: number, view: DataView, bytes: Uint8Array] {
    const size = Math.ceil((length + 4) / 8) * 8
    const bytes = new Uint8Array(size)
    const view = new DataView(bytes.buffer)
    view.setInt32(0, -size, true)
    const offset = this.end
    this.cells.push([offset, bytes])
    this.places.set(place, BASE + offset + 4)
    this.end += size
    return [offset, view, bytes]
  }
}
