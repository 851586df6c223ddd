import type { FactValue } from '../../facts/fact.ts'
import type { FactKindId } from '../../facts/factKinds.ts'
import type { InventoryMapping } from '../../facts/inventoryField.ts'
import { problemOf } from '../../facts/problemTexts.ts'
import type { InventoryDeviceRecord } from '../../facts/record.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import type { CsvRow } from '../text/csvRows.ts'
import { bomLength, detectEncoding } from '../text/detectEncoding.ts'
import { oneLine } from '../textFacts.ts'
import { knownCells, type OpenList, openList, otherCells } from './openList.ts'
import { type ListCell, rowFacts } from './rowFacts.ts'
import { RowProblems } from './rowProblems.ts'

/** A tenant of Intune holds a few hundred thousand devices; a hostile file has millions of lines. */
const MOST_ROWS = 500_000

/**
 * Reads a list of devices, exported as CSV from the Defender portal, Entra ID or Intune: a record and the facts of a device for each row,
 * with the row's first line as `row`; facts of the list itself have none. What the columns are is told by their headers, or by `mapping`.
 */
export function* parseInventory({ bytes, mapping }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(bytes.length)
  const encoding = detectEncoding(bytes)
  const list = openList(bytes, mapping)
  if (list?.isList !== true) {
    yield { type: 'problem', problem: problemOf(bytes.length === bomLength(encoding) ? 'emptyFile' : 'nothingRecognised', 'error') }
    ledger.parsed(0, bomLength(encoding))
    return { encoding, account: ledger.account() }
  }
  ledger.parsed(0, list.header.offset + list.header.length)
  yield listFact(list, 'inventory.list', list.source)
  yield* readRows(list, bytes.length, ledger)
  return { encoding, account: ledger.account() }
}

/** Reads a list as a person says it is, whatever its headers are. */
export function parseInventoryAs(input: ParseInput, mapping: InventoryMapping): Generator<ParsedItem, ParseSummary> {
  return parseInventory({ ...input, mapping })
}

function* readRows(list: OpenList, size: number, ledger: ByteLedger): Generator<ParsedItem, void> {
  const problems = new RowProblems(list, ledger)
  let newest = ''
  let devices = 0
  let booked = list.header.offset + list.header.length
  for (const row of list.rows()) {
    if (devices === MOST_ROWS) {
      yield problems.tooMany(row, size, MOST_ROWS)
      booked = size
      break
    }
    // What lies between two rows are blank lines.
    ledger.parsed(booked, row.offset + row.length - booked)
    booked = row.offset + row.length
    const known = knownCells(list, row)
    yield* deviceOf(list, row, known)
    yield* problems.of(row, known)
    for (const item of rowFacts(known, list.source, row.line, list.dateOrder, row.text)) {
      if (item.kind === 'inventory.lastSeen' && String(item.value) > newest) newest = String(item.value)
      yield { type: 'fact', fact: item }
    }
    devices++
  }
  ledger.parsed(booked, size - booked)
  yield* problems.finish()
  yield listFact(list, 'inventory.rows', devices)
  if (newest !== '') yield listFact(list, 'inventory.newest', newest)
}

function* deviceOf(list: OpenList, row: CsvRow, known: readonly ListCell[]): Generator<ParsedItem, void> {
  const fields = Object.fromEntries(known.map(({ field, value }) => [field, value]))
  const record: InventoryDeviceRecord = { type: 'inventoryDevice', source: list.source, fields, other: otherCells(list, row, known) }
  yield { type: 'record', record, locator: { kind: 'line', line: row.line } }
}

function listFact({ header, source }: OpenList, kind: FactKindId, value: FactValue): ParsedItem {
  const locator = { kind: 'line', line: header.line } as const
  return { type: 'fact', fact: { kind, subject: source, value, locator, quote: oneLine(header.text), trusted: true } }
}
