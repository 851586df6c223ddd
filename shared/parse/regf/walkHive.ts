import type { Problem } from '../../facts/problem.ts'
import { problemOf } from '../../facts/problemTexts.ts'
import type { RegistryValueRecord } from '../../facts/record.ts'
import type { ByteLedger } from '../byteLedger.ts'
import { ParseError } from '../byteReader.ts'
import type { ParsedItem } from '../parsed.ts'
import { RegistryNormalizer } from '../registryFacts.ts'
import { decodeRegistryData, hiveOfKey, registryTypeName } from '../registryValues.ts'
import { BASE_BLOCK_SIZE, type BaseBlock } from './baseBlock.ts'
import { damageProblem } from './checkHive.ts'
import { type Cell, type HiveCells, NO_CELL } from './hiveCells.ts'
import { type KeyNode, readKeyNode, readSubkeyOffsets, readValueOffsets } from './keyNode.ts'
import { mountPointOf } from './mountPoint.ts'
import { readValueNode } from './valueNode.ts'

/** Windows allows 512 levels of keys. */
const MAX_DEPTH = 512
/** Characters; real paths stay below 1,000. A hostile file must not turn one name into a path for each of its keys. */
const MAX_PATH = 4096

export interface OpenedHive {
  readonly cells: HiveCells
  readonly baseBlock: BaseBlock
  readonly ledger: ByteLedger
  readonly artefactName: string
}

interface PendingKey {
  readonly offset: number
  readonly parentOffset: number
  /** Undefined for the root key. */
  readonly parentPath: string | undefined
  readonly depth: number
}

interface WalkState {
  readonly problems: Problem[]
  readonly pending: PendingKey[]
  /** Security descriptors are the one kind of cell that keys share. */
  readonly security: Set<number>
  readonly normalizer: RegistryNormalizer
}

/** All keys from the root on, depth first, each with its values before its subkeys. What cannot be read becomes a problem and is left out. */
export function* walkHive(hive: OpenedHive): Generator<ParsedItem, void> {
  const root: PendingKey = { offset: hive.baseBlock.rootOffset, parentOffset: NO_CELL, parentPath: undefined, depth: 0 }
  const state: WalkState = { problems: [], pending: [root], security: new Set(), normalizer: new RegistryNormalizer() }
  for (let next = state.pending.pop(); next !== undefined; next = state.pending.pop()) {
    yield* visitKey(hive, state, next)
    for (const problem of state.problems.splice(0)) yield { type: 'problem', problem }
  }
  for (const fact of state.normalizer.finish()) yield { type: 'fact', fact }
}

function* visitKey(hive: OpenedHive, state: WalkState, at: PendingKey): Generator<ParsedItem, void> {
  const key = attempt(hive, state, at.parentPath, () => readKeyNode(hive.cells, at.offset))
  if (key === undefined) return
  const path =
    at.parentPath === undefined ? mountPointOf(hive.baseBlock.fileName, hive.artefactName, key.name) : `${at.parentPath}\\${key.name}`
  const lastWritten = key.lastWritten === undefined ? {} : { lastWritten: key.lastWritten }
  yield {
    type: 'record',
    record: { type: 'registryKey', hive: hiveOfKey(path), key: path, ...lastWritten },
    locator: { kind: 'key', key: path },
  }
  if (at.parentPath !== undefined && key.parentOffset !== at.parentOffset) {
    state.problems.push(problemOf('hiveParent', 'warning', { key: path }, { field: 'key.parentOffset', offset: key.cell.start + 16 }))
  }
  noteFreeCell(state, key.cell, path)
  takeShared(hive, state, key, path)
  yield* visitValues(hive, state, key, path)
  queueSubkeys(hive, state, key, path, at)
}

function* visitValues(hive: OpenedHive, state: WalkState, key: KeyNode, path: string): Generator<ParsedItem, void> {
  if (key.valueCount === 0) return
  for (const offset of attempt(hive, state, path, () => readValueOffsets(hive.cells, key)) ?? []) {
    const value = attempt(hive, state, path, () => readValueNode(hive.cells, offset, hive.baseBlock.minor))
    if (value === undefined) continue
    noteFreeCell(state, value.cell, path)
    const data = decodeRegistryData(value.type, value.data)
    const valueType = registryTypeName(value.type)
    const record: RegistryValueRecord = { type: 'registryValue', hive: hiveOfKey(path), key: path, name: value.name, valueType, data }
    yield { type: 'record', record, locator: { kind: 'key', key: path, name: value.name } }
    for (const fact of state.normalizer.normalize(record)) yield { type: 'fact', fact }
  }
}

function queueSubkeys(hive: OpenedHive, state: WalkState, key: KeyNode, path: string, at: PendingKey): void {
  if (key.subkeyCount === 0) return
  const subkeys = attempt(hive, state, path, () => readSubkeyOffsets(hive.cells, key.subkeyListOffset))
  if (subkeys === undefined) return
  if (subkeys.length !== key.subkeyCount) {
    const counts = { key: path, expected: key.subkeyCount, actual: subkeys.length }
    state.problems.push(problemOf('hiveSubkeyCount', 'warning', counts, { field: 'key.subkeyCount', offset: key.cell.start + 20 }))
  }
  if (at.depth >= MAX_DEPTH || path.length > MAX_PATH) {
    const args = { key: `${path.slice(0, 200)}…`, limit: MAX_DEPTH }
    state.problems.push(problemOf('hiveDepth', 'warning', args, { field: 'key', offset: key.cell.start }))
    return
  }
  for (const offset of subkeys.toReversed()) {
    state.pending.push({ offset, parentOffset: at.offset, parentPath: path, depth: at.depth + 1 })
  }
}

/** Class name and security descriptor are not shown; they are taken so that their bytes count as understood. */
function takeShared(hive: OpenedHive, state: WalkState, key: KeyNode, path: string): void {
  if (key.classOffset !== NO_CELL) attempt(hive, state, path, () => hive.cells.take(key.classOffset, 'key.className'))
  if (key.securityOffset === NO_CELL || state.security.has(key.securityOffset)) return
  state.security.add(key.securityOffset)
  attempt(hive, state, path, () => hive.cells.take(key.securityOffset, 'key.security'))
}

/** Runs one read; damage becomes a problem at its place. */
function attempt<T>(hive: OpenedHive, state: WalkState, key: string | undefined, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    state.problems.push(damageProblem(error, key ?? '(root)'))
    if (error.offset >= BASE_BLOCK_SIZE) hive.ledger.problem(error.offset, 4)
    return undefined
  }
}

function noteFreeCell(state: WalkState, cell: Cell, path: string): void {
  if (cell.isFree) state.problems.push(problemOf('hiveFreeCell', 'warning', { key: path }, { field: 'cell.size', offset: cell.start - 4 }))
}
