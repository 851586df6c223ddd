import { type EventClass, type EventRow, eventTimeIso } from './event.ts'
import { jsonText } from './jsonText.ts'

/** Parts of the line that all events of a class share. */
interface ClassText {
  readonly head: string
  readonly middle: string
  readonly tail: string
}

const texts = new WeakMap<EventClass, ClassText>()
/** Of the event before: many in a row are of one class. */
let last: { readonly of: EventClass | undefined; readonly text: ClassText } = { of: undefined, text: { head: '', middle: '', tail: '' } }

/** One event as `decode` prints it (cli.md), without a line end. Made as text, because `data` is JSON text already. */
export function eventJsonLine(event: EventRow): string {
  const { head, middle, tail } = textsOf(event.class)
  return (
    head +
    (event.recordId === undefined ? '' : `,"recordId":${event.recordId}`) +
    (event.time === undefined ? '' : `,"time":"${eventTimeIso(event.time)}"`) +
    middle +
    (event.pid === undefined ? '' : `,"pid":${event.pid}`) +
    (event.tid === undefined ? '' : `,"tid":${event.tid}`) +
    member('computer', event.computer) +
    member('userSid', event.userSid) +
    member('activityId', event.activityId) +
    member('relatedActivityId', event.relatedActivityId) +
    dataOf(event) +
    member('message', event.message) +
    (event.recovered === true ? ',"recovered":true' : '') +
    tail
  )
}

/** The payload of an event that could not be decoded stands beside the other members, not in `data`. */
function dataOf({ class: { decoded }, data }: EventRow): string {
  if (decoded) return `,"data":${data}`
  return data === '{}' ? '' : `,${data.slice(1, -1)}`
}

const member = (name: string, value: string | undefined): string => (value === undefined ? '' : `,"${name}":${jsonText(value)}`)

function textsOf(eventClass: EventClass): ClassText {
  if (last.of === eventClass) return last.text
  const text = texts.get(eventClass) ?? madeTexts(eventClass)
  last = { of: eventClass, text }
  return text
}

function madeTexts(eventClass: EventClass): ClassText {
  const { source, provider, providerId, eventId, version, name, level, channel, opcode, task, keywords, decoded } = eventClass
  const middle = JSON.stringify({ provider, providerId, eventId, version, name, level, channel, opcode, task, keywords }).slice(1, -1)
  const made = {
    head: `{"type":"event","source":"${source}"`,
    middle: middle === '' ? '' : `,${middle}`,
    tail: `,"decoded":${decoded}}`,
  }
  texts.set(eventClass, made)
  return made
}
