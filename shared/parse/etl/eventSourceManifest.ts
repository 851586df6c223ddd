import type { EventDescription } from './eventDescription.ts'
import { type Attributes, type ManifestMember, type ManifestProvider, readManifestElements } from './manifestElements.ts'
import type { Amount, ManifestField } from './manifestFields.ts'
import { inType, outType } from './valueJson.ts'

/** In-types of instrumentation manifests, without their `win:`, in lower case. */
const inTypes: Readonly<Record<string, number>> = {
  unicodestring: inType.unicodeString,
  ansistring: inType.ansiString,
  int8: inType.int8,
  uint8: inType.uint8,
  int16: inType.int16,
  uint16: inType.uint16,
  int32: inType.int32,
  uint32: inType.uint32,
  int64: inType.int64,
  uint64: inType.uint64,
  float: inType.float,
  double: inType.double,
  boolean: inType.bool32,
  binary: inType.binary,
  guid: inType.guid,
  pointer: inType.pointer,
  filetime: inType.filetime,
  systemtime: inType.systemTime,
  sid: inType.sid,
  hexint32: inType.hexInt32,
  hexint64: inType.hexInt64,
  countedunicodestring: inType.countedString,
  countedansistring: inType.countedAnsiString,
  countedbinary: inType.countedBinary,
}

const outTypes: Readonly<Record<string, number>> = {
  string: outType.string,
  boolean: outType.boolean,
  hexint8: outType.hex,
  hexint16: outType.hex,
  hexint32: outType.hex,
  hexint64: outType.hex,
  port: outType.port,
  ipv4: outType.ipv4,
  ipv6: outType.ipv6,
  socketaddress: outType.socketAddress,
  win32error: outType.win32Error,
  ntstatus: outType.ntStatus,
  hresult: outType.hresult,
  errorcode: outType.hresult,
  xml: outType.xml,
  json: outType.json,
  utf8: outType.utf8,
}

/** The events that an instrumentation manifest describes; what is behind damaged XML is missing. Schema: eventman.xsd. */
export function readManifestXml(xml: Uint8Array): readonly EventDescription[] {
  const { providers, strings } = readManifestElements(xml)
  return providers.flatMap((provider) => describedBy(provider, strings))
}

function describedBy(provider: ManifestProvider, strings: ReadonlyMap<string, string>): readonly EventDescription[] {
  const providerId = guidOf(provider.attributes.guid)
  if (providerId === undefined) return []
  const { name } = provider.attributes
  const templates = new Map([...provider.templates].map(([id, members]) => [id, fieldsOf(members)]))
  return provider.events.flatMap((attributes) => {
    const eventId = Number(attributes.value)
    if (!Number.isInteger(eventId)) return []
    const message = attributes.message === undefined ? undefined : textOf(attributes.message, strings)
    return [
      {
        providerId,
        eventId,
        version: Number(attributes.version ?? 0) || 0,
        ...(name !== undefined && { provider: name }),
        ...nameOf(attributes),
        ...(message !== undefined && { message }),
        fields: templates.get(attributes.template ?? '') ?? noFields,
      },
    ]
  })
}

const noFields: readonly ManifestField[] = []

const guidOf = (text = ''): string | undefined => /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(text)?.[1]?.toLowerCase()

/** What the source itself calls the event; without it, its task and what happens to it. */
function nameOf({ symbol, task, opcode }: Attributes): { readonly name?: string } {
  if (symbol !== undefined) return { name: symbol }
  const name = [task, opcode].filter((part) => part !== undefined && !part.startsWith('win:')).join('/')
  return name === '' ? {} : { name }
}

function textOf(reference: string, strings: ReadonlyMap<string, string>): string | undefined {
  const id = /^\$\(string\.(.*)\)$/.exec(reference)?.[1]
  return id === undefined ? reference : strings.get(id)
}

function fieldsOf(members: readonly ManifestMember[]): readonly ManifestField[] {
  const places = new Map(members.map(({ attributes }, place) => [attributes.name ?? '', place]))
  return members.map(({ isStruct, attributes, members: inner }, place) => {
    const { name = '', inType: type = '', outType: out = '', length, count } = attributes
    const shared = { name, ...(count !== undefined && { count: amountOf(count, places) }) }
    // Places within a struct are not those around it: what is measured by a field there is not known.
    if (isStruct) return { ...shared, type: 0, out: 0, members: inner.map(simpleField) }
    return {
      ...shared,
      type: inTypes[plainType(type)] ?? -1,
      out: outTypes[plainType(out)] ?? outType.default,
      place,
      ...(length !== undefined && { length: amountOf(length, places) }),
    }
  })
}

function simpleField({ name = '', inType: type = '', outType: out = '', length }: Attributes): ManifestField {
  const fixed = Number(length)
  return {
    name,
    type: length !== undefined && !Number.isInteger(fixed) ? -1 : (inTypes[plainType(type)] ?? -1),
    out: outTypes[plainType(out)] ?? outType.default,
    ...(length !== undefined && { length: { is: fixed } }),
  }
}

const plainType = (type: string): string => type.slice(type.indexOf(':') + 1).toLowerCase()

function amountOf(text: string, places: ReadonlyMap<string, number>): Amount {
  const number = Number(text)
  return Number.isInteger(number) && number >= 0 ? { is: number } : { field: places.get(text) ?? -1 }
}
