import type { Locator } from '../../shared/facts/locator.ts'
import type { DirectoryObjectRecord } from '../../shared/facts/record.ts'
import { encodeChunk } from './blobCodec.ts'
import { prepared, type WritableCase } from './caseConnection.ts'
import { foldCase } from './foldCase.ts'
import { uuidOfGuid } from './uuidOfGuid.ts'

const INSERT_SQL = `
INSERT INTO directoryObject (artefactId, dn, name, nameFolded, isComputer, guid, os, osVersion, codec, size, attributes, locator)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Adds an object with all its attributes, and beside it what lists show and devices are matched by. */
export function addDirectoryObject(db: WritableCase, artefactId: number, object: DirectoryObjectRecord, locator: Locator): void {
  const { dn, attributes, binary } = object
  const name = nameOf(object)
  const json = new TextEncoder().encode(JSON.stringify({ dn, attributes, binary }))
  const { codec, bytes } = encodeChunk(json)
  prepared(db, INSERT_SQL).run(
    artefactId,
    dn,
    name,
    foldCase(name),
    isComputer(object) ? 1 : 0,
    uuidOfGuid(attributes.objectGUID?.[0]) ?? null,
    attributes.operatingSystem?.[0] ?? null,
    attributes.operatingSystemVersion?.[0] ?? null,
    codec,
    json.byteLength,
    bytes,
    JSON.stringify(locator),
  )
}

/** As people know a computer: the account's name without the dollar sign, else its common name, else the first part of its DN. */
function nameOf({ dn, attributes }: DirectoryObjectRecord): string {
  const account = attributes.sAMAccountName?.[0]?.replace(/\$$/, '')
  return account || attributes.cn?.[0] || attributes.name?.[0] || (/^[^=,]+=((?:\\.|[^,\\])*)/.exec(dn)?.[1] ?? dn)
}

/** By class; a list that was exported without it shows computers by a system or by an account that ends in a dollar sign. */
function isComputer({ attributes }: DirectoryObjectRecord): boolean {
  const classes = attributes.objectClass
  if (classes !== undefined) return classes.some((name) => foldCase(name) === 'computer')
  if (attributes.operatingSystem !== undefined) return true
  return attributes.sAMAccountName?.[0]?.endsWith('$') === true
}
