import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeEtl } from '../../shared/scenarios/encoders/encodeEtl.ts'
import { type EvtxEvent, encodeEvtx } from '../../shared/scenarios/encoders/encodeEvtx.ts'
import { eventData } from '../../shared/scenarios/encoders/evtx/evtxBody.ts'

const START = BigInt(Date.UTC(2026, 10, 18, 9)) * 10_000n
const SECOND = 10_000_000n
/** Where the first chunk of a log begins. */
const FIRST_CHUNK = 4096

const isoAt = (seconds: number): string => new Date(Number((START + BigInt(seconds) * SECOND) / 10_000n)).toISOString()

/** An event as `wevtutil qe /f:RenderedXml` prints it, with the message that Windows made. */
const rendered = (seconds: number, id: number, message: string): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-AAD' Guid='{4DE9BC9C-B27A-43C9-8994-0915F1A5E24F}'/>` +
  `<EventID>${id}</EventID><Version>0</Version><Level>2</Level><TimeCreated SystemTime='${isoAt(seconds)}'/><EventRecordID>${id}</EventRecordID>` +
  `<Execution ProcessID='812' ThreadID='4004'/><Channel>Microsoft-Windows-AAD/Operational</Channel><Computer>PC-SALES-03</Computer></System>` +
  `<EventData><Data Name='Error'>${message}</Data></EventData><RenderingInfo Culture='en-US'><Message>${message}</Message></RenderingInfo></Event>`

const AADSTS =
  'Http request status: 400. Method: POST Endpoint Uri: https://login.microsoftonline.com/contoso.com/oauth2/token Correlation ID: 8c1e6f70-3a52-4b9d-a7e4-51d0c2f98b36 AADSTS50034: The user account does not exist in the directory.'

const sense = (seconds: number, computer: string): EvtxEvent => ({
  provider: 'Microsoft-Windows-SENSE',
  providerId: 'fae96d09-ade1-5223-0098-af7b67348531',
  eventId: 4,
  level: 4,
  time: START + BigInt(seconds) * SECOND,
  channel: 'Microsoft-Windows-SENSE/Operational',
  computer,
  pid: 2890,
  tid: 104,
  body: [eventData([{ name: 'message', value: { type: 'string', value: 'server contacted' } }])],
})

/** Evidence of two devices that is not read the plain way: a log as text, one whose chunk lost its magic, and a trace without its manifests. */
export function writeOddEventFiles(folder: string): string[] {
  const write = (name: string, bytes: Uint8Array | string): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  const damaged = encodeEvtx({ events: Array.from({ length: 6 }, (_, i) => sense(60 + i * 5, 'SRV-FILE-02')) })
  damaged.fill(0, FIRST_CHUNK, FIRST_CHUNK + 8)
  const trace = encodeEtl({
    session: { name: 'Mixed', start: START },
    events: [
      {
        kind: 'manifest',
        providerId: '5d8087dd-3a9b-4f56-90df-49196cdc4f11',
        eventId: 12,
        level: 3,
        time: START + 20n * SECOND,
        pid: 700,
        tid: 701,
        payload: Uint8Array.of(1, 2, 3, 4),
      },
      {
        kind: 'wpp',
        message: 10,
        messageId: '0d4fdc09-8c27-494a-bda0-505e4fd8adae',
        time: START + 25n * SECOND,
        thread: { pid: 700, tid: 701 },
        payload: Uint8Array.of(0xde, 0xad, 0xbe, 0xef),
      },
    ],
  })
  return [
    write(
      'AAD.xml',
      `<Events>${rendered(5, 1098, AADSTS)}${rendered(6, 1104, 'AAD Cloud AP plugin call returned error: 0xC0048512')}</Events>`,
    ),
    write('SENSE-damaged.evtx', damaged),
    write('Mixed.etl', trace),
  ]
}

/** A log of the night before: its events come between those of the others. */
export function writeLaterLog(folder: string): string {
  const path = join(folder, 'SENSE-later.evtx')
  writeFileSync(path, encodeEvtx({ events: Array.from({ length: 300 }, (_, i) => sense(i * 90 - 25_200, 'SRV-APP-07')) }))
  return path
}
