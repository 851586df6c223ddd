import { type Collector, createCollector } from '../../../shared/redaction/collectValues.ts'
import { type FieldKind, factFieldKinds, fieldKindOf, versionFacts } from '../../../shared/redaction/fieldKinds.ts'
import { decodeChunk } from '../blobCodec.ts'
import { prepared, type ReadableCase } from '../caseConnection.ts'
import { uuidOfGuid } from '../uuidOfGuid.ts'

/** Told while values are looked for: rows that were read, of about all. May throw, to give up. */
export type FindProgress = (done: number, total: number) => void

/** Looks through everything that a case holds for what tells whose it is. */
export function findValues(db: ReadableCase, onProgress: FindProgress = () => undefined): Collector {
  const collector = createCollector()
  const tables = ['fact', 'record', 'registryKey', 'registryValue', 'event', 'directoryObject']
  const total = tables.reduce((sum, table) => sum + Number(prepared(db, `SELECT count(*) FROM ${table}`).pluck().get()), 0)
  let done = 0
  const each = <Row>(sql: string, take: (row: Row) => void): void => {
    for (const row of prepared<Row>(db, sql).iterate()) {
      if (++done % 2000 === 0) onProgress(Math.min(done, total), total)
      take(row)
    }
  }
  findInPeopleTexts(collector, each)
  findInFileNames(collector, each)
  findInDevices(collector, each)
  findInFacts(collector, each)
  findInRecords(collector, each)
  findInRegistry(collector, each)
  findInDirectory(collector, each)
  findInEvents(collector, each)
  onProgress(total, total)
  return collector
}

type Each = <Row>(sql: string, take: (row: Row) => void) => void

/** What people wrote, and the places that evidence came from. */
function findInPeopleTexts(collector: Collector, each: Each): void {
  each<{ title: string; customer: string; engineer: string; ticket: string }>('SELECT * FROM caseRecord', (row) => {
    collector.takeAs('tenantName', row.customer, 'caseRecord.customer')
    collector.takeAs('user', row.engineer, 'caseRecord.engineer')
    collector.takeText(row.title, 'caseRecord.title')
    collector.takeText(row.ticket, 'caseRecord.ticket')
  })
  const persons: readonly (readonly [string, string])[] = [
    ['note', 'author'],
    ['checklistItem', 'doneBy'],
    ['attachment', 'addedBy'],
    ['caseLog', 'who'],
    ['mergedLog', 'who'],
  ]
  for (const [table, column] of persons) {
    each<{ value: string | null }>(`SELECT DISTINCT ${column} AS value FROM ${table}`, ({ value }) =>
      collector.takeAs('user', value ?? '', `${table}.${column}`),
    )
  }
  const texts: readonly (readonly [string, string])[] = [
    ['note', 'text'],
    ['checklistItem', 'text'],
    ['attachment', 'name'],
    ['attachment', 'note'],
    ['caseLog', 'detail'],
    ['mergedLog', 'detail'],
    ['container', 'path'],
    ['artefact', 'path'],
    ['problem', 'problem'],
    ['review', 'note'],
    ['flowDecision', 'reason'],
    ['eventMark', 'comment'],
    ['caseTag', 'tag'],
    ['savedFilter', 'name'],
    ['savedFilter', 'filter'],
    ['ruleDraft', 'draft'],
  ]
  for (const [table, column] of texts) {
    each<{ value: string | null }>(`SELECT ${column} AS value FROM ${table}`, ({ value }) =>
      collector.takeText(value ?? '', `${table}.${column}`),
    )
  }
}

/** What a person called a file that was imported by itself, or packed; names within a collection are its tool's. */
function findInFileNames(collector: Collector, each: Each): void {
  const sql = `SELECT DISTINCT a.name FROM artefact AS a JOIN container AS c ON c.id = a.containerId
    WHERE c.kind IN ('file', 'clipboard') OR a.path = '' OR a.format = 'zip'`
  each<{ name: string }>(sql, ({ name }) => collector.takeAs('file', name, 'artefact.name'))
}

interface IdentityRow {
  readonly name: string | null
  readonly aadDeviceId: string | null
  readonly tenantId: string | null
  readonly senseDeviceId: string | null
}

function findInDevices(collector: Collector, each: Each): void {
  for (const table of ['device', 'deviceRow']) {
    each<IdentityRow>(`SELECT name, aadDeviceId, tenantId, senseDeviceId FROM ${table}`, (row) => {
      collector.takeAs('deviceName', row.name ?? '', `${table}.name`)
      collector.takeAs('deviceId', row.aadDeviceId ?? '', `${table}.aadDeviceId`)
      collector.takeAs('tenantId', row.tenantId ?? '', `${table}.tenantId`)
      collector.takeAs('deviceId', row.senseDeviceId ?? '', `${table}.senseDeviceId`)
    })
  }
}

function findInFacts(collector: Collector, each: Each): void {
  each<{ kind: string; value: string; quote: string }>('SELECT kind, value, quote FROM fact', ({ kind, value, quote }) => {
    const field = (factFieldKinds as Readonly<Record<string, (typeof factFieldKinds)['device.name']>>)[kind]
    const said: unknown = JSON.parse(value)
    const isVersion = versionFacts.has(kind)
    collector.takeText(quote, `fact ${kind}`, isVersion)
    if (typeof said !== 'string') return
    if (field !== undefined) collector.takeAs(field, said, `fact ${kind}`)
    collector.takeText(said, `fact ${kind}`, isVersion)
  })
}

/** Events of the filter manager call a driver so, as `FileInfo`: names of computers have a digit, a hyphen or capitals alone. */
const isDriver = (name: string, value: string): boolean => name === 'DeviceName' && !/[\d-]|^[A-Z]+$/.test(value)

/** Payloads that nothing could decode, and values of bytes. */
const isDigits = (text: string): boolean => text.length >= 24 && /^[0-9a-f]+$/i.test(text)

/** Members of records that name the value beside them. */
const NAMED = /^(?:field|name|displayName)$/

function findInRecords(collector: Collector, each: Each): void {
  each<{ type: string; record: string }>('SELECT type, record FROM record', ({ type, record }) => {
    const place = `record ${type}`
    const read: unknown = JSON.parse(record)
    takeNamed(collector, read, place)
    if (typeof read !== 'object' || read === null || !('value' in read) || typeof read.value !== 'string') {
      collector.takeText(record, place)
      return
    }
    const { value } = read
    const names = Object.entries(read).flatMap(([key, name]) => (NAMED.test(key) && typeof name === 'string' ? [name] : []))
    const known = names.find((name) => fieldKindOf(name) !== undefined)
    if (known !== undefined) collector.takeField(known, value, `${place} ${known}`)
    collector.takeText(
      value,
      place,
      names.some((name) => /version|build/i.test(name)),
    )
  })
}

/** Every member by its own name, at any depth. */
function takeNamed(collector: Collector, value: unknown, place: string, name = ''): void {
  if (typeof value === 'string') {
    if (name !== '' && !isDriver(name, value)) collector.takeField(name, value, `${place} ${name}`)
    if (isDigits(value)) collector.takeBytes(value, place)
  } else if (Array.isArray(value)) {
    for (const each of value) takeNamed(collector, each, place, name)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) takeNamed(collector, each, place, key)
  }
}

const KEY_IDS =
  /\\(TenantInfo|JoinInfo|Enrollments|CloudDomainJoin|ProfileList|IdentityStore\\Cache|WorkplaceJoin)\\(?:[^\\]+\\)*?([^\\]+)$/i

function findInRegistry(collector: Collector, each: Each): void {
  each<{ name: string; key: string }>('SELECT name, key FROM registryKey', ({ name, key }) => {
    collector.takeText(name, 'registryKey.name')
    const [, parent = '', child = ''] = KEY_IDS.exec(key) ?? []
    if (child === '') return
    collector.takeAs(/tenantinfo/i.test(parent) ? 'tenantId' : 'id', child, 'registryKey.name')
    collector.takeAs('thumbprint', child, 'registryKey.name')
  })
  const sql = 'SELECT v.name, v.valueType, v.data, k.key FROM registryValue AS v JOIN registryKey AS k ON k.id = v.keyId'
  each<{ name: string; valueType: string; data: string; key: string }>(sql, ({ name, valueType, data, key }) => {
    const place = 'registryValue'
    const read: unknown = JSON.parse(data)
    const texts = Array.isArray(read) ? read.map(String) : typeof read === 'string' ? [read] : []
    const isBinary = valueType === 'REG_BINARY' || /^REG_0x/.test(valueType)
    for (const text of texts) {
      if (isBinary) {
        if (/\\(?:SystemCertificates|Certificates|CertificateStore)\\/i.test(key) && /^blob$/i.test(name))
          collector.takeAs('certificate', text, place)
        collector.takeBytes(text, place)
        continue
      }
      collector.takeField(name, text, `${place} ${name}`)
      collector.takeText(text, place, /version|build/i.test(name) || /version/i.test(key.slice(key.lastIndexOf('\\'))))
    }
    if (!isBinary) collector.takeText(name, place)
  })
}

interface ObjectRow {
  readonly name: string
  readonly dn: string
  readonly isComputer: number
  readonly guid: string | null
  readonly codec: 'none' | 'deflate' | 'zstd'
  readonly size: number
  readonly attributes: Uint8Array
}

/** Attributes that name a person, or whom they work for, where the object is an account. */
const accountFields: ReadonlyMap<string, FieldKind> = new Map([
  ['cn', 'user'],
  ['name', 'user'],
  ['displayname', 'user'],
  ['sn', 'user'],
  ['mailnickname', 'user'],
  ['company', 'tenantName'],
  ['o', 'tenantName'],
])

function findInDirectory(collector: Collector, each: Each): void {
  each<ObjectRow>('SELECT name, dn, isComputer, guid, codec, size, attributes FROM directoryObject', (row) => {
    const place = 'directoryObject'
    const json = new TextDecoder().decode(decodeChunk({ codec: row.codec, bytes: row.attributes }, row.size))
    const { attributes } = JSON.parse(json) as { readonly attributes: Readonly<Record<string, readonly string[]>> }
    const isComputer = row.isComputer === 1
    const isAccount = attributes.sAMAccountName !== undefined || attributes.userPrincipalName !== undefined
    if (isComputer || isAccount) collector.takeAs(isComputer ? 'deviceName' : 'user', row.name, `${place} name`)
    collector.takeText(row.dn, place)
    if (row.guid !== null) collector.takeAs('id', row.guid, `${place} objectGUID`)
    for (const [name, values] of Object.entries(attributes)) {
      for (const value of values) {
        const kind = fieldKindOf(name) ?? (isAccount && !isComputer ? accountFields.get(name.toLowerCase()) : undefined)
        const guid = kind === 'id' || kind === 'deviceId' ? uuidOfGuid(value) : undefined
        if (guid !== undefined) collector.takeAs(kind === 'deviceId' ? 'deviceId' : 'id', guid, `${place} ${name}`)
        else if (kind !== undefined) collector.takeAs(kind, value, `${place} ${name}`)
        collector.takeText(value, place, /version/i.test(name))
        if (isDigits(value)) collector.takeBytes(value, place)
      }
    }
  })
}

function findInEvents(collector: Collector, each: Each): void {
  each<{ computer: string }>('SELECT DISTINCT computer FROM event WHERE computer IS NOT NULL', ({ computer }) =>
    collector.takeAs('deviceName', computer, 'event.computer'),
  )
  each<{ userSid: string }>('SELECT DISTINCT userSid FROM event WHERE userSid IS NOT NULL', ({ userSid }) =>
    collector.takeText(userSid, 'event.userSid'),
  )
  each<{ message: string | null; data: string }>('SELECT message, data FROM event', ({ message, data }) => {
    if (message !== null) collector.takeText(message, 'event.message')
    collector.takeText(data, 'event.data')
    takeNamed(collector, jsonOf(data), 'event')
  })
}

/** What a person or a damaged file made of an event's fields may be no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
