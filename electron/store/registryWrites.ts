import type { Locator } from '../../shared/facts/locator.ts'
import type { PlacedRecord, RegistryValueRecord } from '../../shared/facts/record.ts'
import { prepared, type WritableCase } from './caseConnection.ts'
import { foldCase } from './foldCase.ts'

/** Ids of the keys of artefacts in work, by folded path: exports name the same parents again and again. */
const knownKeys = new WeakMap<WritableCase, Map<number, Map<string, number>>>()

/** To be called when an artefact's import ends in whatever way, or a transaction was rolled back. */
export function forgetKeys(db: WritableCase, artefactId: number): void {
  knownKeys.get(db)?.delete(artefactId)
}

/** https://learn.microsoft.com/windows/win32/sysinfo/registry-element-size-limits: a tree is at most 512 levels deep. */
const MAX_KEY_DEPTH = 512

/** Adds a key or value to the artefact's tree. False for a record that is not part of a tree, or must be listed in the order of the file too (deletions). */
export function addRegistryRecord(db: WritableCase, artefactId: number, { record, locator }: PlacedRecord): boolean {
  switch (record.type) {
    case 'registryValue':
      addValue(db, artefactId, record, locator)
      return true
    case 'registryKey': {
      const keyId = keyIdFor(db, artefactId, record.key)
      revive(db, keyId)
      if (record.lastWritten !== undefined)
        prepared(db, 'UPDATE registryKey SET lastWritten = ? WHERE id = ?').run(record.lastWritten, keyId)
      return true
    }
    case 'registryDeletion':
      addDeletion(db, artefactId, record.key, record.name)
      return false
    default:
      return false
  }
}

/** A key that a file deletes and then fills again is there in the end. */
function revive(db: WritableCase, keyId: number): void {
  prepared(db, 'UPDATE registryKey SET deleted = 0 WHERE id = ? AND deleted = 1').run(keyId)
}

const VALUE_SQL = `
INSERT INTO registryValue (keyId, artefactId, name, valueType, data, shown, locator, deleted) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`

function addValue(db: WritableCase, artefactId: number, record: RegistryValueRecord, locator: Locator): void {
  const keyId = keyIdFor(db, artefactId, record.key)
  revive(db, keyId)
  const isOwnPlace = locator.kind === 'key' && locator.key === record.key && locator.name === record.name
  const shown = showData(record.data)
  const { lastInsertRowid } = prepared(db, VALUE_SQL).run(
    keyId,
    artefactId,
    record.name,
    record.valueType,
    JSON.stringify(record.data),
    shown,
    isOwnPlace ? null : JSON.stringify(locator),
    0,
  )
  indexText(db, Number(lastInsertRowid) * 2, record.name, shown)
}

function addDeletion(db: WritableCase, artefactId: number, key: string, name: string | undefined): void {
  const keyId = keyIdFor(db, artefactId, key)
  if (name === undefined) {
    prepared(db, 'UPDATE registryKey SET deleted = 1 WHERE id = ?').run(keyId)
    return
  }
  const { lastInsertRowid } = prepared(db, VALUE_SQL).run(keyId, artefactId, name, '', '""', '', null, 1)
  indexText(db, Number(lastInsertRowid) * 2, name, '')
}

/** Data as one line of text: numbers decimal, several strings with a line break between them. */
export function showData(data: RegistryValueRecord['data']): string {
  return Array.isArray(data) ? data.join('\n') : String(data)
}

function indexText(db: WritableCase, rowid: number, name: string, data: string): void {
  prepared(db, 'INSERT INTO registryText (rowid, name, data) VALUES (?, ?, ?)').run(rowid, name, data)
}

/** The key's id; it and its parents are made where they are missing. */
function keyIdFor(db: WritableCase, artefactId: number, key: string): number {
  const ids = idsOf(db, artefactId)
  const folded = foldCase(key)
  const known = ids.get(folded) ?? storedKeyId(db, artefactId, folded)
  const id = known ?? insertKey(db, artefactId, key, folded)
  ids.set(folded, id)
  return id
}

function idsOf(db: WritableCase, artefactId: number): Map<string, number> {
  const ofCase = knownKeys.get(db) ?? new Map<number, Map<string, number>>()
  knownKeys.set(db, ofCase)
  const ids = ofCase.get(artefactId) ?? new Map<string, number>()
  ofCase.set(artefactId, ids)
  return ids
}

function storedKeyId(db: WritableCase, artefactId: number, folded: string): number | undefined {
  const sql = 'SELECT id FROM registryKey WHERE artefactId = ? AND keyFolded = ?'
  return prepared(db, sql).pluck().get(artefactId, folded) as number | undefined
}

const KEY_SQL = `
INSERT INTO registryKey (artefactId, parentId, name, nameFolded, key, keyFolded) VALUES (?, ?, ?, ?, ?, ?)`

function insertKey(db: WritableCase, artefactId: number, key: string, folded: string): number {
  const cut = endOfParent(key)
  const parentId = cut > 0 ? keyIdFor(db, artefactId, key.slice(0, cut)) : null
  const name = key.slice(cut + 1)
  const { lastInsertRowid } = prepared(db, KEY_SQL).run(artefactId, parentId, name, foldCase(name), key, folded)
  const id = Number(lastInsertRowid)
  indexText(db, id * 2 + 1, name, '')
  return id
}

/** Where the parent's path ends; -1 for a root. A path deeper than the registry allows is made by hand: what is too deep stays one name, or its parents would fill the disk. */
function endOfParent(key: string): number {
  let cut = -1
  for (let depth = 1; depth < MAX_KEY_DEPTH; depth++) {
    const next = key.indexOf('\\', cut + 1)
    if (next === -1) break
    cut = next
  }
  return cut
}
