import type { Problem } from '../../facts/problem.ts'
import { problemOf } from '../../facts/problemTexts.ts'
import type { ByteLedger } from '../byteLedger.ts'
import type { ByteReader, ParseError } from '../byteReader.ts'
import { BASE_BLOCK_SIZE, type BaseBlock } from './baseBlock.ts'

const BIN_HEADER_SIZE = 32
const BIN_ALIGNMENT = 4096

/** A part of the hive that could not be read; `key` is the key it belongs to. */
export function damageProblem(error: ParseError, key: string): Problem {
  return problemOf('hiveDamaged', 'error', { detail: error.message, key }, { field: error.field, offset: error.offset })
}

/** What the base block says about the state of the whole hive: left open, checksum, size. */
export function checkBaseBlock(baseBlock: BaseBlock, fileSize: number): readonly Problem[] {
  const { primarySequence: primary, secondarySequence: secondary, checksum, expectedChecksum, binsSize } = baseBlock
  const expected = BASE_BLOCK_SIZE + binsSize
  const dirtyPlace = { field: 'baseBlock.secondarySequence', offset: 8 }
  return [
    ...(primary === secondary ? [] : [problemOf('hiveDirty', 'warning', { primary, secondary }, dirtyPlace)]),
    ...(checksum === expectedChecksum ? [] : [problemOf('hiveChecksum', 'warning', {}, { field: 'baseBlock.checksum', offset: 508 })]),
    ...(expected <= fileSize
      ? []
      : [problemOf('hiveCut', 'error', { expected, actual: fileSize }, { field: 'baseBlock.hiveBinsSize', offset: 40 })]),
  ]
}

/** Checks the chain of bins and books their headers; keys are read without it, so the first wrong header ends the check and nothing else. */
export function checkBins(reader: ByteReader, baseBlock: BaseBlock, ledger: ByteLedger): readonly Problem[] {
  const end = Math.min(reader.length, BASE_BLOCK_SIZE + baseBlock.binsSize)
  let at = BASE_BLOCK_SIZE
  while (at + BIN_HEADER_SIZE <= end) {
    const size = reader.u32(at + 8, 'bin.size')
    const isSound =
      reader.latin1(at, 4, 'bin.signature') === 'hbin' &&
      reader.u32(at + 4, 'bin.offset') === at - BASE_BLOCK_SIZE &&
      size > 0 &&
      size % BIN_ALIGNMENT === 0
    if (!isSound) {
      ledger.problem(at, BIN_HEADER_SIZE)
      const place = { field: 'bin.header', offset: at, length: BIN_HEADER_SIZE }
      return [problemOf('hiveBin', 'error', { offset: `0x${at.toString(16)}` }, place)]
    }
    ledger.parsed(at, BIN_HEADER_SIZE)
    at += size
  }
  return []
}
