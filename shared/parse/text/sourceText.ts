import type { ByteSource } from '../byteSource.ts'
import { bomLength, decoderOf, detectEncoding, type TextEncoding } from './detectEncoding.ts'
import { decodeIbm850, looksLikeIbm850 } from './ibm850.ts'
import { characterEnd } from './textChunks.ts'

export type SourceEncoding = TextEncoding | 'ibm850'

/** A part of a text, cut between two characters. */
export interface SourceChunk {
  readonly text: string
  /** Bytes from the start of the file, and how many were decoded. */
  readonly offset: number
  readonly length: number
}

const CHUNK_BYTES = 256 << 10
/** More than the longest character has: what is read ahead, so that the end of a chunk is not taken for the end of the file. */
const AHEAD = 8

/** Bytes of the byte order mark. */
export const sourceBomLength = (encoding: SourceEncoding): number => (encoding === 'ibm850' ? 0 : bomLength(encoding))
/** Bytes of a code unit. */
export const unitSize = (encoding: SourceEncoding): 1 | 2 => (encoding.startsWith('utf-16') ? 2 : 1)

/** Names the encoding of a text by its mark, its zero bytes, or the first bytes beyond ASCII, wherever they stand. */
export function sourceEncoding(source: ByteSource): SourceEncoding {
  const named = detectEncoding(source.read(0, CHUNK_BYTES))
  if (named !== 'utf-8' && named !== 'windows-1252') return named
  for (let offset = 0; offset < source.size; offset += CHUNK_BYTES) {
    const first = source.read(offset, CHUNK_BYTES).findIndex((byte) => byte >= 0x80)
    if (first === -1) continue
    const sample = source.read(Math.max(0, offset + first - 1), CHUNK_BYTES)
    if (detectEncoding(sample) === 'utf-8') return 'utf-8'
    return looksLikeIbm850(sample) ? 'ibm850' : 'windows-1252'
  }
  return 'utf-8'
}

/** Decodes a text part by part, without its byte order mark; memory for one part at a time. */
export function* readSourceChunks(source: ByteSource, encoding: SourceEncoding): Generator<SourceChunk, void> {
  const decode = decoderFor(encoding)
  for (let offset = sourceBomLength(encoding); offset < source.size; ) {
    const bytes = source.read(offset, CHUNK_BYTES + AHEAD)
    if (bytes.length === 0) return
    const wanted = Math.min(bytes.length, CHUNK_BYTES)
    const length = encoding === 'ibm850' ? wanted : characterEnd(bytes, encoding, 0, wanted)
    yield { text: decode(bytes.subarray(0, length)), offset, length }
    offset += length
  }
}

function decoderFor(encoding: SourceEncoding): (bytes: Uint8Array) => string {
  if (encoding === 'ibm850') return decodeIbm850
  const decoder = decoderOf(encoding)
  return (bytes) => decoder.decode(bytes)
}

/** Bytes of a part of a decoded text. Where bytes were not valid they count as the replacement's. */
export function encodedLength(text: string, from: number, to: number, encoding: SourceEncoding): number {
  const length = to - from
  if (!encoding.startsWith('utf-8')) return length * unitSize(encoding)
  let bytes = length
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2
  }
  return bytes
}
