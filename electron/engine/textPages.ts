import { bomLength, decoderOf, type TextEncoding, textEncodings } from '../../shared/parse/text/detectEncoding.ts'
import { iterateBlob, type ReadableCase, readBlobRange } from '../store/index.ts'

interface TextPage {
  readonly total: number
  readonly fromLine: number
  readonly lines: string[]
}

export interface TextPages {
  read(db: ReadableCase, blob: KeptBlob, encoding: string | undefined, fromLine: number, limit: number): TextPage
}

interface KeptBlob {
  readonly blobId: number
  readonly sha256: string
  readonly size: number
}

/** Where lines start: every STRIDE-th line's offset, so that a text of any length has a small index. */
interface LineIndex {
  readonly total: number
  readonly strides: readonly number[]
}

const STRIDE = 256
/** Characters of a line that a view shows. */
const LINE_CHARACTERS = 4_000
/** Bytes decoded for one page; lines beyond are shown empty rather than holding up the engine. */
const PAGE_BYTES = 8 * 1024 * 1024
const INDEXES_KEPT = 16

/** Pages of original texts by line, without ever holding a whole text. Lines end with CRLF, LF or CR, as the readers count them. */
export function createTextPages(): TextPages {
  const indexes = new Map<string, LineIndex>()
  const indexOf = (db: ReadableCase, blob: KeptBlob, encoding: TextEncoding): LineIndex => {
    const key = `${blob.sha256}:${encoding}`
    const index = indexes.get(key) ?? buildIndex(iterateBlob(db, blob.blobId), encoding)
    indexes.delete(key)
    indexes.set(key, index)
    const [oldest] = indexes.keys()
    if (indexes.size > INDEXES_KEPT && oldest !== undefined) indexes.delete(oldest)
    return index
  }
  return {
    read(db, blob, encodingName, fromLine, limit) {
      const encoding = textEncodings.find((name) => name === encodingName) ?? 'utf-8'
      const { total, strides } = indexOf(db, blob, encoding)
      if (fromLine > total) return { total, fromLine, lines: [] }
      const first = Math.floor((fromLine - 1) / STRIDE)
      const last = Math.floor((Math.min(total, fromLine + limit - 1) - 1) / STRIDE) + 1
      const start = strides[first] ?? bomLength(encoding)
      const end = Math.min(strides[last] ?? blob.size, start + PAGE_BYTES)
      const text = decoderOf(encoding).decode(readBlobRange(db, blob.blobId, start, end - start))
      const skipped = fromLine - 1 - first * STRIDE
      const count = Math.min(limit, total - fromLine + 1)
      const found = text.split(/\r\n|\n|\r/).slice(skipped, skipped + count)
      return { total, fromLine, lines: Array.from({ length: count }, (_, i) => shorten(found[i] ?? '')) }
    },
  }
}

const shorten = (line: string): string => (line.length > LINE_CHARACTERS ? `${line.slice(0, LINE_CHARACTERS)}…` : line)

function buildIndex(chunks: Iterable<Uint8Array>, encoding: TextEncoding): LineIndex {
  const unit = encoding.startsWith('utf-16') ? 2 : 1
  const low = encoding.startsWith('utf-16be') ? 1 : 0
  const strides: number[] = []
  let lines = 0
  let offset = 0
  let size = 0
  let lineStart = bomLength(encoding)
  let isAfterReturn = false
  const startLine = (at: number): void => {
    if (lines % STRIDE === 0) strides.push(lineStart)
    lines++
    lineStart = at
  }
  for (const chunk of chunks) {
    size += chunk.length
    for (let at = low; at < chunk.length; at += unit) {
      const byte = chunk[at]
      const isPlain = unit === 1 || chunk[at ^ 1] === 0
      if (byte === 0x0a && isPlain) {
        const next = offset + at - low + unit
        if (isAfterReturn) lineStart = next
        else startLine(next)
        isAfterReturn = false
      } else {
        if (byte === 0x0d && isPlain) startLine(offset + at - low + unit)
        isAfterReturn = byte === 0x0d && isPlain
      }
    }
    offset += chunk.length
  }
  if (lineStart < size) startLine(size)
  return { total: lines, strides }
}
