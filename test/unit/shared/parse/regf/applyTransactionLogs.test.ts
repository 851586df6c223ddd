import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { applyTransactionLogs } from '../../../../../shared/parse/regf/applyTransactionLogs.ts'
import { marvin32 } from '../../../../../shared/parse/regf/marvin32.ts'
import { parseRegf } from '../../../../../shared/parse/regf/parseRegf.ts'
import { corpusPath, describeWithCorpus } from '../../../../corpus.ts'
import { readItems } from '../readItems.ts'
import { buildHive, sealBaseBlock, wide } from './hiveBuilder.ts'

const PAGE = 4096

/** A hive with one value, whose content each generation of it changes. */
const hiveSaying = (word: string) => buildHive({ name: 'R', values: [{ name: 'word', type: 1, data: wide(word) }] }).bytes
const wordOf = (bytes: Uint8Array) =>
  readItems(parseRegf, bytes).records.flatMap((record) => (record.type === 'registryValue' ? [record.data] : []))

function dirtyHive(word: string): Uint8Array {
  const bytes = hiveSaying(word)
  new DataView(bytes.buffer).setUint32(8, 6, true)
  sealBaseBlock(bytes)
  return bytes
}

/** One entry that writes the whole first page of the bins anew. */
function entry(sequence: number, word: string): Uint8Array {
  const page = hiveSaying(word).slice(PAGE, 2 * PAGE)
  const bytes = new Uint8Array(9 * 512)
  const view = new DataView(bytes.buffer)
  bytes.set(Buffer.from('HvLE', 'latin1'))
  const words = [bytes.length, 0, sequence, PAGE, 1]
  for (const [i, number] of words.entries()) view.setUint32(4 + i * 4, number, true)
  view.setUint32(44, PAGE, true)
  bytes.set(page, 48)
  view.setBigUint64(24, marvin32(bytes.subarray(40)), true)
  view.setBigUint64(32, marvin32(bytes.subarray(0, 32)), true)
  return bytes
}

/** A log: copy of the base block with its own number, then entries. */
function log(primarySequence: number, ...entries: readonly Uint8Array[]): Uint8Array {
  const head = hiveSaying('').slice(0, 512)
  const view = new DataView(head.buffer)
  view.setUint32(4, primarySequence, true)
  view.setUint32(28, 6, true)
  sealBaseBlock(head)
  return Uint8Array.from([head, ...entries].flatMap((part) => [...part]))
}

describe('a dirty hive with its logs', () => {
  it('holds what the newest entry wrote, and is clean', () => {
    const recovered = applyTransactionLogs(dirtyHive('old'), [log(8, entry(8, 'mid'), entry(9, 'new'))])
    expect(recovered).toMatchObject({ appliedEntries: 2, appliedPages: 2 })
    expect(wordOf(recovered?.bytes ?? new Uint8Array(0))).toEqual(['new'])
    expect(readItems(parseRegf, recovered?.bytes ?? new Uint8Array(0)).problems).toEqual([])
  })

  it('is replayed from the older log to the newer, in whichever order they are given', () => {
    const [older, newer] = [log(8, entry(8, 'a'), entry(9, 'b')), log(10, entry(10, 'c'))]
    for (const logs of [
      [older, newer],
      [newer, older],
    ]) {
      const recovered = applyTransactionLogs(dirtyHive('old'), logs)
      expect(recovered?.appliedEntries).toBe(3)
      expect(wordOf(recovered?.bytes ?? new Uint8Array(0))).toEqual(['c'])
    }
  })

  it('stops at a gap in the numbers', () => {
    const recovered = applyTransactionLogs(dirtyHive('old'), [log(8, entry(8, 'a'), entry(10, 'c'))])
    expect(recovered?.appliedEntries).toBe(1)
    expect(wordOf(recovered?.bytes ?? new Uint8Array(0))).toEqual(['a'])
  })

  it('stops at an entry that was not written to its end', () => {
    const torn = entry(9, 'b')
    torn[1000] = (torn[1000] ?? 0) ^ 1
    expect(applyTransactionLogs(dirtyHive('old'), [log(8, entry(8, 'a'), torn)])?.appliedEntries).toBe(1)
    expect(applyTransactionLogs(dirtyHive('old'), [log(8, torn)])).toBeUndefined()
  })

  it('is left as it is by logs that are older, of another time, or empty', () => {
    expect(applyTransactionLogs(dirtyHive('old'), [log(5, entry(5, 'a'))])).toBeUndefined()
    expect(applyTransactionLogs(dirtyHive('old'), [log(99, entry(8, 'a'))])).toBeUndefined()
    expect(applyTransactionLogs(dirtyHive('old'), [log(8)])).toBeUndefined()
    expect(applyTransactionLogs(dirtyHive('old'), [])).toBeUndefined()
  })

  it('does not change the bytes that were given', () => {
    const hive = dirtyHive('old')
    applyTransactionLogs(hive, [log(8, entry(8, 'a'))])
    expect(hive).toEqual(dirtyHive('old'))
  })

  it('takes the base block from the log where its own is damaged', () => {
    const hive = dirtyHive('old')
    new DataView(hive.buffer).setUint32(36, 0, true)
    const recovered = applyTransactionLogs(hive, [log(8, entry(8, 'a'))])
    expect(wordOf(recovered?.bytes ?? new Uint8Array(0))).toEqual(['a'])
  })
})

it('a clean hive needs no logs', () => {
  expect(applyTransactionLogs(hiveSaying('x'), [log(8, entry(8, 'a'))])).toBeUndefined()
})

describeWithCorpus('on a real dirty hive', () => {
  it('recovers SYSTEM_B to the last byte, with all keys that only its logs hold', ({ skip }) => {
    skip(spawnSync('xz', ['--version']).status !== 0, 'xz is not installed')
    const part = (name: string) =>
      new Uint8Array(execFileSync('xz', ['-dc', corpusPath(`C/hives/regipy/${name}.xz`)], { maxBuffer: 64 << 20 }))
    const recovered = applyTransactionLogs(part('SYSTEM_B'), [part('SYSTEM_B.LOG2'), part('SYSTEM_B.LOG1')])
    expect(recovered).toMatchObject({ appliedEntries: 24, appliedPages: 315 })
    const bytes = recovered?.bytes ?? new Uint8Array(0)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe('734095bf043ea72300feb8bc380a585d8a9c925cdd5ffc190ca5ff6bc5a7c231')
    const { records, problems } = readItems(parseRegf, bytes)
    expect(problems).toEqual([])
    expect(records.filter((record) => record.type === 'registryKey')).toHaveLength(35595)
    expect(records.filter((record) => record.type === 'registryValue')).toHaveLength(78901)
  })
})
