import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { text as readStream } from 'node:stream/consumers'
import type { Problem } from '../../shared/facts/problem.ts'
import type { EvidenceRecord } from '../../shared/facts/record.ts'
import type { DirectoryObject, MetaverseSchema, SyncConnector, SyncRule } from '../../shared/facts/syncRule.ts'
import { createDecodePool, decodeFile } from '../engine/decodeFile.ts'
import type { ParserPool } from '../engine/parserPool.ts'
import { CommandFailure, exitCode } from './exitCode.ts'
import type { Terminal } from './terminal.ts'

/** What a file, or all files of a folder, say of a server's rules. */
export interface RuleSource {
  readonly rules: readonly SyncRule[]
  readonly connectors: readonly SyncConnector[]
  readonly metaverse: MetaverseSchema | undefined
  /** Some of what was offered could not be read, or is no rule. */
  readonly isPartial: boolean
}

/** Reads rules out of a file, or out of every file below a folder. Fails where there is none. */
export async function readRules(terminal: Terminal, path: string): Promise<RuleSource> {
  const found = await findRules(terminal, path, false)
  if (found.rules.length === 0) throw new CommandFailure(exitCode.nothing, `${path}: no synchronization rule in it`)
  return found
}

/** The same without failing: a file may hold an expression as well. */
export async function findRules(terminal: Terminal, path: string, isOptional = true): Promise<RuleSource> {
  const found = {
    rules: [] as SyncRule[],
    connectors: [] as SyncConnector[],
    metaverse: undefined as MetaverseSchema | undefined,
    isPartial: false,
  }
  const onRecord = (record: EvidenceRecord): void => {
    if (record.type === 'syncRule') found.rules.push(withoutType(record))
    else if (record.type === 'syncConnector') found.connectors.push(withoutType(record))
    else if (record.type === 'metaverseSchema') found.metaverse = withoutType(record)
  }
  const pool = createDecodePool()
  try {
    for (const file of await filesOf(path)) {
      const isRead = await readRecords(terminal, file, { onRecord, pool, isOptional })
      found.isPartial ||= !isRead
    }
  } finally {
    await pool.close()
  }
  return found
}

/** Hands over each object of a directory export as it is read. Answers whether all of the file was read. */
export async function readObjects(
  terminal: Terminal,
  path: string,
  onObject: (object: DirectoryObject) => Promise<void>,
): Promise<boolean> {
  let objects = 0
  const waiting: DirectoryObject[] = []
  const isRead = await readRecords(terminal, path, {
    onRecord(record) {
      if (record.type !== 'adObject') return
      objects++
      waiting.push(withoutType(record))
    },
    async onBatch() {
      for (const object of waiting.splice(0)) await onObject(object)
    },
  })
  if (objects === 0) throw new CommandFailure(exitCode.nothing, `${path}: no directory object in it`)
  return isRead
}

/** The text of an expression: a file's, or what comes on standard input for `-`. */
export async function readExpression(path: string): Promise<string> {
  const content = path === '-' ? await readStream(process.stdin) : new TextDecoder().decode(await readFile(path))
  return content.replace(/^\uFEFF/, '').replace(/\s+$/, '')
}

interface RecordTakers {
  readonly onRecord: (record: EvidenceRecord) => void
  /** After each batch of records. */
  readonly onBatch?: () => Promise<void>
  readonly pool?: ParserPool
  /** A file of another kind is nothing to speak of. */
  readonly isOptional?: boolean
}

async function readRecords(terminal: Terminal, file: string, { onRecord, onBatch, pool, isOptional }: RecordTakers): Promise<boolean> {
  let isClean = true
  const decoded = await decodeFile(
    file,
    undefined,
    async ({ items }) => {
      for (const item of items) {
        if (item.type === 'record') onRecord(item.record)
        else if (item.type === 'problem') {
          isClean &&= item.problem.severity !== 'error'
          terminal.tell(`${file}: ${placeOf(item.problem)}${item.problem.message}`)
        }
      }
      await onBatch?.()
    },
    pool,
  )
  if (!('isRead' in decoded)) throw new CommandFailure(exitCode.usage, `${file} is a ${decoded.container}: name a file in it`)
  if (!decoded.isRead && isOptional !== true) terminal.tell(`${file}: not a format that is read (${decoded.format})`)
  return decoded.isRead && decoded.isComplete && isClean
}

const placeOf = ({ line, offset }: Problem): string =>
  line !== undefined ? `line ${line}: ` : offset !== undefined ? `offset ${offset}: ` : ''

async function filesOf(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function withoutType<T extends { readonly type: string }>(record: T): Omit<T, 'type'> {
  const { type: _type, ...rest } = record
  return rest
}
