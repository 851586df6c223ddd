import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { bomLength, detectEncoding, type TextEncoding } from '../text/detectEncoding.ts'
import { readLines } from '../text/readLines.ts'
import { RegTextReader } from './regTextReader.ts'

/**
 * Reads a .reg file: version 5 and REGEDIT4, in UTF-16, UTF-8 or 8-bit, also a part without its header. Lazily, line by line.
 * Lines that say nothing a .reg file can say become problems, and reading goes on behind them.
 */
export function* parseRegText({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const encoding = detectEncoding(bytes)
  const ledger = new ByteLedger(bytes.length)
  ledger.parsed(0, bomLength(encoding))
  const reader = new RegTextReader(ledger, lineEndReader(bytes, encoding))
  for (const line of readLines(bytes, encoding)) yield* reader.read(line)
  yield* reader.finish()
  if (bytes.length === 0) yield { type: 'problem', problem: problemOf('emptyFile', 'error') }
  else if (!reader.foundAnything) yield { type: 'problem', problem: problemOf('nothingRecognised', 'error') }
  const { edition } = reader
  return { encoding, ...(edition === undefined ? {} : { edition }), account: ledger.account() }
}

/** Line ends inside a string belong to it, so it has to be known which one stands at the end of a line. */
function lineEndReader(bytes: Uint8Array, encoding: TextEncoding): (end: number) => string {
  const unit = encoding.startsWith('utf-16') ? 2 : 1
  const low = encoding.startsWith('utf-16be') ? 1 : 0
  return (end) => {
    const last = bytes[end - unit + low]
    if (last === 0x0d) return '\r'
    return last === 0x0a && bytes[end - 2 * unit + low] === 0x0d ? '\r\n' : '\n'
  }
}
