import { expect, it } from 'vitest'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { evtxRecordXml } from '../../../../../shared/parse/evtx/evtxXml.ts'
import { parseEvtx } from '../../../../../shared/parse/evtx/parseEvtx.ts'
import { corpusBytes, corpusFiles, describeWithCorpus } from '../../../../corpus.ts'

const HEADER = 4096
const CHUNK = 65_536
const LOGS = 'A/omerbenamram'
const SNAPSHOTS = 'A/omerbenamram/golden'

/** What makes a record one of its log: machine, id, and time to the microsecond, as the snapshots have it. */
const keyOf = (computer: string | undefined, id: string | undefined, time: string | undefined): string =>
  `${computer} ${id} ${time?.slice(0, 26)}`

interface Found {
  readonly xml: string
  readonly data: unknown
}

/** All live records of the logs beside the snapshots, by their keys. */
function allRecords(): Map<string, Found> {
  const found = new Map<string, Found>()
  for (const name of corpusFiles(LOGS).filter((file) => file.endsWith('.evtx'))) {
    const bytes = corpusBytes(name)
    for (const item of parseEvtx({ source: byteSourceOf(bytes), name })) {
      if (item.type !== 'event' || item.event.recovered) continue
      const chunk = HEADER + Math.floor((item.event.place - HEADER) / CHUNK) * CHUNK
      const xml = evtxRecordXml(bytes.subarray(chunk, chunk + CHUNK), item.event.place - chunk) ?? ''
      const tag = (pattern: RegExp): string | undefined => pattern.exec(xml)?.[1]
      const key = keyOf(tag(/<Computer>(.*?)</), tag(/<EventRecordID>(\d+)</), tag(/SystemTime='(.*?)'/))
      found.set(key, { xml, data: JSON.parse(item.event.data) })
    }
  }
  return found
}
const records = new Map<string, Found>()
const recordOf = (key: string): Found | undefined => {
  if (records.size === 0) for (const [each, found] of allRecords()) records.set(each, found)
  return records.get(key)
}

/**
 * That reader's XML in Event Viewer's form. It indents, quotes with `"`, closes no tag with `/>`, has microseconds, and some of its
 * snapshots are older than its braces around GUIDs.
 */
const normal = (xml: string): string =>
  xml
    .replace(/^<\?xml.*?\?>/, '')
    .replace(/>\s*\n\s*</g, '><')
    .replace(
      / ([\w:]+)=(["'])(.*?)\2/g,
      (_, name, _quote, value) => ` ${name}="${value.replaceAll('&apos;', "'").replaceAll('"', '&quot;')}"`,
    )
    .replace(/<(\w+)([^<>]*)><\/\1>/g, '<$1$2/>')
    .replace(/\{?([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\}?/g, (_, guid: string) => guid.toLowerCase())
    .replace(/(T\d\d:\d\d:\d\d\.\d{6})\d?Z/g, '$1Z')
    .trim()

const withoutHead = (snapshot: string): string => snapshot.replace(/^---[\s\S]*?\n---\n/, '').trim()
const textOf = (name: string): string => withoutHead(new TextDecoder().decode(corpusBytes(name)))

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json }
const member = (json: Json, ...names: readonly string[]): Json =>
  names.reduce<Json>(
    (at, name) => (at !== null && typeof at === 'object' && !Array.isArray(at) ? ((at as { [name: string]: Json })[name] ?? null) : null),
    json,
  )

/** Every text and number of a section, however it is nested; empty ones and namespaces aside. */
function leaves(json: Json, name = ''): string[] {
  if (json === null || json === '' || name === 'xmlns') return []
  if (typeof json !== 'object') return [normal(String(json))]
  const members: readonly [string, Json][] = Array.isArray(json) ? json.map((each: Json) => [name, each] as const) : Object.entries(json)
  return members.flatMap(([each, value]) => leaves(value, each))
}

/** Machines whose logs are not in the corpus: their snapshots cannot be compared. */
const elsewhere = /WEC\.ave\.local|37L4247D28-05|WIN-L0ZZQ76PMUF|WIN-M5327EF98B9|WIN-LL0C19JS506/

const snapshots = (kind: string): string[] =>
  corpusFiles(SNAPSHOTS).filter((name) => name.includes(`event_${kind}_`) && !elsewhere.test(textOf(name)))

describeWithCorpus('snapshots of another reader', () => {
  it.each(snapshots('xml'))('say what our XML says: %s', (name) => {
    const snapshot = textOf(name)
    const tag = (pattern: RegExp): string | undefined => pattern.exec(snapshot)?.[1]
    const own = recordOf(keyOf(tag(/<Computer>(.*?)</), tag(/<EventRecordID>(\d+)</), tag(/SystemTime="(.*?)"/)))
    expect(own, 'the record is there').toBeDefined()
    // Event Viewer leaves out an element whose value is null, by its dependency id; that reader writes it empty.
    expect(normal(own?.xml ?? '')).toBe(normal(snapshot).replace('<Binary/>', ''))
  })

  it.each(snapshots('json'))('hold the fields that our data hold: %s', (name) => {
    const event = member(JSON.parse(textOf(name)), 'Event')
    const system = member(event, 'System')
    const time = member(system, 'TimeCreated', '#attributes', 'SystemTime') ?? member(system, 'TimeCreated_attributes', 'SystemTime')
    const own = recordOf(keyOf(String(member(system, 'Computer')), String(member(system, 'EventRecordID')), String(time)))
    expect(own, 'the record is there').toBeDefined()
    const fields = [...leaves(member(event, 'EventData')), ...leaves(member(event, 'UserData'))]
    expect(leaves(own?.data as Json).sort()).toEqual(fields.sort())
  })
})
