import type { Problem } from '../../facts/problem.ts'
import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import { ByteReader, ParseError } from '../byteReader.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { BASE_BLOCK_SIZE, type BaseBlock, readBaseBlock } from './baseBlock.ts'
import { checkBaseBlock, checkBins } from './checkHive.ts'
import { HiveCells } from './hiveCells.ts'
import { walkHive } from './walkHive.ts'

/**
 * Reads a registry hive as it stands: all keys and values that can be reached from the root key, with a problem for each damaged
 * place. Transaction logs are not looked at; a hive that needs them is said to be dirty. Layout: M. Suhanov, "Windows registry file
 * format specification".
 */
export function* parseRegf(input: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(input.bytes.length)
  const reader = new ByteReader(input.bytes)
  const baseBlock = readOrProblem(reader)
  if (!isBaseBlock(baseBlock)) {
    ledger.problem(0, input.bytes.length)
    yield { type: 'problem', problem: baseBlock }
    return { account: ledger.account() }
  }
  ledger.parsed(0, BASE_BLOCK_SIZE)
  for (const problem of [...checkBaseBlock(baseBlock, reader.length), ...checkBins(reader, baseBlock, ledger)])
    yield { type: 'problem', problem }
  const cells = new HiveCells(reader, baseBlock.binsSize)
  yield* walkHive({ cells, baseBlock, ledger, artefactName: input.name })
  cells.book(ledger)
  return { edition: `regf 1.${baseBlock.minor}`, account: ledger.account() }
}

function readOrProblem(reader: ByteReader): BaseBlock | Problem {
  try {
    return readBaseBlock(reader)
  } catch (error) {
    if (error instanceof ParseError)
      return problemOf('hiveNotReadable', 'error', { detail: error.message }, { field: error.field, offset: error.offset })
    throw error
  }
}

const isBaseBlock = (value: BaseBlock | Problem): value is BaseBlock => 'rootOffset' in value
