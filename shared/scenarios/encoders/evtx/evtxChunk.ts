import { ByteSink } from '../byteSink.ts'
import { crc32 } from '../encodeZip.ts'
import { filetimeOf } from '../windowsValues.ts'
import { type FragmentForm, writeFragment } from './binaryXml.ts'
import { ChunkTables } from './chunkTables.ts'
import type { EvtxElement } from './evtxElement.ts'

export const CHUNK_SIZE = 65_536
const HEADER_SIZE = 512
const RECORD_MAGIC = 0x2a2a
const CHUNK_MAGIC = 'ElfChnk\0'

export interface EvtxRecord {
  readonly id: bigint
  /** 100 ns since 1970. */
  readonly written: bigint
  readonly root: EvtxElement
  readonly form: FragmentForm
}

/** One chunk of 64 KiB that is being filled. */
export class EvtxChunk {
  readonly #sink = new ByteSink()
  readonly #tables = new ChunkTables()
  readonly #firstNumber: bigint
  readonly #ids: bigint[] = []
  #lastRecord = HEADER_SIZE

  /** `firstNumber`: how many records the file has before this chunk, plus 1. */
  constructor(firstNumber: bigint) {
    this.#firstNumber = firstNumber
    this.#sink.zeros(HEADER_SIZE)
  }

  get records(): number {
    return this.#ids.length
  }

  /** False where the record no longer fits; the chunk is then as before. */
  add(record: EvtxRecord): boolean {
    const start = this.#sink.length
    this.#writeRecord(record)
    if (this.#sink.length > CHUNK_SIZE) {
      this.#sink.truncate(start)
      this.#tables.takeBack()
      return false
    }
    this.#tables.keep()
    this.#lastRecord = start
    this.#ids.push(record.id)
    return true
  }

  #writeRecord({ id, written, root, form }: EvtxRecord): void {
    const sink = this.#sink
    const start = sink.length
    sink.u32(RECORD_MAGIC)
    sink.u32(0)
    sink.u64(id)
    sink.u64(filetimeOf(written))
    writeFragment({ sink, tables: this.#tables }, root, form)
    sink.alignTo(8, start + 4)
    sink.u32(sink.length + 4 - start)
    sink.patchU32(start + 4, sink.length - start)
  }

  /** The chunk with its header; `checksums` false leaves both at a wrong value. */
  finish(checksums: boolean): Uint8Array {
    const chunk = new Uint8Array(CHUNK_SIZE)
    const free = this.#sink.length
    chunk.set(this.#sink.view())
    const view = new DataView(chunk.buffer)
    for (let i = 0; i < CHUNK_MAGIC.length; i++) chunk[i] = CHUNK_MAGIC.charCodeAt(i)
    view.setBigUint64(8, this.#firstNumber, true)
    view.setBigUint64(16, this.#firstNumber + BigInt(this.#ids.length) - 1n, true)
    view.setBigUint64(24, this.#ids[0] ?? 0n, true)
    view.setBigUint64(32, this.#ids.at(-1) ?? 0n, true)
    view.setUint32(40, 128, true)
    view.setUint32(44, this.#lastRecord, true)
    view.setUint32(48, free, true)
    view.setUint32(120, 1, true)
    this.#tables.nameHeads.forEach((head, i) => {
      view.setUint32(128 + i * 4, head, true)
    })
    this.#tables.templateHeads.forEach((head, i) => {
      view.setUint32(384 + i * 4, head, true)
    })
    if (checksums) {
      view.setUint32(52, crc32(chunk.subarray(HEADER_SIZE, free)), true)
      const summed = new Uint8Array(504)
      summed.set(chunk.subarray(0, 120))
      summed.set(chunk.subarray(128, HEADER_SIZE), 120)
      view.setUint32(124, crc32(summed), true)
    }
    return chunk
  }
}
