import { type EventRow, eventTimeIso } from '../../../shared/facts/event.ts'
import { eventFields } from './eventFields.ts'

/** An event that no log holds as XML, in the shape in which Event Viewer shows events: System, then the fields. */
export function eventXml(event: EventRow): string {
  const { class: eventClass, time, recordId, pid, tid, computer, userSid, activityId, relatedActivityId } = event
  const system = [
    `<Provider${attribute('Name', eventClass.provider)}${attribute('Guid', braced(eventClass.providerId))}/>`,
    element('EventID', eventClass.eventId),
    element('Version', eventClass.version),
    element('Level', eventClass.level),
    element('Task', eventClass.task),
    element('Opcode', eventClass.opcode),
    element('Keywords', eventClass.keywords),
    time === undefined ? '' : `<TimeCreated${attribute('SystemTime', eventTimeIso(time))}/>`,
    element('EventRecordID', recordId),
    `<Correlation${attribute('ActivityID', braced(activityId))}${attribute('RelatedActivityID', braced(relatedActivityId))}/>`,
    `<Execution${attribute('ProcessID', pid)}${attribute('ThreadID', tid)}/>`,
    element('Channel', eventClass.channel),
    element('Computer', computer),
    `<Security${attribute('UserID', userSid)}/>`,
  ].join('')
  const rendering = event.message === undefined ? '' : `<RenderingInfo>${element('Message', event.message)}</RenderingInfo>`
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>${system}</System>${dataOf(event)}${rendering}</Event>`
}

function dataOf({ class: { decoded }, data }: EventRow): string {
  const fields = eventFields(data)
  if (!decoded) return `<BinaryEventData>${escaped(fields[0]?.value ?? '').toUpperCase()}</BinaryEventData>`
  return `<EventData>${fields.map(({ name, value }) => `<Data${attribute('Name', name === '' ? undefined : name)}>${escaped(value)}</Data>`).join('')}</EventData>`
}

const braced = (guid: string | undefined): string | undefined => (guid === undefined ? undefined : `{${guid}}`)
const element = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : `<${name}>${escaped(String(value))}</${name}>`
const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : ` ${name}='${escaped(String(value)).replaceAll("'", '&apos;')}'`

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** Characters that XML 1.0 cannot hold at all are shown as the replacement character. */
const escaped = (text: string): string =>
  Array.from(text, (character) => ESCAPES[character] ?? (isXmlCharacter(character.codePointAt(0) ?? 0) ? character : '\ufffd')).join('')

/** https://www.w3.org/TR/xml/#NT-Char */
const isXmlCharacter = (code: number): boolean =>
  code === 0x9 || code === 0xa || code === 0xd || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000
