import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { WritableCase } from '../../../../electron/store/caseConnection.ts'
import { openInlineWriter } from '../../../../electron/store/inlineWriter.ts'
import type { StoredItem } from '../../../../electron/store/itemWrites.ts'
import { createCase } from '../../../../electron/store/openCase.ts'
import { storeBytes } from '../../../../electron/store/storeBlob.ts'
import type { Writer } from '../../../../electron/store/writer.ts'
import type { Fact } from '../../../../shared/facts/fact.ts'
import type { FormatId } from '../../../../shared/facts/format.ts'

export const NOW = new Date('2026-03-01T12:00:00.000Z')

/** A folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'joinsight-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface CaseFixture {
  readonly folder: string
  readonly path: string
  readonly db: WritableCase
  readonly writer: Writer
}

export function newCase(): CaseFixture {
  const folder = temporaryFolder()
  const path = join(folder, 'one.jcase')
  const db = createCase(path, { title: 'One', knowledge: '2026-01', appVersion: '0.1.0', now: NOW })
  onTestFinished(() => {
    if (db.open) db.close()
  })
  return { folder, path, db, writer: openInlineWriter(db) }
}

interface FileToImport {
  readonly container?: string
  readonly path?: string
  readonly content?: string | Uint8Array
  readonly format?: FormatId
  readonly deviceId?: number
  readonly items?: readonly StoredItem[]
  /** False leaves the artefact as a crash would. */
  readonly finish?: boolean
}

/** Imports one file as the engine does, but for the parse. Gives its id and what `beginArtefact` said. */
export async function importFile(writer: Writer, file: FileToImport = {}) {
  const bytes = typeof file.content === 'object' ? file.content : new TextEncoder().encode(file.content ?? 'AzureAdJoined : NO')
  const path = file.path ?? 'dsregcmd.txt'
  const { containerId } = await writer.write('openContainer', {
    path: file.container ?? '/evidence/a.zip',
    kind: 'zip',
    importedAt: NOW.toISOString(),
  })
  const { blobId, sha256, size } = await storeBytes(writer, bytes)
  const begun = await writer.write('beginArtefact', {
    containerId,
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    sha256,
    size,
    blobId,
    format: file.format ?? 'dsregcmd',
    importedAt: NOW.toISOString(),
    ...(file.deviceId === undefined ? {} : { deviceId: file.deviceId }),
  })
  if (begun.outcome === 'new') await writer.write('addItems', { artefactId: begun.artefactId, items: file.items ?? [] })
  if (begun.outcome !== 'same' && file.finish !== false) {
    const account = { parsed: size, problem: 0, unknown: 0 }
    await writer.write('finishArtefact', { artefactId: begun.artefactId, status: 'read', account })
  }
  return { ...begun, containerId, blobId, sha256, size }
}

export const fact = (kind: Fact['kind'], value: Fact['value'], line = 1): StoredItem => ({
  type: 'fact',
  fact: { kind, subject: '', value, locator: { kind: 'line', line }, quote: `${kind} : ${value}`, trusted: true },
})

export const problem = (message: string, severity: 'error' | 'warning' | 'info' = 'error'): StoredItem => ({
  type: 'problem',
  problem: { code: 'cutOff', severity, offset: 4, length: 2, message },
})

export const dsregField = (field: string, value: string, line = 1): StoredItem => ({
  type: 'record',
  record: { type: 'dsregField', section: 'Device State', field, value },
  locator: { kind: 'line', line },
})

export const registryValue = (key: string, name: string, data: string | number | string[], valueType = 'REG_SZ'): StoredItem => ({
  type: 'record',
  record: { type: 'registryValue', hive: 'HKEY_LOCAL_MACHINE', key, name, valueType, data },
  locator: { kind: 'key', key, name },
})

/** The code of the CaseFileError that `work` throws. */
export function failureOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
  return 'no failure'
}
