import type { ByteSink } from '../byteSink.ts'

const NAME_BUCKETS = 64
const TEMPLATE_BUCKETS = 32

/** Where names and templates lie in a chunk, and the heads of the two hash tables in its header. What the record in hand added can be taken back. */
export class ChunkTables {
  readonly nameHeads = new Uint32Array(NAME_BUCKETS)
  readonly templateHeads = new Uint32Array(TEMPLATE_BUCKETS)
  readonly #names = new Map<string, number>()
  readonly #templates = new Map<string, number>()
  readonly #undo: (() => void)[] = []

  /** What was added so far stays. */
  keep(): void {
    this.#undo.length = 0
  }

  takeBack(): void {
    for (let undo = this.#undo.pop(); undo !== undefined; undo = this.#undo.pop()) undo()
  }

  /** The offset of a name, and the name itself behind it where the chunk does not have it yet. */
  writeName(sink: ByteSink, name: string): void {
    const known = this.#names.get(name)
    sink.u32(known ?? sink.length + 4)
    if (known !== undefined) return
    const hash = nameHash(name)
    const head = this.#put(this.#names, name, this.nameHeads, hash % NAME_BUCKETS, sink.length)
    sink.u32(head)
    sink.u16(hash & 0xffff)
    sink.u16(name.length)
    sink.utf16(name)
    sink.u16(0)
  }

  templateAt(shape: string): number | undefined {
    return this.#templates.get(shape)
  }

  /** Notes a template and gives the one before it in its bucket. */
  addTemplate(shape: string, guid: Uint8Array, at: number): number {
    let hash = 0
    for (let i = 0; i < 16; i += 2) hash = nextHash(hash, (guid[i] ?? 0) | ((guid[i + 1] ?? 0) << 8))
    return this.#put(this.#templates, shape, this.templateHeads, hash % TEMPLATE_BUCKETS, at)
  }

  #put(places: Map<string, number>, key: string, heads: Uint32Array, bucket: number, at: number): number {
    const head = heads[bucket] ?? 0
    places.set(key, at)
    heads[bucket] = at
    this.#undo.push(() => {
      places.delete(key)
      heads[bucket] = head
    })
    return head
  }
}

const nextHash = (hash: number, unit: number): number => (Math.imul(hash, 65_599) + unit) >>> 0

function nameHash(name: string): number {
  let hash = 0
  for (let i = 0; i < name.length; i++) hash = nextHash(hash, name.charCodeAt(i))
  return hash
}
