import type { ByteSource } from '../byteSource.ts'
import { bomLength, type TextEncoding } from './detectEncoding.ts'

const WINDOW_BYTES = 1 << 20

/** A text of any length, window by window, without its byte order mark; characters are never cut. What is not valid becomes U+FFFD. */
export function* readSourceText(source: ByteSource, encoding: TextEncoding): Generator<string, void> {
  const decoder = new TextDecoder(encoding.replace('+bom', ''), { ignoreBOM: true })
  for (let offset = bomLength(encoding); offset < source.size; offset += WINDOW_BYTES) {
    yield decoder.decode(source.read(offset, WINDOW_BYTES), { stream: offset + WINDOW_BYTES < source.size })
  }
}
