import type { ByteSource } from '../../shared/parse/byteSource.ts'

/** Bytes that one question is answered with, at most: a chunk of the case file. */
export const BLOCK_SIZE = 1024 * 1024

const HEADER_SIZE = 8
const STATE = 0
const LENGTH = 1
const ASKED = 0
const ANSWERED = 1
const FAILED = 2
/** Blocks that the parser keeps: buffers of a trace are merged across processors, and lie near each other. */
const KEPT_BLOCKS = 16

/** Memory that both sides see: a state, the count of bytes, the bytes. */
export const createSharedBlock = (): SharedArrayBuffer => new SharedArrayBuffer(HEADER_SIZE + BLOCK_SIZE)

/** Reads bytes of an artefact; throws where they cannot be had. */
export type ReadBytes = (offset: number, length: number) => Uint8Array

/** The engine's side: puts what was asked for into the block and wakes the parser, whatever happens. */
export function answerBlock(shared: SharedArrayBuffer, read: () => Uint8Array): void {
  const header = new Int32Array(shared, 0, 2)
  try {
    const bytes = read().subarray(0, BLOCK_SIZE)
    new Uint8Array(shared, HEADER_SIZE).set(bytes)
    Atomics.store(header, LENGTH, bytes.length)
    Atomics.store(header, STATE, ANSWERED)
  } catch (error) {
    const message = new TextEncoder().encode(error instanceof Error ? error.message : String(error)).subarray(0, BLOCK_SIZE)
    new Uint8Array(shared, HEADER_SIZE).set(message)
    Atomics.store(header, LENGTH, message.length)
    Atomics.store(header, STATE, FAILED)
  }
  Atomics.notify(header, STATE)
}

/** The parser's side: a source that asks for whole blocks and sleeps until each is there. Throws what the engine could not read. */
export function sharedByteSource(shared: SharedArrayBuffer, size: number, ask: (offset: number, length: number) => void): ByteSource {
  const header = new Int32Array(shared, 0, 2)
  const blocks = new Map<number, Uint8Array>()
  /** Into the memory of the block that was not used for longest, once there are enough: a large file must not leave a trail of garbage. */
  const fetchBlock = (number: number): Uint8Array => {
    Atomics.store(header, STATE, ASKED)
    ask(number * BLOCK_SIZE, Math.min(BLOCK_SIZE, size - number * BLOCK_SIZE))
    Atomics.wait(header, STATE, ASKED)
    const answer = new Uint8Array(shared, HEADER_SIZE, Atomics.load(header, LENGTH))
    if (Atomics.load(header, STATE) === FAILED) throw new Error(new TextDecoder().decode(answer.slice()))
    const memory = takeOldest() ?? new Uint8Array(BLOCK_SIZE)
    memory.set(answer)
    return memory.subarray(0, answer.length)
  }
  const takeOldest = (): Uint8Array | undefined => {
    const [oldest] = blocks
    if (blocks.size < KEPT_BLOCKS || oldest === undefined) return undefined
    blocks.delete(oldest[0])
    return new Uint8Array(oldest[1].buffer)
  }
  const blockAt = (number: number): Uint8Array => {
    const block = blocks.get(number) ?? fetchBlock(number)
    // Moved to the end: the first in the map is the one that was not used for longest.
    blocks.delete(number)
    blocks.set(number, block)
    return block
  }
  return {
    size,
    read(offset, length) {
      const start = Math.min(offset, size)
      const end = Math.min(offset + length, size)
      const first = Math.floor(start / BLOCK_SIZE)
      if (end <= (first + 1) * BLOCK_SIZE)
        return start === end ? new Uint8Array() : blockAt(first).subarray(start - first * BLOCK_SIZE, end - first * BLOCK_SIZE)
      const bytes = new Uint8Array(end - start)
      for (let number = first; number * BLOCK_SIZE < end; number++) {
        const from = Math.max(0, start - number * BLOCK_SIZE)
        bytes.set(blockAt(number).subarray(from, end - number * BLOCK_SIZE), Math.max(0, number * BLOCK_SIZE - start))
      }
      return bytes
    },
  }
}
