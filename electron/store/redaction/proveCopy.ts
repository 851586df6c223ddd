import { closeSync, openSync, readSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { RedactionProof } from '../../../shared/contract/redactRequests.ts'
import { createByteScanner } from '../../../shared/redaction/byteScanner.ts'
import type { Redactor, TextHit } from '../../../shared/redaction/redactor.ts'
import type { ReplacedValue } from '../../../shared/redaction/standIns.ts'
import { type ChunkCodec, decodeChunk } from '../blobCodec.ts'
import { plainTables, type Treatment, treatedTables } from './columnTreatments.ts'

/** Bytes that are read at once. */
const CHUNK = 4_194_304
const STEP = 5000

/** Told while the copy is looked through: bytes, of all. May throw, to give up. */
export type ProofProgress = (done: number, total: number) => void

/** Looks for every value in every byte of a file, and again in each of its texts, with what is compressed unpacked. */
export function proveCopy(
  path: string,
  values: readonly ReplacedValue[],
  redactor: Redactor,
  onProgress: ProofProgress = () => undefined,
): RedactionProof {
  const start = performance.now()
  const scanner = createByteScanner(values)
  const bytesScanned = scanBytes(path, (bytes) => scanner.push(bytes), onProgress)
  const texts = scanTexts(path, redactor, () => onProgress(bytesScanned, bytesScanned))
  return {
    values: values.length,
    words: values.filter(({ edge }) => edge === 'word').length,
    bytesScanned,
    textsScanned: texts.scanned,
    milliseconds: Math.round(performance.now() - start),
    forms: [...scanner.forms],
    left: [...scanner.left(), ...texts.left],
  }
}

function scanBytes(path: string, push: (bytes: Uint8Array) => void, onProgress: ProofProgress): number {
  const file = openSync(path, 'r')
  try {
    const buffer = new Uint8Array(CHUNK)
    let done = 0
    for (;;) {
      const read = readSync(file, buffer, 0, CHUNK, done)
      if (read === 0) return done
      push(buffer.subarray(0, read))
      done += read
      onProgress(done, done)
    }
  } finally {
    closeSync(file)
  }
}

type Left = RedactionProof['left'][number]

function scanTexts(path: string, redactor: Redactor, onStep: () => void): { scanned: number; left: Left[] } {
  const db = new Database(path, { readonly: true })
  const counts = new Map<string, Left>()
  let scanned = 0
  const tell = (hits: readonly TextHit[]): void => {
    if (++scanned % STEP === 0) onStep()
    for (const { kind, form } of hits) {
      const key = `${kind} ${form}`
      counts.set(key, { kind, form, count: (counts.get(key)?.count ?? 0) + 1 })
    }
  }
  try {
    const known = new Map(
      treatedTables(db).map(({ name, columns }) => [name, new Map(columns.map((column) => [column.name, column.treatment]))]),
    )
    for (const table of plainTables(db)) {
      const sql = `SELECT * FROM "${table}"`
      for (const row of db.prepare(sql).safeIntegers().iterate() as IterableIterator<Record<string, unknown>>) {
        for (const [column, cell] of Object.entries(row)) {
          if (typeof cell === 'string') tell(hitsIn(cell, known.get(table)?.get(column) ?? logColumn(column), redactor))
          else if (cell instanceof Uint8Array) tell(redactor.findInJson(unpacked(row, cell), table === 'diagnosisBody'))
        }
      }
    }
  } finally {
    db.close()
  }
  return { scanned, left: [...counts.values()] }
}

/** What a log says is text; its actions and hashes are the product's own. */
const logColumn = (column: string): Treatment => (column === 'detail' ? 'json' : column === 'who' ? 'text' : 'keep')

/** Short words are names of the product's own in columns that are kept: a device may be called as a format is. */
function hitsIn(text: string, treatment: Treatment, redactor: Redactor): TextHit[] {
  if (treatment === 'json' || treatment === 'evidence') return redactor.findInJson(text, treatment === 'json')
  return redactor.find(text, treatment !== 'keep' && treatment !== 'hash')
}

function unpacked(row: Record<string, unknown>, bytes: Uint8Array): string {
  const { codec, size } = row
  const plain = codec === undefined || size === undefined ? bytes : decodeChunk({ codec: String(codec) as ChunkCodec, bytes }, Number(size))
  return new TextDecoder().decode(plain)
}
